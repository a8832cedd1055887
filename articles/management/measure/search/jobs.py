"""What the benchmark's other processes do."""

import time
from multiprocessing.connection import Connection
from pathlib import Path

from django.db import connection

from articles.entities.link import KnownNames
from articles.management.measure.cpu import backend_cpu_ms, own_cpu_ms
from articles.management.measure.database import instead_of_archive
from articles.management.measure.search.corpus import Corpus
from articles.management.measure.search.filling import MOST_NAMES, fill_portion, import_further, make_portion
from articles.management.measure.search.ours import Ours
from articles.management.measure.search.peer import By
from articles.management.measure.search.queries import BenchQuery
from articles.management.measure.search.timing import Cost, timed

LIVE = 1_000
"""Stories of an import that comes while queries are measured."""


def ask_once(pipe: Connection, database: str, by: By) -> None:
    """Ask each question of the list that is sent first, once, and tell what each cost."""
    with instead_of_archive(database):
        ours = Ours()
        queries: list[BenchQuery] = pipe.recv()
        for query in queries:
            pipe.send(timed(ours, lambda query=query: ours.run(query, by))[1])  # type: ignore[misc]


def fill_portions(pipe: Connection, database: str, portion: int, made: Path) -> None:
    """Make up or store each portion whose first story is told, of the corpus that is sent before.

    Tells of each how many stories it has.
    """
    with instead_of_archive(database):
        corpus: Corpus = pipe.recv()
        names = KnownNames(most=MOST_NAMES)
        while True:
            first, is_to_be_stored = pipe.recv()
            if is_to_be_stored:
                pipe.send(fill_portion(corpus, first, made, names))
            else:
                pipe.send(make_portion(corpus, first, portion, made))


def import_until_told(pipe: Connection, database: str, stories: int) -> None:
    """Import batches of LIVE stories until something is said or the pipe is closed.

    Tells of each how many stories it had and what the import cost.
    """
    with instead_of_archive(database):
        corpus, names = Corpus(stories), KnownNames()
        first = 1
        while not pipe.poll():
            further = list(corpus.further(first, first + LIVE))
            cpu, begun = _cpu_ms(), time.perf_counter()
            import_further(further, names)
            pipe.send((len(further), Cost((time.perf_counter() - begun) * 1000, _cpu_ms() - cpu)))
            first += LIVE


def import_when_told(pipe: Connection, database: str, stories: int, batches: int) -> None:
    """Tell when the first `batches` of LIVE stories that come later are made; import each whose number is told.

    While others import others. Tells of each how many stories it had.
    """
    with instead_of_archive(database):
        corpus, names = Corpus(stories), KnownNames()
        made = [list(corpus.further(at * LIVE + 1, (at + 1) * LIVE + 1)) for at in range(batches)]
        pipe.send("made")
        while True:
            further = made[pipe.recv()]
            import_further(further, names, is_alone=False)
            pipe.send(len(further))


def _cpu_ms() -> float:
    return own_cpu_ms() + (backend_cpu_ms(connection) or 0.0)
