"""How fast stories come into an archive that is full already, with every helper current."""

import time
from contextlib import ExitStack
from dataclasses import dataclass

from articles.importing.upkeep import look_after
from articles.management.measure.search.apart import apart, shared_out
from articles.management.measure.search.corpus import Corpus
from articles.management.measure.search.filling import WORKERS, stories_there
from articles.management.measure.search.jobs import LIVE

ROUNDS = 2
"""What is looked up in the indexes of the archive's tables is read from the disk the first time, as after a restart."""
FEWEST, MOST = 4, 20
"""Imports of LIVE stories in each round: of a fiftieth of the archive, if that is not too few or too many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """How fast stories came in."""

    workers: int
    stories: int
    """In each round."""
    per_second: list[float]
    """By round."""


def imported_at_once(corpus: Corpus, database: str) -> Live:
    """WORKERS processes import at once while nobody asks anything; what they import is taken out again."""
    batches = min(max(corpus.stories // (50 * LIVE), FEWEST), MOST)
    rates = []
    for _round in range(ROUNDS):
        rates.append(batches * LIVE / _seconds(corpus, database, batches))
        stories_there(corpus)
    return Live(workers=WORKERS, stories=batches * LIVE, per_second=[round(rate, 1) for rate in rates])


def _seconds(corpus: Corpus, database: str, batches: int) -> float:
    """How long so many imports take processes that begin with nothing that they remember.

    Each takes the next when it has made one. The time ends when names and near-duplicates are compared and the index
    has taken everything in.
    """
    with ExitStack() as stack:
        jobs = [apart("import_when_told", database, corpus.stories, batches) for _worker in range(WORKERS)]
        pipes = [stack.enter_context(job) for job in jobs]
        for pipe in pipes:
            pipe.recv()
        begun = time.perf_counter()
        for _stories in shared_out(pipes, range(batches)):
            pass
        look_after()
        return time.perf_counter() - begun
