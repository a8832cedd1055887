"""Processes of the benchmark's own: one that has asked nothing before, and one that imports meanwhile.

Imports nothing that needs Django, which is not set up where a process begins.
"""

import importlib
import multiprocessing
import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
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


def shared_out(pipes: Sequence[Connection], tasks: Iterable[Any]) -> Iterator[Any]:
    """Send each process a task, and another when it has answered; yields the answers as they come."""
    left = iter(tasks)
    at_work = [pipe for pipe in pipes if _sent(pipe, left)]
    while at_work:
        ready = wait(at_work)
        for pipe in [pipe for pipe in at_work if pipe in ready]:
            yield pipe.recv()
            if not _sent(pipe, left):
                at_work.remove(pipe)


def _sent(pipe: Connection, left: Iterator[Any]) -> bool:
    """Whether a task was left."""
    for task in left:
        pipe.send(task)
        return True
    return False


def begin(pipe: Connection, job: str, settings: tuple[Any, ...]) -> None:
    """Where the process begins."""
    for number in (signal.SIGINT, signal.SIGTERM):  # Ctrl-C reaches every process of a terminal, and one decides
        signal.signal(number, signal.SIG_IGN)
    importlib.import_module("django").setup()
    try:
        getattr(importlib.import_module("articles.management.measure.search.jobs"), job)(pipe, *settings)
    except (EOFError, OSError):
        return  # the one that was started is gone
