"""How many stories of a result have what in common: labels, years. Of each segment the slots are given, in order."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from articles.index.columns import Array
from articles.index.opened import OpenSegment

WIDEST = 500_000
"""Between the least and the greatest of values that are added up in an array."""


def slots_in(masks: Sequence[Array]) -> list[Array]:
    """The numbers of the masked slots."""
    return [np.flatnonzero(mask) for mask in masks]


def label_counts(segments: Sequence[OpenSegment], slots: Sequence[Array], column: str) -> Counter[Any]:
    """How many stories have each value of a column of labels."""
    counts: Counter[Any] = Counter()
    for segment, chosen in zip(segments, slots, strict=True):
        labels = segment.columns.labels[column]
        _add(counts, labels, np.bincount(getattr(segment.columns, column).take(chosen), minlength=len(labels)))
    return counts


def origin_counts(segments: Sequence[OpenSegment], slots: Sequence[Array]) -> tuple[Counter[int], Counter[int]]:
    """label_counts() of sections and of agencies, in one go."""
    of_sections: Counter[int] = Counter()
    of_agencies: Counter[int] = Counter()
    for segment, chosen in zip(segments, slots, strict=True):
        sections, agencies = segment.columns.labels["section"], segment.columns.labels["provider"]
        origins = np.bincount(segment.origins.take(chosen), minlength=len(sections) * len(agencies))
        table = origins.reshape(-1, len(agencies))
        _add(of_sections, sections, table.sum(axis=1))
        _add(of_agencies, agencies, table.sum(axis=0))
    return of_sections, of_agencies


def year_counts(segments: Sequence[OpenSegment], slots: Sequence[Array]) -> Counter[int]:
    """How many stories are dated to each year, with doubtful ones."""
    counts: Counter[int] = Counter()
    for segment, chosen in zip(segments, slots, strict=True):
        years = segment.years
        _add(counts, years.numbers.tolist(), years.counts(chosen))
        doubtful, of_doubtful = segment.years_of_doubtful
        if len(doubtful):
            at = np.searchsorted(chosen, doubtful)
            is_there = np.append(chosen, -1)[at] == doubtful
            counts.update(of_doubtful[is_there].tolist())
    return counts


def at_place(counts: Array, place: int) -> int:
    """The count that stands in a place (from 1 on) when the greatest come first; 0 if there are not so many."""
    if len(counts) < place:
        return 0
    greatest = int(counts.max())
    if greatest > len(counts):
        return int(np.partition(counts, len(counts) - place)[-place])
    # How often each count is there, from the greatest on.
    often = np.bincount(counts, minlength=greatest + 1)[::-1]
    return greatest - int(np.searchsorted(np.cumsum(often), place))


def sums_of(values: Array, numbers: Array) -> tuple[Array, Array]:
    """The different values, which are whole numbers, in order; and of each the sum of its numbers, if that is not 0."""
    least = int(values.min(initial=WIDEST))
    if int(values.max(initial=0)) - least >= WIDEST:
        distinct, values = np.unique(values, return_inverse=True)
        return distinct, np.bincount(values, numbers).astype(np.int64)
    sums = np.bincount(values - least, numbers).astype(np.int64)
    held = np.flatnonzero(sums)
    return held + least, sums[held]


def _add(counts: Counter[Any], values: Sequence[Any], numbers: Array) -> None:
    for value, number in zip(values, numbers.tolist(), strict=True):
        if number:
            counts[value] += number
