"""`manage.py extract_entities`: read the names and dates of stored stories again."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError
from tqdm import tqdm

from articles.entities.version import reader_version
from articles.importing.rereading import (
    Changes,
    Rereader,
    names_that_came,
    names_that_went,
    portions,
    stories_to_reread,
)
from articles.importing.trouble import database_trouble
from articles.management.crew import Crew, CrewLost, DatabaseLost
from articles.management.names_report import NamesReport
from articles.management.options import add_workers, create_parser
from articles.management.prepared import refuse_unprepared_database, refuse_unusable_reader
from articles.management.report import DATABASE_LOST, INTERRUPTED, NOTHING_READ, SOMETHING_REJECTED
from articles.management.stop import StopRequest, stop_request
from articles.query.dates import ImpossibleDate, read_span

EPILOG = """\
Exit code: 0 all fine; 1 some stories could not be read; 2 an option is wrong or the database is not
ready; 3 the database was lost or is full; 130 stopped by Ctrl-C. Every story is stored whole or not at
all. A run that was stopped, or killed, goes on where it was when it is started again; only with --all it
begins anew. What editors decided about names is applied again to every story that is read.
"""
STORIES_GIVEN = 50
"""Stories looked up, and given to a process, at a time."""
STORED = "What is reported is stored; run the command again to go on."


class Command(BaseCommand):
    """Reads what the present reader has not read yet, newest arrivals first, and says what changed."""

    help = "Read the names and dates again in every story that another reader (release, list, pipeline) has read."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Keep the line ends of the epilogue."""
        return create_parser(super().create_parser, prog_name, subcommand, epilog=EPILOG, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which stories, how, and how to report."""
        parser.add_argument(
            "--since",
            metavar="DATE",
            help="only stories dated DATE (2020, 2020-08, 2020-08-16) or later, by the date the agency gave them;"
            " those of a month or a year count as long as it lasts, those without a date are left out",
        )
        parser.add_argument("--all", action="store_true", dest="every", help="also what the present reader has read")
        add_workers(parser, "processes that read at once (default 1)")
        parser.add_argument("--dry-run", action="store_true", help="report what would change and write nothing")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print the report as JSON")

    def handle(
        self, *, since: str | None, every: bool, workers: int, dry_run: bool, as_json: bool, **options: Any
    ) -> None:
        """Read, report, and leave with an exit code that says how it went."""
        first_day = _first_day(since)
        report = NamesReport(reader=reader_version(), dry_run=dry_run)
        problem = ""
        with stop_request() as stop:
            try:
                refuse_unprepared_database()
                refuse_unusable_reader()
                waiting = stories_to_reread(since=first_day, every=every)
                total = waiting.count()
                given = portions(waiting, STORIES_GIVEN)
                results = (
                    _by_many(given, workers, stop, every, dry_run)
                    if workers > 1
                    else _by_one(given, stop, Rereader(every=every, dry_run=dry_run))
                )
                _follow(results, report, total)
            except (OperationalError, InterfaceError) as lost:
                problem = database_trouble(lost)
            except CrewLost as lost:
                problem = str(lost)
            problem = problem or _look_up_names(report, total)
        self._conclude(report, as_json=as_json, stopped=stop.asked)
        self._leave(problem, report, stopped=stop.asked)

    def _conclude(self, report: NamesReport, *, as_json: bool, stopped: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(report.as_json(stopped=stopped), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(report.lines()))

    def _leave(self, problem: str, report: NamesReport, *, stopped: bool) -> None:
        kept = "Nothing was written." if report.dry_run else STORED
        if problem:
            self.stderr.write(f"{problem} {kept}")
            sys.exit(DATABASE_LOST)
        if stopped:
            self.stderr.write(f"Stopped. {kept}")
            sys.exit(INTERRUPTED)
        if report.changes.failures:
            sys.exit(SOMETHING_REJECTED)


def _first_day(since: str | None) -> date | None:
    if since is None:
        return None
    try:
        return read_span(since).first_day
    except ImpossibleDate as problem:
        raise CommandError(
            f"--since {since}: {problem.note}. {problem.advice} Nothing was read.", returncode=NOTHING_READ
        ) from None


def _by_one(given: Iterator[list[int]], stop: StopRequest, rereader: Rereader) -> Generator[Changes, None, None]:
    """Read in this process, until a stop is asked for."""
    for stories in given:
        for changes in rereader.results(stories):
            yield changes
            if stop.asked:
                return


def _by_many(
    given: Iterator[list[int]], workers: int, stop: StopRequest, every: bool, dry_run: bool
) -> Generator[Changes, None, None]:
    """Read in so many processes, until a stop is asked for. Raises CrewLost."""
    with closing(Crew(workers, "reread_bundles", every, dry_run)) as crew:
        for told in crew.results(given):
            if isinstance(told, Changes):
                yield told
            if stop.asked or isinstance(told, DatabaseLost):
                yield from (each for each in crew.stop() if isinstance(each, Changes))
            if isinstance(told, DatabaseLost):
                raise CrewLost(told.sentence)
            if stop.asked:
                return


def _follow(results: Generator[Changes, None, None], report: NamesReport, total: int) -> None:
    with closing(results), tqdm(total=total, unit=" stories", disable=None, leave=False) as bar:
        try:
            for changes in results:
                report.changes += changes
                bar.update(changes.read + changes.passed + len(changes.failures))
        finally:
            report.end()


def _look_up_names(report: NamesReport, total: int) -> str:
    """Complete the report with what takes a look at the whole archive; what went wrong meanwhile, or ""."""
    changes = report.changes
    report.left = max(0, total - changes.read - changes.passed)
    try:
        with tqdm(total=len(changes.names), unit=" names", disable=None, leave=False) as bar:
            report.came = names_that_came(changes, dry_run=report.dry_run, watch=bar.update)
            report.went = names_that_went(changes, dry_run=report.dry_run, watch=bar.update)
    except (OperationalError, InterfaceError) as lost:
        return database_trouble(lost)
    return ""
