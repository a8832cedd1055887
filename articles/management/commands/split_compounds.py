"""`manage.py split_compounds`: the parts by which a compound is found."""

import io
import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from articles.lexicon.compounds import split


class Command(BaseCommand):
    """Prints every word with its parts; needs no database."""

    help = "Take Danish compounds apart, as the search index does."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """WORD..., --json."""
        parser.add_argument("words", nargs="+", metavar="WORD")
        parser.add_argument("--json", action="store_true", help="print JSON: the parts by word")

    def handle(self, *, words: list[str], json: bool, **options: Any) -> None:
        """Print a line a word, or one object; in UTF-8 whatever the locale is."""
        parts = {word: split(word) for word in words}
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        if json:
            self.stdout.write(_as_json(parts))
            return
        for word, found in parts.items():
            self.stdout.write(f"{word}: {', '.join(found) or '-'}")


def _as_json(parts: dict[str, tuple[str, ...]]) -> str:
    return json.dumps(parts, ensure_ascii=False)
