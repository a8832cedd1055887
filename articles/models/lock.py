"""PostgreSQL's advisory locks."""

import hashlib

from django.db import connection


def lock_key(*parts: str) -> int:
    """A key for PostgreSQL's advisory locks: 64 bits of a hash, signed."""
    digest = hashlib.sha256("\0".join(("newsarchive", *parts)).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def locked(*parts: str, is_patient: bool) -> bool:
    """Hold a lock to the end of the transaction: wait for it, or without `is_patient` only if nobody else has it.

    Whether it is held.
    """
    call = "pg_advisory_xact_lock(%s) IS NOT NULL" if is_patient else "pg_try_advisory_xact_lock(%s)"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {call}", [lock_key(*parts)])
        return bool(cursor.fetchone()[0])
