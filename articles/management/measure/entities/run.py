"""The whole measurement of the pages of names: fills, compares, asks."""

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import psutil
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from articles.management.measure.cpu import backend_cpu_ms
from articles.management.measure.database import instead_of_archive, is_there, make, name_beside
from articles.management.measure.entities import plain
from articles.management.measure.entities.asking import Spent, cost_of, reader
from articles.management.measure.entities.corpus import WELL_KNOWN, CorpusOnOne
from articles.management.measure.progress import Progress
from articles.management.measure.search.filling import fill, filled, stories_there
from articles.models import Entity, EntityType
from articles.search.counts import top_names
from articles.search.coverage import coverage_of
from articles.search.page import PER_PAGE, Sort
from articles.search.people import NameOrder, list_names
from articles.search.story_set import listed_stories

LISTS = {EntityType.PERSON: "people", EntityType.ORG: "organisations", EntityType.PLACE: "places"}
KINDS = ("database", "wall", "cpu")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be measured."""

    stories: int
    mentions: int
    """Stories that mention one name."""
    rounds: int = 20
    peer_rounds: int = 3
    """The first so many rounds ask the peer too."""
    build_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that is measured, and the same work as the peer does it, where the peer has such a page."""

    what: str
    address: str
    by_peer: Callable[[], Any] | None = None


class Run:
    """One measurement. `say` gets sentences, `progress` shows stages."""

    def __init__(self, wanted: Wanted, say: Callable[[str], None], progress: Progress):
        self.wanted = wanted
        self.corpus = CorpusOnOne(wanted.stories, wanted.mentions)
        self.database = name_beside(f"benchmark_entities_{wanted.stories}_{wanted.mentions}")
        self._say = say
        self._progress = progress

    def measure(self) -> dict[str, Any]:
        """All that was asked for. Raises NoDatabase, OtherCorpus and NoPage."""
        if not is_there(self.database):
            make(self.database)
        with instead_of_archive(self.database):
            call_command("migrate", verbosity=0, interactive=False)
            self._fill()
            told = filled(self.corpus)
            found: dict[str, Any] = {
                "stories": self.wanted.stories,
                "mentions": self.wanted.mentions,
                "corpus": self.corpus.fingerprint,
                "per_second": round(told.stories / told.seconds, 1) if told.seconds else 0,
                "peer": plain.NAME,
                "processor_is_whole": backend_cpu_ms(connection) is not None,
            }
            if self.wanted.build_only:
                return found
            pages = list(_pages())
            with reader() as get:
                first = cost_of(lambda: get(pages[0].address))
                return {
                    **found,
                    "first": {kind: round(getattr(first, kind), 1) for kind in KINDS},
                    "differences": list(_differences(_well_known())),
                    "pages": self._ask(pages, get),
                    "memory_mb": psutil.Process().memory_info().rss // 1_000_000,
                }

    def _fill(self) -> None:
        there, total = stories_there(self.corpus), self.corpus.stories
        if there == total:
            return
        self._say(f"{there:,} of {total:,} stories are in {self.database}: going on from there.")
        fill(self.corpus, self.database, self._progress)

    def _ask(self, pages: Sequence[Page], get: Callable[[str], None]) -> list[dict[str, Any]]:
        """Page by page in turn, ours and the peer's, so that what else happens hits all alike; a round to warm up."""
        ours: dict[str, list[Spent]] = {page.what: [] for page in pages}
        peers: dict[str, list[Spent]] = {page.what: [] for page in pages}
        with self._progress("rounds", self.wanted.rounds + 1) as tell:
            for number in range(-1, self.wanted.rounds):
                for page in pages:
                    spent = cost_of(lambda page=page: get(page.address))  # type: ignore[misc]
                    if number >= 0:
                        ours[page.what].append(spent)
                    if page.by_peer is not None and 0 <= number < self.wanted.peer_rounds:
                        peers[page.what].append(cost_of(page.by_peer))
                tell(1)
        return [_compared(page, ours[page.what], peers[page.what]) for page in pages]


def _well_known() -> int:
    return Entity.objects.get(name=WELL_KNOWN).pk


def _pages() -> Iterator[Page]:
    one = Entity.objects.get(name=WELL_KNOWN)
    count = coverage_of(one.pk).count
    yield _of_name(f"the name in {count:,} stories", one)
    last = -(-count // PER_PAGE)
    yield _of_name(f"its page {last:,}", one, page=last)
    listed = listed_stories()
    for type_, names in top_names(listed, 2).items():
        known = next(name for name in names if name.pk != one.pk)
        yield _of_name(f"a {type_.value} in {known.count:,} stories", Entity.objects.get(pk=known.pk))
    rare = list_names(EntityType.PERSON, order=NameOrder.COUNT, page=1_000_000).groups[-1].names[-1]
    yield _of_name(f"a person in {rare.count:,} stories", Entity.objects.get(pk=rare.pk))
    for type_, place in LISTS.items():
        address = reverse(f"articles:{place}")
        yield Page(
            what=f"{place}, A to Å",
            address=address,
            by_peer=lambda type_=type_: plain.list_page(type_, by_count=False),  # type: ignore[misc]
        )
        yield Page(
            what=f"{place} by count",
            address=f"{address}?sort=count",
            by_peer=lambda type_=type_: plain.list_page(type_, by_count=True),  # type: ignore[misc]
        )
    people = reverse("articles:people")
    yield Page(what="people, letter K, last page", address=f"{people}?letter=K&page=100000")
    yield Page(what="people that begin as typed", address=f"{people}?q=an+k")


def _of_name(what: str, entity: Entity, page: int = 1) -> Page:
    address = entity.get_absolute_url()
    return Page(
        what=what,
        address=f"{address}?page={page}" if page > 1 else address,
        by_peer=lambda: plain.name_page(entity.pk, page),
    )


def _differences(pk: int) -> Iterator[str]:
    """In what the page of a name and the peer disagree: to be nothing."""
    ours, theirs = coverage_of(pk), plain.name_page(pk)
    pairs: dict[str, tuple[Any, Any]] = {
        "count": (ours.count, theirs.count),
        "months": ({month.period: month.count for month in ours.months if month.count}, theirs.months),
        "years": ({int(year.value): year.count for year in ours.years}, theirs.years),
        "sections": ({section.value: section.count for section in ours.sections}, theirs.sections),
        "forms": ({form.text: form.times for form in ours.forms}, theirs.forms),
        "together": (
            {group.type: [(name.pk, name.count) for name in group.names] for group in ours.together},
            theirs.together,
        ),
        "stories": (ours.stories.keys(Sort.NEWEST, 0, PER_PAGE), theirs.stories),
    }
    for what, (one, other) in pairs.items():
        if one != other:
            yield what


def _compared(page: Page, ours: Sequence[Spent], peers: Sequence[Spent]) -> dict[str, Any]:
    told: dict[str, Any] = {"page": page.what, "queries": ours[0].queries}
    for kind in KINDS:
        told[kind] = _spread([getattr(spent, kind) for spent in ours])
        if peers:
            told[f"peer_{kind}"] = round(statistics.median(getattr(spent, kind) for spent in peers), 2)
            told[f"times_{kind}"] = round(told[f"peer_{kind}"] / max(told[kind]["median"], 0.01), 1)
    return told


def _spread(values: Sequence[float]) -> dict[str, float]:
    ordered = sorted(values)
    at = min(int(len(ordered) * 0.95), len(ordered) - 1)
    return {
        "median": round(statistics.median(ordered), 2),
        "p95": round(ordered[at], 2),
        "worst": round(ordered[-1], 2),
    }
