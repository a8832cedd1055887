"""The beginning and the end of a batch, however the end comes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from articles.entities.queues import compare_names
from articles.importing.likeness import link_near_duplicates
from articles.models import Alias, Article, BatchState, Entity, ImportBatch, Mention, Outcome, Revision
from articles.models.lock import lock_key

ANALYSED_FROM = 50
"""Stories; fewer do not change what the planner believes."""
_TABLES = (Article, Revision, Mention, Entity, Alias)


@contextmanager
def open_batch(batch: ImportBatch) -> Iterator[None]:
    """Hold `batch` as running, and leave it done. First closes those whose process died without doing so."""
    close_abandoned(apart_from=batch)
    _ask("SELECT pg_advisory_lock(%s)", batch)
    ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.RUNNING)
    try:
        yield
    except (OperationalError, InterfaceError):
        raise  # the database is gone; the next import closes the batch
    except BaseException:
        _finish(batch)
        raise
    else:
        _finish(batch)


def close_abandoned(*, apart_from: ImportBatch) -> None:
    """Mark as done every other running batch that no living process holds; what it stored is whole.

    Not those whose files are kept: they go on.
    """
    running = ImportBatch.objects.filter(state=BatchState.RUNNING, files__isnull=True)
    for batch in running.exclude(pk=apart_from.pk):
        if _ask("SELECT pg_try_advisory_lock(%s)", batch):
            _finish(batch)


def close(batch: ImportBatch) -> None:
    """Mark it done, and let the planner know what has come: without, the first pages after it take seconds.

    Autovacuum would find out by itself, but only within a minute or so.
    """
    if batch.items.filter(outcome__in=[Outcome.CREATED, Outcome.NEW_VERSION]).count() >= ANALYSED_FROM:
        with connection.cursor() as cursor:
            for table in _TABLES:
                cursor.execute(f"ANALYZE {connection.ops.quote_name(table._meta.db_table)}")
    batch.state = BatchState.DONE
    batch.finished_at = timezone.now()
    batch.save(update_fields=["state", "finished_at"])


def _finish(batch: ImportBatch) -> None:
    link_near_duplicates()
    compare_names()
    close(batch)
    _ask("SELECT pg_advisory_unlock(%s)", batch)


def _ask(question: str, batch: ImportBatch) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, [lock_key("batch", str(batch.pk))])
        return bool(cursor.fetchone()[0])
