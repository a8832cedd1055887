"""What the lists say for certain, whatever the model thinks: few rules, and only such as hold in every story."""

from collections.abc import Sequence
from dataclasses import replace

from articles.entities.gazetteer import gazetteer
from articles.entities.name import NameType
from articles.entities.recognise.decode import Tagged
from articles.entities.recognise.shapes import base


def settle(words: Sequence[str], found: list[Tagged]) -> list[Tagged]:
    """The names of a sentence with types that the lists know, and with what the model missed of them."""
    return [_typed(words, name) for name in found]


def _typed(words: Sequence[str], name: Tagged) -> Tagged:
    known = _known(" ".join(words[name.start : name.end]))
    return replace(name, type=known) if known else name


def _known(name: str) -> str | None:
    lists = gazetteer("da")
    type_ = lists.known(name) or lists.known(base(name))
    return {NameType.PLACE: "LOC", NameType.ORG: "ORG"}.get(type_) if type_ else None
