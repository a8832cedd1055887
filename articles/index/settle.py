"""The journal's stories -> segments, small segments -> larger ones; and the whole index anew.

Each step is a transaction of its own, one process at a time. Readers see the index before or after it, never between,
and nobody waits: what changes meanwhile gets another stamp and stays in the journal.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

import numpy as np
from django.db import transaction
from django.utils import timezone

from articles.index.blocks import MOST_SLOTS
from articles.index.columns import Array, IndexedStory, instant_of
from articles.index.journal import (
    changed_names,
    enough_waits,
    forget_names,
    forget_stories,
    keep_noted,
    ready_stories,
    stamps_of,
)
from articles.index.load import load_stories, stories_of_names
from articles.index.opened import OpenSegment
from articles.index.segment import merged, segment_of
from articles.index.store import (
    Header,
    bury,
    headers,
    read_alive,
    read_blocks,
    read_columns,
    read_ids,
    remove,
    rewrite_names,
    write_segment,
)
from articles.models import Article
from articles.models.again import atomically
from articles.models.lock import locked

LOCK = "search index"
"""One process at a time changes segments; readers need no lock."""
WAITING = 512
"""Changed stories that are made a segment; until then every reading process has them on its own."""
AT_ONCE = 16_384
"""Stories that one transaction indexes."""
TIERS = ((0, 4_096), (4_096, 32_768))
"""Sizes of small segments, from and below; so many of a tier are made one:"""
TOGETHER = 8
"""A story is so written anew once for each tier: segments of another tier are left, or the larger ones would be
written for every few hundred stories."""


def settle(*, waiting: int = WAITING, merge: bool = True, now: datetime | None = None) -> int:
    """Index what the journal holds if that is `waiting` or more; how many changes it has taken off.

    Does nothing while another process is at it. Stories whose embargo has yet to end at `now` (default: the present)
    stay in the journal, and do not count. With `merge`, small segments are joined afterwards.
    """
    taken = _settle(waiting, AT_ONCE, now or timezone.now(), is_patient=False)
    if taken and merge:
        merge_small()
    return taken


def settle_bulk(*, waiting: int = MOST_SLOTS, is_patient: bool = True) -> int:
    """The same in segments as large as can be, for what comes by the thousands; waits for others if it `is_patient`."""
    taken = _settle(waiting, MOST_SLOTS, timezone.now(), is_patient=is_patient)
    if taken:
        merge_small()
    return taken


def _settle(waiting: int, at_once: int, now: datetime, *, is_patient: bool) -> int:
    taken = 0
    while enough_waits(now, waiting) and (
        done := atomically(lambda: _settle_some(at_once, now, is_patient=is_patient))
    ):
        taken += done
        if done < at_once:
            break
    return taken


def _settle_some(at_once: int, now: datetime, *, is_patient: bool) -> int:
    """Make a segment of changed stories, and all segments right for changed names."""
    if not locked(LOCK, is_patient=is_patient):
        return 0
    # The stamps first: what changes after them has another, and stays in the journal.
    stories, names = ready_stories(now, at_once), changed_names()
    ready, waiting = _parted(load_stories(stories), now)
    _leave(headers(), stories, names)
    if ready:
        write_segment(segment_of(ready))
    settled = {pk: stamp for pk, stamp in stories.items() if pk not in waiting}
    return forget_stories(settled) + forget_names(names)


def _parted(stories: Iterable[IndexedStory], now: datetime) -> tuple[list[IndexedStory], set[int]]:
    """The stories that are listed for good at `now`; and the keys of those that the end of an embargo will change."""
    instant = instant_of(now)
    ready, waiting = [], set()
    for story in stories:
        if any(at is not None and at > instant for at in (story.shows_from, story.shows_until)):
            waiting.add(story.pk)
        elif story.shows_until is None:
            ready.append(story)
    return ready, waiting


def _leave(segments: Sequence[Header], stories: Iterable[int], names: Iterable[int]) -> None:
    """Have the stories leave the segments they are in, and give these the mentions of `names` as they are now."""
    changed = np.array(sorted(stories), np.int64)
    is_alive = read_alive(segments)
    for pk, ids in read_ids(segments).items():
        left = is_alive[pk] & ~np.isin(ids, changed)
        if (left != is_alive[pk]).any():
            bury(pk, left)
    if entities := sorted(names):
        _rename(segments, np.array(entities, np.int64))


def _rename(segments: Sequence[Header], entities: Array) -> None:
    pairs = np.array(stories_of_names(entities.tolist()), np.int64).reshape(-1, 2)
    for header in segments:
        columns = read_columns([header])[header.pk]
        opened = OpenSegment(columns, np.ones(header.size, bool), header.pk)
        rewrite_names(header.pk, opened.renamed(entities, (pairs[:, 0], pairs[:, 1])).columns)


def merge_small() -> int:
    """Join small segments while there are enough of them; how many there were before that are no more."""
    gone = 0
    while merged_some := atomically(_merge_some):
        gone += merged_some
    return gone


def _merge_some() -> int:
    if not locked(LOCK, is_patient=False):
        return 0
    segments = headers()
    is_alive = read_alive(segments)
    chosen = _chosen(segments, {pk: int(mask.sum()) for pk, mask in is_alive.items()})
    if not chosen:
        return 0
    columns = read_columns(chosen)
    parts = [(columns[one.pk], read_blocks(one.pk)) for one in chosen]
    kept = [is_alive[one.pk] for one in chosen]
    if any(keep.any() for keep in kept):
        write_segment(merged(parts, kept), has_new_words=False)
    remove([one.pk for one in chosen])
    return len(chosen)


def _chosen(segments: Sequence[Header], alive: dict[int, int]) -> list[Header]:
    """Segments to be merged: enough of one tier, or one that half of its stories have left."""
    half_empty = [one for one in segments if alive[one.pk] * 2 < one.size]
    for least, below in TIERS:
        small = [one for one in segments if least <= alive[one.pk] < below]
        if len(small) >= TOGETHER:
            return list(_fitting(small, alive))
    return half_empty[:1]


def _fitting(small: Sequence[Header], alive: dict[int, int]) -> Iterator[Header]:
    total = 0
    for one in sorted(small, key=lambda one: (alive[one.pk], one.pk)):
        total += alive[one.pk]
        if total > MOST_SLOTS:
            return
        yield one


def reindex(tell: Callable[[int], None] = lambda _stories: None, *, now: datetime | None = None) -> int:
    """Make the whole index anew beside the old one, which answers until it is taken away; how many stories.

    Stopped at any moment, it has changed nothing. `tell` gets the number of stories after each portion. What changes
    meanwhile is in the journal as ever. Waits for others that are at the index. `now` as in settle().
    """
    now = now or timezone.now()
    with transaction.atomic():
        locked(LOCK, is_patient=True)
        old = headers()
        names = changed_names()
        stories = 0
        settled: list[dict[int, int]] = []
        waiting: list[int] = []
        pks = Article.objects.order_by("published_from", "pk").values_list("pk", flat=True).iterator(MOST_SLOTS)
        while portion := list(islice(pks, MOST_SLOTS)):
            stamps = stamps_of(portion)
            ready, later = _parted(load_stories(portion), now)
            if ready:
                write_segment(segment_of(ready))
            settled.append({pk: stamp for pk, stamp in stamps.items() if pk not in later})
            waiting += later
            stories += len(ready)
            tell(len(portion))
        remove([one.pk for one in old])
        # The journal last of all: whoever changes a story waits for whoever has touched its line there.
        keep_noted(waiting)
        for stamps in settled:
            forget_stories(stamps)
        forget_names(names)
    settle(waiting=1, now=now)
    return stories
