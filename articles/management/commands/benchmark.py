"""`manage.py benchmark wire|names|relevance|search|entities|pages|suggest`: how fast the archive is, here and now."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.management.browser import NoSuchPage, chosen, missing
from articles.management.measure import GENERATORS, NamesSpeed, Speed, names_speeds, profile_of, speed_of
from articles.management.measure import relevance as order
from articles.management.measure.database import NoDatabase
from articles.management.measure.entities import report as of_entities
from articles.management.measure.entities import run as entities
from articles.management.measure.entities.asking import NoPage
from articles.management.measure.search.filling import OtherCorpus
from articles.management.measure.search.peers import PEERS
from articles.management.measure.search.queries import CLASSES
from articles.management.measure.search.report import lines
from articles.management.measure.search.run import Run, Wanted
from articles.management.measure.suggest.run import Spread, measure
from articles.management.report import INTERRUPTED
from articles.wire import FORMATS

HEADER = f"{'format':<12}{'stories/s':>10}  {'beside':<14}{'stories/s':>12}{'times as slow':>15}"
NAMES_HEADER = f"{'reader':<20}{'words/s':>10}{'times as slow':>15}{'MB of memory':>14}"
SUGGEST_HEADER = f"{'who':<24}{'typed':<12}{'median ms':>10}{'p95':>8}{'processor ms':>14}{'p95':>8}"
SUGGEST_HEADER += f"{'times as much':>16}{'found':>8}"

GOES_ON = "Stopped. Started again, it goes on where it was."
_BESIDE = f"measure other engines beside, question by question: {', '.join(PEERS)}; all of them if none is named"
_OF_ONE = "in how many of the stories one name is"
_OF_CLASSES = f"questions of these classes alone: {', '.join(CLASSES)}"


class Command(BaseCommand):
    """One subject of measurement for each word."""

    help = "Measure how fast the archive does its work, on telegrams of invented words."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What is measured."""
        subjects = parser.add_subparsers(dest="subject", required=True, metavar="SUBJECT")
        wire = subjects.add_parser("wire", help="reading wire files of every format, on one core, median of 5 runs")
        wire.add_argument("--format", choices=sorted(FORMATS), help="only this format")
        wire.add_argument("--profile", choices=sorted(FORMATS), metavar="FORMAT", help="where the time of one goes")
        subjects.add_parser("names", help="reading Danish names, on one core, median of 5 runs")
        relevance = subjects.add_parser("relevance", help="the order by relevance, on judged collections")
        relevance.add_argument("folder", type=Path, metavar="DIR", help=f"collections as {order.FORMATS}")
        relevance.add_argument("--json", type=Path, metavar="FILE", help="write the figures of every question there")
        relevance.add_argument("--peers", action="store_true", help="put the same questions to other engines beside")
        search = subjects.add_parser("search", help="the search, on an invented archive of any size")
        search.add_argument("--stories", type=_positive, required=True, metavar="N", help="how large the archive is")
        search.add_argument("--peers", nargs="*", choices=PEERS, metavar="PEER", help=_BESIDE)
        search.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
        search.add_argument("--classes", nargs="+", choices=CLASSES, default=CLASSES, metavar="CLASS", help=_OF_CLASSES)
        search.add_argument("--queries", type=_positive, default=20, metavar="N", help="questions in each class")
        search.add_argument("--rounds", type=_positive, default=3, metavar="N", help="of which the median counts")
        search.add_argument("--build-only", action="store_true", help="fill the database and stop")
        names_of = subjects.add_parser("entities", help="the pages of names, beside grouped counts of plain Django")
        names_of.add_argument(
            "--stories", type=_positive, default=100_000, metavar="N", help="how large the archive is"
        )
        names_of.add_argument("--mentions", type=_positive, default=50_000, metavar="N", help=_OF_ONE)
        names_of.add_argument(
            "--rounds", type=_positive, default=20, metavar="N", help="how often each page is asked for"
        )
        names_of.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
        names_of.add_argument("--build-only", action="store_true", help="fill the database and stop")

        pages = subjects.add_parser("pages", help="weight and speed of the pages, in Chromium, on the demo archive")
        pages.add_argument("--only", nargs="+", metavar="NAME", help="pages whose names begin so: front search-")
        pages.add_argument("--rounds", type=_positive, default=3, metavar="N", help="of which the median counts")
        pages.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")

        suggest = subjects.add_parser("suggest", help="suggestions while typing, on invented names and words")
        suggest.add_argument("--stories", type=_positive, default=1_000_000, metavar="N", help="in the index")
        suggest.add_argument("--names", type=_positive, default=200_000, metavar="N", help="persons, bodies, places")
        suggest.add_argument("--queries", type=_positive, default=60, metavar="N", help="texts in each class")

    def handle(self, *, subject: str, **options: Any) -> None:
        """Measure and print."""
        measures: dict[str, Callable[..., None]] = {
            "wire": self._wire,
            "names": self._names,
            "relevance": self._relevance,
            "search": self._search,
            "pages": self._pages,
            "suggest": self._suggest,
            "entities": self._entities,
        }
        measures[subject](**options)

    def _wire(self, *, format: str | None, profile: str | None, **_options: Any) -> None:  # noqa: A002
        if profile:
            self.stdout.write(profile_of(profile))
            return
        self.stdout.write(HEADER)
        for code in [format] if format else GENERATORS:
            self.stdout.write(_line(speed_of(code)) if code in FORMATS else f"{code:<12}not read by this archive")

    def _names(self, **_options: Any) -> None:
        self.stdout.write(NAMES_HEADER)
        ours: NamesSpeed | None = None
        for speed in names_speeds():
            ours = ours or speed
            ratio = speed.words / ours.words
            self.stdout.write(f"{speed.reader:<20}{speed.words:>10,.0f}{ratio:>15.1f}{speed.memory / 1e6:>14,.0f}")

    def _relevance(self, *, folder: Path, peers: bool, **options: Any) -> None:
        try:
            collections, faults = order.find_collections(folder)
            beside, missing = order.peers() if peers else ([], "")
            for remark in filter(None, [*faults, missing]):
                self.stderr.write(remark)
            self.stdout.write(order.HEADER)
            measured = []
            for one in order.measure(collections, [order.Ours(), *beside]):
                measured.append(one)
                self.stdout.write(order.line(one))
        except (order.CollectionFault, NoDatabase) as fault:
            raise CommandError(f"{fault}") from fault
        if options["json"]:
            _write(options["json"], order.as_json(measured))

    def _search(self, **options: Any) -> None:
        wanted = Wanted(
            stories=options["stories"],
            each=options["queries"],
            rounds=options["rounds"],
            classes=tuple(options["classes"]),
            peers=_peers(options["peers"]),
            build_only=options["build_only"],
        )
        run = Run(wanted, self.stderr.write, _bar)
        try:
            run.measure()
        except (OtherCorpus, NoDatabase) as fault:
            raise CommandError(f"{fault}") from fault
        except KeyboardInterrupt:
            raise CommandError(GOES_ON, returncode=INTERRUPTED) from None
        finally:
            # Of hours of measuring, what was found out before something broke is kept.
            if options["json"]:
                _write(options["json"], run.found)
        for line in lines(run.found):
            self.stdout.write(line)

    def _pages(self, *, only: list[str] | None, rounds: int, json: Path | None, **_options: Any) -> None:
        try:
            pages = chosen(only)
            if said := missing():
                raise CommandError(said)
            from articles.management.browser.measuring import HEADER, line, measured  # noqa: PLC0415 an extra

            found = []
            self.stdout.write(HEADER)
            for one in measured(pages, rounds, _bar):
                found.append(asdict(one))
                self.stdout.write(line(one))
        except (NoSuchPage, NoDatabase) as fault:
            raise CommandError(f"{fault}") from fault
        except KeyboardInterrupt:
            raise CommandError("Stopped.", returncode=INTERRUPTED) from None
        if json:
            _write(json, found)

    def _suggest(self, *, stories: int, names: int, queries: int, **_options: Any) -> None:
        self.stdout.write(SUGGEST_HEADER)
        ours: dict[str, Spread] = {}
        try:
            for one in measure(stories, names, queries, _bar, self.stderr.write):
                beside = ours.setdefault(one.cls, one)
                found = "" if one.found is None else f"{one.found:.0%}"
                times = one.cpu_p95 / beside.cpu_p95
                figures = f"{one.median:>10.1f}{one.p95:>8.1f}{one.cpu_median:>14.1f}{one.cpu_p95:>8.1f}"
                figures += f"{times:>16.1f}{found:>8}"
                self.stdout.write(f"{one.who:<24}{one.cls:<12}{figures}")
        except NoDatabase as fault:
            raise CommandError(f"{fault}") from fault

    def _entities(self, *, stories: int, mentions: int, rounds: int, build_only: bool, **options: Any) -> None:
        if mentions > stories:
            raise CommandError(f"--mentions {mentions} is more than the archive has stories (--stories {stories}).")
        wanted = entities.Wanted(stories=stories, mentions=mentions, rounds=rounds, build_only=build_only)
        try:
            found = entities.Run(wanted, self.stderr.write, _bar).measure()
        except (OtherCorpus, NoDatabase, NoPage) as fault:
            raise CommandError(f"{fault}") from fault
        except KeyboardInterrupt:
            raise CommandError(GOES_ON, returncode=INTERRUPTED) from None
        for line in of_entities.lines(found):
            self.stdout.write(line)
        if options["json"]:
            _write(options["json"], found)


@contextmanager
def _bar(unit: str, total: int) -> Iterator[Callable[[int], Any]]:
    with tqdm(total=total, unit=f" {unit}", disable=None, leave=False) as bar:
        yield bar.update


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ArgumentTypeError(f"{text} is less than 1")
    return number


def _peers(named: list[str] | None) -> tuple[str, ...]:
    """The option without a name means all of them."""
    return () if named is None else tuple(named or PEERS)


def _write(path: Path, found: Any) -> None:
    path.write_text(json.dumps(found, indent=1) + "\n")


def _line(speed: Speed) -> str:
    ratio = speed.of_peer / speed.stories
    return f"{speed.code:<12}{speed.stories:>10,.0f}  {speed.peer:<14}{speed.of_peer:>12,.0f}{ratio:>15,.1f}"
