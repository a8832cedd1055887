"""What was done for one answer, and how long each step took."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.search.question import Question


class Trace:
    """Kept while a search goes on, for whoever wants to know afterwards."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        """By step, in the order of their beginnings."""
        self.question: Question | None = None

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time the block, which is a step, or a part of one."""
        started = perf_counter()
        self.seconds.setdefault(name, 0.0)
        yield
        self.seconds[name] += perf_counter() - started
