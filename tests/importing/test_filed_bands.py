"""Prints filed by month: whatever two dates are near enough, the stories meet, whichever of them came first."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.candidates import months_with_stories
from articles.importing.filed_bands import (
    EVERY_MONTH,
    NO_MONTH,
    filed,
    first_day_of,
    in_months,
    last_day_of,
    month_of,
    months_about,
)
from articles.importing.likeness import print_of
from articles.models import Article, TextPrint
from articles.story import Moment
from tests.importing.test_likeness import ALIKE, TEXT, bring_in, pairs, telegram

pytestmark = pytest.mark.django_db
UNDATED = "i går"
NEAR = [
    ("2019-01-31T08:00:00+01:00", "2019-02-03T08:00:00+01:00"),
    ("2018-12-28T08:00:00+01:00", "2019-01-03T08:00:00+01:00"),
    ("2019-02", "2019-03-04T08:00:00+01:00"),
    ("2019", "2019-08-01T08:00:00+02:00"),
    ("2019", "2019-08"),
    ("2019", "2020-01-05T08:00:00+01:00"),
    (UNDATED, "1999-08-01T08:00:00+02:00"),
    (UNDATED, "2019"),
    (UNDATED, UNDATED),
]
FAR = [("2019-01-31T08:00:00+01:00", "2019-02-13T08:00:00+01:00"), ("2019", "2020-01-20T08:00:00+01:00")]


def bring_in_dated(one: str, other: str) -> None:
    """Two stories that say nearly the same, of these dates, one import after the other."""
    bring_in(telegram("a", TEXT, versioncreated=one))
    bring_in(telegram("b", ALIKE, versioncreated=other))


@pytest.mark.parametrize("dates", [*NEAR, *[pair[::-1] for pair in NEAR]], ids=" and ".join)
def test_stories_of_dates_that_are_near_enough_meet(dates):
    bring_in_dated(*dates)
    assert pairs() == [("a", "b")]


@pytest.mark.parametrize("dates", [*FAR, *[pair[::-1] for pair in FAR]], ids=" and ".join)
def test_others_do_not(dates):
    bring_in_dated(*dates)
    assert pairs() == []


def test_a_story_whose_date_is_corrected_is_filed_anew():
    bring_in_dated("2019-08-18T08:00:00+02:00", "2019-02-18T08:00:00+01:00")
    assert pairs() == []
    bring_in(telegram("b", ALIKE, version=2, versioncreated="2019-08-19T08:00:00+02:00"))
    assert pairs() == [("a", "b")]


def test_months_without_a_story_are_not_looked_into():
    for guid, day in (("a", "2019-01-30"), ("b", "2019-03-01")):
        bring_in(telegram(guid, TEXT, versioncreated=f"{day}T12:00:00+00:00"))
    january, march = month_of(date(2019, 1, 1)), month_of(date(2019, 3, 1))
    assert months_with_stories(january, march + 1) == [january, march]
    assert months_with_stories(january + 1, march) == []
    assert months_with_stories(EVERY_MONTH.start, EVERY_MONTH.stop) == [january, march]


@given(st.integers(EVERY_MONTH.start, EVERY_MONTH.stop - 1))
def test_a_month_has_a_first_and_a_last_day(month):
    first, last = first_day_of(month), last_day_of(month)
    assert month_of(first) == month_of(last) == month
    assert first == date.min or month_of(first - timedelta(1)) == month - 1
    assert last == date.max or month_of(last + timedelta(1)) == month + 1


def test_numbers_are_of_the_month_and_fit_whatever_the_date():
    last = Moment.of_month(9999, 11)
    bands = filed([-1, 5], last.first_day, last.end_day)
    assert all(0 < band < 2**63 for band in bands)
    assert bands == in_months([-1, 5], [month_of(last.first_day)]) == in_months(bands, [month_of(last.first_day)])
    assert filed([5], None, None) == in_months([5], [NO_MONTH])
    first = Moment.of_month(1, 1)
    assert list(months_about(first.first_day, first.end_day, 7)) == [1, 2]


def test_the_migration_files_prints_as_an_import_does():
    bring_in_dated("2019-02-18T08:00:00+01:00", "2019")
    bring_in(telegram("c", TEXT, versioncreated=UNDATED), telegram("d", TEXT, versioncreated="2019-02"))
    stored = dict(TextPrint.objects.values_list("pk", "bands"))
    assert stored == {article.pk: print_of(article).bands for article in Article.objects.all()}
    unfiled = 1 << 46
    for pk, bands in stored.items():
        TextPrint.objects.filter(pk=pk).update(bands=[band % unfiled - unfiled for band in bands])
    with connection.cursor() as cursor:
        cursor.execute(import_module("articles.migrations.0052_lighter_imports").FILE_BANDS)
    assert dict(TextPrint.objects.values_list("pk", "bands")) == stored
