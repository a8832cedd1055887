"""What a story may share with others, and what sharing it is worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log

from articles.index.columns import Array


class Kind(StrEnum):
    """Kinds of clues; those of names are values of articles.models.EntityType."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    WORD = "word"


SMALL = 10
"""Stories that are taken to be there besides: in an archive of two, what both hold is not yet common."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A name or a word of a story. `text` is the name as it is shown, or the word as it stands in the story."""

    kind: Kind
    text: str
    worth: float
    """What another story gains by sharing it."""
    slots: Sequence[Array]
    """Of each segment the slots of the stories that share it."""
    shares: Sequence[Array]
    """Of each of these the part of the worth that it gains."""


def rarity(held: int, stories: int) -> float:
    """How rare something is that so many of the stories hold: nearly 1 for one story, nearly 0 for all of them.

    The logarithm of how many times fewer they are, of what it could be at most; so that one measure does for an archive
    of a hundred stories and for one of a million. 0 for what nobody holds.
    """
    stories += SMALL
    return log(stories / held) / log(stories) if held else 0.0
