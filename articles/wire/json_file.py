"""Opens JSON: one value, with the places marked where it is not quite JSON or not quite clear."""

import json
from typing import Any

from articles.story import Note
from articles.wire import notes
from articles.wire.reading import Limits, UnreadableFile
from articles.wire.text import shown


class Doubled(dict[str, Any]):
    """An object in which a property stands twice. Kept apart so that only the item around it is refused."""

    twice: str = ""


class NotJson:
    """NaN or Infinity: Python's parser knows them, JSON does not."""

    def __init__(self, word: str):
        self.word = word


def load(text: str, *, limits: Limits) -> Any:
    """The value in `text`; objects may be Doubled and values NotJson, see fault().

    Raises UnreadableFile when it is not JSON (with line and column, from 1), is nested too deeply or has too many
    values. These are counted by their signs before anything is made of them, those in texts with them.
    """
    if sum(map(text.count, ",[{")) > limits.pieces:
        raise UnreadableFile(notes.too_many_pieces(limits.pieces))
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=NotJson)
    except json.JSONDecodeError as error:
        raise UnreadableFile(notes.bad_json(error.lineno, error.colno)) from error
    except ValueError as error:
        raise UnreadableFile(notes.bad_json_number()) from error
    except RecursionError as error:
        raise UnreadableFile(notes.TOO_DEEP) from error
    if _depth(value, limits.depth) > limits.depth:
        raise UnreadableFile(notes.TOO_DEEP)
    return value


def fault(value: Any) -> Note | None:
    """What is wrong with a value that load() let through: a property twice in an object, or NaN."""
    todo = [value]
    while todo:
        inner = todo.pop()
        if isinstance(inner, Doubled):
            return notes.twice_in_object(inner.twice)
        if isinstance(inner, NotJson):
            return notes.not_json(inner.word)
        todo.extend(_children(inner))
    return None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    doubled, seen = Doubled(made), set[str]()
    for name, _value in pairs:
        if name in seen:
            doubled.twice = shown(name)
        seen.add(name)
    return doubled


def _children(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _depth(value: Any, deepest: int) -> int:
    """How deep objects and lists nest; gives up one below `deepest`. A loop: depth is the sender's choice."""
    level, depth = [value], 0
    while depth <= deepest:
        level = [inner for outer in level for inner in _children(outer)]
        if not level:
            break
        depth += 1
    return depth
