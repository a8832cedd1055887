"""`manage.py benchmark wire|names`: how fast the archive is, measured here and now."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from articles.management.measure import GENERATORS, NamesSpeed, Speed, names_speeds, profile_of, speed_of
from articles.wire import FORMATS

HEADER = f"{'format':<12}{'stories/s':>10}  {'beside':<14}{'stories/s':>12}{'times as slow':>15}"
NAMES_HEADER = f"{'reader':<20}{'words/s':>10}{'times as slow':>15}{'MB of memory':>14}"


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

    def handle(self, *, subject: str, **options: Any) -> None:
        """Measure and print."""
        {"wire": self._wire, "names": self._names}[subject](**options)

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


def _line(speed: Speed) -> str:
    ratio = speed.of_peer / speed.stories
    return f"{speed.code:<12}{speed.stories:>10,.0f}  {speed.peer:<14}{speed.of_peer:>12,.0f}{ratio:>15,.1f}"
