"""How long questions take: every contestant in turn, question by question, so that what else happens hits all alike."""

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from articles.management.measure.search.peer import Answer, By
from articles.management.measure.search.queries import CLASSES, BenchQuery

ORDERS: tuple[By, ...] = ("newest", "relevance")


class Contestant(Protocol):
    """What is asked: a peer, or the archive."""

    name: str

    def run(self, query: BenchQuery, by: By) -> Answer: ...

    def cpu_ms(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of one answer."""

    wall: float
    cpu: float


@dataclass(slots=True, kw_only=True)
class Asked:
    """One question put to one contestant, once each round."""

    who: str
    query: BenchQuery
    by: By
    answer: Answer
    costs: list[Cost] = field(default_factory=list)

    @property
    def cost(self) -> Cost:
        """The median of the rounds."""
        return Cost(statistics.median(one.wall for one in self.costs), statistics.median(one.cpu for one in self.costs))


def ask_all(
    contestants: Sequence[Contestant],
    queries: Sequence[BenchQuery],
    *,
    rounds: int,
    warm: bool = True,
    orders: Sequence[By] = ORDERS,
    tell: Callable[[int], None] = lambda _number: None,
) -> list[Asked]:
    """Every question to every contestant in every order, `rounds` times, after a round that does not count.

    Without `warm` the first round counts. `tell` gets how many answers came since.
    """
    found: dict[tuple[str, str, By], Asked] = {}
    for number in range(-1 if warm else 0, rounds):
        for query in queries:
            for by in orders:
                for one in contestants:
                    answer, cost = timed(one, lambda one=one, query=query, by=by: one.run(query, by))  # type: ignore[misc]
                    key = (one.name, query.id, by)
                    asked = found.setdefault(key, Asked(who=one.name, query=query, by=by, answer=answer))
                    if number >= 0:
                        asked.costs.append(cost)
                    tell(1)
    return list(found.values())


def with_more(asked: Sequence[Asked], more: Sequence[Asked]) -> list[Asked]:
    """The same questions with further rounds."""
    by_key = {(one.who, one.query.id, one.by): one for one in asked}
    for one in more:
        by_key.setdefault((one.who, one.query.id, one.by), one)
    for one in more:
        if (of := by_key[one.who, one.query.id, one.by]) is not one:
            of.costs += one.costs
    return list(by_key.values())


def timed(one: Contestant, ask: Callable[[], Answer]) -> tuple[Answer, Cost]:
    """The answer and what it cost."""
    cpu, begun = one.cpu_ms(), time.perf_counter()
    answer = ask()
    return answer, Cost((time.perf_counter() - begun) * 1000, one.cpu_ms() - cpu)


def summary(costs: Iterable[Cost]) -> dict[str, dict[str, float]]:
    """Median, 95th percentile and worst of milliseconds, wall and processor."""
    costs = list(costs)
    return {kind: _spread([getattr(one, kind) for one in costs]) for kind in ("wall", "cpu")}


def by_class(asked: Iterable[Asked]) -> dict[str, dict[str, dict[str, float]]]:
    """summary() of each class and of "all"."""
    costs: dict[str, list[Cost]] = defaultdict(list)
    for one in asked:
        costs[one.query.cls].append(one.cost)
        costs["all"].append(one.cost)
    return {cls: summary(costs[cls]) for cls in (*CLASSES, "all") if cls in costs}


def of_answers(asked: Iterable[Asked]) -> dict[str, dict[str, float]]:
    """summary() of every single answer, not of medians."""
    return summary(cost for one in asked for cost in one.costs)


def ratio(theirs: dict[str, dict[str, float]], ours: dict[str, dict[str, float]]) -> dict[str, float]:
    """How many times as long one summary says as another: of medians and of 95th percentiles."""
    return {
        f"{kind}_{of}": round(theirs[kind][of] / max(ours[kind][of], 0.01), 2)
        for kind in ("wall", "cpu")
        for of in ("median", "p95")
    }


def as_json(one: Asked) -> dict[str, Any]:
    """One question with what it cost and the number of stories found."""
    return {
        "contestant": one.who,
        "query": one.query.id,
        "by": one.by,
        "count": one.answer.count,
        "timed_out": one.answer.timed_out,
        "wall": round(one.cost.wall, 2),
        "cpu": round(one.cost.cpu, 2),
    }


def _spread(values: Sequence[float]) -> dict[str, float]:
    ordered = sorted(values)
    at = min(int(len(ordered) * 0.95), len(ordered) - 1)
    return {
        "median": round(statistics.median(ordered), 2),
        "p95": round(ordered[at], 2),
        "worst": round(ordered[-1], 2),
    }
