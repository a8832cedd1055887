"""How fast stories come into an archive that is full already, with every helper current."""

import time
from contextlib import ExitStack

from articles.importing.upkeep import look_after
from articles.management.measure.search.apart import apart
from articles.management.measure.search.filling import WORKERS
from articles.management.measure.search.jobs import LIVE

BATCHES = 5
"""Imports of LIVE stories that each process makes, one after the other."""


def imported_at_once(database: str, stories: int) -> dict[str, float]:
    """WORKERS processes import at once while nobody asks anything: how many stories, and how many a second.

    The time ends when names and near-duplicates are compared and the index has taken everything in.
    """
    with ExitStack() as stack:
        firsts = range(1, WORKERS * BATCHES * LIVE, BATCHES * LIVE)
        pipes = [stack.enter_context(apart("import_when_told", database, stories, first, BATCHES)) for first in firsts]
        for pipe in pipes:
            pipe.recv()
        begun = time.perf_counter()
        for pipe in pipes:
            pipe.send("begin")
        imported = sum(pipe.recv() for pipe in pipes)
        look_after()
        seconds = time.perf_counter() - begun
    return {"workers": WORKERS, "stories": imported, "per_second": round(imported / seconds, 1)}
