"""`manage.py check_wire DIR`: how well wire files are read, as a score."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.wire.check import Score, check_bad, check_samples


class Command(BaseCommand):
    """Print the score of every file and of all of them; exit code 1 unless everything is right."""

    help = "Compare what is read from DIR/samples with DIR/expected.json, and how DIR/samples-bad ends with the rules."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="holds expected.json, samples and samples-bad")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print the scores as JSON instead")

    def handle(self, *, folder: Path, as_json: bool, **_options: Any) -> None:
        """Compare, print, and leave with an exit code."""
        try:
            scores = list(chain(check_samples(folder), check_bad(folder)))
        except (OSError, ValueError, KeyError) as problem:
            raise CommandError(f"{folder} cannot be compared with: {problem}. Nothing was compared.") from problem
        self.stdout.write(_as_json(scores) if as_json else "\n".join(_lines(scores)))
        if any(score.wrong for score in scores):
            sys.exit(1)


def _lines(scores: list[Score]) -> list[str]:
    lines = []
    for score in scores:
        lines.append(f"{score.right:>4} of {score.total:>4}  {score.file}")
        lines += [f"              {line}" for line in score.wrong]
    right, total = sum(score.right for score in scores), sum(score.total for score in scores)
    return [*lines, f"{right:>4} of {total:>4}  in all"]


def _as_json(scores: list[Score]) -> str:
    right, total = sum(score.right for score in scores), sum(score.total for score in scores)
    files = [asdict(score) | {"total": score.total} for score in scores]
    return json.dumps({"right": right, "total": total, "files": files}, ensure_ascii=False, indent=2)
