"""The whole measurement: fills, asks, imports; everything that is found out in one value for JSON."""

import platform
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from articles.management.measure.database import instead_of_archive, is_there, make, name_beside
from articles.management.measure.progress import Progress
from articles.management.measure.search.apart import apart
from articles.management.measure.search.caches import forget_files, restart_server
from articles.management.measure.search.corpus import Corpus
from articles.management.measure.search.filling import fill, filled, stories_there
from articles.management.measure.search.live import imported_at_once
from articles.management.measure.search.ours import SORTS, Ours, knows_backend_cpu
from articles.management.measure.search.peer import Peer
from articles.management.measure.search.peers import peers
from articles.management.measure.search.picking import pick
from articles.management.measure.search.queries import CLASSES, BenchQuery
from articles.management.measure.search.timing import (
    ORDERS,
    Asked,
    Contestant,
    Cost,
    as_json,
    ask_all,
    by_class,
    of_answers,
    ratio,
    summary,
    timed,
    with_more,
)
from articles.management.measure.search.world import forget_world
from articles.search.ahead import open_now

FAR_PAGE = 500
BROADEST = 5
"""Questions whose far page is asked for."""
LIVE_BATCHES = 3
"""Imports that must have come to their end while queries were measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be measured."""

    stories: int
    each: int = 20
    """Questions in a class."""
    rounds: int = 3
    classes: tuple[str, ...] = CLASSES
    peers: tuple[str, ...] = ()
    """Codes of the engines to measure beside."""
    build_only: bool = False


class Run:
    """One measurement. `say` gets sentences, `progress` shows stages."""

    def __init__(self, wanted: Wanted, say: Callable[[str], None], progress: Progress):
        self.wanted = wanted
        self.corpus = Corpus(wanted.stories)
        self.database = name_beside(f"benchmark_{wanted.stories}")
        self._say = say
        self._progress = progress
        self.found: dict[str, Any] = {}
        """What has been found out so far."""

    def measure(self) -> None:
        """Find out all that was asked for. Raises NoDatabase and OtherCorpus."""
        found = self.found
        with self._in_database():
            found |= {**self._about(), **self._filled()}
        if self.wanted.build_only:
            with self._in_database():
                found["peers_built"] = self._built(self._peers())
            return
        queries = [one for one in pick(self.wanted.stories, self.wanted.each) if one.cls in self.wanted.classes]
        # Before anybody else is connected: the server is restarted.
        found["first_touch"] = self._first_touch(queries)
        with self._in_database():
            beside = self._peers()
            found["peers_built"] = self._built(beside)
            self._forget_corpus()
            open_now()  # as a process of the server does, here because another thread has the archive's own database
            found["processor_is_whole"] = knows_backend_cpu()
            asked = self._idle(queries, beside)
            found |= {"idle": _costs(asked), "ratios": ratios_beside(asked), "counts": counts_beside(asked)}
            found["memory_mb"] = psutil.Process().memory_info().rss // 1_000_000
            found["page_500"] = self._far_pages(asked)
            found["importing"] = self._importing(queries)
            self._say("Importing while nobody asks ...")
            found["live"] = asdict(imported_at_once(self.corpus, self.database))
            found["answers"] = [as_json(one) for one in asked]
        for peer in beside:
            peer.close()

    def _forget_corpus(self) -> None:
        """What the corpus is made of takes hundreds of megabytes, which searching should have."""
        self.corpus = Corpus(self.wanted.stories)
        forget_world()

    def _in_database(self) -> AbstractContextManager[None]:
        if not is_there(self.database):
            make(self.database)
        return instead_of_archive(self.database)

    def _about(self) -> dict[str, Any]:
        call_command("migrate", verbosity=0, interactive=False)
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            version = cursor.fetchone()[0]
        return {
            "stories": self.wanted.stories,
            "corpus": self.corpus.fingerprint,
            "each": self.wanted.each,
            "rounds": self.wanted.rounds,
            "machine": {
                "processors": psutil.cpu_count(),
                "memory_mb": psutil.virtual_memory().total // 1_000_000,
                "system": platform.system(),
                "python": platform.python_version(),
                "postgresql": version,
            },
        }

    def _filled(self) -> dict[str, Any]:
        there, total = stories_there(self.corpus), self.corpus.stories
        if there < total:
            self._say(f"{there:,} of {total:,} stories are in {self.database}: going on from there.")
            fill(self.corpus, self.database, self._progress)
        told = filled(self.corpus)
        return {"filled": {**asdict(told), "per_second": round(told.stories / told.seconds, 1) if told.seconds else 0}}

    def _peers(self) -> list[Peer]:
        directory = Path(settings.DATA_DIR) / "benchmark" / str(self.wanted.stories)
        found, missing = peers(directory, self.corpus.fingerprint, self.wanted.peers)
        if missing:
            self._say(missing)
        return found

    def _built(self, beside: Sequence[Peer]) -> dict[str, float]:
        built = {}
        for peer in beside:
            self._say(f"Building {peer.name}, or looking whether it is built ...")
            built[peer.name] = round(peer.build(self.corpus.docs), 1)
        return built

    def _first_touch(self, queries: Sequence[BenchQuery]) -> dict[str, Any]:
        """Every question once in a process that has asked nothing, of a server that has answered nothing."""
        done = {"server": restart_server(), "os_cache": forget_files()}
        with apart("ask_once", self.database, "newest") as pipe:
            pipe.send(list(queries))
            costs: list[Cost] = [pipe.recv() for _query in queries]
        return {**done, "first": summary(costs[:1]), "all": summary(costs)}

    def _idle(self, queries: Sequence[BenchQuery], beside: Sequence[Peer]) -> list[Asked]:
        contestants: list[Contestant] = [Ours(), *beside]
        answers = len(queries) * len(ORDERS) * len(contestants) * (self.wanted.rounds + 1)
        with self._progress("answers", answers) as tell:
            return ask_all(contestants, queries, rounds=self.wanted.rounds, tell=tell)

    def _far_pages(self, asked: Sequence[Asked]) -> dict[str, Any]:
        """Page 500, or the last, of the questions that most stories answer."""
        ours = Ours()
        found: dict[str, Any] = {}
        broad = sorted((one for one in asked if one.who == ours.name), key=lambda one: -one.answer.count)
        for by in ORDERS:
            queries = [one.query for one in broad if one.by == by][:BROADEST]
            requests = [query.request(SORTS[by], FAR_PAGE) for query in queries]
            costs = [timed(ours, lambda request=request: ours.ask(request))[1] for request in requests * 2]  # type: ignore[misc]
            found[by] = summary(costs[len(requests) :])
        return found

    def _importing(self, queries: Sequence[BenchQuery]) -> dict[str, Any]:
        """The questions, by newest, alone and then while another process imports stories batch after batch.

        Both the same way: what is compared are medians of as many rounds, and every answer by itself.
        """
        self._say("Asking while stories are imported ...")
        order = ORDERS[:1]
        alone = ask_all([Ours()], queries, rounds=self.wanted.rounds, orders=order)
        asked: list[Asked] = []
        batches: list[tuple[int, Cost]] = []
        with apart("import_until_told", self.database, self.wanted.stories) as pipe:
            batches.append(pipe.recv())
            rounds = 0
            while len(batches) <= LIVE_BATCHES or rounds < self.wanted.rounds:
                asked = with_more(asked, ask_all([Ours()], queries, rounds=1, warm=False, orders=order))
                rounds += 1
                while pipe.poll():
                    batches.append(pipe.recv())
            pipe.send("enough")
        stories_there(self.corpus)
        stories = sum(number for number, _cost in batches)
        seconds = sum(cost.wall for _number, cost in batches) / 1000
        return {
            "newest": by_class(asked),
            "single_answers": {"alone": of_answers(alone), "importing": of_answers(asked)},
            "times_as_long": ratio(by_class(asked)["all"], by_class(alone)["all"]),
            "rounds": rounds,
            "batches": [round(cost.wall) for _number, cost in batches],
            "stories": stories,
            "per_second": round(stories / seconds, 1),
        }


def _costs(asked: Sequence[Asked]) -> dict[str, dict[str, Any]]:
    """Of each contestant in each order the costs by class."""
    return {
        who: {by: by_class(one for one in asked if (one.who, one.by) == (who, by)) for by in ORDERS}
        for who in dict.fromkeys(one.who for one in asked)
    }


def ratios_beside(asked: Sequence[Asked]) -> dict[str, dict[str, Any]]:
    """How many times as long as we each peer takes: of medians and of 95th percentiles."""
    costs = _costs(asked)
    ours = costs.pop(Ours.name, {})
    return {
        who: {
            by: {cls: ratio(theirs, ours[by][cls]) for cls, theirs in classes.items()} for by, classes in orders.items()
        }
        for who, orders in costs.items()
    }


def counts_beside(asked: Sequence[Asked]) -> dict[str, dict[str, Any]]:
    """Of each peer how many questions of a class it counts as many stories for as we do."""
    ours = {one.query.id: one.answer.count for one in asked if one.who == Ours.name}
    found: dict[str, dict[str, Any]] = {}
    for one in asked:
        if one.who == Ours.name or one.by != ORDERS[0] or one.answer.timed_out:
            continue
        of_class = found.setdefault(one.who, {}).setdefault(one.query.cls, {"same": 0, "of": 0})
        of_class["of"] += 1
        of_class["same"] += one.answer.count == ours[one.query.id]
    return found
