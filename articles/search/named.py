"""The names that a result mentions most, with exact counts."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from articles.index.columns import NAME_BITS, Array, ranges
from articles.index.current import IndexView
from articles.index.opened import OpenSegment
from articles.index.totals import BATCH, MOST, counts_at

BROAD = 60_000
"""Stories of a result from which on names are counted one by one, the most frequent of the archive first."""
SPARSE = 8
"""A mask with less than one slot in so many set is gone through by its slots."""


class MostNamed:
    """The most frequent names of the masked stories, of each type as many as are asked for first.

    Of a small result every name is counted. Of a broad one the names of the whole archive are counted from the most
    frequent on, until none that is left stands in so many stories as the last that is wanted: what is left cannot
    be among the first. (The threshold algorithm of Fagin, Lotem and Naor, 2001, with a list for each name.)
    """

    def __init__(self, view: IndexView, masks: Sequence[Array]) -> None:
        self._view = view
        self._masks = masks
        self._is_broad = sum(int(np.count_nonzero(mask)) for mask in masks) > BROAD

    def of_type(self, type_: int, most: int) -> dict[int, int]:
        """Entities (keys) of a type with their counts: the `most` most frequent, and all as frequent as the last."""
        counted = self._counted_broadly(type_, most) if self._is_broad else None
        names, counts = counted or self._of_type(self._all, type_)
        names, counts = names[counts > 0], counts[counts > 0]
        if len(names) > most:
            enough = counts >= np.partition(counts, len(counts) - most)[-most]
            names, counts = names[enough], counts[enough]
        return dict(zip((names >> NAME_BITS).tolist(), counts.tolist(), strict=True))

    @cached_property
    def _all(self) -> tuple[Array, Array]:
        return name_counts(self._view.segments, self._masks)

    @cached_property
    def _local(self) -> tuple[Array, Array]:
        """The names in segments of this process alone."""
        local = [(of, mask) for of, mask in zip(self._view.segments, self._masks, strict=True) if of.pk is None]
        return name_counts([of for of, _mask in local], [mask for _of, mask in local])

    @staticmethod
    def _of_type(counted: tuple[Array, Array], type_: int) -> tuple[Array, Array]:
        right = counted[0] & (1 << NAME_BITS) - 1 == type_
        return counted[0][right], counted[1][right]

    def _counted_broadly(self, type_: int, most: int) -> tuple[Array, Array] | None:
        """The names that can be among the first, counted; None when too many can."""
        names, totals, places = self._view.totals.most_frequent(type_)
        stored = {id(of): at for at, of in enumerate(self._view.totals.segments)}
        pairs = [(of, mask, places[stored[id(of)]]) for of, mask in self._pairs if of.pk is not None]
        local, times = self._of_type(self._local, type_)
        counts = np.zeros(0, np.int64)
        end, size = 0, BATCH
        while end < len(names):
            part = slice(end, end + size)
            fresh = sum((counts_at(at, part, of, mask) for of, mask, at in pairs), np.zeros(len(names[part]), np.int64))
            counts, end, size = np.concatenate([counts, fresh]), part.stop, size * 2
            known, told = _added(names[:end], counts, local, times)
            left = int(totals[end]) if end < len(totals) else 0
            # The totals are of stored segments; a name can have more in those of this process.
            more = int(times[~np.isin(local, names[:end])].max(initial=0))
            if len(told) >= most and left + more < int(np.partition(told, len(told) - most)[-most]):
                return known, told
        if len(names) == MOST:
            return None
        rest = ~np.isin(local, names)
        known, told = _added(names, counts, local, times)
        return np.concatenate([known, local[rest]]), np.concatenate([told, times[rest]])

    @property
    def _pairs(self) -> Iterator[tuple[OpenSegment, Array]]:
        return zip(self._view.segments, self._masks, strict=True)


def _added(names: Array, counts: Array, others: Array, times: Array) -> tuple[Array, Array]:
    """The counts of names with those that they have among the others (sorted) too."""
    if not len(others):
        return names, counts
    at = np.searchsorted(others, names)
    at[at == len(others)] = 0
    return names, counts + np.where(others[at] == names, times[at], 0)


def name_counts(segments: Sequence[OpenSegment], masks: Sequence[Array]) -> tuple[Array, Array]:
    """Every name (as articles.index numbers it) in masked stories, and in how many of these it is."""
    held = [_names_of(of, mask) for of, mask in zip(segments, masks, strict=True) if mask.any()]
    every = np.concatenate(held) if held else np.zeros(0, np.int32)
    keys = every >> NAME_BITS
    if not len(every) or int(keys.max()) > 20 * len(every) + 10_000:
        return np.unique(every, return_counts=True)
    counts = np.bincount(keys)
    types = np.zeros(len(counts), np.uint8)
    types[keys] = every & (1 << NAME_BITS) - 1
    found = np.flatnonzero(counts)
    return found << NAME_BITS | types[found], counts[found]


def _names_of(of: OpenSegment, mask: Array) -> Array:
    """The names of the masked stories, one after the other."""
    slots = np.flatnonzero(mask)
    columns = of.columns
    if len(slots) * SPARSE > of.size:
        every: Array = columns.names[mask[of.name_owners]]
        return every
    starts = columns.names_at[slots].astype(np.int64)
    chosen: Array = columns.names[ranges(starts, columns.names_at[slots + 1] - starts)]
    return chosen
