"""How well stories answer: BM25 over weighted texts, nearness of the wanted words, and a little for the fresh.

BM25 as Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), with weights on the texts instead of one
field each (their section 3.6.1): an occurrence in the headline counts as several. Every story that answers is scored;
nearness is looked at for the NEAREST best of them, and can change their order alone.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from weakref import WeakKeyDictionary

import numpy as np
from django.conf import settings

from articles.index.columns import Array
from articles.index.instant import check_time
from articles.index.opened import EPOCH, OpenSegment
from articles.search.order import page_by_score
from articles.search.question import Question
from articles.search.texts import slots_of

NEAREST = 100
"""Stories whose words' distances are looked at."""
NEARNESS = 0.25
"""What a story gains whose wanted words all stand side by side; of its score."""
HALF_LIFE = 730.0
"""Days after which half of what a story gains for being fresh is left."""


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
    stories = view.count
    lengths = _of_slots([segment.columns.length for segment in view.segments], slots)
    # In place from here on: of a broad result each array has megabytes.
    saturation = lengths * (k1 * b / view.length)
    saturation += k1 * (1 - b)
    scores = np.zeros(len(lengths))
    for plan in question.plans:
        check_time()
        held, parts = 0, []
        for at, (chosen, listed) in enumerate(zip(slots, view.listed, strict=True)):
            held += int(np.count_nonzero(question.texts.mask(at, plan) & listed))
            parts.append(question.texts.times(at, plan)[chosen])
        weight = np.log(1 + (stories - held + 0.5) / (held + 0.5)) * (k1 + 1)
        # Where no place is found numpy counts in whole numbers.
        here = np.concatenate(parts, dtype=np.float64) if parts else np.zeros(0)
        here /= here + saturation
        here *= weight
        scores += here
    scores *= _freshness(view.segments, slots, question.now.date().toordinal())
    return scores


def _of_slots(columns: Sequence[Array], slots: Sequence[Array]) -> Array:
    """What stands in these slots of the columns, one segment's after the other's."""
    told = [column[chosen] for column, chosen in zip(columns, slots, strict=True)]
    return np.concatenate(told) if told else np.zeros(0)


def _freshness(segments: Sequence[OpenSegment], slots: Sequence[Array], today: int) -> Array:
    """What each score is multiplied by. A story without a date, or with one that cannot be right, is an old one."""
    fresh = _of_slots([*map(_growth, segments)], slots)
    fresh *= 2.0 ** ((EPOCH - today) / HALF_LIFE)
    np.minimum(fresh, 1, out=fresh)
    fresh *= settings.RANK_FRESHNESS
    fresh += 1
    return fresh


_grown: WeakKeyDictionary[OpenSegment, Array] = WeakKeyDictionary()


def _growth(segment: OpenSegment) -> Array:
    """By slot two to the power of the half-lives between 1970 and the first day of the story; 0 if that tells nothing.

    Worked out once for a segment: the age at any later day is only a factor away.
    """
    if segment not in _grown:
        growth = np.exp2((segment.columns.first_day.astype(np.float64) - EPOCH) / HALF_LIFE)
        growth[: segment.first_dated] = 0
        _grown[segment] = growth
    return _grown[segment]


def _by_nearness(question: Question, best: Sequence[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """The same stories, each with what it gains, in their new order."""
    slots_by_segment: dict[int, list[int]] = {}
    for at, slot, _score in best:
        slots_by_segment.setdefault(at, []).append(slot)
    slots = {at: np.array(sorted(of), np.int64) for at, of in slots_by_segment.items()}
    places = question.texts.places_of(question.plans, slots)
    gains: dict[tuple[int, int], float] = {}
    for at, chosen in slots.items():
        keys = [places[at, number] for number in range(len(question.plans))]
        total = sum((_closest(one, other, chosen) for one, other in pairwise(keys)), np.zeros(len(chosen)))
        gains |= {(at, int(slot)): gain for slot, gain in zip(chosen, total / (len(keys) - 1), strict=True)}
    told = [(at, slot, score * (1 + NEARNESS * float(gains[at, slot]))) for at, slot, score in best]
    return sorted(told, key=lambda row: -row[2])


def _closest(one: Array, other: Array, slots: Array) -> Array:
    """Of each slot one over the least distance between two words; 0 where one of them is missing."""
    gain = np.zeros(len(slots))
    if not len(one) or not len(other):
        return gain
    before, after = np.searchsorted(other, one) - 1, np.searchsorted(other, one, side="right")
    for neighbour in (before, after):
        inside = (neighbour >= 0) & (neighbour < len(other))
        near = other[np.clip(neighbour, 0, len(other) - 1)]
        distance = np.abs(near - one)
        inside &= slots_of(near) == slots_of(one)
        np.maximum.at(gain, np.searchsorted(slots, slots_of(one[inside])), 1 / distance[inside])
    return gain
