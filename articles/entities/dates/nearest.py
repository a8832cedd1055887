"""Dates without a year: the occurrence nearest the story's own date.

The rule: the nearest one counts if it is the same for every day that the story's date may be and agrees with the
tense of its sentence; otherwise the date cannot be told. A story dated to a year only tells nothing.
"""

from collections.abc import Callable
from datetime import date

from articles.entities.dates.found import StoryDate
from articles.entities.dates.spans import Span

_LONGEST_MONTH = 31
_REACH = 4
"""Years to either side that are looked at: 29 February may be as far away."""


def nearest(of_year: Callable[[int], Span | None], story: StoryDate | None, tense: str = "") -> Span | None:
    """The occurrence of what comes once a year (`of_year`) that a story means by naming no year.

    `tense` is "past", "future" or "". None when it cannot be told.
    """
    if story is None or (story.end_day - story.first_day).days > _LONGEST_MONTH:
        return None
    years = range(story.first_day.year - _REACH, story.last_day.year + _REACH + 1)
    spans = [span for span in map(of_year, years) if span]
    found = _closest(spans, story.first_day)
    if found is None or found != _closest(spans, story.last_day):
        return None
    if (tense == "past" and found.first > story.last_day) or (tense == "future" and found.end <= story.first_day):
        return None
    return found


def _closest(spans: list[Span], day: date) -> Span | None:
    """The one span that is closest to `day`; None when two are equally close."""
    ranked = sorted((_days_between(span, day), index) for index, span in enumerate(spans))
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return spans[ranked[0][1]]


def _days_between(span: Span, day: date) -> int:
    """Days from `day` to the span, 0 within it."""
    return max((span.first - day).days, (day - span.end).days + 1, 0)
