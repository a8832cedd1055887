"""What the search is measured beside: the same work by other means."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from articles.management.measure.search.corpus import Doc
from articles.management.measure.search.queries import BenchQuery

By = Literal["newest", "relevance"]
"""The order that is asked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How many stories answer a question, and the first twenty (Doc.id) in the order asked for."""

    count: int
    ids: tuple[int, ...]
    timed_out: bool = False
    """Whether the engine gave up: then there is neither a count nor a story, and the time is that until it did."""


class Peer(Protocol):
    """Another engine, which does for each question what a page of ours needs.

    Count, twenty stories, months, sections, sources, names and snippets.
    """

    name: str

    def build(self, corpus: Callable[[], Iterator[Doc]]) -> float:
        """Take the corpus in, unless it is there already; seconds that it took, then or now."""

    def run(self, query: BenchQuery, by: By) -> Answer:
        """Do the work of one page."""

    def cpu_ms(self) -> float:
        """Processor time of this process, and of the peer's own server, so far: milliseconds."""

    def close(self) -> None:
        """Let go of files and connections; what is built stays."""
