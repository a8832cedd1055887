"""`manage.py import_wire PATH...`: bring wire files into the archive."""

import codecs
import json
import re
import sys
from argparse import ArgumentParser
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError
from tqdm import tqdm

from articles.importing import ItemResult, Source, collect, find_files, import_files
from articles.importing.batches import open_batch
from articles.importing.read import open_archives
from articles.importing.trouble import database_trouble
from articles.management.crew import Crew, CrewLost, DatabaseLost, bundles
from articles.management.options import add_workers, create_parser
from articles.management.prepared import refuse_unprepared_database, refuse_unusable_reader
from articles.management.report import (
    DATABASE_LOST,
    INTERRUPTED,
    NOTHING_READ,
    Report,
    is_worth_a_line,
    line,
)
from articles.management.stop import StopRequest, stop_request
from articles.models import ImportBatch, Origin

EPILOG = """\
Exit code: 0 all fine; 1 something was rejected; 2 nothing could be read; 3 the database was lost or
is full; 130 stopped by Ctrl-C. Every story is stored whole or not at all, and importing the same files
again continues where an import stopped.
"""
STORED = "What is reported above is stored; import the same files again to continue."


class Command(BaseCommand):
    """Report every item that was not simply created, and count them all."""

    help = "Import wire files of any known format: files, folders, zip archives, or - for standard input."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Keep the line ends of the epilogue."""
        return create_parser(super().create_parser, prog_name, subcommand, epilog=EPILOG, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths, and how to read and report."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="file or folder, or - for standard input")
        parser.add_argument("--dry-run", action="store_true", help="report what would happen and write nothing")
        parser.add_argument(
            "--json", action="store_true", dest="as_json", help="print the whole report as JSON instead"
        )
        parser.add_argument("--provider", metavar="CODE", help="the agency, whatever the files say (ritzau, dpa ...)")
        add_workers(parser, "processes that import at once (default 1)")
        parser.add_argument(
            "--charset", metavar="NAME", help="the charset, whatever the files say (cp865, mac-roman ...)"
        )

    def handle(self, *, paths: list[str], dry_run: bool, as_json: bool, **options: Any) -> None:
        """Import, report, and leave with an exit code that says how it went."""
        files = find_files(paths)
        sources = collect(files, charset=_charset(options["charset"]), provider=_provider(options["provider"]))
        report = Report(keep=as_json)
        problem = ""
        workers = options["workers"]
        if dry_run and workers > 1:
            self.stderr.write("A dry run is done by one process: the files are compared with each other as well.")
        with (
            stop_request() as stop,
            tqdm(total=len(files), unit=" files", disable=None, leave=False) as bar,
        ):
            try:
                refuse_unprepared_database()
                refuse_unusable_reader()
                batch = None if dry_run else ImportBatch.objects.create(origin=Origin.COMMAND, label=" ".join(paths))
                counted = _counted(sources, bar)
                if batch is not None and workers > 1:
                    results = _by_many(counted, batch, workers, stop)
                else:
                    results = _by_one(counted, batch, stop)
                with closing(results):
                    self._follow(results, report, bar, quiet=as_json)
            except (OperationalError, InterfaceError) as lost:
                problem = database_trouble(lost)
            except CrewLost as lost:
                problem = str(lost)
        self._conclude(report, dry_run=dry_run, as_json=as_json)
        kept = "Nothing was written." if dry_run else STORED
        if problem:
            self.stderr.write(f"{problem} {kept}")
            sys.exit(DATABASE_LOST)
        if stop.asked:
            self.stderr.write(f"Stopped. {kept}")
            sys.exit(INTERRUPTED)
        if report.exit_code:
            sys.exit(report.exit_code)

    def _follow(self, results: Iterable[ItemResult], report: Report, bar: Any, *, quiet: bool) -> None:
        for result in results:
            report.add(result)
            if not quiet and is_worth_a_line(result):
                bar.clear()
                self.stdout.write(line(result))

    def _conclude(self, report: Report, *, dry_run: bool, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(report.as_json(dry_run=dry_run), ensure_ascii=False, indent=2))
            return
        if dry_run:
            self.stdout.write("Dry run: nothing was written. An import would end like this:")
        self.stdout.write(report.table())


def _by_one(
    sources: Iterable[Source], batch: ImportBatch | None, stop: StopRequest
) -> Generator[ItemResult, None, None]:
    """Import in this process, until a stop is asked for."""
    with closing(import_files(sources, batch=batch)) as results:
        for result in results:
            yield result
            if stop.asked:
                return


def _by_many(
    sources: Iterable[Source], batch: ImportBatch, workers: int, stop: StopRequest
) -> Generator[ItemResult, None, None]:
    """Import in so many processes, until a stop is asked for. Raises CrewLost."""
    with open_batch(batch), closing(Crew(workers, "import_bundles", batch.pk)) as crew:
        for told in crew.results(bundles(open_archives(sources))):
            if isinstance(told, DatabaseLost):
                yield from (each for each in crew.stop() if isinstance(each, ItemResult))
                raise CrewLost(told.sentence)
            if isinstance(told, ItemResult):
                yield told
            if stop.asked:
                yield from (each for each in crew.stop() if isinstance(each, ItemResult))
                return


def _counted(sources: Iterable[Source], bar: Any) -> Iterator[Source]:
    """`sources`, each counted in the progress bar once the next one is asked for."""
    for source in sources:
        yield source
        bar.update()


def _charset(name: str | None) -> str | None:
    if name is None:
        return None
    try:
        return codecs.lookup(name).name
    except LookupError:
        some = "utf-8, windows-1252, cp865, mac-roman"
        raise CommandError(f"No charset is called {name}. Some that are: {some}.", returncode=NOTHING_READ) from None


def _provider(code: str | None) -> str | None:
    if code is None or re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,39}", code):
        return code
    raise CommandError(
        f"{code} is no code of a provider: small letters, digits, - and _, at most 40.", returncode=NOTHING_READ
    )
