"""Processes of the benchmark's own: one that has asked nothing before, and one that imports meanwhile.

Imports nothing that needs Django, which is not set up where a process begins.
"""

import importlib
import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any


@contextmanager
def apart(job: str, *settings: Any) -> Iterator[Connection]:
    """A process that does `job` (a function of articles.management.measure.search.jobs) with a pipe and `settings`.

    It has its own interpreter and connections. In the end it finds its pipe closed, and is waited for.
    """
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=begin, args=(theirs, job, settings), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    except EOFError as end:
        raise RuntimeError("a process of the benchmark has died; it has said above of what") from end
    finally:
        ours.close()
        process.join()


def begin(pipe: Connection, job: str, settings: tuple[Any, ...]) -> None:
    """Where the process begins."""
    for number in (signal.SIGINT, signal.SIGTERM):  # Ctrl-C reaches every process of a terminal, and one decides
        signal.signal(number, signal.SIG_IGN)
    importlib.import_module("django").setup()
    try:
        getattr(importlib.import_module("articles.management.measure.search.jobs"), job)(pipe, *settings)
    except (EOFError, OSError):
        return  # the one that was started is gone
