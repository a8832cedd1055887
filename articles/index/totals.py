"""How often each name stands in the large stored segments together: the most that a result can have of it there."""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from articles.index.columns import NAME_BITS, Array, ranges
from articles.index.opened import OpenSegment

LARGE = 16_384
"""Slots of a segment whose names are counted beforehand. Smaller ones come and go while stories are imported."""
MOST = 4_096
"""Names of a type that are kept in order; a result that needs more is gone through name by name."""
FIRST = 256
"""Of these whose holders are put together when any is asked for: most results need no more. Then four times as many."""
OFTEN = 200
"""Stories from which on the holders of a name are looked at by themselves."""


class Leading:
    """The names of one type that most slots have, the most frequent first, and who holds them.

    `names` and `totals` are in that order. Holders are places in the masks of all segments put one after the other.
    """

    def __init__(self, segments: Sequence[OpenSegment], names: Array, totals: Array) -> None:
        self.names = names
        self.totals = totals
        self._segments = segments
        self._parts: dict[int, tuple[Array, Array]] = {}

    def counts(self, first: int, last: int, mask: Array) -> Array:
        """In how many masked slots the names from place `first` up to `last` are."""
        counted = [np.zeros(0, np.int32)]
        for start, end in _cuts(len(self.names)):
            low, high = max(first, start), min(last, end)
            if low < high:
                begins, holders = self._part(start, end)
                at = begins[low - start]
                held = mask.take(holders[at : begins[high - start]], mode="clip").view(np.uint8)
                counted.append(np.add.reduceat(held, begins[low - start : high - start] - at, dtype=np.int32))
        return np.concatenate(counted)

    def _part(self, start: int, end: int) -> tuple[Array, Array]:
        """Of the names from one place to another where the holders of each begin, the end of the last, and all holders.

        Every name has some, which reduceat() relies on.
        """
        if start not in self._parts:
            places = [_places(of, self.names[start:end]) for of in self._segments]
            sizes = np.array([lasts - firsts for firsts, lasts in places])
            begins = np.concatenate([[0], np.cumsum(sizes.sum(axis=0))])
            # Name after name, and of each name segment after segment.
            targets = begins[:-1] + np.cumsum(sizes, axis=0) - sizes
            holders = np.zeros(begins[-1], np.int32)
            before = 0
            for of, (firsts, _lasts), size, target in zip(self._segments, places, sizes, targets, strict=True):
                holders[ranges(target, size)] = of.columns.holders[ranges(firsts, size)].astype(np.int32) + before
                before += of.size
            self._parts[start] = begins, holders
        return self._parts[start]


def _cuts(length: int) -> Iterable[tuple[int, int]]:
    start, end = 0, FIRST
    while start < length:
        yield start, min(end, length)
        start, end = end, 4 * end


class NameTotals:
    """The most frequent names of some segments by type, worked out when first asked for."""

    def __init__(self, segments: tuple[OpenSegment, ...]) -> None:
        self.segments = segments
        self._leading: dict[int, Leading] = {}

    @cached_property
    def _totals(self) -> Array:
        """By name (as articles.index numbers it) in how many slots it is."""
        most = max((int(of.columns.held[-1]) for of in self.segments if len(of.columns.held)), default=-1)
        totals = np.zeros(most + 1, np.int32)
        for of in self.segments:
            totals[of.columns.held] += np.diff(of.columns.held_at)
        return totals

    def of(self, names: Array) -> Array:
        """In how many slots each of these names is."""
        known = names < len(self._totals)
        found = np.zeros(len(names), np.int64)
        found[known] = self._totals[names[known]]
        return found

    def leading(self, type_: int) -> Leading:
        """The MOST names of a type in most slots."""
        if type_ not in self._leading:
            totals = self._totals[type_ :: 1 << NAME_BITS]
            order = _greatest(totals, MOST)
            order = order[totals[order] > 0]
            names = order.astype(np.int64) << NAME_BITS | type_
            self._leading[type_] = Leading(self.segments, names, totals[order])
        return self._leading[type_]

    def together(self, segments: Sequence[OpenSegment], masks: Sequence[Array]) -> tuple[Array, list[int]]:
        """The masks of these segments as one, as Leading counts in it; and the places of those that are not in it."""
        known = {id(of): at for at, of in enumerate(self.segments)}
        parts: list[Array | None] = [None] * len(known)
        others = []
        for at, (of, mask) in enumerate(zip(segments, masks, strict=True)):
            if id(of) in known:
                parts[known[id(of)]] = mask
            else:
                others.append(at)
        every = [
            np.zeros(of.size, bool) if part is None else part for of, part in zip(self.segments, parts, strict=True)
        ]
        return np.concatenate(every) if every else np.zeros(0, bool), others


def _greatest(numbers: Array, most: int) -> Array:
    """The places of the `most` greatest, the greatest first, equals as they come. Few of very many need be sorted."""
    least = np.partition(numbers, -most)[-most] if len(numbers) > most else 0
    places = np.flatnonzero(numbers >= least)
    return places[np.argsort(-numbers[places], kind="stable")][:most]


def _places(of: OpenSegment, names: Array) -> tuple[Array, Array]:
    """Where in a segment the holders of each name begin and end; the same for a name that it has not."""
    held = of.columns.held
    if not len(held):
        return np.zeros(len(names), np.int64), np.zeros(len(names), np.int64)
    at = np.searchsorted(held, names)
    at[at == len(held)] = 0
    known = held[at] == names
    starts = of.columns.held_at[at].astype(np.int64)
    return starts, np.where(known, of.columns.held_at[at + 1], starts)


def counts_of(names: Array, segments: Sequence[OpenSegment], masks: Sequence[Array]) -> Array:
    """In how many masked stories each of these names is."""
    counts = np.zeros(len(names), np.int64)
    for of, mask in zip(segments, masks, strict=True):
        counts += _counted(of.columns.holders, mask, *_places(of, names))
    return counts


def _counted(holders: Array, mask: Array, starts: Array, ends: Array) -> Array:
    """How many of the holders from each start to its end are masked."""
    counts = np.zeros(len(starts), np.int64)
    often = ends - starts >= OFTEN
    for at in np.flatnonzero(often).tolist():
        counts[at] = np.count_nonzero(mask.take(holders[starts[at] : ends[at]]))
    if not often.all():
        firsts, sizes = starts[~often], (ends - starts)[~often]
        inside = np.concatenate([[0], np.cumsum(mask.take(holders[ranges(firsts, sizes)]))])
        lasts = np.cumsum(sizes)
        counts[~often] = inside[lasts] - inside[lasts - sizes]
    return counts
