"""What one process of a crew does with what it is given."""

from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from typing import Any

from django.db import InterfaceError, OperationalError

from articles.importing.rereading import Rereader
from articles.importing.run import Run
from articles.importing.trouble import database_trouble
from articles.management.crew import DatabaseLost, portable
from articles.models import ImportBatch

TOLD_AT_ONCE = 20
"""Results; a progress bar should move."""


class _Stop(Exception):
    """The one that was started wants an end."""


def import_bundles(pipe: Connection, batch: int) -> None:
    """Import files into a batch (key), and tell how each item ended. EOFError when nobody is there to tell."""
    _work(pipe, lambda: Run(ImportBatch.objects.get(pk=batch)).results, portable)


def reread_bundles(pipe: Connection, every: bool, dry_run: bool) -> None:
    """Read the names of stories (keys) again, and tell what changed. EOFError when nobody is there to tell."""

    _work(pipe, lambda: Rereader(every=every, dry_run=dry_run).results)


def _work(
    pipe: Connection,
    begin: Callable[[], Callable[[list[Any]], Iterable[Any]]],
    told_as: Callable[[Any], Any] = lambda result: result,
) -> None:
    """Do bundle after bundle with what `begin` returns, and tell each result."""
    told = _Teller(pipe)
    try:
        results_of = begin()
        while (bundle := told.next_bundle()) is not None:
            for result in results_of(bundle):
                told.tell(told_as(result))
            told.end_bundle()
    except _Stop:
        pass
    except (OperationalError, InterfaceError) as problem:
        told.leave(DatabaseLost(sentence=database_trouble(problem)))
        return
    told.leave()


class _Teller:
    """Our end of the pipe. Bundles that come while one is at hand wait; the word to stop is heard after every item."""

    def __init__(self, pipe: Connection):
        self._pipe = pipe
        self._waiting: list[list[Any]] = []
        self._results: list[object] = []

    def next_bundle(self) -> list[Any] | None:
        """What to do next, or None when there is to be an end."""
        return self._waiting.pop(0) if self._waiting else self._pipe.recv()

    def tell(self, result: object) -> None:
        """One more result. Raises _Stop if the end was asked for meanwhile."""
        self._results.append(result)
        if len(self._results) >= TOLD_AT_ONCE:
            self._send(bundles_done=0)
        for bundle in self._arrived():
            if bundle is None:
                raise _Stop
            self._waiting.append(bundle)

    def end_bundle(self) -> None:
        """All of the bundle at hand is told."""
        self._send(bundles_done=1)

    def leave(self, *last: object) -> None:
        """There will be no more after these."""
        self._results += last
        self._send(bundles_done=0, is_leaving=True)

    def _send(self, *, bundles_done: int, is_leaving: bool = False) -> None:
        self._pipe.send((self._results, bundles_done, is_leaving))
        self._results = []

    def _arrived(self) -> Iterator[list[Any] | None]:
        while self._pipe.poll():
            yield self._pipe.recv()
