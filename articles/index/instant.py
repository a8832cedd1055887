"""One search, one instant, a limited time.

All that a search reads of the database it reads as it was at one moment: whoever joins segments meanwhile takes away
rows that the search still looks for. And no search holds a connection for long: after settings.SEARCH_SECONDS the
database cancels its statement, and what is computed here looks at the clock between two steps.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from math import inf

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from psycopg.errors import QueryCanceled

_deadline: ContextVar[float] = ContextVar("deadline", default=inf)
_LIMIT = "SET LOCAL statement_timeout = {}"
# In one message and so one trip to the database.
_BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; " + _LIMIT


class TooSlow(Exception):
    """The time that a search may take is over."""


def check_time() -> None:
    """Raise TooSlow when the time of the search at hand is over; outside of one_instant() there is no limit."""
    if time.monotonic() > _deadline.get():
        raise TooSlow


@contextmanager
def one_instant() -> Iterator[None]:
    """Let the block see one instant of the database, for settings.SEARCH_SECONDS at most. It can write nothing.

    Inside of a transaction there is nothing to begin: what is seen, and how long a statement may last, is up to that.
    Raises TooSlow.
    """
    token = _deadline.set(time.monotonic() + settings.SEARCH_SECONDS)
    try:
        if connection.in_atomic_block:
            yield
        else:
            with _snapshot():
                yield
    except OperationalError as problem:
        if isinstance(problem.__cause__, QueryCanceled):
            raise TooSlow from problem
        raise
    finally:
        _deadline.reset(token)


@contextmanager
def unlimited() -> Iterator[None]:
    """Let statements of the block take their time: what they read serves all searches to come, not this one alone."""
    is_limited = _deadline.get() < inf and not connection.in_atomic_block
    if is_limited:
        _do(_LIMIT.format(0))
    yield
    if is_limited:
        _do(_LIMIT.format(_milliseconds()))


@contextmanager
def untimed() -> Iterator[None]:
    """Let the time of the block not count."""
    started = time.monotonic()
    yield
    _deadline.set(_deadline.get() + time.monotonic() - started)


def _milliseconds() -> int:
    return max(int(settings.SEARCH_SECONDS * 1000), 1)


@contextmanager
def _snapshot() -> Iterator[None]:
    _do(_BEGIN.format(_milliseconds()))
    try:
        yield
    except BaseException:
        # A connection that is gone has let go already, and what went wrong in the block is to be told.
        with suppress(OperationalError, InterfaceError):
            _do("ROLLBACK")
        raise
    _do("COMMIT")


def _do(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
