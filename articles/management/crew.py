"""Several processes that work at once: one list of what there is to do, one report.

The one that was started lists, and tells what comes back; the others do the work: of an import they parse, decide and
write, while it reads files and opens archives. They talk through pipes: whoever finds its pipe closed ends, so nobody
outlives the one that was started.
"""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from typing import Any

from articles.importing import ItemResult
from articles.importing.read import Part
from articles.importing.rereading import Changes
from articles.management.crew_entry import member
from articles.story import Note

BUNDLE_FILES = 20
BUNDLE_BYTES = 1_000_000
"""How much a process is given at a time: enough to ask the database of many stories at once."""
AHEAD = 2
"""Bundles that wait with each process, so that it never has to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseLost:
    """A process lost the database: the sentence for its operator, without what was kept."""

    sentence: str


DIED = "A process of the command died, and the story at hand is not stored."
Told = ItemResult | Changes | DatabaseLost


class CrewLost(Exception):
    """The database was lost, or a process died: told once, however many noticed. The message is for the operator."""


def bundles(sources: Iterable[Part]) -> Iterator[list[Part]]:
    """`sources`, some at a time."""
    bundle: list[Part] = []
    size = 0
    for source in sources:
        bundle.append((source[0], _portable_note(source[1])) if isinstance(source, tuple) else source)
        size += 0 if isinstance(source, tuple) else len(source.data)
        if len(bundle) >= BUNDLE_FILES or size >= BUNDLE_BYTES:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle


class Crew:
    """`number` processes that do `job` with bundle after bundle. Close it, whatever happens.

    `job` names a function of crew_member, which is called with its pipe and with `settings`.
    """

    def __init__(self, number: int, job: str, *settings: Any):
        context = multiprocessing.get_context("spawn")
        self._given: dict[Connection, int] = {}
        self._told: deque[Told] = deque()
        self._processes = []
        for _ in range(number):
            ours, theirs = context.Pipe()
            process = context.Process(target=member, args=(theirs, job, settings), daemon=True)
            process.start()
            theirs.close()
            self._processes.append(process)
            self._given[ours] = 0

    def results(self, waiting: Iterator[list[Any]]) -> Iterator[Told]:
        """What comes back of the bundles `waiting`, as it comes, until everything is told."""
        more = True
        while more or any(self._given.values()) or self._told:
            if self._told:
                yield self._told.popleft()
                continue
            while more and (idle := self._least_busy()) is not None:
                bundle = next(waiting, None)
                more = bundle is not None
                if bundle is not None and self._say(idle, bundle):
                    self._given[idle] += 1
            self._listen()

    def stop(self) -> Iterator[Told]:
        """Have everybody stop after the item at hand; what they still tell of."""
        for pipe in list(self._given):
            self._say(pipe, None)
        while self._given or self._told:
            if self._told:
                yield self._told.popleft()
            else:
                self._listen()

    def close(self) -> None:
        """Wait for the end of those who are left, who hear of it now."""
        for pipe in self._given:
            pipe.close()
        for process in self._processes:
            process.join()

    def _least_busy(self) -> Connection | None:
        pipe = min(self._given, key=lambda each: self._given[each], default=None)
        return pipe if pipe is not None and self._given[pipe] < AHEAD else None

    def _say(self, pipe: Connection, bundle: list[Any] | None) -> bool:
        """Whether it arrived; that its process is gone is found out by listening."""
        try:
            pipe.send(bundle)
        except OSError:
            return False
        return True

    def _listen(self) -> None:
        """Take in what is told by those who have something to tell; wait for one of them."""
        ready = wait(list(self._given))
        for pipe in [each for each in self._given if each in ready]:
            try:
                told, bundles_done, is_leaving = pipe.recv()
            except (EOFError, OSError):
                told, bundles_done, is_leaving = [DatabaseLost(sentence=DIED)], 0, True
            self._given[pipe] -= bundles_done
            if is_leaving:
                del self._given[pipe]
                pipe.close()
            self._told.extend(told)


def portable(result: ItemResult) -> ItemResult:
    """A result that can go through a pipe: without its story, its notes with plain dicts."""
    reasons = tuple(map(_portable_note, result.reasons))
    return replace(result, reasons=reasons, story=None)


def _portable_note(note: Note) -> Note:
    return replace(note, params=dict(note.params))
