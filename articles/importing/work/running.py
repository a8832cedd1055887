"""The state RUNNING: chosen items are imported exactly as they were previewed, each in a transaction of its own."""

from collections.abc import Iterator
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from articles.importing.batches import close
from articles.importing.hold import Clock
from articles.importing.read import Item, read_items
from articles.importing.upkeep import look_after
from articles.importing.work.progress import NEVER_PLANNED, STALE
from articles.importing.work.staging import file_of
from articles.importing.work.stale import forget_previews
from articles.importing.write import Writer
from articles.models import BatchState, ImportBatch, ImportItem, ItemState, StagedFile, stored
from articles.story import Note, gettext_noop

CHANGED_MEANWHILE = gettext_noop(
    "While this was imported, the archive changed (stories: %(stories)s). What had been previewed of them was not"
    " imported; look again."
)


def run_on(batch: ImportBatch, clock: Clock) -> bool:
    """Import what is chosen and not imported yet; whether that is all, or a stop was asked for."""
    writer = Writer(batch)
    for item, row in _waiting(batch):
        if clock.is_up:
            return False
        _import(writer, item, row)
        clock.worked()
        if _stop_if_asked(batch):
            return True
    _finish(batch)
    return True


def _import(writer: Writer, item: Item | None, row: ImportItem) -> None:
    """One item. What cannot be done as previewed is left, and so is what builds on it."""
    if item is None or not writer.write_previewed(item, row):
        with transaction.atomic():
            ImportItem.objects.filter(pk=row.pk).update(basis="")
            forget_previews(writer.batch, [(row.provider, row.guid)], after=row.staged_id or 0, item=row.item)


def _waiting(batch: ImportBatch) -> Iterator[tuple[Item | None, ImportItem]]:
    """The items to import, in their order, with their rows; None for an item that is not read any more."""
    rows = ImportItem.objects.filter(batch=batch, state=ItemState.PLANNED).exclude(STALE)
    wanted = rows.exclude(outcome__in=NEVER_PLANNED).order_by("staged", "item")
    places = list(wanted.values_list("staged", "pk"))
    for staged_pk, of_file in groupby(places, key=lambda pair: pair[0]):
        left = {row.item: row for row in rows.filter(pk__in=[pk for _staged, pk in of_file])}
        staged = StagedFile.objects.select_related("raw").get(pk=staged_pk)
        for item in read_items([file_of(staged)]):
            if isinstance(item, Item) and (row := left.pop(item.number, None)) is not None:
                yield item, row
        yield from ((None, row) for row in left.values())


def _stop_if_asked(batch: ImportBatch) -> bool:
    stopped = ImportBatch.objects.filter(pk=batch.pk, stop_asked_at__isnull=False)
    return bool(stopped.update(state=BatchState.STOPPED, stop_asked_at=None))


def _finish(batch: ImportBatch) -> None:
    """Close the batch; or have it previewed again, if the archive changed under some of it."""
    left = ImportItem.objects.filter(STALE, batch=batch)
    stories = left.values("provider", "guid").distinct().count()
    if stories:
        note = Note(code="archive_changed_meanwhile", text=CHANGED_MEANWHILE, params={"stories": stories})
        ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.READING, notice=stored(note))
        return
    look_after()
    with transaction.atomic():
        ImportItem.objects.filter(batch=batch, state=ItemState.PLANNED).update(state=ItemState.WRITTEN)
        StagedFile.objects.filter(batch=batch).update(applied_at=timezone.now())
        close(batch)
