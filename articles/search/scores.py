"""How well stories answer before nearness is looked at: BM25 over weighted texts, and a little for the fresh.

BM25 as Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), with weights on the texts instead of one
field each (their section 3.6.1): an occurrence in the headline counts as several.

Every story that answers is scored with the seven digits of a float32, which takes half the time. Those that
these digits cannot keep apart from a place asked for are scored again with all sixteen: the order is exact.
"""

from collections.abc import Sequence
from math import log
from weakref import WeakKeyDictionary

import numpy as np
from django.conf import settings

from articles.index.columns import Array
from articles.index.instant import check_time
from articles.index.opened import EPOCH, OpenSegment
from articles.search.order import window
from articles.search.plan import LeafPlan
from articles.search.question import Question
from articles.search.texts import WEIGHT

HALF_LIFE = 730.0
"""Days after which half of what a story gains for being fresh is left."""
TOGETHER = 16_384
"""Stories scored together, all of whose numbers stay at the processor: those of a broad result take megabytes each."""
SLACK = 1e-5
"""Far more of a score than seven digits can be wrong by: all is added and multiplied of what is not negative."""
_LAST_HALVING = 120.0
"""A float32 holds no much higher power of two."""

Row = tuple[int, int, float]
"""A story: the place of its segment, its slot, its score."""


class Scores:
    """The scores of the stories that answer a question."""

    def __init__(self, question: Question) -> None:
        self._segments, self._slots = question.view.segments, question.slots()
        self._ends = np.cumsum([0, *map(len, self._slots)])
        k1, b = settings.RANK_K1, settings.RANK_B
        self._by_length, self._saturation = WEIGHT * k1 * b / question.view.length, WEIGHT * k1 * (1 - b)
        self._aged = 2.0 ** ((EPOCH - question.now.date().toordinal()) / HALF_LIFE)
        self._weights = [_rarity(question, plan) * (k1 + 1) for plan in question.plans]
        self._times = [_times(question, plan, self._slots) for plan in question.plans]
        lengths = _of_slots([segment.columns.length for segment in self._segments], self._slots)
        growth = _of_slots([*map(_growth, self._segments)], self._slots)
        self._rough = self._scored(np.float32, lengths, growth, self._times)

    def rows(self, first: int, count: int) -> list[Row]:
        """Those from place `first` on, the highest score first, among equals the newest."""
        found, _skipped = window(-self._rough, first, first + count)
        if not len(found):
            return []
        told = self._rough[found]
        near, before = self._between(float(told.min()), float(told.max()))
        return self._in_order(near)[first - before : first - before + count]

    def before(self, pk: int) -> int | None:
        """How many come before the story of a key; None if it is not among them."""
        place = self._place_of(pk)
        if place is None:
            return None
        own = float(self._rough[place])
        near, before = self._between(own, own)
        keys = [int(self._segments[at].columns.ids[slot]) for at, slot, _score in self._in_order(near)]
        return before + keys.index(pk)

    def _place_of(self, pk: int) -> int | None:
        key = np.array([pk], np.int64)
        for segment, slots, start in zip(self._segments, self._slots, self._ends.tolist(), strict=False):
            for slot in segment.slots_of(key)[1].tolist():
                at = int(np.searchsorted(slots, slot))
                if at < len(slots) and slots[at] == slot:
                    return start + at
        return None

    def _between(self, least: float, greatest: float) -> tuple[Array, int]:
        """The places of what may be scored from `least` to `greatest`; and of how many the score surely is higher."""
        high = self._rough > np.float32(greatest * (1 + SLACK))
        inside = self._rough >= np.float32(least * (1 - SLACK))
        inside &= ~high
        return np.flatnonzero(inside), int(np.count_nonzero(high))

    def _in_order(self, places: Array) -> list[Row]:
        """The stories at these places of all, scored again."""
        slots = self._at(places)
        days = _of_slots([segment.columns.first_day for segment in self._segments], slots)
        dated = [chosen >= segment.first_dated for segment, chosen in zip(self._segments, slots, strict=True)]
        growth = np.where(np.concatenate(dated), np.exp2((days.astype(np.float64) - EPOCH) / HALF_LIFE), 0)
        lengths = _of_slots([segment.columns.length for segment in self._segments], slots)
        scores = self._scored(np.float64, lengths, growth, [times[places] for times in self._times])
        columns = [segment.columns for segment in self._segments]
        newest = (_of_slots([getattr(of, name) for of in columns], slots) for name in ("ids", "sort_rank", "sort_at"))
        order = np.lexsort((*newest, scores))[::-1].tolist()
        rows = [(at, slot) for at, chosen in enumerate(slots) for slot in chosen.tolist()]
        told = scores.tolist()
        return [(*rows[place], told[place]) for place in order]

    def _at(self, places: Array) -> list[Array]:
        """Of each segment the slots at some places of all, which are in order."""
        cuts = np.searchsorted(places, self._ends)
        return [
            slots[places[low:high] - start]
            for slots, start, low, high in zip(self._slots, self._ends, cuts, cuts[1:], strict=False)
        ]

    def _scored(self, kind: type[np.floating], lengths: Array, growth: Array, times: Sequence[Array]) -> Array:
        """The scores of stories of such lengths, growth (see _growth) and times of each leaf."""
        scores = np.zeros(len(lengths), kind)
        for start in range(0, len(scores), TOGETHER):
            part = slice(start, start + TOGETHER)
            saturation = lengths[part].astype(kind)
            saturation *= self._by_length
            saturation += self._saturation
            for weight, of_leaf in zip(self._weights, times, strict=True):
                here = of_leaf[part].astype(kind)
                here /= here + saturation
                here *= weight
                scores[part] += here
            fresh = np.minimum(growth[part] * self._aged, 1).astype(kind, copy=False)
            fresh *= settings.RANK_FRESHNESS
            fresh += 1
            scores[part] *= fresh
        return scores


def _of_slots(columns: Sequence[Array], slots: Sequence[Array]) -> Array:
    """What stands in these slots of the columns, one segment's after the other's."""
    told = [column.take(chosen) for column, chosen in zip(columns, slots, strict=True)]
    return np.concatenate(told) if told else np.zeros(0)


def _rarity(question: Question, plan: LeafPlan) -> float:
    """Robertson and Sparck Jones's weight of a leaf without knowledge of what is relevant, never below 0."""
    stories = question.view.count
    held = 0
    for at, (segment, listed) in enumerate(zip(question.view.segments, question.view.listed, strict=True)):
        mask = question.texts.mask(at, plan)
        is_whole = segment.sums(listed)[0] == segment.size
        held += int(np.count_nonzero(mask if is_whole else mask & listed))
    return log(1 + (stories - held + 0.5) / (held + 0.5))


def _times(question: Question, plan: LeafPlan, slots: Sequence[Array]) -> Array:
    """How often each slot holds a leaf, as Texts counts it."""
    check_time()
    times = [question.texts.times(at, plan, chosen) for at, chosen in enumerate(slots)]
    return np.concatenate(times) if times else np.zeros(0, np.uint32)


_grown: WeakKeyDictionary[OpenSegment, Array] = WeakKeyDictionary()


def _growth(segment: OpenSegment) -> Array:
    """By slot two to the power of the half-lives between 1970 and the first day of the story.

    Worked out once for a segment: the age at any later day is only a factor away. 0, which is an old story, of one
    without a date or with a date that cannot be right.
    """
    if segment not in _grown:
        halvings = (segment.columns.first_day.astype(np.float64) - EPOCH) / HALF_LIFE
        growth = np.exp2(np.minimum(halvings, _LAST_HALVING)).astype(np.float32)
        growth[: segment.first_dated] = 0
        _grown[segment] = growth
    return _grown[segment]
