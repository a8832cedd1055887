"""The beginning and the end of a batch, however the end comes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError, connection
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
    ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.RUNNING)
    try:
        yield
    except (OperationalError, InterfaceError):
        raise  # the database is gone; the next import closes the batch
    except BaseException:
        _finish(batch, upkeep)
        raise
    else:
        _finish(batch, upkeep)


def close_abandoned(*, apart_from: ImportBatch) -> None:
    """Mark as done every other running batch that no living process holds; what it stored is whole.

    Not those whose files are kept: they go on.
    """
    running = ImportBatch.objects.filter(state=BatchState.RUNNING, files__isnull=True)
    for batch in running.exclude(pk=apart_from.pk):
        if _ask("SELECT pg_try_advisory_lock(%s)", batch):
            _finish(batch, look_after)


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


def _finish(batch: ImportBatch, upkeep: Callable[[], None]) -> None:
    upkeep()
    close(batch)
    _ask("SELECT pg_advisory_unlock(%s)", batch)


def _ask(question: str, batch: ImportBatch) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, [lock_key("batch", str(batch.pk))])
        return bool(cursor.fetchone()[0])
