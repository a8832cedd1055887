"""Asking one feed: fetch, import what is new, decide when to ask again. An empty answer leaves no trace in the list
of imports; what went wrong stands on the feed itself, in words."""

import random
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.importing.feeds import words
from articles.importing.feeds.failed import FetchFailed
from articles.importing.feeds.fetch import Fetched, NotModified, as_file, fetch
from articles.importing.lock import held_by_nobody_else
from articles.importing.result import ItemResult
from articles.importing.run import import_files
from articles.models import Feed, ImportBatch, ImportItem, Origin, Outcome, stored
from articles.story import Note

DAY = timedelta(days=1)
DONE = (Outcome.CREATED, Outcome.NEW_VERSION, Outcome.OLDER_FILED)
SAME = (Outcome.UNCHANGED, Outcome.SKIPPED)
MOST_DOUBLINGS = 11
"""2 to the 11th minutes are more than a day."""


def due_feeds(now: datetime) -> QuerySet[Feed]:
    """The feeds that are to be asked at `now`, the longest overdue first."""
    is_due = Q(next_check_at=None) | Q(next_check_at__lte=now)
    return Feed.objects.filter(is_due, is_active=True).order_by("next_check_at", "pk")


def poll(feed: Feed) -> Note:
    """Ask `feed` now, import what it has, and return what came of it; the feed's row says the same afterwards.

    Returns words.IN_HAND, and does nothing, while another process asks it or when one did since `feed` was read.
    Raises OperationalError or InterfaceError when the database is lost; the feed is then asked again.
    """
    with held_by_nobody_else("feed", str(feed.pk)) as is_ours:
        asked_before = feed.checked_at
        if not is_ours or not Feed.objects.filter(pk=feed.pk, checked_at=asked_before).exists():
            return words.IN_HAND
        try:
            marks, note = _ask(feed)
        except FetchFailed as problem:
            return _note_failure(feed, problem)
        next_check = timezone.now() + timedelta(minutes=feed.every_minutes)
        return _note_result(feed, note, next_check_at=next_check, failures=0, **marks)


def wait_after(failures: int, every: timedelta, asked: timedelta | None, chance: random.Random) -> timedelta:
    """How long to leave a feed alone that failed `failures` times in a row, and `asked` us to stay away so long.

    Never shorter than its usual interval nor longer than a day (or the interval, if that is longer). In between it
    doubles with every failure, and chance spreads the feeds of one server that failed together.
    """
    longest = max(DAY, every)
    doubled = min(every * 2 ** min(failures, MOST_DOUBLINGS), longest)
    wait = every + (doubled - every) * chance.random()
    return min(max(wait, asked or every), longest)


def _ask(feed: Feed) -> tuple[dict[str, str], Note]:
    """The marks to ask with next time and what came of it. Raises FetchFailed, also for what is no wire file."""
    answer = fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified)
    if isinstance(answer, NotModified):
        return {}, words.NOTHING_NEW
    return {"etag": answer.etag, "last_modified": answer.last_modified}, _import(feed, answer)


def _import(feed: Feed, fetched: Fetched) -> Note:
    """Import what was fetched if anything of it is news."""
    file = as_file(fetched, provider=feed.provider or None)
    expected = list(import_files([file], batch=None))
    if _is_empty(expected):
        return words.NOTHING_NEW
    _refuse_unreadable(file.name, expected)
    if not any(_is_news(feed, result) for result in expected):
        return words.NOTHING_NEW
    batch = ImportBatch.objects.create(origin=Origin.FEED, feed=feed, label=feed.name)
    counts = Counter(result.outcome for result in import_files([file], batch=batch))
    done, same = (sum(counts[outcome] for outcome in group) for group in (DONE, SAME))
    return words.imported(done, same, counts.total() - done - same)


def _is_empty(results: list[ItemResult]) -> bool:
    """Whether it is a feed or a list in which nothing stands at the moment, which is no fault."""
    return [reason.code for result in results for reason in result.reasons] == ["no_items"]


def _refuse_unreadable(name: str, results: Iterable[ItemResult]) -> None:
    """Raise FetchFailed when the file as a whole gave nothing: a web page, half an XML file."""
    for result in results:
        if result.outcome is Outcome.REJECTED and result.item == 0 and result.file == name:
            raise FetchFailed(result.reasons[0])


def _is_news(feed: Feed, result: ItemResult) -> bool:
    """Whether an editor should hear of it. An item that cannot be read stays in a feed for days: told once."""
    if result.outcome is not Outcome.REJECTED:
        return result.outcome not in SAME
    reasons = [stored(reason) for reason in result.reasons]
    told = ImportItem.objects.filter(batch__feed=feed, outcome=Outcome.REJECTED, guid=result.guid, reasons=reasons)
    return not told.exists()


def _note_failure(feed: Feed, problem: FetchFailed) -> Note:
    if problem.is_gone:
        return _note_result(feed, problem.note, is_active=False, next_check_at=None, failures=feed.failures + 1)
    asked = None if problem.wait_seconds is None else timedelta(seconds=problem.wait_seconds)
    every = timedelta(minutes=feed.every_minutes)
    wait = wait_after(feed.failures + 1, every, asked, random.SystemRandom())
    return _note_result(feed, problem.note, next_check_at=timezone.now() + wait, failures=feed.failures + 1)


def _note_result(feed: Feed, note: Note, **columns: object) -> Note:
    changed = {"checked_at": timezone.now(), "last_result": stored(note), **columns}
    for name, value in changed.items():
        setattr(feed, name, value)
    feed.save(update_fields=list(changed))
    return note
