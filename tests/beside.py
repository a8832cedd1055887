"""Threads with connections of their own, and waiting until one of them waits for another."""

import threading
import time
from collections.abc import Callable

from django.db import connection, connections

PATIENCE = 60
"""Seconds after which something that should have happened is taken to hang."""


def beside(do: Callable[[], object]) -> tuple[threading.Thread, list[object]]:
    """Start it in a thread with a connection of its own; what it gives is in the list when the thread has ended."""
    given: list[object] = []

    def run() -> None:
        try:
            given.append(do())
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, given


def wait_until_somebody_waits() -> None:
    """Until another connection waits for a lock that a transaction holds."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0]:
                return
        time.sleep(0.005)
    raise AssertionError("nobody waits")
