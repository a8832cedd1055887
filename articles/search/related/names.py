"""The names of a story as clues."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from articles.index.load import name_number
from articles.index.totals import counts_of
from articles.models import MentionField
from articles.search.fields import holders_of
from articles.search.related.clue import Clue, Kind, rarity
from articles.search.story_set import StorySet

WORTH: Mapping[Kind, float] = {Kind.PERSON: 1.0, Kind.ORG: 0.7, Kind.PLACE: 0.5}
"""Persons tell most of what a story is about; a place most often only where."""
PASSING = 0.7
"""What is left of it for a name that stands in the text alone, and once."""
LEAST = 0.2
"""Names less rare than this are no clue: in an archive of a million, those of more than 63,000 stories."""
MOST = 40
"""Names of one story that are looked at. A list of results of 300 names would make every story its relative."""


class Named(NamedTuple):
    """A mention as the database has it."""

    entity: int
    type: str
    shown: str
    field: str
    start: int
    end: int


def name_clues(mentions: Iterable[Named], listed: StorySet) -> list[Clue]:
    """The names that are rare enough to tell something, those that stand out first."""
    of_names: dict[tuple[int, str, str], list[str]] = {}
    for mention in mentions:
        of_names.setdefault(mention[:3], []).append(mention.field)
    standing = {name: _stands_out(fields) for name, fields in of_names.items()}
    names = sorted(standing, key=lambda name: not standing[name])[:MOST]
    numbers = np.array([name_number(entity, type_) for entity, type_, _shown in names], np.int64)
    counts = counts_of(numbers, listed.segments, listed.masks).tolist()
    stories = listed.count
    clues = []
    for name, number, held in zip(names, numbers, counts, strict=True):
        rare, kind = rarity(held, stories), Kind(name[1])
        if rare >= LEAST:
            slots = [holders_of(segment, np.array([number])) for segment in listed.segments]
            worth = WORTH[kind] * rare**2 * (1 if standing[name] else PASSING)
            clues.append(Clue(kind, name[2], worth, slots, [np.ones(len(each)) for each in slots]))
    return clues


def _stands_out(fields: Sequence[str]) -> bool:
    return len(fields) > 1 or fields[0] != MentionField.BODY
