"""Stories by the dates that their texts speak of.

A date in a text answers a year, a month or a day when it lies within it; and when it overlaps it and is not counted
in a coarser unit than the one asked for. So "3. til 7. maj 2021" answers 4 May, and May, and 2021; "sommeren 2019",
counted in months, answers July 2019 and 2019 but no day; "1994" answers 1994 but no month of it; "1990'erne" answers
neither 1994 nor a day. What could not be told for certain answers nothing.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db.models import Case, F, Func, Q, TextField, Value, When

from articles.models import Article, ArticleQuerySet, DateMention, DateUnit
from articles.models.dates import DayAfter
from articles.query import Span
from articles.story import Moment, Precision

_AS_FINE = {
    Precision.DAY: [DateUnit.DAY],
    Precision.MONTH: [DateUnit.DAY, DateUnit.MONTH],
    Precision.YEAR: [DateUnit.DAY, DateUnit.MONTH, DateUnit.YEAR],
}
"""The units that are not coarser than what is asked for."""

_WHOLE = {
    DateUnit.DAY: ("1 day", "YYYY-MM-DD"),
    DateUnit.MONTH: ("1 month", "YYYY-MM"),
    DateUnit.YEAR: ("1 year", "YYYY"),
}
"""How long a whole one is, and how ISO 8601 writes it, as PostgreSQL's to_char is told."""


def speaks_of(span: Span | Moment) -> Q:
    """The condition on stories that some date in their text answers the year, the month or the day `span`."""
    overlapping = Q(first_day__lt=span.end_day, end_day__gt=span.first_day)
    within = Q(first_day__gte=span.first_day, end_day__lte=span.end_day)
    as_fine = Q(unit__in=_AS_FINE[span.precision])
    # One set that the planner can make once, not a question for every story.
    return Q(pk__in=DateMention.objects.filter(overlapping, within | as_fine).values("article"))


def stories_speaking_of(moment: Moment, now: datetime | None = None) -> ArticleQuerySet:
    """Listed stories whose text speaks of a year, a month or a day: what a search for mentions: finds."""
    return Article.objects.listed(now).filter(speaks_of(moment))


def speaks_of_exactly(values: Iterable[str]) -> Q:
    """The condition on stories that their text names any of these whole days, months or years, in ISO.

    What is not ISO ("aug 2020") is in no story.
    """
    exact = Q(pk__in=[])
    for value in values:
        with suppress(ValueError):
            moment = Moment.of_iso(value)
            exact |= Q(first_day=moment.first_day, end_day=moment.end_day, unit=moment.precision.value)
    return Q(pk__in=DateMention.objects.filter(exact).values("article"))


def is_whole(mentions: str) -> Q:
    """Of dates reached by the path `mentions`: those that are a whole day, month or year."""
    whole = Q()
    for unit, (step, _iso) in _WHOLE.items():
        end = DayAfter(F(f"{mentions}__first_day"), step=step)
        whole |= Q(**{f"{mentions}__unit": unit, f"{mentions}__end_day": end})
    return whole


def as_iso(mentions: str) -> Any:
    """Of whole dates reached by the path `mentions`: "2020-08-09", "2020-08" or "2020"."""
    return Case(
        *(
            When(
                **{f"{mentions}__unit": unit},
                then=Func(F(f"{mentions}__first_day"), Value(iso), function="to_char", output_field=TextField()),
            )
            for unit, (_step, iso) in _WHOLE.items()
        ),
        output_field=TextField(),
    )
