"""How many stories every year, month and day holds. Days are Copenhagen days; no date is guessed.

A story counts in the narrowest span its source gave: one known to the month only counts in that month and
in no day of it, one known to the year only in that year and in no month. So the stories of a month are
exactly those that a search from that month to that month finds with "only certain".
"""

from calendar import Calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Min, Q

from articles.models import Article, ArticleQuerySet
from articles.story import Moment, Precision

FEW = 5
"""A field of one story is a faint one also where no field has more."""

_COARSE = (Precision.YEAR.value, Precision.MONTH.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One month of a year, or one day of a month."""

    day: date
    """The day, or the first day of the month."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A year of the table. `count` includes the `without_month` stories known to the year only."""

    year: int
    months: tuple[Cell, ...]
    """Always twelve."""
    without_month: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTable:
    """Every year that holds stories, newest first. `undated` stories have no date at all."""

    years: tuple[YearRow, ...]
    newest: int | None
    """The newest year that is not doubtful (in the future, or before there were wires)."""
    undated: int
    count: int

    @property
    def most(self) -> int:
        """Stories in the busiest month, at least FEW."""
        return max([FEW, *(cell.count for row in self.years for cell in row.months)])


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSheet:
    """A month as a calendar. `count` includes the `undated` stories known to the month only."""

    first_day: date
    weeks: tuple[tuple[Cell | None, ...], ...]
    """Monday to Sunday; None for days of the neighbouring months."""
    undated: int
    count: int

    @property
    def most(self) -> int:
        """Stories on the busiest day, at least FEW."""
        return max([FEW, *(cell.count for week in self.weeks for cell in week if cell)])


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSheets:
    """A year month by month. `count` includes the `without_month` stories known to the year only."""

    year: int
    months: tuple[MonthSheet, ...]
    without_month: int
    count: int

    @property
    def most(self) -> int:
        """Stories on the busiest day, at least FEW."""
        return max(sheet.most for sheet in self.months)


def table_of_years(now: datetime | None = None) -> YearTable:
    """The whole archive, a row a year."""
    rows = (
        Article.objects.listed(now)
        .order_by()
        .values_list("published_from__year", "published_from__month", "published_precision", "date_is_doubtful")
        .annotate(stories=Count("pk"))
    )
    years: Counter[int] = Counter()
    months: Counter[date] = Counter()
    undated, trusted = 0, set()
    for year, month, precision, is_doubtful, stories in rows:
        if year is None:
            undated += stories
            continue
        years[year] += stories
        if precision != Precision.YEAR:
            months[date(year, month, 1)] += stories
        if not is_doubtful:
            trusted.add(year)
    return YearTable(
        years=tuple(_row(year, years[year], months) for year in sorted(years, reverse=True)),
        newest=max(trusted, default=None),
        undated=undated,
        count=years.total() + undated,
    )


def sheets_of_year(year: int, now: datetime | None = None) -> YearSheets:
    """Twelve calendars. ValueError when there is no such year."""
    span = Moment.of_year(year)
    days, months, years = _tally(Article.objects.listed(now), span)
    sheets = tuple(_sheet(year, month, days, months) for month in range(1, 13))
    return YearSheets(
        year=year,
        months=sheets,
        without_month=years[span.first_day],
        count=sum(sheet.count for sheet in sheets) + years[span.first_day],
    )


def sheet_of_month(year: int, month: int, now: datetime | None = None) -> tuple[MonthSheet, int]:
    """One calendar, and how many stories are known to its year only. ValueError when there is no such month."""
    span = Moment.of_month(year, month)
    days, months, years = _tally(Article.objects.listed(now), span)
    return _sheet(year, month, days, months), years.total()


def stories_within(span: Moment, now: datetime | None = None) -> ArticleQuerySet:
    """Listed stories that are certainly of `span`: what a search for it finds with "only certain"."""
    return Article.objects.listed(now).filter(published_from__gte=span.first_day, published_to__lte=span.end_day)


def stories_known_to(span: Moment, now: datetime | None = None) -> ArticleQuerySet:
    """Listed stories whose source gave exactly this year, or exactly this month, and no more."""
    return stories_within(span, now).filter(published_precision=span.precision.value)


def neighbouring_days(day: date, now: datetime | None = None) -> tuple[date | None, date | None]:
    """The nearest days before and after `day` that have stories dated to the day; None where there is none."""
    dated = Article.objects.listed(now).filter(published_from__isnull=False).exclude(published_precision__in=_COARSE)
    before = dated.filter(published_from__lt=day).aggregate(day=Max("published_from"))["day"]
    after = dated.filter(published_from__gt=day).aggregate(day=Min("published_from"))["day"]
    return before, after


def neighbouring_months(month: date, now: datetime | None = None) -> tuple[date | None, date | None]:
    """The first days of the nearest months before and after that of `month` that have stories; None where none is."""
    first_day = month.replace(day=1)
    dated = Article.objects.listed(now).filter(published_from__isnull=False).exclude(published_precision=Precision.YEAR)
    end_day = Moment.of_month(month.year, month.month).end_day
    before = dated.filter(published_from__lt=first_day).aggregate(day=Max("published_from"))["day"]
    after = dated.filter(published_from__gte=end_day).aggregate(day=Min("published_from"))["day"]
    return before and before.replace(day=1), after and after.replace(day=1)


def _row(year: int, stories: int, months: Counter[date]) -> YearRow:
    cells = tuple(_cell(date(year, month, 1), months) for month in range(1, 13))
    return YearRow(year=year, months=cells, without_month=stories - sum(cell.count for cell in cells), count=stories)


def _cell(day: date, counts: Counter[date]) -> Cell:
    return Cell(day=day, count=counts[day])


def _sheet(year: int, month: int, days: Counter[date], months: Counter[date]) -> MonthSheet:
    weeks = tuple(
        tuple(_cell(date(year, month, number), days) if number else None for number in week)
        for week in Calendar().monthdayscalendar(year, month)
    )
    first_day = date(year, month, 1)
    dated = sum(cell.count for week in weeks for cell in week if cell)
    return MonthSheet(first_day=first_day, weeks=weeks, undated=months[first_day], count=dated + months[first_day])


def _tally(articles: ArticleQuerySet, span: Moment) -> tuple[Counter[date], Counter[date], Counter[date]]:
    """Counts by day, by month (month-only) and by year (year-only) of stories in `span`, and of its year."""
    rows = (
        articles.filter(
            Q(published_from__gte=span.first_day, published_to__lte=span.end_day)
            | Q(published_precision=Precision.YEAR, published_from=span.first_day.replace(month=1, day=1))
        )
        .order_by()
        .values_list("published_precision", "published_from")
        .annotate(stories=Count("pk"))
    )
    days: Counter[date] = Counter()
    months: Counter[date] = Counter()
    years: Counter[date] = Counter()
    for precision, first_day, stories in rows:
        {Precision.YEAR.value: years, Precision.MONTH.value: months}.get(precision, days)[first_day] += stories
    return days, months, years
