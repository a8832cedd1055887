"""The measurement: every text through the view, then through the peers, in the same database on the same machine."""

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.translation import override

from articles.index.current import open_index
from articles.management.measure.cpu import backend_cpu_ms, own_cpu_ms
from articles.management.measure.database import instead_of_archive, is_there, make, name_beside
from articles.management.measure.progress import Progress
from articles.management.measure.suggest.filling import fill, stories_there
from articles.management.measure.suggest.peers import build, peers
from articles.management.measure.suggest.typing import Typed, typed_texts

ROUNDS = 3
WARMED_WITH = "xyl"
_TAGS = re.compile(r"<[^>]+>")

Ask = Callable[[str], str]
"""From what is typed to everything that is suggested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """What one class of texts costs somebody, in milliseconds, each text counting by its median.

    Of wall time, and of the processor's in this process and, where the server is on this machine, in its backend.
    """

    who: str
    cls: str
    median: float
    p95: float
    cpu_median: float
    cpu_p95: float
    found: float | None
    """How often what was meant is suggested, where something is."""


def measure(stories: int, names: int, each: int, progress: Progress, tell: Callable[[str], None]) -> Iterator[Spread]:
    """Ours first, class by class and all together, then each peer. Fills the database when it is not there."""
    database = name_beside(f"benchmark_suggest_{stories}_{names}")
    if not is_there(database):
        make(database)
    with instead_of_archive(database), override("da"):
        call_command("migrate", verbosity=0, interactive=False)
        if not stories_there():
            with progress("stories", stories) as step:
                fill(stories, names, step)
        tell(_first_answers())
        texts = typed_texts(names, each)
        yield from _spreads("newsarchive", _suggest, texts)
        build()
        for peer in peers():
            yield from _spreads(peer.name, lambda text, peer=peer: " ".join(peer.ask(text)), texts)  # type: ignore[misc]


def _first_answers() -> str:
    """How long a new process takes for the index, which every page needs, and then for the first suggestion."""
    started = time.perf_counter()
    open_index(timezone.now())
    opened = time.perf_counter()
    _suggest(WARMED_WITH)
    ended = time.perf_counter()
    return f"A new process: {opened - started:.2f} s to open the index, {ended - opened:.2f} s for the first suggestion"


def _suggest(text: str) -> str:
    """The view's whole work, template included."""
    address = reverse("articles:suggest")
    answer = resolve(address).func(RequestFactory().get(address, {"q": text}))
    return _TAGS.sub("", answer.content.decode())


def _spreads(who: str, ask: Ask, texts: Mapping[str, Sequence[Typed]]) -> Iterator[Spread]:
    every: list[_Cost] = []
    for cls, asked in texts.items():
        costs = [_cost(ask, one) for one in asked]
        every += costs
        meant = [cost.is_found for one, cost in zip(asked, costs, strict=True) if one.meant]
        yield _spread(who, cls, costs, sum(meant) / len(meant) if meant else None)
    yield _spread(who, "all", every, None)


@dataclass(frozen=True, slots=True)
class _Cost:
    wall: float
    cpu: float
    is_found: bool


def _cost(ask: Ask, typed: Typed) -> _Cost:
    walls, cpus = [], []
    for _round in range(ROUNDS):
        started, cpu = time.perf_counter(), _cpu_ms()
        said = ask(typed.text)
        walls.append((time.perf_counter() - started) * 1000)
        cpus.append(_cpu_ms() - cpu)
    return _Cost(median(walls), median(cpus), typed.meant.casefold() in said.casefold())


def _cpu_ms() -> float:
    return own_cpu_ms() + (backend_cpu_ms(connection) or 0.0)


def _spread(who: str, cls: str, costs: Sequence[_Cost], found: float | None) -> Spread:
    walls, cpus = sorted(cost.wall for cost in costs), sorted(cost.cpu for cost in costs)
    at = min(int(len(costs) * 0.95), len(costs) - 1)
    return Spread(
        who=who,
        cls=cls,
        median=median(walls),
        p95=walls[at],
        cpu_median=median(cpus),
        cpu_p95=cpus[at],
        found=found,
    )
