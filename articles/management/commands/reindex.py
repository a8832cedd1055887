"""`manage.py reindex`: the search index, or a part of it, made anew beside the one that answers; or checked."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError
from tqdm import tqdm

from articles.importing.trouble import database_trouble
from articles.index.check import check
from articles.index.renew import renew_names, renew_words
from articles.index.settle import merge_small, reindex, settle
from articles.management.options import create_parser
from articles.management.prepared import refuse_unprepared_database
from articles.management.report import DATABASE_LOST, INTERRUPTED, SOMETHING_REJECTED
from articles.models import Article, SearchChange, SearchSegment

Tell = Callable[[int], None]

EPILOG = """\
Without --only the whole index is made anew, in segments as large as can be and in the order of dates. The old one
answers until the new one is there; what changes meanwhile is found all the same. --only does a part of it:

  segments   all stories are indexed anew (the same, but for the vocabulary)
  merge      small segments are joined, as imports do when there are eight of them
  changes    stories that have changed are indexed now, however few they are; imports and workers do it by themselves
  words      the vocabulary, by which *ending and word~ are found, gets what it does not have of the segments' words
  names      who is mentioned where is taken from the archive's tables again

When the index may be wrong (a restored backup, triggers that were switched off), make all of it anew.

Exit code: 0 all fine; 1 --check found something; 2 an option is wrong or the database is not ready; 3 the database
was lost or is full; 130 stopped by Ctrl-C. Stopped or killed while segments are made anew, nothing is changed; the
other parts keep what they have done.
"""


class Command(BaseCommand):
    """Makes, or checks, and says what was done."""

    help = "Make the search index anew while it answers, or check it against the stories."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Keep the line ends of the epilogue."""
        return create_parser(super().create_parser, prog_name, subcommand, epilog=EPILOG, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to do."""
        deed = parser.add_mutually_exclusive_group()
        deed.add_argument("--only", choices=list(_PARTS), metavar="PART", help=" | ".join(_PARTS))
        deed.add_argument(
            "--check", action="store_true", help="write nothing: compare all of the index with the stories as they are"
        )

    def handle(self, *, only: str | None, check: bool, **options: Any) -> None:
        """Do it; leave with an exit code that says how it went."""
        refuse_unprepared_database()
        try:
            if check:
                self._check()
            else:
                for part in [only] if only else ["segments", "words"]:
                    self._do(_PARTS[part])
        except KeyboardInterrupt:
            self.stderr.write("Stopped. The index answers as before; run the command again.")
            sys.exit(INTERRUPTED)
        except (OperationalError, InterfaceError) as lost:
            self.stderr.write(f"{database_trouble(lost)} The index is as it was.")
            sys.exit(DATABASE_LOST)

    def _do(self, part: Callable[[Tell], str]) -> None:
        started = perf_counter()
        with _bar() as bar:
            said = part(bar.update)
        self.stdout.write(f"{said} ({perf_counter() - started:.1f} s)")

    def _check(self) -> None:
        found = 0
        with _bar() as bar:
            for sentence in check(bar.update):
                found += 1
                bar.write(sentence, file=self.stdout)
        if found:
            self.stderr.write("The index differs from the stories. `manage.py reindex` makes it anew.")
            sys.exit(SOMETHING_REJECTED)
        self.stdout.write(f"The index says what the stories say: {_standing()}.")


def _bar() -> tqdm:
    return tqdm(total=Article.objects.count(), unit=" stories", disable=None, leave=False)


def _segments(tell: Tell) -> str:
    return f"{reindex(tell):,} stories indexed anew: {_standing()}."


def _merge(_tell: Tell) -> str:
    return f"{merge_small():,} small segments joined: {_standing()}."


def _changes(_tell: Tell) -> str:
    return f"{settle(waiting=1):,} changes indexed: {_standing()}."


def _words(tell: Tell) -> str:
    return f"{renew_words(tell):,} words added to the vocabulary or corrected."


def _names(tell: Tell) -> str:
    return f"{renew_names(tell):,} stories had other names in the index."


_PARTS: dict[str, Callable[[Tell], str]] = {
    "segments": _segments,
    "merge": _merge,
    "changes": _changes,
    "words": _words,
    "names": _names,
}


def _standing() -> str:
    segments, changes = SearchSegment.objects.count(), SearchChange.objects.count()
    return f"{segments:,} segments, {changes:,} changes in the journal"
