"""A name found in a text: the one value that crosses from any spotter to the archive."""

from dataclasses import dataclass
from enum import StrEnum


class NameType(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"


class Reader(StrEnum):
    """What found a name."""

    MODEL = "model"
    """Trained on marked texts of the language."""
    SPACY = "spacy"
    """A pipeline that whoever runs the archive installed; its confidence is always the same."""
    RULES = "rules"
    """Lists and titles alone, for want of a model: worse, and its confidence is no probability."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters of a text that are a name: `start` and `end` in code points, end exclusive, no possessive ending."""

    start: int
    end: int
    type: NameType
    confidence: float
    """0 to 1. Of a model a probability; by rules a guess at one."""
    reader: Reader = Reader.MODEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One occurrence. `start` and `end` count code points in the text, end exclusive.

    Invariant: `text[start:end]` of the text that was read equals `text`. A possessive ending is
    outside ("Putins" is `Putin` with end before the s). `name` is the full form it stands for
    within this story ("Lukasjenko" -> "Aleksandr Lukasjenko"), equal to `text` when nothing links it.
    """

    start: int
    end: int
    text: str
    type: NameType
    name: str
    confidence: float = 1.0
    """0 to 1, the spotter's own; not comparable between spotters."""
    reader: Reader = Reader.MODEL
