"""The lock under which a story is decided about and written, so that imports may run side by side."""

import contextlib
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError, connection

from articles.models.lock import lock_key


def lock_story(provider: str, guid: str) -> None:
    """Wait for, and hold to the end of the transaction, the lock on a story, whether it exists or not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock_key("story", provider, guid)])


def lock_story_to_write(provider: str, guid: str) -> int:
    """lock_story(), and let the transaction commit without waiting for the disk.

    Returns an unused key for the row of the story, should it be new: asked for here, it costs no trip of its own
    to the database.

    A crash of the database server may then lose whole stories of the last second, never half a one; the batch's
    own closing commit waits, and everything before it is on disk by then.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('articles_article', 'id')),"
            " pg_advisory_xact_lock(%s), set_config('synchronous_commit', 'off', true)",
            [lock_key("story", provider, guid)],
        )
        return int(cursor.fetchone()[0])


@contextlib.contextmanager
def held_by_nobody_else(*parts: str) -> Iterator[bool]:
    """Hold the lock named by `parts` while the block runs; False when another process has it. Never waits."""
    key = lock_key(*parts)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        is_ours = bool(cursor.fetchone()[0])
    try:
        yield is_ours
    finally:
        if is_ours:
            # A lost connection has let go of the lock, and what went wrong in the block is to be told.
            with contextlib.suppress(OperationalError, InterfaceError), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])
