"""Prints about a month read through: the same stories are found as by looking each band up."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from articles.importing import candidates, window
from articles.importing.candidates import like_prints
from articles.importing.filed_bands import filed
from articles.models import TextPrint
from articles.story import Moment
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
MOMENTS = [
    None,
    Moment.of_year(2020),
    Moment.of_month(2020, 2),
    *[Moment.of_day(date(2020, month, day)) for month in (1, 2, 3) for day in (1, 2, 14, 24, 25, 28)],
    Moment.of_day(date(2020, 12, 31)),
    Moment.of_day(date(1, 1, 2)),
]
STORIES = st.lists(
    st.tuples(st.sampled_from(MOMENTS), st.lists(st.integers(0, 12), min_size=1, max_size=4), st.booleans()),
    min_size=1,
    max_size=14,
)


def stored(stories: list[tuple[Moment | None, list[int], bool]]) -> dict[int, window.Days]:
    """An archive of stories with prints of such bands; the dates of those that ask."""
    asking = {}
    for moment, bands, asks in stories:
        article = ArticleFactory(moment=moment)
        days = (article.published_from, article.published_to)
        TextPrint.objects.create(article=article, bands=filed(bands, *days))
        if asks:
            asking[article.pk] = days
    return asking


@given(stories=STORIES, most=st.sampled_from([3, 200]))
def test_the_same_are_found_either_way(stories, most):
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        asking = stored(stories)
        patch.setattr(candidates, "MOST_CANDIDATES", most)
        patch.setattr(window, "FEWEST", len(stories) + 1)
        looked_up = like_prints(asking)
        patch.setattr(window, "FEWEST", 1)
        patch.setattr(window, "WORTH", len(stories))
        assert like_prints(asking) == looked_up
        transaction.set_rollback(True)


def test_prints_are_read_through_where_few_others_are_about_the_month(monkeypatch):
    asking = stored([(Moment.of_day(date(2020, 2, 1)), [1, 2], True), (Moment.of_day(date(2020, 3, 31)), [1], False)])
    monkeypatch.setattr(window, "WORTH", 1)
    assert window.read_through(asking, 200).candidates == {}
    [one] = asking
    near = ArticleFactory(moment=Moment.of_day(date(2020, 2, 3)))
    TextPrint.objects.create(article=near, bands=filed([2], near.published_from, near.published_to))
    assert window.read_through(asking, 200) is None
    monkeypatch.setattr(window, "WORTH", 2)
    assert window.read_through(asking, 200).candidates == {one: [near.pk]}


def test_only_months_that_many_ask_about_are_read_through(monkeypatch):
    monkeypatch.setattr(window, "FEWEST", 2)
    january, february = (date(2020, 1, 5), date(2020, 1, 6)), (date(2020, 2, 5), date(2020, 2, 6))
    year, none = (date(2020, 1, 1), date(2021, 1, 1)), (None, None)
    asking = {1: january, 2: february, 3: february, 4: year, 5: year, 6: none, 7: none}
    assert window.by_month(asking) == [{2: february, 3: february}]
