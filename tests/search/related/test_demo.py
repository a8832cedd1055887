"""Related stories of the demo archive: golden ones, and how well all of them answer to the hand-judged list."""

import pytest
from django.db import transaction

from articles.models import Article
from tests.search.related.judged import FIXTURES, figures, judged, shown
from tests.views.test_answers import fill

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo archive, imported once for this file and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill(FIXTURES)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def told(demo):
    """What the pages of the judged stories show."""
    return shown()


@pytest.mark.parametrize(
    ("story", "related"),
    [
        ("000_19ee2faccc60661c", ["002_54189c48d2e5fc35"]),
        ("2016-08-22-kirkeskib-stjaalet", ["2018-10-28-takkegudstjeneste"]),
        ("2019-03-29-jordskaelv-island", ["2020-12-18-udbrud-island"]),
        ("2017-04-03-valgkredse", ["2020-10-05-valgkredse-vedtaget"]),
        ("2021-04-05-aender-paa-fanoe", ["2021-03-22-containere-i-nordsoeen"]),
    ],
)
def test_golden(told, story, related):
    assert told[story] == related


def test_every_judged_story_is_in_the_archive(told):
    assert set(told) == set(judged())
    assert len(told) >= 100


def test_most_of_what_is_shown_belongs(told):
    measured = figures(told)
    assert measured.precision >= 0.86
    assert measured.right / measured.shown >= 0.84
    assert measured.found >= 0.6
    assert (measured.alone, measured.silent) == (15, 12)


def test_none_is_shown_just_to_fill(told):
    assert min(map(len, told.values())) == 0
    assert max(map(len, told.values())) == 5


def test_nearly_the_same_text_is_not_shown_twice_nor_beside_itself(told):
    strikes = {f"2019-02-18-strejke-faerger-{letter}" for letter in "abc"}
    for name, others in told.items():
        assert name not in others
        assert len(others) == len(set(others))
    assert len(strikes & set(told["2019-02-18-strejke-faerger-a"])) == 0


def test_what_is_hidden_is_nobodys_relative(told):
    listed = Article.objects.listed().count()
    assert Article.objects.count() > listed
    hidden = {"2019-06-12-tilbagekaldt", "2019-09-19-tilbageholdt", "2020-09-24-tidskapsel-embargo"}
    assert not hidden & {one for others in told.values() for one in others}
