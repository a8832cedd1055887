"""What a peer has built is kept: a build that was broken off goes on, one of another corpus begins anew."""

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from articles.management.measure.cpu import own_cpu_ms
from articles.management.measure.search.corpus import Doc

PORTION = 5_000
"""Stories that are taken in at once, and lost at most when a build is broken off."""
PAGE = 20
"""Stories of a page."""
NAMES = 10
"""Names shown of each kind."""
KINDS = ("person", "org", "place")


@dataclass(slots=True, kw_only=True)
class _State:
    fingerprint: str
    seconds: float = 0.0
    is_done: bool = False


class Kept(ABC):
    """A peer whose build can be gone on with. Its state is a file beside what it builds."""

    name: str
    code: str
    """What its files are called."""

    def __init__(self, directory: Path, fingerprint: str) -> None:
        self.directory = directory
        self._fingerprint = fingerprint

    def build(self, corpus: Callable[[], Iterator[Doc]]) -> float:
        """Take the corpus in, unless it is there already.

        Seconds that it took, then or now; what the corpus takes to be made is not in them.
        """
        state = self._kept() or self._anew()
        if not state.is_done:
            last = self._last() or 0
            rest = (doc for doc in corpus() if doc.id > last)
            while portion := list(islice(rest, PORTION)):
                self._timed(state, lambda docs=portion: self._add(docs))  # type: ignore[misc]
            self._timed(state, self._finish)
            state.is_done = True
            self._note(state)
        return state.seconds

    def cpu_ms(self) -> float:
        """Processor time so far, in milliseconds: of this process, since the engine is in it."""
        return own_cpu_ms()

    def close(self) -> None:  # noqa: B027 most have nothing to let go of
        """Let go of files and connections; what is built stays."""

    @abstractmethod
    def _begin(self) -> None:
        """Throw away what there is, and make room for stories."""

    @abstractmethod
    def _last(self) -> int | None:
        """The number of the last story taken in, 0 before the first; None when nothing was begun."""

    @abstractmethod
    def _add(self, docs: Sequence[Doc]) -> None:
        """Take these in, all or none of them."""

    @abstractmethod
    def _finish(self) -> None:
        """What is done once all are in. May be done again."""

    @property
    def _file(self) -> Path:
        return self.directory / f"{self.code}.json"

    def _kept(self) -> _State | None:
        """The state of a build of this corpus, if there is one."""
        if not self._file.exists():
            return None
        state = _State(**json.loads(self._file.read_text()))
        return state if state.fingerprint == self._fingerprint and self._last() is not None else None

    def _anew(self) -> _State:
        self.directory.mkdir(parents=True, exist_ok=True)
        self._file.unlink(missing_ok=True)
        self._begin()
        state = _State(fingerprint=self._fingerprint)
        self._note(state)
        return state

    def _timed(self, state: _State, work: Callable[[], None]) -> None:
        begun = time.perf_counter()
        work()
        state.seconds += time.perf_counter() - begun
        self._note(state)

    def _note(self, state: _State) -> None:
        fresh = self._file.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(state)))
        fresh.replace(self._file)
