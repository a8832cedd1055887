"""Transactions that PostgreSQL ended for the sake of another one, tried again."""

from collections.abc import Callable
from typing import TypeVar

import psycopg
from django.db import OperationalError, connection, transaction

ATTEMPTS = 10
"""Of several that wait for each other in a ring PostgreSQL ends one, after a second: the others then go on."""
ENDED = (psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure)

_T = TypeVar("_T")


def atomically(work: Callable[[], _T]) -> _T:
    """What `work` returns in a transaction of its own, begun again where it was ended for another one's sake.

    Inside another transaction only that one can be begun again: then, and after ATTEMPTS, the error is raised.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with transaction.atomic():
                return work()
        except OperationalError as problem:
            if attempt == ATTEMPTS or not may_try_again(problem):
                raise
    raise AssertionError("the last attempt returns or raises")


def may_try_again(problem: BaseException) -> bool:
    """Whether `problem` is that the transaction, now over, was ended for another one's sake."""
    return isinstance(problem.__cause__, ENDED) and not connection.in_atomic_block
