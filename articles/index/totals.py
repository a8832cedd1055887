"""How often each name stands in the stored segments together: the most that a result can have of it."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from articles.index.columns import NAME_BITS, Array, ranges
from articles.index.opened import OpenSegment

BATCH = 32
"""Names of a type that are counted at first; each time after that twice as many."""
MOST = 4_096
"""Names of a type that are kept in order; a result that needs more is gone through name by name."""
OFTEN = 200
"""Stories from which on the holders of a name are looked at by themselves."""


class NameTotals:
    """The most frequent names of some segments by type, worked out when first asked for."""

    def __init__(self, segments: tuple[OpenSegment, ...]) -> None:
        self.segments = segments
        self._ordered: dict[int, tuple[Array, Array, list[tuple[Array, Array]]]] = {}

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

    def most_frequent(self, type_: int) -> tuple[Array, Array, list[tuple[Array, Array]]]:
        """The MOST names of a type in most slots, and in how many each is, the most frequent first.

        And for each segment where their holders begin and end.
        """
        if type_ not in self._ordered:
            names = np.arange(type_, len(self._totals), 1 << NAME_BITS)
            totals = self._totals[type_ :: 1 << NAME_BITS]
            order = _greatest(totals, MOST)
            names, totals = names[order], totals[order]
            self._ordered[type_] = names, totals, [_places(of, names) for of in self.segments]
        return self._ordered[type_]


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


def counts_at(places: tuple[Array, Array], part: slice, of: OpenSegment, mask: Array) -> Array:
    """In how many masked slots of a segment each of some names is, whose places are known."""
    return _counted(of.columns.holders, mask, places[0][part], places[1][part])


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
        counts[at] = np.count_nonzero(mask[holders[starts[at] : ends[at]]])
    if not often.all():
        firsts, sizes = starts[~often], (ends - starts)[~often]
        inside = np.concatenate([[0], np.cumsum(mask[holders[ranges(firsts, sizes)]])])
        lasts = np.cumsum(sizes)
        counts[~often] = inside[lasts] - inside[lasts - sizes]
    return counts
