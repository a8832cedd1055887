"""Calendar, search, facet and histogram count the same stories, whatever their dates."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.models import Article
from articles.search import Facet, SearchRequest, search
from articles.search.calendar import sheet_of_month, sheets_of_year, table_of_years
from articles.search.story_set import is_known_to, lies_within, listed_stories
from articles.story import Moment, Precision
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
NIGHTS = (
    datetime(2020, 3, 29, 0, 59, 59, tzinfo=UTC),  # 01:59:59, a second before the clock jumps to 03:00
    datetime(2020, 3, 29, 1, 0, tzinfo=UTC),
    datetime(2020, 10, 25, 0, 30, tzinfo=UTC),  # 02:30, the first time
    datetime(2020, 10, 25, 1, 30, tzinfo=UTC),  # 02:30, again
    datetime(2020, 8, 15, 21, 59, tzinfo=UTC),
    datetime(2020, 8, 15, 22, 30, tzinfo=UTC),  # the next day already
    datetime(2020, 12, 31, 22, 59, tzinfo=UTC),
    datetime(2020, 12, 31, 23, 0, tzinfo=UTC),  # the next year already
    datetime(2020, 2, 28, 23, 0, tzinfo=UTC),
)
days = st.dates(date(2019, 12, 28), date(2021, 1, 4)) | st.sampled_from([date(2020, 2, 29), date(2020, 12, 31)])
instants = st.sampled_from(NIGHTS) | st.integers(0, 368 * 86_400).map(
    lambda seconds: datetime(2019, 12, 30, tzinfo=UTC) + timedelta(seconds=seconds)
)
moments = st.one_of(
    st.none(),
    st.integers(2019, 2021).map(Moment.of_year),
    days.map(lambda day: Moment.of_month(day.year, day.month)),
    days.map(Moment.of_day),
    instants.map(lambda at: Moment.of_instant(at, Precision.SECOND)),
)
stories = st.lists(st.tuples(moments, st.booleans()), max_size=12)


def found(span: Moment, *, certain: bool) -> set[int]:
    """Keys of what a search for exactly this span finds, over all its pages."""
    request = SearchRequest(first_day=span.first_day, end_day=span.end_day, only_certain=certain)
    page = search(request)
    assert page.pages == 1
    assert len(page.hits) == page.count
    assert page.without_month + sum(month.count for month in page.histogram) == page.count
    return {hit.article.pk for hit in page.hits}


def plain(archive: list[Article], span: Moment, *, certain: bool) -> set[int]:
    """The same by plain reading of the stories' spans."""
    dated = [(article.pk, article.moment) for article in archive if article.moment]
    if certain:
        return {pk for pk, of in dated if span.first_day <= of.first_day and of.end_day <= span.end_day}
    return {pk for pk, of in dated if of.first_day < span.end_day and span.first_day < of.end_day}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(drawn=stories)
@example(drawn=[(Moment.of_instant(at, Precision.SECOND), False) for at in NIGHTS])
def test_every_count_of_a_date_is_the_same(drawn):
    Article.objects.all().delete()
    archive = [ArticleFactory(moment=moment, date_is_doubtful=doubtful) for moment, doubtful in drawn]
    listed = listed_stories()
    table = table_of_years(listed)
    whole = search(SearchRequest())
    dated = [article for article in archive if article.moment]
    assert (table.count, table.undated) == (whole.count, len(archive) - len(dated))
    years = Counter(article.moment.first_day.year for article in dated)
    assert {row.year: row.count for row in table.years} == years
    assert {choice.value: choice.count for choice in whole.facets[Facet.YEAR]} == {
        str(year): count for year, count in years.items()
    }
    bars = {month.period: (month.count, month.undated) for month in whole.histogram if month.count}
    trusted = [article.moment for article in dated if not article.date_is_doubtful]
    with_month = [moment for moment in trusted if moment.precision is not Precision.YEAR]
    by_month = Counter(f"{moment.first_day:%Y-%m}" for moment in with_month)
    only_month = Counter(f"{m.first_day:%Y-%m}" for m in with_month if m.precision is Precision.MONTH)
    assert bars == {period: (count, only_month[period]) for period, count in by_month.items()}
    for row in table.years:
        check_year(archive, listed, row)


def check_year(archive, listed, row):
    """A year of the table against its page, its months, their days, and the searches for each."""
    year = Moment.of_year(row.year)
    sheets = sheets_of_year(listed, row.year)
    assert (sheets.count, sheets.without_month) == (row.count, row.without_month)
    assert found(year, certain=True) == plain(archive, year, certain=True)
    assert found(year, certain=False) == plain(archive, year, certain=False)
    assert len(found(year, certain=True)) == row.count
    assert listed.where(is_known_to(year)).count == row.without_month
    for cell, sheet in zip(row.months, sheets.months, strict=True):
        month = Moment.of_month(cell.day.year, cell.day.month)
        assert cell.count == sheet.count == listed.where(lies_within(month)).count
        assert sheet_of_month(listed, cell.day.year, cell.day.month) == (sheet, row.without_month)
        if not cell.count and cell.day.month not in (2, 8, 12):
            continue
        assert len(found(month, certain=True)) == cell.count
        assert found(month, certain=True) == plain(archive, month, certain=True)
        assert found(month, certain=False) == plain(archive, month, certain=False)
        assert listed.where(is_known_to(month)).count == sheet.undated
        check_days(archive, listed, sheet)


def check_days(archive, listed, sheet):
    """The days of a month that hold stories, its first and its last."""
    cells = [cell for week in sheet.weeks for cell in week if cell]
    for cell in cells:
        day = Moment.of_day(cell.day)
        assert cell.count == len(plain(archive, day, certain=True))
        if cell.count:
            assert found(day, certain=True) == plain(archive, day, certain=True)
            assert listed.where(lies_within(day)).count == cell.count
    last = Moment.of_day(sheet.first_day + timedelta(days=len(cells) - 1))
    assert found(last, certain=False) == plain(archive, last, certain=False)


@pytest.mark.parametrize(
    ("first", "last", "held"),
    [
        ("2020-08", "2020-08", ["15", "16", "31", "august"]),
        ("2020-08-16", "2020-08-16", ["16", "august"]),
        ("2020-08-15", "2020-08-16", ["15", "16", "august"]),
        ("", "2020-08", ["15", "16", "31", "august"]),
        ("2020-08-31", "", ["31", "august", "september"]),
        ("2020", "2020", ["15", "16", "31", "august", "september"]),
        ("2020-09", "", ["september"]),
        ("", "2020-07", []),
    ],
)
def test_both_ends_are_inside_and_a_month_ends_on_its_last_day(client, first, last, held):
    names = {
        "15": Moment.of_instant(datetime(2020, 8, 15, 21, 59, 59, tzinfo=UTC), Precision.SECOND),
        "16": Moment.of_instant(datetime(2020, 8, 15, 22, 0, tzinfo=UTC), Precision.SECOND),
        "31": Moment.of_instant(datetime(2020, 8, 31, 21, 59, 59, tzinfo=UTC), Precision.SECOND),
        "september": Moment.of_instant(datetime(2020, 8, 31, 22, 0, tzinfo=UTC), Precision.SECOND),
        "august": Moment.of_month(2020, 8),
    }
    for name, moment in names.items():
        ArticleFactory(headline=name, moment=moment)
    by_filter = client.get("/search.json", {"from": first, "to": last}).json()
    assert sorted(hit["headline"] for hit in by_filter["results"]) == held
    typed = " ".join([f"fra:{first}"] * bool(first) + [f"til:{last}"] * bool(last))
    by_query = client.get("/search.json", {"q": typed}).json()
    assert sorted(hit["headline"] for hit in by_query["results"]) == held
