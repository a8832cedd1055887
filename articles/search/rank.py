"""The best answers first: by their scores, and the first of these by how near the wanted words stand to each other.

Nearness is looked at for the NEAREST best stories, and can change their order alone.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np

from articles.index.columns import Array
from articles.index.opened import OpenSegment
from articles.search.question import Question
from articles.search.scores import Row, Scores
from articles.search.texts import slots_of, story_key

NEAREST = 50
"""Stories whose words' distances are looked at."""
NEARNESS = 0.25
"""What a story gains whose wanted words all stand side by side; of its score."""


def ranked_page(question: Question, first: int, count: int) -> list[int]:
    """Keys of the stories that answer from place `first` on, the best first, among equals the newest."""
    return Ranking(question).page(first, count)


class Ranking:
    """The stories that answer a question, the best first, among equals the newest."""

    def __init__(self, question: Question) -> None:
        self._segments = question.view.segments
        self._scores = Scores(question)
        self._question = question

    def page(self, first: int, count: int) -> list[int]:
        """Keys from place `first` on."""
        best = self._nearest[first : first + count] if first < NEAREST else []
        found = first + len(best)
        rest = self._scores.rows(found, first + count - found) if len(best) < count else []
        return _keys(self._segments, [*best, *rest])

    def beside(self, pk: int) -> tuple[int, int | None, int | None] | None:
        """How many stories come before one, and the keys of its neighbours; None if it is not among them."""
        before = self._scores.before(pk)
        if before is None:
            return None
        if before < len(self._nearest):
            before = _keys(self._segments, self._nearest).index(pk)
        first = max(before - 1, 0)
        keys = self.page(first, before - first + 2)
        at = keys.index(pk)
        return before, keys[at - 1] if at else None, keys[at + 1] if at + 1 < len(keys) else None

    @cached_property
    def _nearest(self) -> list[Row]:
        """Of several words the NEAREST best, in the order that their distances give them."""
        if len(self._question.plans) < 2:
            return []
        return _by_nearness(self._question, self._scores.rows(0, NEAREST))


def _keys(segments: Sequence[OpenSegment], rows: Sequence[Row]) -> list[int]:
    return [int(segments[at].columns.ids[slot]) for at, slot, _score in rows]


def _by_nearness(question: Question, best: Sequence[Row]) -> list[Row]:
    """The same stories, each with what it gains, in their new order."""
    slots: dict[int, list[int]] = {}
    for at, slot, _score in best:
        slots.setdefault(at, []).append(slot)
    places = question.texts.places_of(question.plans, {at: np.array(sorted(of), np.int64) for at, of in slots.items()})
    stories = np.sort(np.array([story_key(at, slot) for at, slot, _score in best], np.int64))
    gains = sum((_closest(one, other, stories) for one, other in pairwise(places)), np.zeros(len(stories)))
    gain_of = dict(zip(stories.tolist(), (gains * NEARNESS / (len(places) - 1)).tolist(), strict=True))
    told = [(at, slot, score * (1 + gain_of[story_key(at, slot)])) for at, slot, score in best]
    return sorted(told, key=lambda row: -row[2])


def _closest(one: Array, other: Array, stories: Array) -> Array:
    """Of each story one over the least distance between two words; 0 where one of them is missing."""
    gain = np.zeros(len(stories))
    if not len(one) or not len(other):
        return gain
    before, after = np.searchsorted(other, one) - 1, np.searchsorted(other, one, side="right")
    for neighbour in (before, after):
        inside = (neighbour >= 0) & (neighbour < len(other))
        near = other[np.clip(neighbour, 0, len(other) - 1)]
        distance = np.abs(near - one)
        inside &= slots_of(near) == slots_of(one)
        np.maximum.at(gain, np.searchsorted(stories, slots_of(one[inside])), 1 / distance[inside])
    return gain
