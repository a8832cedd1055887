"""Asking a feed of the archive: what is imported, what an editor sees of it, and when it is asked again."""

import json
import random
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from articles.importing.feeds import due_feeds, poll, words
from articles.importing.feeds.poll import DAY, wait_after
from articles.models import Article, Feed, ImportBatch, sentence
from articles.models.lock import lock_key
from tests.importing.feeds.serve import raw, says
from tests.importing.telegrams import telegram

pytestmark = pytest.mark.django_db


def wire(*telegrams, **headers):
    return says(json.dumps({"item": list(telegrams)}).encode(), **headers)


@pytest.fixture
def feed(site):
    """A feed with two telegrams, one of which is spoilt for good."""
    site.pages["/feed"] = wire(telegram(1), {"uri": "urn:x:bad", "version": "1"}, ETag='"1"')
    return Feed.objects.create(name="Kystbureauet", url=site.url("/feed"), every_minutes=30)


def test_a_feed_is_imported_as_a_batch_of_its_own(feed):
    before = timezone.now()
    assert str(poll(feed)) == "Imported: 1. Unchanged or skipped: 0. Rejected or waiting for a decision: 1."
    feed.refresh_from_db()
    batch = ImportBatch.objects.get()
    assert (batch.origin, batch.label, batch.feed, batch.state) == ("feed", "Kystbureauet", feed, "done")
    assert [item.outcome for item in batch.items.all()] == ["created", "rejected"]
    assert (sentence(feed.last_result), feed.failures, feed.etag) == (
        "Importeret: 1. Uændret eller sprunget over: 0. Afvist eller afventer en redaktør: 1.", 0, '"1"',
    )  # fmt: skip
    assert timedelta(minutes=30) <= feed.next_check_at - before <= timedelta(minutes=31)


def test_a_feed_without_news_leaves_no_trace_in_the_list_of_imports(site, feed):
    poll(feed)
    assert poll(feed) == words.NOTHING_NEW
    site.pages["/feed"] = wire(telegram(1), {"uri": "urn:x:bad", "version": "1"}, ETag='"2"')
    assert poll(feed) == words.NOTHING_NEW
    feed.refresh_from_db()
    assert (ImportBatch.objects.count(), feed.etag) == (1, '"2"')


def test_the_server_is_asked_only_for_what_is_new_since_the_last_time(site, feed):
    poll(feed)
    site.pages["/feed"] = says(status=304)
    assert poll(feed) == words.NOTHING_NEW
    assert [headers.get("If-None-Match") for _path, headers in site.asked] == [None, '"1"']


def test_a_new_version_and_a_new_fault_are_news(site, feed):
    poll(feed)
    site.pages["/feed"] = wire(telegram(1), telegram(1, 2))
    assert str(poll(feed)) == "Imported: 1. Unchanged or skipped: 1. Rejected or waiting for a decision: 0."
    site.pages["/feed"] = wire(telegram(1, 2), {"uri": "urn:x:worse", "version": "1"})
    assert str(poll(feed)) == "Imported: 0. Unchanged or skipped: 1. Rejected or waiting for a decision: 1."
    assert ImportBatch.objects.count() == 3


def test_the_provider_of_the_feed_overrules_the_file(feed):
    feed.provider = "kyst"
    feed.save()
    poll(feed)
    assert Article.objects.get().provider.code == "kyst"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (says(status=404), "The server has nothing at this address. Check the address."),
        (says(b"<!DOCTYPE html><html><body>Log ind</body></html>"), "This is a web page, not a wire story."),
        (says(b""), "The file is empty."),
        (says(b'{"item": [{"uri": "a"'), "Not valid JSON (line 1, column 22)."),
        (
            raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<rss>"),
            "The connection broke off before the answer was complete. Nothing of it was imported.",
        ),
    ],
)
def test_what_went_wrong_stands_on_the_feed_and_not_in_the_list_of_imports(site, feed, answer, told):
    site.pages["/feed"] = answer
    assert str(poll(feed)) == told
    feed.refresh_from_db()
    assert (feed.last_result["text"] % feed.last_result["params"], feed.failures, feed.etag) == (told, 1, "")
    assert ImportBatch.objects.count() == 0


def test_a_feed_that_fails_is_asked_less_and_less_often_and_as_usual_once_it_works(site, feed):
    good = site.pages["/feed"]
    site.pages["/feed"] = says(status=500)
    for _ in range(3):
        poll(feed)
    assert feed.failures == 3
    site.pages["/feed"] = good
    before = timezone.now()
    poll(feed)
    assert (feed.failures, feed.next_check_at - before <= timedelta(minutes=31)) == (0, True)


@pytest.mark.parametrize("every", [timedelta(minutes=1), timedelta(minutes=15), timedelta(days=7)])
def test_the_wait_after_failures_is_bounded_and_grows(every):
    chance = random.Random(1)
    waits = [[wait_after(failures, every, None, chance) for _ in range(50)] for failures in range(1, 40)]
    longest = max(DAY, every)
    assert all(every <= wait <= longest for many in waits for wait in many)
    assert max(waits[0]) <= 2 * every
    assert len(set(waits[2])) > 10 or every > DAY
    assert wait_after(40, every, None, random.Random(1)) > every or every > DAY


@pytest.mark.parametrize(("asked", "wait"), [(0, (15, 30)), (3600, (60, 60)), (10**9, (1440, 1440)), (None, (15, 30))])
def test_a_server_may_ask_for_patience_within_bounds(asked, wait):
    asked = None if asked is None else timedelta(seconds=asked)
    waited = wait_after(1, timedelta(minutes=15), asked, random.Random(1)) / timedelta(minutes=1)
    assert wait[0] <= waited <= wait[1]


def test_retry_after_is_honoured(site, feed):
    site.pages["/feed"] = says(status=429, Retry_After="7200")
    before = timezone.now()
    poll(feed)
    assert timedelta(hours=2) <= feed.next_check_at - before <= timedelta(hours=2, minutes=1)


def test_a_feed_that_is_gone_is_switched_off(site, feed):
    site.pages["/feed"] = says(status=410)
    poll(feed)
    feed.refresh_from_db()
    assert (feed.is_active, feed.next_check_at, feed.last_result["code"]) == (False, None, "feed_gone")
    assert list(due_feeds(timezone.now())) == []


def test_due_are_active_feeds_whose_time_has_come(feed):
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    for name, fields in {
        "late": {"next_check_at": now - timedelta(hours=1)},
        "now": {"next_check_at": now},
        "later": {"next_check_at": now + timedelta(seconds=1)},
        "off": {"is_active": False},
        "new": {},
    }.items():
        Feed.objects.create(name=name, url=f"https://feeds.example/{name}", **fields)
    feed.delete()
    assert [found.name for found in due_feeds(now)] == ["late", "now", "new"]


def test_a_feed_that_another_process_asks_is_left_alone(site, feed):
    other = connections["default"].copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [lock_key("feed", str(feed.pk))])
    try:
        assert poll(feed) == words.IN_HAND
        assert site.asked == []
    finally:
        other.close()


def test_a_feed_that_was_asked_since_it_was_read_is_left_alone(site, feed):
    earlier = Feed.objects.get()
    poll(feed)
    assert poll(earlier) == words.IN_HAND
    assert len(site.asked) == 1


def test_the_command_asks_what_is_due_all_or_what_is_named(site, feed, capsys):
    other = Feed.objects.create(name="Andet", url=site.url("/none"), next_check_at=timezone.now() + DAY)
    call_command("poll_feeds")
    assert capsys.readouterr().out == (
        "Kystbureauet: Imported: 1. Unchanged or skipped: 0. Rejected or waiting for a decision: 1.\n"
    )
    with pytest.raises(SystemExit) as left:
        call_command("poll_feeds", "Andet")
    assert left.value.code == 1
    assert capsys.readouterr().out == "Andet: The server has nothing at this address. Check the address.\n"
    Feed.objects.update(is_active=False)
    with pytest.raises(SystemExit):
        call_command("poll_feeds", "--all")
    told = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in told] == [other.name, feed.name]


def test_the_command_refuses_a_name_it_does_not_know(feed):
    with pytest.raises(Exception, match=r"No feed is called Kystbureau\. There are: Kystbureauet\."):
        call_command("poll_feeds", "Kystbureau")


def test_a_feed_in_which_nothing_stands_at_the_moment_is_no_failure(site, feed):
    site.pages["/feed"] = says(b'<rss version="2.0"><channel><title>Havnenyt</title></channel></rss>')
    assert poll(feed) == words.NOTHING_NEW
    feed.refresh_from_db()
    assert (feed.failures, ImportBatch.objects.count()) == (0, 0)


def test_a_changed_item_of_a_feed_is_a_new_version_which_the_archive_numbers(site, feed):
    def rss(text: str) -> bytes:
        return (
            '<rss version="2.0"><channel><title>Havnenyt</title><item><guid>a1</guid><title>Havnen</title>'
            f"<pubDate>Mon, 18 Feb 2019 08:00:00 +0100</pubDate><description>{text}</description>"
            "</item></channel></rss>"
        ).encode()

    for text in ("Kajen er lukket.", "Kajen er åben.", "Kajen er åben.", "Kajen er lukket igen."):
        site.pages["/feed"] = says(rss(text))
        poll(feed)
    article = Article.objects.get()
    assert list(article.revisions.order_by("pk").values_list("version", "version_is_assumed", "standing")) == [
        (1, True, "accepted"),
        (2, True, "accepted"),
        (3, True, "accepted"),
    ]
    assert article.body == "Kajen er lukket igen."
