"""Stories by the dates that their texts speak of.

A date in a text answers a year, a month or a day when it lies within it; and when it overlaps it and is not counted
in a coarser unit than the one asked for. So "3. til 7. maj 2021" answers 4 May, and May, and 2021; "sommeren 2019",
counted in months, answers July 2019 and 2019 but no day; "1994" answers 1994 but no month of it; "1990'erne" answers
neither 1994 nor a day. What could not be told for certain answers nothing.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from articles.models import Article, ArticleQuerySet, DateMention, DateUnit
from articles.query import Span
from articles.story import Moment, Precision

_AS_FINE = {
    Precision.DAY: [DateUnit.DAY],
    Precision.MONTH: [DateUnit.DAY, DateUnit.MONTH],
    Precision.YEAR: [DateUnit.DAY, DateUnit.MONTH, DateUnit.YEAR],
}
"""The units that are not coarser than what is asked for."""


def speaks_of(span: Span | Moment) -> Q:
    """The condition on stories that some date in their text answers the year, the month or the day `span`."""
    # What lies within and is counted in a coarser unit there cannot be: it is at least as long as that unit.
    answering = DateMention.objects.filter(
        unit__in=_AS_FINE[span.precision], first_day__lt=span.end_day, end_day__gt=span.first_day
    )
    # DISTINCT makes it a set that is found first. Without it PostgreSQL, which cannot know that most spans are short,
    # expects hundreds of times too many and asks for every story, the newest first, whether it is among them.
    return Q(pk__in=answering.values("article").distinct())


def stories_speaking_of(moment: Moment, now: datetime | None = None) -> ArticleQuerySet:
    """Listed stories whose text speaks of a year, a month or a day: what a search for mentions: finds."""
    return Article.objects.listed(now).filter(speaks_of(moment))


def speaks_of_exactly(values: Iterable[str]) -> Q:
    """The condition on stories that their text names any of these whole days, months or years, in ISO."""
    return Q(pk__in=DateMention.objects.filter(iso__in=values).values("article"))
