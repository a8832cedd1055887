"""How well stories answer: BM25 over weighted texts, nearness of the wanted words, and a little for the fresh.

BM25 as Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), with weights on the texts instead of one
field each (their section 3.6.1): an occurrence in the headline counts as several. Every story that answers is scored;
nearness is looked at for the NEAREST best of them, and can change their order alone.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from math import log
from weakref import WeakKeyDictionary

import numpy as np
from django.conf import settings

from articles.index.columns import Array
from articles.index.instant import check_time
from articles.index.opened import EPOCH, OpenSegment
from articles.search.order import page_by_score
from articles.search.plan import LeafPlan
from articles.search.question import Question
from articles.search.texts import WEIGHT, slots_of, story_key

NEAREST = 100
"""Stories whose words' distances are looked at."""
NEARNESS = 0.25
"""What a story gains whose wanted words all stand side by side; of its score."""
HALF_LIFE = 730.0
"""Days after which half of what a story gains for being fresh is left."""
TOGETHER = 16_384
"""Stories scored together, all of whose numbers stay at the processor: those of a broad result take megabytes each."""


def ranked_page(question: Question, first: int, count: int) -> list[int]:
    """Keys of the stories that answer from place `first` on, the best first, among equals the newest."""
    return Ranking(question).page(first, count)


class Ranking:
    """The stories that answer a question, the best first, among equals the newest."""

    def __init__(self, question: Question) -> None:
        self.segments = question.view.segments
        self.slots = question.slots()
        self.scores = _scores(question, self.slots)
        self._question = question

    def page(self, first: int, count: int) -> list[int]:
        """Keys from place `first` on."""
        best = self._nearest[first : first + count] if first < NEAREST else []
        found = first + len(best)
        rest = self._by_score(found, first + count - found) if len(best) < count else []
        return _keys(self.segments, [*best, *rest])

    def beside(self, pk: int) -> tuple[int, int | None, int | None] | None:
        """How many stories come before one, and the keys of its neighbours; None if it is not among them."""
        before = self._before(pk)
        if before is None:
            return None
        if before < len(self._nearest):
            before = _keys(self.segments, self._nearest).index(pk)
        first = max(before - 1, 0)
        keys = self.page(first, before - first + 2)
        at = keys.index(pk)
        return before, keys[at - 1] if at else None, keys[at + 1] if at + 1 < len(keys) else None

    @property
    def _parted(self) -> list[Array]:
        """The scores of each segment."""
        return np.split(self.scores, np.cumsum([len(of) for of in self.slots])[:-1])

    @cached_property
    def _nearest(self) -> list[tuple[int, int, float]]:
        """Of several words the NEAREST best, in the order that their distances give them."""
        if len(self._question.plans) < 2:
            return []
        return _by_nearness(self._question, self._by_score(0, NEAREST))

    def _by_score(self, first: int, count: int) -> list[tuple[int, int, float]]:
        return page_by_score(self.segments, self.slots, self.scores, first, count)

    def _before(self, pk: int) -> int | None:
        """How many stories come before one by score alone."""
        key = np.array([pk], np.int64)
        found = [
            (segment, slot, scores[slots == slot])
            for segment, slots, scores in zip(self.segments, self.slots, self._parted, strict=True)
            for slot in segment.slots_of(key)[1].tolist()
        ]
        own = next(((segment, slot, float(score[0])) for segment, slot, score in found if len(score)), None)
        if own is None:
            return None
        segment, slot, score = own
        before = 0
        for other, slots, scores in zip(self.segments, self.slots, self._parted, strict=True):
            equals = slots[scores == score]
            before += int(np.count_nonzero(scores > score)) + _newer(other, equals, segment, slot)
        return before


def _newer(other: OpenSegment, slots: Array, segment: OpenSegment, slot: int) -> int:
    """How many of the slots of a segment are newer than one of another."""
    theirs, its = other.columns, segment.columns
    newer = theirs.ids[slots] > its.ids[slot]
    for name in ("sort_rank", "sort_at"):
        values, value = getattr(theirs, name)[slots], getattr(its, name)[slot]
        newer = (values > value) | ((values == value) & newer)
    return int(np.count_nonzero(newer))


def _keys(segments: Sequence[OpenSegment], rows: Sequence[tuple[int, int, float]]) -> list[int]:
    return [int(segments[at].columns.ids[slot]) for at, slot, _score in rows]


def _scores(question: Question, slots: Sequence[Array]) -> Array:
    """The score of each slot, segment after segment."""
    view, k1, b = question.view, settings.RANK_K1, settings.RANK_B
    lengths = _of_slots([segment.columns.length for segment in view.segments], slots)
    fresh = _of_slots([*map(_growth, view.segments)], slots)
    aged = 2.0 ** ((EPOCH - question.now.date().toordinal()) / HALF_LIFE)
    words = [(_rarity(question, plan) * (k1 + 1), _times(question, plan, slots)) for plan in question.plans]
    scores = np.zeros(len(lengths))
    for start in range(0, len(scores), TOGETHER):
        part = slice(start, start + TOGETHER)
        saturation = lengths[part] * (WEIGHT * k1 * b / view.length) + WEIGHT * k1 * (1 - b)
        for weight, times in words:
            here = times[part].astype(np.float64)
            here /= here + saturation
            here *= weight
            scores[part] += here
        scores[part] *= 1 + settings.RANK_FRESHNESS * np.minimum(fresh[part] * aged, 1)
    return scores


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


def _of_slots(columns: Sequence[Array], slots: Sequence[Array]) -> Array:
    """What stands in these slots of the columns, one segment's after the other's."""
    told = [column[chosen] for column, chosen in zip(columns, slots, strict=True)]
    return np.concatenate(told) if told else np.zeros(0)


_grown: WeakKeyDictionary[OpenSegment, Array] = WeakKeyDictionary()


def _growth(segment: OpenSegment) -> Array:
    """By slot two to the power of the half-lives between 1970 and the first day of the story.

    Worked out once for a segment: the age at any later day is only a factor away. 0, which is an old story, of one
    without a date or with a date that cannot be right.
    """
    if segment not in _grown:
        growth = np.exp2((segment.columns.first_day.astype(np.float64) - EPOCH) / HALF_LIFE)
        growth[: segment.first_dated] = 0
        _grown[segment] = growth
    return _grown[segment]


def _by_nearness(question: Question, best: Sequence[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
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
