"""Words of a query by where they stand, and the query with other words in their places. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from articles.query.tree import And, Leaf, Named, Near, Node, Or, Phrase, Word

NAMES = frozenset({"person", "org", "place"})
"""Fields whose values are names."""
TEXT = "title"
"""The field whose value is found in texts."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class SpelledWord:
    """A word as it is typed; `field` where it is part of a name of that type."""

    text: str
    field: str = ""


def spelled_words(node: Node) -> list[SpelledWord]:
    """The words that a query asks for, each once, in order; none that it excludes, and no parts of words."""
    return list(dict.fromkeys(_words(node)))


def _words(node: Node) -> Iterator[SpelledWord]:
    match node:
        case Word(text) | Phrase(text):
            yield from (SpelledWord(word) for word in _WORD.findall(text))
        case Named(field=field, value=value) if field in NAMES:
            yield from (SpelledWord(word, field) for word in _WORD.findall(value))
        case Named(field=field, value=value, how=how) if field == TEXT and how in (Word, Phrase):
            yield from (SpelledWord(word) for word in _WORD.findall(value))
        case And(parts) | Or(parts) | Near(parts):
            for part in parts:
                yield from _words(part)


def respell(node: Node, others: Mapping[SpelledWord, str]) -> Node:
    """The query with other words: each as it is given, which may be two words. What is excluded stays."""
    match node:
        case Word(text):
            first, *more = _respelled(text, "", others).split()
            return And((Word(first), *map(Word, more))) if more else Word(first)
        case Phrase(text):
            return Phrase(_respelled(text, "", others))
        case Named(field, value, how) if field in NAMES:
            return Named(field, _respelled(value, field, others), how)
        case Named(field, value, how) if field == TEXT and how in (Word, Phrase):
            other = _respelled(value, "", others)
            return Named(field, other, Phrase if " " in other else how)
        case Near(parts, distance):
            return Near(tuple(_one_leaf(part, others) for part in parts), distance)
        case And(parts):
            return _flat([respell(part, others) for part in parts])
        case Or(parts):
            return Or(tuple(respell(part, others) for part in parts))
    return node


def joined(node: Node) -> Iterator[tuple[Node, str]]:
    """The query with two words that follow each other as one, and that word: those of an And, those of a phrase."""
    match node:
        case Phrase(text):
            words = text.split()
            for at, pair in enumerate(pairwise(words)):
                together = "".join(pair)
                yield Phrase(" ".join([*words[:at], together, *words[at + 2 :]])), together
        case And(parts):
            for at, part in enumerate(parts):
                for inner, word in joined(part):
                    yield And((*parts[:at], inner, *parts[at + 1 :])), word
            for at, (one, other) in enumerate(pairwise(parts)):
                if isinstance(one, Word) and isinstance(other, Word):
                    left = (*parts[:at], Word(one.text + other.text), *parts[at + 2 :])
                    yield left[0] if len(left) == 1 else And(left), one.text + other.text


def _respelled(text: str, field: str, others: Mapping[SpelledWord, str]) -> str:
    return _WORD.sub(lambda found: others.get(SpelledWord(found[0], field), found[0]), text)


def _one_leaf(part: Leaf, others: Mapping[SpelledWord, str]) -> Leaf:
    """A part of NEAR, which stays one leaf."""
    match part:
        case Word(text):
            words = _respelled(text, "", others)
            return Phrase(words) if " " in words else Word(words)
        case Phrase(text):
            return Phrase(_respelled(text, "", others))
    return part


def _flat(parts: list[Node]) -> Node:
    return And(tuple(inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))))
