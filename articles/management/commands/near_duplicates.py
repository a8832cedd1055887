"""`manage.py near_duplicates`: how alike the stories of the archive are, and finding it out anew."""

from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles.importing.likeness import link_in_portions, remake_prints
from articles.management.prepared import refuse_unprepared_database
from articles.management.report import INTERRUPTED
from articles.management.stop import stop_request
from articles.models import Article, NearDuplicate, TextPrint, UncomparedPrint

STEPS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class Command(BaseCommand):
    """Finishes what waits to be compared, then counts the pairs by share."""

    help = "Compare stories that wait to be compared, and count near-duplicates by how much of their text is the same."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--rebuild."""
        parser.add_argument(
            "--rebuild",
            action="store_true",
            help="compare every story anew: after a change of NEWSARCHIVE_DUPLICATE_SHARE or _DAYS, or an upgrade",
        )

    def handle(self, *, rebuild: bool, **options: Any) -> None:
        """Rebuild if asked to, compare, count. Exit code 130 when stopped."""
        refuse_unprepared_database()
        if rebuild and not self._follow("prints", remake_prints(), Article.objects.count()):
            self._stopped("Run it with --rebuild again.")
        waiting = UncomparedPrint.objects.count()
        if not self._follow("stories", link_in_portions(), waiting):
            self._stopped("Run it again, without --rebuild, to go on; the next import goes on too.")
        self._count()

    def _follow(self, unit: str, portions: Iterator[int], total: int) -> bool:
        """Whether it came to its end; False when somebody asked to stop."""
        with stop_request() as stop, tqdm(total=total, unit=f" {unit}", disable=None, leave=False) as bar:
            for done in portions:
                bar.update(done)
                if stop.asked:
                    return False
        return True

    def _stopped(self, cure: str) -> None:
        self.stderr.write(f"Stopped. What was compared is stored. {cure}")
        raise SystemExit(INTERRUPTED)

    def _count(self) -> None:
        pairs = NearDuplicate.objects
        self.stdout.write(f"{TextPrint.objects.count():,} stories compared, {pairs.count():,} pairs of near-duplicates")
        for low, high in pairwise(STEPS):
            number = pairs.filter(similarity__gte=low, similarity__lt=high).count()
            self.stdout.write(f"  {low:.0%} to {high:.0%} the same text  {number:>8,}")
        self.stdout.write(f"  word for word           {pairs.filter(similarity=1.0).count():>12,}")
