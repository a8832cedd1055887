"""What extract_entities tells its operator: a summary, or JSON. English, as consoles are."""

import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from articles.importing.rereading import Changes, NamedChange

MOST_NAMES = 20
"""Of each list; the numbers are of all."""
MOST_FAILURES = 5


@dataclass(slots=True, kw_only=True)
class NamesReport:
    """One run, whether it came to its end or not. Counts are of what was stored, or in a dry run would have been."""

    reader: str
    dry_run: bool
    changes: Changes = field(default_factory=Changes)
    came: list[NamedChange] = field(default_factory=list)
    went: list[NamedChange] = field(default_factory=list)
    left: int = 0
    """Stories still to be read."""
    began: float = field(default_factory=time.monotonic)
    seconds: float = 0.0
    """From the first story to the last."""

    def end(self) -> None:
        """The last story has been read."""
        self.seconds = time.monotonic() - self.began

    @property
    def rate(self) -> float:
        """Stories a second."""
        return self.changes.read / self.seconds if self.seconds else 0.0

    def lines(self) -> Iterable[str]:
        """For people."""
        changes = self.changes
        if self.dry_run:
            yield "Dry run: nothing was written. A real one would have done this:"
        pace = f"in {self.seconds:,.1f} s ({self.rate:,.1f} a second)"
        yield f"{changes.read:,} stories read {pace}, reader {self.reader}"
        if changes.passed:
            yield f"{changes.passed:,} stories read by another run in the meantime, or empty by now"
        if self.left:
            yield f"{self.left:,} stories left to read"
        for what, kept in (("mentions of names", changes.mentions), ("dates in texts", changes.dates)):
            yield f"{what:<18} {kept.same:>9,} the same {kept.new:>9,} new {kept.gone:>9,} gone"
        yield from _listed("names are new", self.came)
        yield from _listed("names are left without a mention", self.went)
        yield f"{changes.retyped.total():,} mentions changed their type"
        for (name, before, after), number in changes.retyped.most_common(MOST_NAMES):
            yield f"{number:>9,}  {name}: {before}, now {after}"
        yield from self._failures()

    def _failures(self) -> Iterable[str]:
        failures = self.changes.failures
        if failures:
            yield f"{len(failures):,} stories could not be read and are as they were:"
        for failure in failures[:MOST_FAILURES]:
            yield f"  story {failure.story}: {failure.problem}"
        if len(failures) > MOST_FAILURES:
            yield f"  and {len(failures) - MOST_FAILURES:,} more; --json lists all of them"

    def as_json(self, *, stopped: bool) -> dict[str, Any]:
        """For machines."""
        changes = self.changes
        return {
            "dry_run": self.dry_run,
            "stopped": stopped,
            "reader": self.reader,
            "seconds": round(self.seconds, 3),
            "stories": {
                "read": changes.read,
                "read_elsewhere": changes.passed,
                "failed": [asdict(failure) for failure in changes.failures],
                "left": self.left,
            },
            "mentions": asdict(changes.mentions),
            "dates": asdict(changes.dates),
            "names_new": _counted(self.came),
            "names_without_mention": _counted(self.went),
            "types_changed": {
                "mentions": changes.retyped.total(),
                "most": [
                    {"name": name, "before": before, "after": after, "mentions": number}
                    for (name, before, after), number in changes.retyped.most_common(MOST_NAMES)
                ],
            },
        }


def _listed(what: str, names: list[NamedChange]) -> Iterable[str]:
    yield f"{len(names):,} {what}"
    for each in names[:MOST_NAMES]:
        yield f"{each.mentions:>9,}  {each.name} ({each.type})"


def _counted(names: list[NamedChange]) -> dict[str, Any]:
    return {"names": len(names), "most": [asdict(each) for each in names[:MOST_NAMES]]}
