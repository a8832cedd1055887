"""What import_wire tells its operator: lines, a closing table, JSON, an exit code. English, as consoles are."""

from collections import Counter
from typing import Any

import psycopg
from django.utils import translation

from articles.importing import ItemResult
from articles.models import Outcome

ALL_FINE, SOMETHING_REJECTED, NOTHING_READ, DATABASE_LOST, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes; the last is the shell's own for Ctrl-C."""


class Report:
    """Counts and, when asked to, keeps the results of an import."""

    def __init__(self, *, keep: bool):
        self.counts: Counter[Outcome] = Counter()
        self._kept: list[ItemResult] | None = [] if keep else None

    def add(self, result: ItemResult) -> None:
        """Take note of one more result."""
        self.counts[result.outcome] += 1
        if self._kept is not None:
            self._kept.append(result)

    @property
    def exit_code(self) -> int:
        """0 all fine, 1 something rejected, 2 nothing could be read."""
        rejected = self.counts[Outcome.REJECTED]
        if self.counts.total() == rejected:
            return NOTHING_READ
        return SOMETHING_REJECTED if rejected else ALL_FINE

    def table(self) -> str:
        """All outcomes with their counts, those of no item too."""
        with translation.override("en"):
            labels = {outcome: str(outcome.label) for outcome in Outcome}
        widest = max(map(len, labels.values()))
        digits = max(len(f"{self.counts.total():,}"), 5)
        return "\n".join(f"{labels[outcome]:<{widest}}  {self.counts[outcome]:>{digits},}" for outcome in Outcome)

    def as_json(self, *, dry_run: bool) -> dict[str, Any]:
        """The report as a machine reads it."""
        return {
            "dry_run": dry_run,
            "counts": {outcome.value: self.counts[outcome] for outcome in Outcome},
            "items": [_item(result) for result in self._kept or ()],
        }


def line(result: ItemResult) -> str:
    """One line for one item: outcome, file, item, guid, reasons."""
    with translation.override("en"):
        outcome = str(result.outcome.label)
    where = f"{result.file}, item {result.item}" if result.item else result.file
    parts = [where, result.guid, " ".join(str(reason) for reason in result.reasons)]
    return f"{outcome}: " + " | ".join(" ".join(part.split()) for part in parts if part)


def is_worth_a_line(result: ItemResult) -> bool:
    """Whether there is more to say than that a story was created."""
    return result.outcome is not Outcome.CREATED or bool(result.reasons)


def _item(result: ItemResult) -> dict[str, Any]:
    return {
        "file": result.file,
        "item": result.item,
        "provider": result.provider,
        "guid": result.guid,
        "headline": result.headline,
        "outcome": result.outcome.value,
        "reasons": [{"code": reason.code, "message": str(reason)} for reason in result.reasons],
    }


def database_problem(problem: Exception) -> str:
    """That the database was lost or is full, in one sentence."""
    if isinstance(problem.__cause__, psycopg.errors.DiskFull):
        return "The database's disk is full, and the story at hand is not stored."
    sentence = str(problem).strip().splitlines()[0].rstrip(".")
    return f"The database was lost ({sentence}), and the story at hand is not stored."
