"""Stories of the index that have something in common, at one instant: how many there are and which come first.

Everything that pages say of many stories at once is counted in such a set; see articles.search.counts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np
from django.utils import timezone

from articles.index.columns import CORRECTED, DOUBTFUL, PRECISIONS, Array, time_of
from articles.index.current import IndexView, open_index
from articles.index.opened import MONTH, YEAR, OpenSegment
from articles.query.dates import Period
from articles.search.fields import Ask, mentioning, speaking, within
from articles.search.mentioned import spans_answering
from articles.search.order import page_by_date
from articles.search.page import Sort
from articles.search.tally import slots_in
from articles.story import Moment, Precision

Is = Callable[[OpenSegment], Array]
"""From a segment to the mask of the slots that have some quality."""


@dataclass(frozen=True, slots=True)
class StorySet:
    """Of the segments that hold some of the stories the masks of their slots. All of them are listed at `now`."""

    view: IndexView
    """The index with these segments alone."""
    masks: tuple[Array, ...]
    now: datetime

    @property
    def segments(self) -> tuple[OpenSegment, ...]:
        """The segments that the masks are of."""
        return self.view.segments

    @property
    def count(self) -> int:
        """Stories."""
        return sum(int(np.count_nonzero(mask)) for mask in self.masks)

    def __bool__(self) -> bool:
        return any(mask.any() for mask in self.masks)

    def where(self, *qualities: Is) -> "StorySet":
        """Those of the stories that have all of the qualities."""
        segments, masks, listed = [], [], []
        for segment, mask, every in zip(self.segments, self.masks, self.view.listed, strict=True):
            for quality in qualities:
                mask = mask & quality(segment)  # noqa: PLW2901 narrowed step by step
                if not mask.any():
                    break
            else:
                segments.append(segment)
                masks.append(mask)
                listed.append(every)
        view = replace(self.view, segments=tuple(segments), listed=tuple(listed))
        return StorySet(view, tuple(masks), self.now)

    def keys(self, sort: Sort, first: int, count: int) -> list[int]:
        """Primary keys of the stories from place `first` on, by date; those without a place in time come last."""
        return page_by_date(self.segments, slots_in(self.masks), sort, first, count)

    def first_and_last(self) -> tuple[Moment | None, Moment | None]:
        """The dates of the first and of the last of the stories that have a place in time."""
        ends = []
        for segment, mask in zip(self.segments, self.masks, strict=True):
            slots = np.flatnonzero(mask[segment.first_dated :]) + segment.first_dated
            ends += [(_place(segment, slot), segment, slot) for slot in slots[[0, -1]].tolist()] if len(slots) else []
        if not ends:
            return None, None
        first, last = min(ends, key=lambda end: end[0]), max(ends, key=lambda end: end[0])
        return moment_at(*first[1:]), moment_at(*last[1:])


def listed_stories(now: datetime | None = None) -> StorySet:
    """All that is listed; one query while nothing has changed."""
    now = now or timezone.now()
    view = open_index(now)
    return StorySet(view, view.listed, now)


def _place(segment: OpenSegment, slot: int) -> tuple[int, int, int]:
    columns = segment.columns
    return int(columns.sort_at[slot]), int(columns.sort_rank[slot]), int(columns.ids[slot])


def moment_at(segment: OpenSegment, slot: int) -> Moment | None:
    """The date of a story that is not doubtful, as articles.models.dates.Dated.moment says it."""
    columns = segment.columns
    if not columns.first_day[slot]:
        return None
    precision = Precision(PRECISIONS[columns.precision[slot]])
    return Moment(
        precision=precision,
        first_day=date.fromordinal(int(columns.first_day[slot])),
        end_day=date.fromordinal(int(columns.end_day[slot])),
        instant=time_of(int(columns.sort_at[slot])) if precision.has_instant else None,
    )


def has_names(names: Iterable[int]) -> Is:
    """Mentions any of these names, as articles.index numbers them."""
    return _surely(mentioning(list(names)))


def lies_within(span: Moment) -> Is:
    """Is certainly of these days: what a search for them finds with "only certain"."""
    return _surely(within(Period(first_day=span.first_day, end_day=span.end_day)))


def is_known_to(span: Moment | None) -> Is:
    """Has a source that gave exactly this year, month or day, of a day perhaps the time too; None: no date at all."""
    if span is None:
        return lambda segment: segment.columns.first_day == 0
    first = span.first_day.toordinal()
    if span.precision is Precision.DAY:
        return lambda segment: (segment.columns.first_day == first) & is_of_a_day(segment)
    precision = PRECISIONS.index(span.precision.value)
    return lambda segment: (segment.columns.first_day == first) & (segment.columns.precision == precision)


def speaks_of(span: Moment) -> Is:
    """Has a date in its text that answers a year, a month or a day: what a search for mentions: finds."""
    return _surely(speaking(spans_answering(span)))


def is_of_a_day(segment: OpenSegment) -> Array:
    """Is dated to the day at least."""
    mask: Array = segment.columns.precision > max(YEAR, MONTH)
    return mask


def has_month(segment: OpenSegment) -> Array:
    """Is dated to the month at least."""
    mask: Array = segment.columns.precision > YEAR
    return mask


def is_trusted(segment: OpenSegment) -> Array:
    """Has no date that cannot be right."""
    return (segment.columns.flags & DOUBTFUL) == 0


def is_corrected(segment: OpenSegment) -> Array:
    """Was corrected."""
    return (segment.columns.flags & CORRECTED) > 0


def _surely(ask: Ask) -> Is:
    return lambda segment: ask(segment, True)
