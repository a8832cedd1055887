"""`manage.py evaluate_dates`: how well dates are read out of texts, against a file with the answers."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.entities.dates.expressions import SHIPPED, Expression, Reader, Score, our_reading, read_expressions, score
from articles.management import dates_by_dateparser

PEERS: dict[str, Callable[[], Reader]] = {"dateparser": dates_by_dateparser.reader}
"""Other readers that the same file can be put to, by the name of their library."""


class Command(BaseCommand):
    """Prints precision, recall and every fault, by language and part of the file."""

    help = "Measure how well dates are read out of texts: precision, recall and every fault."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """FILE, --json, --peer, --part."""
        parser.add_argument(
            "file", nargs="?", type=Path, default=SHIPPED, help="expressions with answers (default: the shipped ones)"
        )
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument("--peer", choices=sorted(PEERS), help="measure this library instead; it must be installed")
        parser.add_argument("--part", help='only this part of the file, such as "held out"')

    def handle(self, *, file: Path, json: bool, peer: str | None, part: str | None, **options: Any) -> None:
        """Read the file, put it to the reader, print. CommandError when the file or the library is not there."""
        expressions = [one for one in _expressions(file) if part in (None, one.part)]
        if not expressions:
            raise CommandError(f"{file} holds nothing to measure" + (f" in the part {part!r}." if part else "."))
        try:
            reader = PEERS[peer]() if peer else our_reading
        except ImportError as error:
            raise CommandError(f"{peer} is not installed. Nothing was measured; install it and try again.") from error
        groups = {(one.language, one.part): None for one in expressions}
        scores = {
            f"{language}, {name}": score(
                (one for one in expressions if (one.language, one.part) == (language, name)), reader
            )
            for language, name in groups
        }
        for language in dict.fromkeys(one.language for one in expressions):
            scores[f"{language}, all"] = score((one for one in expressions if one.language == language), reader)
        self._print(scores, len(expressions), as_json=json)

    def _print(self, scores: dict[str, Score], texts: int, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps({name: _figures(one) for name, one in scores.items()}, ensure_ascii=False))
            return
        self.stdout.write(f"{texts} texts")
        self.stdout.write(f"{'':<16}{'precision':>10}{'recall':>10}{'right':>8}{'found':>8}{'expected':>10}")
        for name, one in scores.items():
            self.stdout.write(
                f"{name:<16}{one.precision:>10.1%}{one.recall:>10.1%}{one.right:>8}{one.found:>8}{one.expected:>10}"
            )
        for name, one in scores.items():
            if not name.endswith(", all"):
                self.stdout.write("".join(f"{name}: {fault}\n" for fault in one.faults), ending="")


def _figures(one: Score) -> dict[str, Any]:
    return {
        "precision": round(one.precision, 4),
        "recall": round(one.recall, 4),
        "right": one.right,
        "found": one.found,
        "expected": one.expected,
        "faults": list(one.faults),
    }


def _expressions(file: Path) -> list[Expression]:
    try:
        with file.open(encoding="utf-8") as lines:
            return read_expressions(lines)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}. Nothing was measured.") from error
    except ValueError as error:
        raise CommandError(f"{file}: {error}. Nothing was measured.") from error
