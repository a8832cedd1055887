"""What one process of a crew does with the files it is given."""

from collections.abc import Iterator
from multiprocessing.connection import Connection

from django.db import InterfaceError, OperationalError

from articles.importing.run import Run
from articles.importing.trouble import database_trouble
from articles.management.crew import DatabaseLost, portable
from articles.models import ImportBatch
from articles.wire import WireFile

TOLD_AT_ONCE = 20
"""Results; a progress bar should move."""


class _Stop(Exception):
    """The one that was started wants an end."""


def import_bundles(pipe: Connection, batch: int) -> None:
    """Import bundle after bundle, and tell how each item ended. EOFError when nobody is there to tell."""
    told = _Teller(pipe)
    try:
        run = Run(ImportBatch.objects.get(pk=batch))
        while (bundle := told.next_bundle()) is not None:
            for result in run.results(bundle):
                told.tell(portable(result))
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
        self._waiting: list[list[WireFile]] = []
        self._results: list[object] = []

    def next_bundle(self) -> list[WireFile] | None:
        """The next files, or None when there is to be an end."""
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

    def _arrived(self) -> Iterator[list[WireFile] | None]:
        while self._pipe.poll():
            yield self._pipe.recv()
