"""A name found in a text: the one value that crosses from any spotter to the archive."""

from dataclasses import dataclass
from enum import StrEnum


class NameType(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"


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
