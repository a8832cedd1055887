"""Whole pages as they were last agreed to be; `pytest --update` rewrites them."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from articles.models import Article, Entity, StatusChoices
from articles.story import Moment
from tests.factories import DateMentionFactory, RevisionFactory
from tests.pages.look import check_snapshot
from tests.views.stories import story

pytestmark = pytest.mark.django_db

NAMES = {"Eva Holm": "person", "Bo Dal": "person", "Kystministeriet": "org", "Ærø": "place"}
RECEIVED = datetime(2020, 8, 16, 6, 0, tzinfo=UTC)


@pytest.fixture
def article() -> Article:
    """One story with everything a story can have, and others around it."""
    article = story(
        NAMES,
        headline="Diger på Ærø skal forhøjes",
        lead="Kystministeriet vil bygge.",
        body="Eva Holm fra Kystministeriet siger det.\n\n"
        "Bo Dal er på Ærø, og Ærøs diger er lave siden 16. august og 1990'erne.",
        section="Indland",
        moment=Moment.of_instant(datetime(2020, 8, 16, 5, 42, tzinfo=UTC)),
        is_corrected=True,
    )
    for text, when in (("16. august", "2020-08-16"), ("1990'erne", ("1990-01-01", "2000-01-01", "decade"))):
        DateMentionFactory(article=article, text=text, start=article.body.index(text), date=when)
    newest = article.shown
    newest.version, newest.is_correction, newest.received_at = 2, True, RECEIVED
    newest.public_note = "Digerne er på Ærø, ikke på Als."
    newest.byline, newest.dateline_place, newest.credit = "Ida Lund", "Marstal", "/nordvest/"
    newest.save()
    older = RevisionFactory(article=article, version=1, headline="Diger", paragraphs=["Før."])
    older.received_at = RECEIVED
    older.save()
    for moment, names in (
        (Moment.of_day(date(2020, 8, 16)), NAMES),
        (Moment.of_month(2020, 8), NAMES),
        (Moment.of_year(2020), {"Eva Holm": "person"}),
        (Moment.of_month(2019, 5), {"Eva Holm": "person", "Ærø": "place"}),
    ):
        words = " ".join(names)
        story(names, headline=f"Om {words}", lead=words, moment=moment, section="Udland", dates=["2020-08"])
    return article


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("people", "people/"),
        ("people-by-count", "people/?sort=count&q=e"),
        ("dates", "dates/"),
        ("year", "dates/2020/"),
        ("month", "dates/2020/08/"),
        ("day", "dates/2020/08/16/"),
    ],
)
def test_a_list(client: Client, article: Article, update_golden: bool, name: str, address: str, language: str) -> None:
    prefix = "" if language == "da" else "en/"
    check_snapshot(f"{name}.{language}", client.get(f"/{prefix}{address}"), update=update_golden)


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_story(client: Client, article: Article, update_golden: bool, language: str) -> None:
    prefix = "" if language == "da" else "/en"
    address = article.get_absolute_url()
    check_snapshot(f"story.{language}", client.get(f"{prefix}{address}"), update=update_golden)
    check_snapshot(f"story-earlier.{language}", client.get(f"{prefix}{address}?version=1"), update=update_golden)
    check_snapshot(f"story-changes.{language}", client.get(f"{prefix}{address}?compare=1"), update=update_golden)
    Article.objects.filter(pk=article.pk).update(
        status=StatusChoices.CANCELED, status_reason="Det var forkert.", status_at=RECEIVED
    )
    check_snapshot(f"story-killed.{language}", client.get(f"{prefix}{address}"), update=update_golden)


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_name(client: Client, article: Article, update_golden: bool, language: str) -> None:
    prefix = "" if language == "da" else "/en"
    address = Entity.objects.get(name="Eva Holm").get_absolute_url()
    check_snapshot(f"name.{language}", client.get(f"{prefix}{address}"), update=update_golden)
