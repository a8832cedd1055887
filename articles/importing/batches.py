"""The beginning and the end of a batch, however the end comes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial

from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.utils import timezone

from articles.importing.upkeep import look_after
from articles.models import Alias, Article, BatchState, Entity, ImportBatch, Mention, Outcome, Revision
from articles.models.lock import lock_key

ANALYSED_FROM = 50
"""Stories; fewer do not change what the planner believes."""
ANALYSED_SHARE = 0.1
"""Of all stories there were when the planner last looked; the same of fewer."""
_TABLES = (Article, Revision, Mention, Entity, Alias)


@contextmanager
def open_batch(batch: ImportBatch, upkeep: Callable[[], None] = look_after) -> Iterator[None]:
    """Hold `batch` as running, and leave it done, after `upkeep`. First closes those whose process died before that."""
    close_abandoned(apart_from=batch)
    _ask("SELECT pg_advisory_lock(%s)", batch)
    with _afterwards(partial(_end, batch)), _commits_unwaited(), _afterwards(upkeep):
        ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.RUNNING)
        yield


@contextmanager
def _afterwards(work: Callable[[], None]) -> Iterator[None]:
    """Do `work` after the block, however that ends; not when the database is gone: the next import does it then."""
    try:
        yield
    except (OperationalError, InterfaceError):
        raise
    except BaseException:
        work()
        raise
    else:
        work()


@contextmanager
def _commits_unwaited() -> Iterator[None]:
    """Let no transaction of the block wait for the disk: an import has a dozen of them for a thousand stories.

    A crash of the database server may then lose whole ones of the last second, never half of one. The commit that
    closes the batch comes after the block and waits, and everything before it is on disk by then.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")
    try:
        yield
    finally:
        # A connection that was lost has forgotten it anyway.
        with suppress(DatabaseError, InterfaceError), connection.cursor() as cursor:
            cursor.execute("RESET synchronous_commit")


def close_abandoned(*, apart_from: ImportBatch) -> None:
    """Mark as done every other running batch that no living process holds; what it stored is whole.

    Not those whose files are kept: they go on. One that has stored nothing may be about to begin, and is marked again.
    """
    running = ImportBatch.objects.filter(state=BatchState.RUNNING, files__isnull=True)
    for batch in running.exclude(pk=apart_from.pk):
        if _ask("SELECT pg_try_advisory_lock(%s)", batch):
            if batch.items.exists():
                look_after()
            _end(batch)


def close(batch: ImportBatch) -> None:
    """Mark it done, and let the planner know what has come: without, the first pages after it take seconds.

    Autovacuum would find out by itself, but only within a minute or so.
    """
    came = batch.items.filter(outcome__in=[Outcome.CREATED, Outcome.NEW_VERSION]).count()
    if came >= ANALYSED_FROM and came >= ANALYSED_SHARE * _stories_known():
        with connection.cursor() as cursor:
            for table in _TABLES:
                cursor.execute(f"ANALYZE {connection.ops.quote_name(table._meta.db_table)}")
    batch.state = BatchState.DONE
    batch.finished_at = timezone.now()
    batch.save(update_fields=["state", "finished_at"])


def _stories_known() -> float:
    """How many stories the planner believes there are; less than none when it has never looked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [Article._meta.db_table])
        return float(cursor.fetchone()[0])


def _end(batch: ImportBatch) -> None:
    close(batch)
    _ask("SELECT pg_advisory_unlock(%s)", batch)


def _ask(question: str, batch: ImportBatch) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, [lock_key("batch", str(batch.pk))])
        return bool(cursor.fetchone()[0])
