"""The names that a result mentions most, with exact counts."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from articles.index.columns import NAME_BITS, Array
from articles.index.current import IndexView
from articles.index.opened import OpenSegment
from articles.index.totals import MOST
from articles.models import EntityType
from articles.search.tally import at_place

BROAD = 0.03
"""The share of the archive that a result must have for names to be counted one by one, the most frequent first."""
BATCH = 32
"""Names of a type that are counted first, to see how frequent others have to be to come before one of them."""
_TYPE = (1 << NAME_BITS) - 1


class MostNamed:
    """The `most` most frequent names of the masked stories, of each type.

    Of a small result every name is counted. Of a broad one the names of large segments are counted from the most
    frequent on, until none that is left stands in so many stories as the last that is wanted: what is left cannot
    be among the first. (The threshold algorithm of Fagin, Lotem and Naor, 2001, with a list for each name.)
    """

    def __init__(self, view: IndexView, masks: Sequence[Array], most: int) -> None:
        self._view = view
        self._masks = masks
        self._most = most
        found, slots = sum(int(np.count_nonzero(mask)) for mask in masks), sum(map(len, masks))
        self._is_broad = found > BROAD * slots

    def of_type(self, type_: int) -> dict[int, int]:
        """Entities (keys) of a type with their counts: the most frequent, and all as frequent as the last."""
        counted = self._counted_broadly(type_) if self._is_broad else None
        names, counts = counted or _of_type(self._frequent, type_)
        if len(counts) > self._most:
            enough = counts >= at_place(counts, self._most)
            names, counts = names[enough], counts[enough]
        held = counts > 0
        return dict(zip((names[held] >> NAME_BITS).tolist(), counts[held].tolist(), strict=True))

    @cached_property
    def _frequent(self) -> tuple[Array, Array]:
        """Names that may be the most frequent of their type, and all that are as frequent as any of these."""
        keys, counts, types = _counted_keys(_names_of_all(self._view.segments, self._masks))
        # How many names are in so many stories: sorting all, most of which are in one or two, would take longest.
        least = max(at_place(counts, len(EntityType) * self._most), 1)
        while True:
            found = np.flatnonzero(counts >= least)
            told = np.bincount(types[found], minlength=len(EntityType))
            if least == 1 or told.min() >= self._most:
                return keys[found] << NAME_BITS | types[found], counts[found]
            least = max(least // 2, 1)

    @cached_property
    def _together(self) -> tuple[Array, tuple[Array, Array]]:
        """The masks of the segments whose names are in order, as one; and the names of the others with their counts."""
        mask, others = self._view.totals.together(self._view.segments, self._masks)
        return mask, name_counts([self._view.segments[at] for at in others], [self._masks[at] for at in others])

    def _counted_broadly(self, type_: int) -> tuple[Array, Array] | None:
        """The names that can be among the first, counted; None when too many can."""
        leading = self._view.totals.leading(type_)
        mask, counted = self._together
        others, times = _of_type(counted, type_)
        names, totals = leading.names, leading.totals
        counts = leading.counts(0, min(max(BATCH, self._most), len(names)), mask)
        known, told = _added(names[: len(counts)], counts, others, times)
        # The totals are of the segments put together; a name has more in the others.
        more = int(times[_without(others, known)].max(initial=0))
        least = at_place(told, self._most)
        end = int(np.searchsorted(-totals, -(least - more), side="right"))
        if end == len(names) == MOST:
            return None
        if end > len(counts):
            counts = np.concatenate([counts, leading.counts(len(counts), end, mask)])
        known, told = _added(names[: len(counts)], counts, others, times)
        rest = _without(others, known)
        return np.concatenate([known, others[rest]]), np.concatenate([told, times[rest]])


def _of_type(counted: tuple[Array, Array], type_: int) -> tuple[Array, Array]:
    right = counted[0] & _TYPE == type_
    return counted[0][right], counted[1][right]


def _added(names: Array, counts: Array, others: Array, times: Array) -> tuple[Array, Array]:
    """The counts of names with those that they have among the others (sorted) too."""
    if not len(others):
        return names, counts
    at = np.searchsorted(others, names)
    at[at == len(others)] = 0
    return names, counts + np.where(others[at] == names, times[at], 0)


def _without(others: Array, names: Array) -> Array:
    """The mask of those of the others, which are sorted, that are none of these names."""
    mask = np.ones(len(others), bool)
    if len(others):
        at = np.minimum(others.searchsorted(names), len(others) - 1)
        mask[at[others.take(at) == names]] = False
    return mask


def name_counts(segments: Sequence[OpenSegment], masks: Sequence[Array]) -> tuple[Array, Array]:
    """Every name (as articles.index numbers it) in masked stories, and in how many of these it is."""
    keys, counts, types = _counted_keys(_names_of_all(segments, masks))
    found = np.flatnonzero(counts)
    return keys[found] << NAME_BITS | types[found], counts[found]


def _counted_keys(every: Array) -> tuple[Array, Array, Array]:
    """Of some names the entities' keys, in order, how often each is there, and its type."""
    keys = every >> NAME_BITS
    if not len(every) or int(keys.max()) > 20 * len(every) + 10_000:
        names, counts = np.unique(every, return_counts=True)
        return names >> NAME_BITS, counts, names & _TYPE
    counts = np.bincount(keys)
    types = np.zeros(len(counts), np.uint8)
    types[keys] = every & _TYPE
    return np.arange(len(counts)), counts, types


def _names_of_all(segments: Sequence[OpenSegment], masks: Sequence[Array]) -> Array:
    held = [_names_of(of, mask) for of, mask in zip(segments, masks, strict=True) if mask.any()]
    return np.concatenate(held) if held else np.zeros(0, np.int32)


def _names_of(of: OpenSegment, mask: Array) -> Array:
    """The names of the masked stories, one after the other."""
    return of.names_in(mask, np.flatnonzero(mask))
