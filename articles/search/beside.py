"""Counting that needs no database, done while the database is waited for.

numpy lets other threads run while it counts, as waiting does: what a page needs of both takes little more than the
longer of the two, where there is a processor for each.
"""

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

T = TypeVar("T")

MOST = 8
"""Threads for all requests of a process."""


class _Pool:
    """The threads, begun when first needed."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Forget what threads there are: a process that was forked has none of them."""
        self.threads = ThreadPoolExecutor(MOST, thread_name_prefix="counting")


_pool = _Pool()
os.register_at_fork(after_in_child=_pool.begin)


def beside(work: Callable[[], T]) -> "Future[T]":
    """Begin work that asks the database nothing; its limit of time is the caller's (articles.index.instant)."""
    return _pool.threads.submit(copy_context().run, work)
