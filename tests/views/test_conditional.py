"""Conditional requests: whoever has a page as it is now is told so, and nobody else, whatever on it has changed."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.entities.decisions import Wanted, decide
from articles.index.current import this_database
from articles.index.settle import settle
from articles.models import (
    Article,
    Entity,
    Mention,
    NameDecisionKind,
    NearDuplicate,
    Provider,
    Revision,
    Section,
    Standing,
    StatusChoices,
    fingerprint,
)
from articles.story import Moment
from articles.views import conditional
from articles.views.conditional import Known
from tests.factories import DateMentionFactory, RevisionFactory
from tests.views.stories import story

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = {"Eva Holm": "person", "Kystministeriet": "org"}
DAY = date(2020, 8, 16)
TEXT = "Eva Holm, Kystministeriet."


@pytest.fixture(autouse=True)
def _new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test begins as a process does: knowing nothing."""
    monkeypatch.setattr(conditional, "known", Known())


@pytest.fixture
def article() -> Article:
    """A corrected story with an older version, among others of its names and its day."""
    article = story(
        NAMES, headline="Diger", body="Eva Holm, Kystministeriet.", moment=Moment.of_day(DAY), section="Ind"
    )
    RevisionFactory(article=article, version=0, headline="Før", paragraphs=["Før."])
    for number in range(2):
        headline = f"Anden {number}"
        story(NAMES, headline=headline, body=TEXT, moment=Moment.of_day(DAY), section="Ind", dates=["2020-08-16"])
    return article


def ask(address: str, etag: str = "", since: str = "", client: Client | None = None, **more: Any) -> HttpResponse:
    said = {"HTTP_IF_NONE_MATCH": etag, "HTTP_IF_MODIFIED_SINCE": since}
    return (client or Client()).get(address, **{name: value for name, value in said.items() if value}, **more)


def other(number: int = 0) -> Article:
    return Article.objects.get(headline=f"Anden {number}")


def eva() -> Entity:
    return Entity.objects.get(name="Eva Holm")


def address_of(page: str, article: Article) -> str:
    return {
        "story": article.get_absolute_url(),
        "earlier": f"{article.get_absolute_url()}?version=0",
        "changes": f"{article.get_absolute_url()}?compare=0",
        "name": eva().get_absolute_url(),
        "day": "/dates/2020/08/16/",
        "month": "/dates/2020/08/",
        "year": "/dates/2020/",
        "dates": "/dates/",
    }[page]


PAGES = ("story", "earlier", "changes", "name", "day", "month", "year", "dates")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_has_not_changed_is_not_sent_again_nor_made_again(article: Article, page: str) -> None:
    address = address_of(page, article)
    first = ask(address)
    assert first.status_code == 200
    with CaptureQueriesContext(connection) as queries:
        again = ask(address, first["ETag"])
    assert (again.status_code, again.content, len(queries)) == (304, b"", 1)
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == first["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("page", PAGES)
def test_head_is_answered_as_get_is(article: Article, page: str) -> None:
    address = address_of(page, article)
    whole, head = ask(address), Client().head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert {name: head[name] for name in head.headers} == {name: whole[name] for name in whole.headers}
    assert Client().head(address, HTTP_IF_NONE_MATCH=whole["ETag"]).status_code == 304


def of_article(**values: Any) -> Callable[[Article], Any]:
    return lambda article: Article.objects.filter(pk=article.pk).update(**values)


def of_shown(**values: Any) -> Callable[[Article], Any]:
    return lambda article: Revision.objects.filter(pk=article.shown_id).update(**values)


def of_older(**values: Any) -> Callable[[Article], Any]:
    return lambda article: Revision.objects.filter(article=article, version=0).update(**values)


def of_other(**values: Any) -> Callable[[Article], Any]:
    return lambda article: Article.objects.filter(pk=other().pk).update(**values)


def merge(article: Article) -> None:
    target = story({"Eva Holst": "person"}, body="Eva Holst", moment=Moment.of_year(1999)).mentions.get().named
    decide(None, Wanted(kind=NameDecisionKind.MERGE, entity=eva(), target=target))


def merge_into(article: Article) -> None:
    target = story({"Eva Holst": "person"}, body="Eva Holst", moment=Moment.of_year(1999)).mentions.get().named
    decide(None, Wanted(kind=NameDecisionKind.MERGE, entity=target, target=eva()))


def block(article: Article) -> None:
    decide(None, Wanted(kind=NameDecisionKind.BLOCK, entity=Entity.objects.get(name="Kystministeriet")))


def one_more(article: Article) -> None:
    story(NAMES, headline="Ny", body=TEXT, moment=Moment.of_day(DAY), section="Ind")


def replaced(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(replaced_by=other())


def replacing(article: Article) -> None:
    Article.objects.filter(pk=other().pk).update(replaced_by=article)


def alike(article: Article) -> None:
    first, second = sorted((article.pk, other().pk))
    NearDuplicate.objects.create(first_id=first, second_id=second, similarity=0.9)


def derived(article: Article) -> None:
    of_article(headline_is_derived=True)(article)
    of_shown(headline="")(article)


def misread(article: Article) -> None:
    Mention.objects.filter(article=article, entity=eva()).delete()


CHANGES: list[tuple[str, str, Callable[[Article], Any]]] = [
    ("story", "its headline", of_article(headline="Diger, rettet")),
    ("story", "its text", of_article(body="Eva Holm, Kystministeriet, i går.")),
    ("story", "that it was corrected", of_article(is_corrected=True)),
    ("story", "what was corrected", of_article(is_corrected=True, correction_note="Det var i går.")),
    ("story", "how its headline was made", derived),
    ("story", "who wrote it", of_shown(byline="Ida Lund")),
    ("story", "who signed it", of_shown(credit="/nordvest/")),
    ("story", "where it was written", of_shown(dateline_place="Marstal")),
    ("story", "its address at the agency", of_shown(url="https://nordvest.example/1")),
    ("story", "its language", of_shown(language="en")),
    ("story", "that a version counts", of_older(standing=Standing.PUT_AWAY)),
    ("story", "how a version is called", of_older(version=-7)),
    ("story", "that a version came", lambda article: RevisionFactory(article=article, version=7)),
    ("story", "what it replaces", replacing),
    ("story", "what replaces it", replaced),
    ("story", "what is nearly the same", alike),
    ("story", "what is related", one_more),
    ("story", "what a related story is called", of_other(headline="Anden, rettet")),
    ("story", "that a related story was killed", of_other(status=StatusChoices.CANCELED)),
    ("story", "that a related story is withheld", of_other(status=StatusChoices.WITHHELD)),
    ("story", "what a name is", merge),
    ("story", "that a name is none", block),
    ("story", "where a name stands", misread),
    ("story", "what its section is called", lambda article: Section.objects.update(name="Udland")),
    ("story", "what its agency is called", lambda article: Provider.objects.update(name="Kystbureauet")),
    ("story", "a date in it", lambda article: DateMentionFactory(article=article, text="Eva", date="2020-08-09")),
    ("earlier", "its text", of_older(paragraphs=["Før, rettet."])),
    ("changes", "the older text", of_older(paragraphs=["Før, rettet."])),
    ("changes", "the newer text", of_shown(paragraphs=["Eva Holm."])),
    ("name", "how many stories there are", one_more),
    ("name", "that a story was killed", of_other(status=StatusChoices.CANCELED)),
    ("name", "what a story is called", of_other(headline="Anden, rettet")),
    ("name", "when a story was sent", of_other(published_from=date(2020, 8, 17), published_to=date(2020, 8, 18))),
    ("name", "what is nearly the same", alike),
    ("name", "how it is written", merge_into),
    ("name", "who is mentioned with it", block),
    ("name", "where it stands", misread),
    ("name", "what a section is called", lambda article: Section.objects.update(name="Udland")),
    ("name", "what an agency is called", lambda article: Provider.objects.update(name="Kystbureauet")),
    ("day", "how many stories there are", one_more),
    ("day", "that a story was killed", of_other(status=StatusChoices.CANCELED)),
    ("day", "that a story was corrected", of_other(is_corrected=True)),
    ("day", "that a name is none", block),
    ("day", "which stories speak of it", lambda article: DateMentionFactory(article=article, date="2020-08-16")),
    ("day", "which day came before", lambda article: story(moment=Moment.of_day(date(1999, 1, 1)))),
    ("day", "how many of its month have no day", lambda article: story(moment=Moment.of_month(2020, 8))),
    ("month", "how many stories there are", one_more),
    ("month", "that a story was killed", of_other(status=StatusChoices.CANCELED)),
    ("year", "how many stories there are", one_more),
    ("year", "that a story was killed", of_other(status=StatusChoices.CANCELED)),
    ("dates", "how many stories there are", one_more),
]


@pytest.mark.parametrize(("page", "what", "change"), CHANGES, ids=[f"{page}: {what}" for page, what, _do in CHANGES])
def test_a_page_that_has_changed_is_sent(
    article: Article, page: str, what: str, change: Callable[[Article], Any]
) -> None:
    address = address_of(page, article)
    before = ask(address)
    assert ask(address, before["ETag"]).status_code == 304
    change(article)
    after = ask(address_of(page, Article.objects.get(pk=article.pk)), before["ETag"])
    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]
    assert after.content != before.content, f"nothing on the page says {what}"


def test_the_end_of_an_embargo_changes_pages_though_nobody_writes(article: Article) -> None:
    opens = timezone.now() + timedelta(seconds=2)
    Article.objects.filter(pk=other().pk).update(embargo_until=opens)
    addresses = [address_of(page, article) for page in ("story", "name", "day", "month", "year", "dates")]
    before = [ask(address) for address in addresses]
    while timezone.now() <= opens:
        time.sleep(0.05)
    for address, was in zip(addresses, before, strict=True):
        after = ask(address, was["ETag"])
        assert (address, after.status_code, after.content != was.content) == (address, 200, True)
        assert ask(address, after["ETag"]).status_code == 304


def test_so_does_the_end_of_the_embargo_of_a_version(article: Article) -> None:
    opens = timezone.now() + timedelta(seconds=1.5)
    Revision.objects.filter(article=article, version=0).update(embargo_until=opens)
    before = ask(article.get_absolute_url())
    while timezone.now() <= opens:
        time.sleep(0.05)
    assert "?version=0" not in before.content.decode()
    assert "?version=0" in ask(article.get_absolute_url(), before["ETag"]).content.decode()


@pytest.mark.parametrize(
    ("status", "answer"), [(StatusChoices.CANCELED, 410), (StatusChoices.WITHHELD, 404)], ids=["killed", "withheld"]
)
def test_a_story_that_may_no_longer_be_read_is_never_not_modified(
    article: Article, status: StatusChoices, answer: int
) -> None:
    address = article.get_absolute_url()
    etag = ask(address)["ETag"]
    Article.objects.filter(pk=article.pk).update(status=status)
    for asked in (etag, "*"):
        gone = ask(address, asked)
        assert (gone.status_code, gone.has_header("ETag"), gone.has_header("Last-Modified")) == (answer, False, False)


def test_a_merged_name_sends_on_whoever_has_its_old_page(article: Article) -> None:
    address = eva().get_absolute_url()
    etag = ask(address)["ETag"]
    merge(article)
    moved = ask(address, etag)
    assert (moved.status_code, moved["Location"]) == (301, Entity.objects.get(name="Eva Holst").get_absolute_url())


def test_a_day_whose_last_story_went_is_another_page(article: Article) -> None:
    etag = ask("/dates/2020/08/16/")["ETag"]
    Article.objects.update(status=StatusChoices.CANCELED)
    assert ask("/dates/2020/08/16/", etag).status_code == 200


def test_a_page_has_another_etag_in_each_language_at_each_host_and_for_each_query(article: Article) -> None:
    address = article.get_absolute_url()
    with override_settings(ALLOWED_HOSTS=["testserver", "arkiv.example"]):
        answers = [
            ask(address),
            ask(f"/en{address}"),
            ask(f"{address}?version=0"),
            ask(address, HTTP_HOST="arkiv.example"),
            ask(address, secure=True),
        ]
    assert len({answer["ETag"] for answer in answers}) == len(answers)
    assert ask(f"/en{address}", answers[0]["ETag"]).status_code == 200


def test_a_new_release_with_other_templates_makes_other_etags(
    article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = article.get_absolute_url()
    before = ask(address)
    part = tmp_path / "articles" / "parts" / "dateline.html"
    part.parent.mkdir(parents=True)
    part.write_text("<p>En anden linje.</p>")
    engine = settings.TEMPLATES[0]
    with override_settings(TEMPLATES=[{**engine, "DIRS": [tmp_path, *engine["DIRS"]]}]):
        monkeypatch.setattr(conditional, "known", Known())
        after = ask(address, before["ETag"])
    assert (after.status_code, "En anden linje." in after.content.decode()) == (200, True)


def test_while_templates_may_change_in_a_process_pages_are_made_anew(article: Article) -> None:
    with override_settings(DEBUG=True):
        first = ask(article.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            assert ask(article.get_absolute_url(), first["ETag"]).status_code == 304
    assert len(queries) > 1


def test_for_editors_pages_are_made_anew_and_not_sent_when_they_are_the_same(article: Article) -> None:
    editor = Client()
    editor.force_login(User.objects.create_superuser("redaktør"))
    address = article.get_absolute_url()
    first = ask(address, client=editor)
    with CaptureQueriesContext(connection) as queries:
        assert ask(address, first["ETag"], client=editor).status_code == 304
    assert len(queries) > 1


def test_settling_the_index_changes_no_etag(article: Article) -> None:
    addresses = [address_of(page, article) for page in PAGES]
    etags = [ask(address)["ETag"] for address in addresses]
    assert settle(waiting=1)
    assert [ask(address)["ETag"] for address in addresses] == etags


def seen_long_ago(minutes: int = 5) -> None:
    """Let the process have seen the archive as it is now so long ago."""
    conditional.known = Known()
    now = timezone.now()
    seen = fingerprint(now)
    assert seen
    conditional.known.state(this_database(), seen, now - timedelta(minutes=minutes))


def test_a_page_says_since_when_it_is_certainly_the_same(article: Article) -> None:
    address = article.get_absolute_url()
    assert not ask(address).has_header("Last-Modified")
    seen_long_ago()
    said = ask(address)["Last-Modified"]
    assert ask(address, since=said).status_code == 304
    assert ask(address, since=said).content == b""
    one_more(article)
    after = ask(address, since=said)
    assert (after.status_code, after.has_header("Last-Modified")) == (200, False)


def test_a_date_says_nothing_against_an_etag(article: Article) -> None:
    seen_long_ago()
    said = ask(article.get_absolute_url())["Last-Modified"]
    assert ask(article.get_absolute_url(), etag='"another"', since=said).status_code == 200
