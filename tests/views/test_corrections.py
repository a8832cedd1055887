"""The page of corrections: the latest first, what changed in words, nothing that may not be read."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Standing, StatusChoices
from articles.search.corrections import MOST_CHANGES, Corrected, corrections_page
from articles.story import Moment
from tests.factories import ArticleFactory, RevisionFactory, note_correction
from tests.pages.look import elements, links, words

pytestmark = pytest.mark.django_db


def at(day: int, hour: int = 10) -> Moment:
    """A time in August 2020."""
    return Moment.of_instant(datetime(2020, 8, day, hour, tzinfo=UTC))


def corrected(headline: str, when: Moment | None, **fields: Any) -> Article:
    """A story of 1 August whose second version, sent `when`, says nine where the first said eight."""
    article = ArticleFactory(
        headline=headline, moment=at(1), is_corrected=True, body="Det var ni.\n\nResten er som før.", **fields
    )
    RevisionFactory(article=article, version=1, headline=headline, paragraphs=["Det var otte.", "Resten er som før."])
    shown = article.shown
    shown.version, shown.is_correction, shown.moment = 2, True, when
    shown.save()
    note_correction(article)
    return article


def test_corrections_come_the_latest_first_and_what_was_withdrawn_is_not_among_them(client: Client) -> None:
    corrected("Rettet først", at(3))
    corrected("HEMMELIGT", at(5), status=StatusChoices.CANCELED, status_at=datetime(2020, 8, 5, 6, tzinfo=UTC))
    corrected("Rettet sidst", at(9))
    page = client.get("/corrections/")
    assert words(page, ".hits h2") == ["Rettet sidst", "Rettet først"]
    assert [stamp.get("datetime") for stamp in elements(page, ".hits .stamp")] == [
        "2020-08-09T10:00:00Z",
        "2020-08-03T10:00:00Z",
    ]
    assert "HEMMELIGT" not in page.content.decode()
    listed = corrections_page(1)
    assert (listed.corrected, listed.page, listed.pages) == (2, 1, 1)


def test_a_correction_says_what_changed_and_leads_to_all_of_it(client: Client) -> None:
    article = corrected("Rettet", at(9), section="Indland", correction_note="Der var ni.")
    page = client.get("/corrections/")
    assert words(page, ".what-changed p") == ["Det var fjernet: otte (ændring slut) tilføjet: ni (ændring slut) ."]
    assert words(page, ".hits .snippet") == ["Der var ni."]
    address = article.get_absolute_url()
    assert links(page, ".hits .more a") == [("Vis, hvad der er rettet", f"{address}?version=2&compare=1")]
    assert client.get(f"{address}?version=2&compare=1").status_code == 200
    english = words(client.get("/en/corrections/"), ".hits .meta")
    assert english == ["Corrected at 12:00 Indland Ritzau story of 1 Aug. 2020"]


def test_no_more_than_a_few_changes_are_shown_and_the_rest_is_counted() -> None:
    article = ArticleFactory(headline="Ny", is_corrected=True, body="\n\n".join(f"Nyt {n}." for n in range(9)))
    RevisionFactory(article=article, headline="Gammel", paragraphs=[f"Før {n}." for n in range(9)])
    article.shown.version, article.shown.is_correction = 2, True
    article.shown.save()
    entry = corrections_page(1).entries[0]
    assert isinstance(entry, Corrected)
    assert ([field.label for field in entry.fields], len(entry.paragraphs)) == (["Overskrift"], MOST_CHANGES - 1)
    assert entry.more == 1 + 9 + 9 - MOST_CHANGES


def test_a_correction_is_as_old_as_the_agency_says_and_else_as_its_arrival(client: Client) -> None:
    corrected("Kun dag", Moment.of_day(date(2020, 8, 9)))
    arrived = corrected("Uden dato", None)
    page = client.get("/en/corrections/")
    assert words(page, ".hits h2") == ["Uden dato", "Kun dag"]
    assert [line.partition(" Ritzau")[0].split(" at ")[0] for line in words(page, ".hits .meta")] == [
        "Correction received",
        "Corrected",
    ]
    received = arrived.revisions.get(version=2).received_at
    entry = corrections_page(1).entries[0]
    assert (entry.moment.instant, entry.is_arrival) == (received, True)


def test_a_story_that_is_called_corrected_by_no_version_comes_last_without_a_time(client: Client) -> None:
    ArticleFactory(headline="Siger ikke hvornår", is_corrected=True)
    corrected("Rettet", at(3))
    page = client.get("/en/corrections/")
    assert words(page, ".hits h2") == ["Rettet", "Siger ikke hvornår"]
    assert words(page, ".hits li")[-1].startswith("time unknown Siger ikke hvornår Corrected")


def test_what_no_reader_has_met_is_nowhere(client: Client) -> None:
    corrected("Rettet", at(3))
    before = client.get("/corrections/").content
    tomorrow = timezone.now() + timedelta(days=1)
    corrected("HEMMELIGT withheld", at(9), status=StatusChoices.WITHHELD)
    corrected("HEMMELIGT embargoed", at(9), embargo_until=tomorrow)
    replaced = corrected("HEMMELIGT replaced", at(9))
    Article.objects.filter(pk=replaced.pk).update(replaced_by=ArticleFactory(headline="Efterfølger"))
    assert client.get("/corrections/").content == before


@pytest.mark.parametrize("state", ["embargoed", "held", "withdrawn"])
def test_a_correction_that_may_not_be_opened_is_not_told_of(client: Client, state: str) -> None:
    article = corrected("Rettet", at(3))
    secret = RevisionFactory(
        article=article,
        version=3,
        headline="HEMMELIGT",
        paragraphs=["HEMMELIGT"],
        public_note="HEMMELIGT",
        is_correction=True,
        embargo_until=timezone.now() + timedelta(days=1) if state == "embargoed" else None,
        standing=Standing.HELD if state == "held" else Standing.ACCEPTED,
        status=StatusChoices.WITHHELD if state == "withdrawn" else StatusChoices.USABLE,
    )
    secret.moment = at(30)
    secret.save()
    later = corrected("Rettet siden", at(4))
    page = client.get("/corrections/")
    assert words(page, ".hits h2") == [later.headline, article.headline]
    assert "HEMMELIGT" not in page.content.decode()


def test_the_list_comes_in_pages_of_twenty(client: Client) -> None:
    for day in range(1, 23):
        corrected(f"Nummer {day}", at(day))
    assert words(client.get("/corrections/?page=2"), ".hits h2") == ["Nummer 2", "Nummer 1"]
    last = client.get("/corrections/?page=99")
    assert words(last, ".hits h2") == ["Nummer 2", "Nummer 1"]
    assert links(last, ".pager a") == [("Forrige", "?"), ("1", "?")]


def test_an_archive_without_corrections_says_so(client: Client) -> None:
    page = client.get("/en/corrections/")
    assert words(page, ".lead") == ["No story in the archive has been corrected."]
    assert words(page, "header.bar-row p") == ["0 corrected stories"]


@pytest.mark.parametrize("stories", [1, 3])
def test_the_page_takes_four_queries_however_many_stories(client: Client, stories: int) -> None:
    for day in range(1, stories + 1):
        corrected(f"Rettet {day}", at(day), section=f"Sektion {day}")
    client.get("/corrections/")  # which reads what the index does not have yet
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/corrections/").status_code == 200
    assert len(queries) == 4


def test_the_corrected_ones_are_those_that_a_search_finds(client: Client) -> None:
    corrected("Rettet", at(3))
    ArticleFactory(headline="Siger ikke hvornår", is_corrected=True)
    ArticleFactory(headline="Aldrig rettet")
    assert client.get("/search.json", {"q": "har:rettelse"}).json()["count"] == corrections_page(1).corrected == 2


def test_footer_and_about_lead_here(client: Client) -> None:
    page = client.get("/en/about/")
    assert ("Recently corrected", "/en/corrections/") in links(page, ".foot a")
    assert "/en/corrections/" in [href for _words, href in links(page, ".prose a")]
