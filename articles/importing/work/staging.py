"""Files brought in through a screen: kept first, so that what was previewed is what is imported."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction

from articles.importing.apply import note_items
from articles.importing.collect import wire_limits
from articles.importing.hold import PATIENCE, BatchBusy, held
from articles.importing.read import Source
from articles.importing.result import ItemResult
from articles.importing.work.stale import forget_previews
from articles.models import BatchState, Feed, ImportBatch, ImportItem, ItemState, Origin, Outcome, RawFile, StagedFile
from articles.wire import WireFile, unpack


@transaction.atomic
def stage(
    sources: Iterable[Source], *, origin: Origin, label: str, user: User | None, feed: Feed | None = None
) -> ImportBatch:
    """Keep these files, archives opened, in a batch that is to be previewed by work().

    What cannot be kept is an item of it already.
    """
    batch = ImportBatch.objects.create(origin=origin, label=label, state=BatchState.READING, created_by=user, feed=feed)
    for source in sources:
        for part in [source] if isinstance(source, tuple) else unpack(source):
            if isinstance(part, tuple):
                name, reason = part
                refused = ItemResult(file=name, item=0, outcome=Outcome.REJECTED, reasons=(reason,))
                note_items(batch, [refused], state=ItemState.PLANNED)
            else:
                StagedFile.objects.create(
                    batch=batch,
                    name=part.name,
                    raw=RawFile.objects.keep(part.data),
                    charset=part.charset or "",
                    provider=part.provider or "",
                )
    return batch


def restage_file(staged: StagedFile, *, charset: str | None = None, provider: str | None = None) -> None:
    """Read a file again, in the charset or as of the provider that an editor chose; the batch is to be previewed.

    None leaves the choice made before; "" goes back to what the file says. A batch of which anything is imported or
    that is closed stays as it is. Raises BatchBusy.
    """
    batch = staged.batch
    with held(batch, patience=PATIENCE) as got:
        if not got:
            raise BatchBusy
        batch.refresh_from_db()
        if batch.state not in (BatchState.READING, BatchState.STAGED):
            return
        with transaction.atomic():
            chosen = {"charset": charset, "provider": provider}
            items = ImportItem.objects.filter(staged=staged, state=ItemState.PLANNED)
            forget_previews(batch, set(items.values_list("provider", "guid")), after=staged.pk)
            items.delete()
            StagedFile.objects.filter(pk=staged.pk).update(
                read_at=None, **{name: value for name, value in chosen.items() if value is not None}
            )
            ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.READING, notice=None)
    batch.refresh_from_db()
    staged.refresh_from_db()


def file_of(staged: StagedFile) -> WireFile:
    """The file as it is to be read."""
    return WireFile(
        name=staged.name,
        data=staged.raw.data,
        limits=wire_limits(),
        charset=staged.charset or None,
        provider=staged.provider or None,
    )
