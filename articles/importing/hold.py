"""One worker a batch: a lock of the database session, which PostgreSQL lets go of however a process dies."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from articles.models import ImportBatch
from articles.models.lock import lock_key

PATIENCE = 15.0
"""Seconds that an order waits for whoever is at work to notice it; they look after every item."""


class BatchBusy(Exception):
    """Somebody else works on the batch and does not stop."""


@contextmanager
def held(batch: ImportBatch, *, patience: float = 0.0) -> Iterator[bool]:
    """Whether nobody else works on `batch`; if so, nobody does until the block ends. Waits `patience` seconds."""
    give_up = time.monotonic() + patience
    while not (got := _ask("pg_try_advisory_lock", batch)) and time.monotonic() < give_up:
        time.sleep(0.05)
    try:
        yield got
    finally:
        # A connection that is gone has let go already.
        if got and connection.connection is not None and not connection.needs_rollback:
            _ask("pg_advisory_unlock", batch)


def _ask(function: str, batch: ImportBatch) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [lock_key("batch", str(batch.pk))])
        return bool(cursor.fetchone()[0])


class Clock:
    """When a portion of work is over: after so many seconds (None: never), but not before something was done."""

    def __init__(self, seconds: float | None):
        self._end = None if seconds is None else time.monotonic() + seconds
        self._worked = False

    def worked(self) -> None:
        """Something was done that will not have to be done again."""
        self._worked = True

    @property
    def is_up(self) -> bool:
        """Whether to stop here."""
        return self._worked and self._end is not None and time.monotonic() >= self._end
