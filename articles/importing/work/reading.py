"""The state READING: files to items, items to previews, each made once and kept as a row."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from articles.importing.apply import item_of
from articles.importing.choose import choose
from articles.importing.frozen import freeze
from articles.importing.hold import Clock
from articles.importing.known import Key
from articles.importing.likeness import Likeness, looks_like
from articles.importing.plan import ImportPlan, plan_import
from articles.importing.read import Item, read_items
from articles.importing.result import ItemResult
from articles.importing.rivals import CannotDecide
from articles.importing.work.fold import Folds, Position, claims_of, first_names
from articles.importing.work.preview import WRITING, flags_of, preview_of, texts_of
from articles.importing.work.progress import STALE
from articles.importing.work.staging import file_of
from articles.importing.work.stale import forget_previews
from articles.models import BatchState, ImportBatch, ImportItem, ItemDecision, ItemState, Revision, StagedFile

PORTION = 50
"""Items that are previewed in one transaction."""
TEXTS_KEPT = 2_000
"""Stories of the batch whose texts are remembered, for the differences of later versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An item of a staged file; `row` holds its preview if that is to be made anew."""

    staged: StagedFile
    item: Item | ItemResult
    ends_file: bool = False
    row: ImportItem | None = None

    @property
    def position(self) -> Position:
        """Where it stands in the batch."""
        return self.staged.pk, self.item.number if isinstance(self.item, Item) else self.item.item


def read_on(batch: ImportBatch, clock: Clock) -> bool:
    """Preview what has not been yet; whether that is all. Then the batch is staged."""
    previewer = Previewer(batch)
    for items, preview in ((_unread(batch), previewer.add), (_stale(batch), previewer.renew)):
        for portion in _portions(items):
            if clock.is_up or _is_closed(batch):
                return False
            preview(portion)
            clock.worked()
    ImportBatch.objects.filter(pk=batch.pk, state=BatchState.READING).update(state=BatchState.STAGED)
    return True


def _is_closed(batch: ImportBatch) -> bool:
    """Whether somebody wants the batch for something else."""
    state, stop = ImportBatch.objects.values_list("state", "stop_asked_at").get(pk=batch.pk)
    return state != BatchState.READING or stop is not None


def _unread(batch: ImportBatch) -> Iterator[Found]:
    """The items that have no row yet, in their order. One file at a time is in memory."""
    files = StagedFile.objects.filter(batch=batch, read_at=None).order_by("pk")
    for pk in files.values_list("pk", flat=True):
        staged = StagedFile.objects.select_related("raw").get(pk=pk)
        there = set(ImportItem.objects.filter(staged=staged).values_list("item", flat=True))
        items = [item for item in read_items([file_of(staged)]) if _number(item) not in there]
        _expect(batch, len(items))
        if not items:
            StagedFile.objects.filter(pk=pk).update(read_at=timezone.now())
        for left, item in zip(range(len(items) - 1, -1, -1), items, strict=True):
            yield Found(staged=staged, item=item, ends_file=left == 0)


def _expect(batch: ImportBatch, items: int) -> None:
    """Let the progress know of a file of many."""
    if items > PORTION:
        known = ImportItem.objects.filter(batch=batch).count()
        unread = StagedFile.objects.filter(batch=batch, read_at=None).count()
        ImportBatch.objects.filter(pk=batch.pk).update(total_count=known + items + unread - 1)


def _stale(batch: ImportBatch) -> Iterator[Found]:
    """The items whose preview no longer holds, in their order, each with its row."""
    stale = ImportItem.objects.filter(STALE, batch=batch).order_by("staged", "item")
    positions = list(stale.values_list("staged", "pk"))
    for staged_pk, of_file in groupby(positions, key=lambda pair: pair[0]):
        rows = {row.item: row for row in ImportItem.objects.filter(pk__in=[pk for _staged, pk in of_file])}
        staged = StagedFile.objects.select_related("raw").get(pk=staged_pk)
        for item in read_items([file_of(staged)]):
            if (row := rows.pop(_number(item), None)) is not None:
                yield Found(staged=staged, item=item, row=row)


def _number(item: Item | ItemResult) -> int:
    return item.number if isinstance(item, Item) else item.item


def _portions(found: Iterator[Found]) -> Iterator[list[Found]]:
    portion: list[Found] = []
    for one in found:
        portion.append(one)
        if len(portion) >= PORTION:
            yield portion
            portion = []
    if portion:
        yield portion


class Previewer:
    """Makes previews of one batch, in the order of its items. For one portion of work."""

    def __init__(self, batch: ImportBatch):
        self.batch = batch
        self._claims = claims_of(batch)
        self._texts: OrderedDict[str, list[str]] = OrderedDict()

    def add(self, portion: list[Found]) -> None:
        """Preview items that have no row yet."""
        planned = self._plan(portion)
        with transaction.atomic():
            forget_previews(self.batch, planned.keys, after=portion[0].position[0], item=portion[0].position[1])
            ImportItem.objects.bulk_create(planned.rows)
            ended = [found.staged.pk for found in portion if found.ends_file]
            StagedFile.objects.filter(pk__in=ended).update(read_at=timezone.now())

    def renew(self, portion: list[Found]) -> None:
        """Preview items anew whose rows hold what does not hold any more."""
        rows = self._plan(portion).rows
        for row, found in zip(rows, portion, strict=True):
            if found.row is not None:
                row.pk, row.chosen = found.row.pk, found.row.chosen
        ImportItem.objects.bulk_update(rows, _RENEWED)

    def _plan(self, portion: list[Found]) -> "_Planned":
        items = [found.item for found in portion if isinstance(found.item, Item)]
        folds = Folds(self.batch, {item.key for item in items})
        names = first_names(self.batch, {item.sha256 for item in items})
        likenesses = looks_like({(item.sha256, item.number): item.story for item in items})
        rows = []
        for found in portion:
            if not isinstance(found.item, Item):
                rows.append(self._row(found, found.item))
                continue
            place = (found.item.sha256, found.item.number)
            at, name = names.get(place, (None, None))
            namesake = name if at is None or at < found.position else None
            plan = self._plan_one(found, found.item, folds, namesake)
            names.setdefault(place, (found.position, found.item.story.guid))
            if found.row is None:
                folds.take(plan)
            rows.append(self._planned_row(found, plan, likenesses.get(place, ())))
        return _Planned(rows=rows, keys={item.key for item in items})

    def _plan_one(self, found: Found, item: Item, folds: Folds, namesake: str | None) -> ImportPlan:
        history = folds.before(item.key, found.position)
        claimed = self._claims.get(item.key)
        if claimed is not None and claimed < found.position:
            history = replace(history, replaced=True)
        choice = ItemDecision(found.row.decision) if found.row else ItemDecision.NONE
        try:
            return plan_import(item, history, timezone.now(), namesake, choice)
        except CannotDecide:
            return plan_import(item, history, timezone.now(), namesake)

    def _planned_row(self, found: Found, plan: ImportPlan, likenesses: Sequence[Likeness]) -> ImportItem:
        row = self._row(found, plan.result)
        row.moment = plan.item.story.published
        row.arrived = freeze(plan.version)
        if plan.result.outcome not in WRITING:
            likenesses = ()
        row.preview = preview_of(plan, self._shown_texts(plan), likenesses)
        row.flags = flags_of(plan, likenesses)
        if found.row is not None and "decide" in row.flags:
            row.decision = found.row.decision
        self._remember(plan, found.position)
        return row

    def _row(self, found: Found, result: ItemResult) -> ImportItem:
        row = item_of(self.batch, result, state=ItemState.PLANNED)
        row.staged = found.staged
        return row

    def _remember(self, plan: ImportPlan, position: Position) -> None:
        self._texts[plan.version.fingerprint] = texts_of(plan.item.story)
        while len(self._texts) > TEXTS_KEPT:
            self._texts.popitem(last=False)
        for guid in plan.version.replaces if plan.result.standing == "accepted" else ():
            key = (plan.item.story.provider, guid)
            self._claims[key] = min(self._claims.get(key, position), position)

    def _shown_texts(self, plan: ImportPlan) -> list[str] | None:
        """What the story shows before this item; None if nothing."""
        shown = choose(plan.before.versions).shown
        if shown is None:
            return None
        if shown.pk is not None:
            texts = Revision.objects.values_list("headline", "lead", "paragraphs").get(pk=shown.pk)
            return [texts[0], texts[1], *texts[2]]
        if shown.fingerprint not in self._texts:
            self._read_again(plan.item.key, shown.fingerprint)
        return self._texts.get(shown.fingerprint)

    def _read_again(self, key: Key, fingerprint: str) -> None:
        """Remember the texts of an item that was previewed in an earlier portion of work."""
        rows = ImportItem.objects.filter(batch=self.batch, provider=key[0], guid=key[1])
        row = rows.select_related("staged__raw").filter(arrived__fingerprint=fingerprint).first()
        if row is not None and row.staged is not None:
            for item in read_items([file_of(row.staged)]):
                if isinstance(item, Item) and item.number == row.item:
                    self._texts[fingerprint] = texts_of(item.story)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    rows: list[ImportItem]
    keys: set[Key]


_RENEWED = (
    "headline",
    "outcome",
    "reasons",
    "decision",
    "basis",
    "preview",
    "flags",
    "standing",
    "arrived",
    "article",
    "revision",
)
