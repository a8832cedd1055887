"""Which stories stand on a page, in which order."""

from collections.abc import Sequence

import numpy as np

from articles.index.columns import NEVER, Array
from articles.index.opened import OpenSegment
from articles.search.page import Sort

SAMPLE = 32
"""One in so many values is looked at to tell how small the first ones are."""


def page_by_date(
    segments: Sequence[OpenSegment], slots: Sequence[Array], sort: Sort, first: int, count: int
) -> list[int]:
    """Keys of the stories in these slots from place `first` on, by date; those without a place in time come last.

    Of each segment the slots are given in order, which is that of dates.
    """
    is_newest = sort is not Sort.OLDEST
    starts = [int(np.searchsorted(of, segment.first_dated)) for segment, of in zip(segments, slots, strict=True)]
    dated = [of[start:] for of, start in zip(slots, starts, strict=True)]
    last = first + count
    found = _cut(segments, _first(dated, last, is_newest=is_newest), first, count, is_newest=is_newest)
    missing = count - len(found)
    if not missing:
        return found
    undated = _first([of[:start] for of, start in zip(slots, starts, strict=True)], last, is_newest=is_newest)
    before = sum(map(len, dated))
    return found + _cut(segments, undated, max(first - before, 0), missing, is_newest=is_newest)


def _first(slots: Sequence[Array], last: int, *, is_newest: bool) -> list[Array]:
    """Of each segment the slots that may be among the first `last` of all."""
    return [of[-last:] if is_newest else of[:last] for of in slots]


def _cut(
    segments: Sequence[OpenSegment], slots: Sequence[Array], first: int, count: int, *, is_newest: bool
) -> list[int]:
    """Keys from place `first` on of these slots in their common order."""
    at = [(of.columns, chosen) for of, chosen in zip(segments, slots, strict=True) if len(chosen)]
    if not at:
        return []
    sign = -1 if is_newest else 1
    dates = np.concatenate([of.sort_at[chosen] for of, chosen in at])
    dates = np.where(dates == NEVER, 0, dates) * sign
    ranks = np.concatenate([of.sort_rank[chosen] for of, chosen in at]).astype(np.int64) * sign
    ids = np.concatenate([of.ids[chosen] for of, chosen in at]) * sign
    inside, skipped = window(dates, first, first + count)
    order = inside[np.lexsort((ids[inside], ranks[inside], dates[inside]))][first - skipped : first - skipped + count]
    found: list[int] = (ids[order] * sign).tolist()
    return found


def window(values: Array, first: int, last: int) -> tuple[Array, int]:
    """Places of the values that can stand from `first` up to `last` when sorted; and how many stand before them."""
    if first >= len(values):
        return np.zeros(0, np.int64), first
    last = min(last, len(values))
    # What a few of many values say of the others leaves few to be looked at.
    sample = values[::SAMPLE]
    enough = 2 * last // SAMPLE + 10
    if enough < len(sample):
        few = np.flatnonzero(values <= np.partition(sample, enough)[enough])
        if last <= len(few) < len(values) // 2:
            inside, skipped = window(values[few], first, last)
            return few[inside], skipped
    ends = np.partition(values, [first, last - 1])[[first, last - 1]]
    inside = (values >= ends[0]) & (values <= ends[1])
    return np.flatnonzero(inside), int(np.count_nonzero(values < ends[0]))
