"""`manage.py evaluate_names FILE.iob2`: how right the recogniser of Danish names is on marked text."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.entities.recognise.corpora import CorpusFault, read_uner
from articles.entities.recognise.model import SHIPPED, ModelFault, unpack
from articles.entities.recognise.score import NOTHING, Measured, measure_raw, measure_words
from articles.entities.recognise.tagger import Tagger

HEADER = f"{'':<6}{'P':>7}{'R':>7}{'F1':>7}{'marked':>8}{'found':>8}{'right':>8}"


class Command(BaseCommand):
    """Exact names, by type and of all; then what was taken for what."""

    help = "Measure the recogniser of Danish names on a file of marked sentences (IOB2, gzipped or not)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What is measured, and how it is told."""
        parser.add_argument("file", type=Path, metavar="FILE", help="sentences with PER, ORG and LOC in IOB2 columns")
        parser.add_argument("--raw", action="store_true", help="cut the printed sentences into words ourselves")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
        parser.add_argument("--errors", action="store_true", help="print every name that is wrong, in its sentence")
        parser.add_argument("--model", type=Path, default=SHIPPED, metavar="FILE", help="default: the one that ships")

    def handle(self, *, file: Path, raw: bool, model: Path, errors: bool, **options: Any) -> None:
        """Measure and print."""
        try:
            tagger = Tagger(unpack(model))
        except ModelFault as fault:
            raise CommandError(f"{fault}. Nothing was measured.") from fault
        try:
            measured = (measure_raw if raw else measure_words)(read_uner(file), tagger.tag)
        except CorpusFault as fault:
            raise CommandError(f"{fault}. Nothing was measured.") from fault
        self.stdout.write(json.dumps(_as_json(measured)) if options["json"] else _table(measured))
        if errors and not options["json"]:
            for mistake in measured.mistakes:
                self.stdout.write(f"{mistake.marked:<4}{mistake.found:<5}{mistake.text}  |  {mistake.sentence}")


def _as_json(measured: Measured) -> dict[str, Any]:
    """Scores in per cent."""
    return {
        type_: {"precision": round(s.precision, 2), "recall": round(s.recall, 2), "f1": round(s.f1, 2)}
        | {"marked": s.marked, "found": s.found, "right": s.right}
        for type_, s in measured.scores.items()
    } | {
        "confusions": [
            {"marked": marked, "found": found, "times": times} for marked, found, times in measured.confusions()
        ]
    }


def _table(measured: Measured) -> str:
    lines = [HEADER]
    lines += [
        f"{type_:<6}{s.precision:>7.1f}{s.recall:>7.1f}{s.f1:>7.1f}{s.marked:>8,}{s.found:>8,}{s.right:>8,}"
        for type_, s in measured.scores.items()
    ]
    lines += ["", "times  what is wrong"]
    lines += [f"{times:>5}  {_wrong(marked, found)}" for marked, found, times in measured.confusions()]
    return "\n".join(lines)


def _wrong(marked: str, found: str) -> str:
    if found == NOTHING:
        return f"{marked} missed"
    if marked == NOTHING:
        return f"{found} where there is no name"
    return f"{marked} cut wrongly" if marked == found else f"{marked} taken for {found}"
