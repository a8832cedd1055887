"""Feeds as editors and administrators see them."""

import json

import pytest
from django.contrib.admin.models import LogEntry

from articles.models import Feed, ImportBatch
from tests.admin.conftest import signed_in
from tests.importing.feeds.serve import says, serving
from tests.importing.telegrams import telegram

LIST = "/admin/articles/feed/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    """A browser of somebody who sets feeds up."""
    return signed_in(client, "administrator")


@pytest.fixture
def site(settings):
    with serving() as running:
        settings.FEED_HOSTS, settings.FEED_SECONDS = [running.host], 20
        yield running


@pytest.fixture
def feed(site):
    path = "/feed?token=hemmelig"
    site.pages[path] = says(json.dumps(telegram(1)).encode())
    return Feed.objects.create(name="Kystbureauet", url=site.url(path))


def _add(client, **fields):
    form = {"name": "Ny", "url": "https://feeds.example/a", "every_minutes": 15, "is_active": "on", **fields}
    return client.post(f"{LIST}add/", form, follow=True)


def _errors(response):
    return response.context["adminform"].form.errors


def test_an_administrator_adds_a_feed_of_a_listed_host(administrator, settings):
    settings.FEED_HOSTS = ["feeds.example"]
    _add(administrator)
    feed = Feed.objects.get()
    assert (feed.url, str(feed.created_by), feed.next_check_at) == ("https://feeds.example/a", "a.administrator", None)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (
            "https://evil.example/a",
            (
                "evil.example er ikke blandt de servere, der må spørges: feeds.example. Den, der driver arkivet,"
                " angiver dem i indstillingen NEWSARCHIVE_FEED_HOSTS."
            ),
        ),
        ("ftp://feeds.example/a", "Adressen skal begynde med https:// eller http://."),
        (
            "https://me:x@feeds.example/a",
            "Adressen indeholder et brugernavn eller en adgangskode. Brug en adresse uden.",
        ),
    ],
)
def test_any_other_address_is_refused_in_words(administrator, settings, url, told):
    settings.FEED_HOSTS = ["feeds.example"]
    assert _errors(_add(administrator, url=url)) == {"url": [told]}
    assert not Feed.objects.exists()


def test_a_feed_is_not_asked_more_than_once_a_minute(administrator, settings):
    settings.FEED_HOSTS = ["feeds.example"]
    assert list(_errors(_add(administrator, every_minutes=0))) == ["every_minutes"]


def test_another_address_is_asked_as_if_for_the_first_time(administrator, feed, settings):
    Feed.objects.update(etag='"1"', failures=7, next_check_at="2030-01-01T00:00Z")
    settings.FEED_HOSTS = ["feeds.example"]
    form = {"name": "Ny", "url": "https://feeds.example/b", "every_minutes": 15, "is_active": "on"}
    administrator.post(f"{LIST}{feed.pk}/change/", form)
    feed.refresh_from_db()
    assert (feed.url, feed.etag, feed.failures, feed.next_check_at) == ("https://feeds.example/b", "", 0, None)


def _ask(client, feed):
    return client.post(LIST, {"action": "ask_now", "_selected_action": [feed.pk]}, follow=True)


def test_an_editor_asks_now_and_is_told_what_came_of_it(editor, feed):
    page = _ask(editor, feed).content.decode()
    told = "Importeret: 1. Uændret eller sprunget over: 0. Afvist eller afventer en redaktør: 0."
    assert f"Kystbureauet: {told}" in page
    assert page.count(told) == 2  # in the message and in the list
    assert ImportBatch.objects.get().feed == feed
    assert LogEntry.objects.get().object_repr == "Kystbureauet"


def test_a_feed_that_fails_says_why_in_the_list(editor, feed, site):
    site.pages.clear()
    _ask(editor, feed)
    page = editor.get(LIST).content.decode()
    assert "Serveren har ikke noget på denne adresse. Kontrollér adressen." in page


def test_no_secret_of_an_address_is_shown_to_who_may_not_change_it(editor, feed):
    _ask(editor, feed)
    pages = [LIST, f"{LIST}{feed.pk}/change/", f"{LIST}{feed.pk}/history/", f"{LIST}?q=hemmelig"]
    batch = ImportBatch.objects.get()
    pages += ["/admin/articles/importbatch/", f"/admin/articles/importbatch/{batch.pk}/change/"]
    for page in pages:
        answer = editor.get(page)
        assert answer.status_code == 200
        assert "token=hemmelig" not in answer.content.decode(), page
    assert "/feed</" in editor.get(LIST).content.decode()
    assert editor.get(f"{LIST}?q=hemmelig").context["cl"].queryset.count() == 0


def test_an_administrator_sees_the_whole_address_of_a_feed_to_change(administrator, feed):
    assert "token=hemmelig" in administrator.get(f"{LIST}{feed.pk}/change/").content.decode()
    assert "token=hemmelig" not in administrator.get(LIST).content.decode()


def test_an_editor_cannot_add_or_change_and_a_reader_cannot_ask(client, feed, site):
    editor = signed_in(client, "editor")
    assert editor.get(f"{LIST}add/").status_code == 403
    assert editor.post(f"{LIST}{feed.pk}/change/", {"name": "x"}).status_code == 403
    assert editor.post(f"{LIST}{feed.pk}/delete/", {"post": "yes"}).status_code == 403
    reader = signed_in(client, "reader")
    assert "ask_now" not in reader.get(LIST).content.decode()
    _ask(reader, feed)
    assert site.asked == []


def test_who_has_waited_long_enough_leaves_the_rest_to_the_schedule(editor, feed, site, monkeypatch):
    monkeypatch.setattr("articles.admin.feeds.ASKING_SECONDS", -1)
    assert "1 feed spørges som det næste." in _ask(editor, feed).content.decode()
    feed.refresh_from_db()
    assert feed.next_check_at is not None
    assert site.asked == []
