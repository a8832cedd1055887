"""What has changed since it was indexed. Triggers write it; whoever stores in bulk notes its stories here itself."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from articles.models import SearchChange
from articles.models.search_index import ChangeKind

_READY = """
    SELECT c.kind, c.key, c.stamp FROM articles_searchchange c WHERE NOT EXISTS (
        SELECT FROM articles_article a WHERE c.kind = 's' AND a.id = c.key AND a.embargo_until > %(now)s
    )
"""
"""A story under embargo changes once more without anybody writing: it stays in the journal until then.

Stories under embargo are few, and have an index of their own: the others need not be looked up.
"""
_NOTED = "SELECT FROM articles_searchchange"
_ENOUGH = "SELECT count(*) >= %(least)s FROM ({} LIMIT %(least)s) AS waiting"
_NOTE = """
    INSERT INTO articles_searchchange (kind, key, stamp)
    SELECT 's', key, (random() * 4611686018427387904)::bigint FROM unnest(%s::bigint[]) AS changed(key) ORDER BY key
    ON CONFLICT (kind, key) {}
"""
_RENEW = """
    UPDATE articles_searchchange SET stamp = (random() * 4611686018427387904)::bigint
    WHERE id IN (SELECT id FROM articles_searchchange WHERE kind = 's' FOR UPDATE SKIP LOCKED)
"""
_FORGET = """
    DELETE FROM articles_searchchange WHERE id IN (
        SELECT c.id FROM articles_searchchange c JOIN unnest(%s::bigint[], %s::bigint[]) AS done(key, stamp)
            ON c.kind = %s AND c.key = done.key AND c.stamp = done.stamp
        FOR UPDATE OF c SKIP LOCKED
    )
"""
"""What somebody is changing at this moment is theirs: to wait for them could be to wait for each other."""


def enough_waits(now: datetime, least: int) -> bool:
    """Whether so many changes could be indexed at `now`."""
    with connection.cursor() as cursor:
        # Mostly there are too few anyhow, and no story has to be looked up to see that.
        for waiting in (_NOTED, _READY):
            cursor.execute(_ENOUGH.format(waiting), {"now": now, "least": least})
            if not cursor.fetchone()[0]:
                return False
        return True


def ready_stories(now: datetime, most: int) -> dict[int, int]:
    """Stamps by key of changed stories that are under no embargo of their own at `now`, the first `most` of them."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_READY} AND c.kind = 's' ORDER BY c.key LIMIT %(most)s", {"now": now, "most": most})
        return {key: stamp for _kind, key, stamp in cursor.fetchall()}


def stamps_of(pks: Sequence[int]) -> dict[int, int]:
    """Stamps by key of those of the stories that are in the journal."""
    rows: Any = SearchChange.objects.filter(kind=ChangeKind.STORY, key__in=list(pks)).values_list("key", "stamp")
    return dict(rows)


def changed_names() -> dict[int, int]:
    """Stamps by key of the names of which many mentions have changed."""
    rows: Any = SearchChange.objects.filter(kind=ChangeKind.NAME).values_list("key", "stamp")
    return dict(rows)


def note_stories(pks: Iterable[int]) -> None:
    """Put stories in the journal, as their triggers do."""
    _note(pks, "DO UPDATE SET stamp = excluded.stamp")


def keep_noted(pks: Iterable[int]) -> None:
    """Have stories in the journal, those that are there as they are."""
    _note(pks, "DO NOTHING")


def _note(pks: Iterable[int], conflict: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_NOTE.format(conflict), [list(pks)])


def forget_stories(stamps: Mapping[int, int]) -> int:
    """Take stories off the journal that a segment holds now; how many.

    Not those that have changed again, or are changing.
    """
    return _forget(ChangeKind.STORY, stamps)


def forget_names(stamps: Mapping[int, int]) -> int:
    """Take names off the journal that are right in all segments now; how many.

    The stories that stay in it get new stamps: a process that has read one, and not this note of its names, would not
    know that these have changed.
    """
    forgotten = _forget(ChangeKind.NAME, stamps)
    if stamps:
        with connection.cursor() as cursor:
            cursor.execute(_RENEW)
    return forgotten


def _forget(kind: ChangeKind, stamps: Mapping[int, int]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, [list(stamps), list(stamps.values()), kind])
        return int(cursor.rowcount)
