"""Stories per month of a result."""

from collections.abc import Sequence

import numpy as np

from articles.index.columns import Array
from articles.index.opened import OpenSegment
from articles.search.page import Month
from articles.search.tally import slots_in


def histogram(
    segments: Sequence[OpenSegment], masks: Sequence[Array], slots: Sequence[Array] | None = None
) -> tuple[Month, ...]:
    """The months from the first to the last of the masked stories, empty ones included. `slots` are those masked.

    A story known to the year only, without a date, or with a date that cannot be right is in none. So
    the list is bounded: no month lies before 1866 or in the future, whatever a wire has claimed.
    """
    numbers = [of.months.numbers for of in segments if len(of.months.numbers)]
    if not numbers:
        return ()
    first = min(int(of[0]) for of in numbers)
    counts = np.zeros((2, max(int(of[-1]) for of in numbers) - first + 1), np.int64)
    for segment, mask, chosen in zip(segments, masks, slots or slots_in(masks), strict=True):
        months = segment.months
        at = months.numbers - first
        # Few stories are known to the year or the month only: they are counted apart.
        counts[0, at] += months.counts(chosen)
        for row, sign, few in ((0, -1, segment.of_a_year), (1, 1, segment.of_a_month)):
            if len(few):
                counts[row, at] += sign * months.counts(few[mask[few]])
    held = np.flatnonzero(counts[0])
    if not len(held):
        return ()
    return tuple(
        Month(period=f"{month // 12:04}-{month % 12 + 1:02}", count=count, undated=undated)
        for month, (count, undated) in enumerate(
            counts[:, held[0] : held[-1] + 1].T.tolist(), start=first + int(held[0])
        )
    )


def months_of(segments: Sequence[OpenSegment], masks: Sequence[Array]) -> tuple[tuple[Month, ...], int]:
    """The histogram of the masked stories, and how many of them no month can hold."""
    months = histogram(segments, masks)
    return months, sum(int(mask.sum()) for mask in masks) - sum(month.count for month in months)
