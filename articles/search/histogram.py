"""Stories per month of a result."""

from datetime import date

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from articles.models import ArticleQuerySet
from articles.search.page import Month
from articles.story import Precision


def histogram(stories: ArticleQuerySet) -> tuple[Month, ...]:
    """The months from the first to the last of the result, empty ones included.

    A story known to the year only, without a date, or with a date that cannot be right is in none. So
    the list is bounded: no month lies before 1866 or in the future, whatever a wire has claimed.
    """
    undated = Q(published_precision=Precision.MONTH.value)
    rows = (
        stories.exclude(published_precision__in=["", Precision.YEAR.value])
        .filter(date_is_doubtful=False)
        .order_by()
        .values(month=TruncMonth("published_from"))
        .annotate(number=Count("pk"), undated=Count("pk", filter=undated))
    )
    counts = {row["month"]: (row["number"], row["undated"]) for row in rows}
    if not counts:
        return ()
    months = _months(min(counts), max(counts))
    return tuple(_bar(month, *counts.get(month, (0, 0))) for month in months)


def _bar(month: date, count: int, undated: int) -> Month:
    return Month(period=month.isoformat()[:7], count=count, undated=undated)


def _months(first: date, last: date) -> list[date]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]
