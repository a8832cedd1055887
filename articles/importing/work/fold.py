"""Stories as they will be when the earlier items of a batch are imported: the archive, and its planned items folded in.

Nothing is carried from one portion of work to the next: the planned rows hold all that is needed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from articles.importing.choose import choose
from articles.importing.decide import Decision, decide, decide_with
from articles.importing.frozen import thaw
from articles.importing.known import FileItem, Key, histories_of, namesakes_of
from articles.importing.plan import ImportPlan
from articles.importing.rivals import CannotDecide
from articles.importing.versions import History, Version
from articles.importing.work.progress import NEVER_PLANNED
from articles.models import ImportBatch, ImportItem, ItemDecision, ItemState

Position: TypeAlias = tuple[int, int]
"""Staged file and item in it: the order in which a batch is imported."""
PLANNED_COLUMNS = ("pk", "staged_id", "item", "provider", "guid", "outcome", "chosen", "decision", "arrived", "basis")


def position_of(row: ImportItem) -> Position:
    """Where an item stands in its batch."""
    return row.staged_id or 0, row.item


def advance(history: History, version: Version, choice: ItemDecision) -> tuple[History, Decision]:
    """A story after one more version, and how that ends. A choice that makes no sense any more is not made."""
    try:
        decision = decide_with(history, version, choice)
    except CannotDecide:
        decision = decide(history, version)
    return history.amended(decision.versions, choose(decision.versions).status), decision


class Fold:
    """One story, taken forward through the planned items of a batch, in their order."""

    def __init__(self, history: History, rows: Sequence[ImportItem]):
        self.history = history
        self._rows = list(rows)

    def before(self, position: Position) -> History:
        """The story when all chosen items that stand before `position` are imported. Positions must rise."""
        while self._rows and position_of(self._rows[0]) < position:
            row = self._rows.pop(0)
            if row.chosen:
                self.history, _decision = advance(self.history, thaw(row.arrived), ItemDecision(row.decision))
        return self.history


class Folds:
    """The stories of some keys, folded; and what else earlier items of a batch mean to later ones."""

    def __init__(self, batch: ImportBatch, keys: Iterable[Key]):
        keys = set(keys)
        known = histories_of(keys)
        rows = _planned(batch, keys)
        self._folds = {key: Fold(known.get(key, History()), rows[key]) for key in keys}

    def before(self, key: Key, position: Position) -> History:
        """The story before the item at `position`."""
        return self._folds[key].before(position)

    def take(self, plan: ImportPlan) -> None:
        """Let a story go on from an item that has no row yet."""
        self._folds[plan.item.key].history = plan.after


def _planned(batch: ImportBatch, keys: set[Key]) -> dict[Key, list[ImportItem]]:
    rows = (
        ImportItem.objects.filter(batch=batch, state=ItemState.PLANNED, guid__in={guid for _provider, guid in keys})
        .exclude(outcome__in=NEVER_PLANNED)
        .order_by("staged", "item")
        .only(*PLANNED_COLUMNS)
    )
    planned: dict[Key, list[ImportItem]] = defaultdict(list)
    for row in rows:
        planned[row.provider, row.guid].append(row)
    return planned


def first_names(batch: ImportBatch, digests: set[str]) -> dict[FileItem, tuple[Position | None, str]]:
    """The guid under which each item of these files comes first, and where: in the archive (None), or in the batch."""
    rows = (
        ImportItem.objects.filter(batch=batch, state=ItemState.PLANNED, staged__raw__sha256__in=digests)
        .exclude(outcome__in=NEVER_PLANNED)
        .order_by("-staged", "-item")
        .values_list("staged__raw__sha256", "item", "staged", "guid")
    )
    first: dict[FileItem, tuple[Position | None, str]] = {
        (digest, item): ((staged or 0, item), guid) for digest, item, staged, guid in rows
    }
    return first | {place: (None, guid) for place, guid in namesakes_of(digests).items()}


def claims_of(batch: ImportBatch) -> dict[Key, Position]:
    """The stories that planned items of the batch replace, and where the first that does stands."""
    rows = (
        ImportItem.objects.filter(batch=batch, state=ItemState.PLANNED, chosen=True, standing="accepted")
        .exclude(arrived__replaces=[])
        .order_by("-staged", "-item")
        .values_list("provider", "arrived__replaces", "staged", "item")
    )
    return {(provider, guid): (staged or 0, item) for provider, guids, staged, item in rows for guid in guids}
