"""What an editor orders of a staged batch: import it, go on with it, drop it."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.importing.hold import PATIENCE, BatchBusy, held
from articles.importing.log import log_batch
from articles.importing.work.preview import WRITING
from articles.importing.work.progress import keep_progress
from articles.importing.work.stale import no_longer_as_previewed
from articles.models import BatchState, ImportBatch, ImportItem, ItemState, RawFile, StagedFile, stored
from articles.story import Note, gettext_noop

CHANGED = gettext_noop(
    "The archive has changed since the preview (stories: %(stories)s). Nothing was imported; look again."
)
STARTED = Note(code="import_started", text=gettext_noop("Imported what was chosen."))
DROPPED = Note(code="import_dropped", text=gettext_noop("Dropped what had not been imported."))


def start_import(batch: ImportBatch, user: User | None) -> None:
    """Set a staged batch running; work() then imports what is chosen of it. Nothing happens in any other state.

    If the archive is not as it was previewed, or what is left out is what others build on, nothing is imported: the
    batch is to be previewed again (READING), and its notice says so.
    """
    with held(batch) as got:
        batch.refresh_from_db()
        if not got or batch.state != BatchState.STAGED:
            return
        stale, stories = no_longer_as_previewed(batch)
        with transaction.atomic():
            if stale:
                ImportItem.objects.filter(pk__in=stale).update(basis="")
                note = Note(code="archive_changed", text=CHANGED, params={"stories": stories})
                batch.state, batch.notice = BatchState.READING, stored(note)
            else:
                _leave_out(batch)
                batch.state, batch.notice = BatchState.RUNNING, None
                log_batch(user, batch, STARTED)
            batch.stop_asked_at = None
            batch.save(update_fields=["state", "notice", "stop_asked_at"])
        keep_progress(batch)


def _leave_out(batch: ImportBatch) -> None:
    items = ImportItem.objects.filter(batch=batch, state=ItemState.PLANNED)
    items.filter(chosen=False, outcome__in=WRITING).update(state=ItemState.LEFT_OUT)


def go_on(batch: ImportBatch) -> None:
    """Let a stopped batch run again."""
    ImportBatch.objects.filter(pk=batch.pk, state=BatchState.STOPPED).update(
        state=BatchState.RUNNING, stop_asked_at=None
    )
    batch.refresh_from_db()


def discard(batch: ImportBatch, user: User | None = None) -> None:
    """Drop what is not imported of a batch that waits, is read or is stopped; what is imported stays.

    Files that nothing was imported from are forgotten. Raises BatchBusy.
    """
    ImportBatch.objects.filter(pk=batch.pk, state=BatchState.READING).update(stop_asked_at=timezone.now())
    with held(batch, patience=PATIENCE) as got:
        if not got:
            raise BatchBusy
        batch.refresh_from_db()
        if batch.state not in (BatchState.READING, BatchState.STAGED, BatchState.STOPPED):
            return
        with transaction.atomic():
            _drop(batch)
            log_batch(user, batch, DROPPED)
    batch.refresh_from_db()


def _drop(batch: ImportBatch) -> None:
    items = ImportItem.objects.filter(batch=batch)
    is_begun = items.filter(state=ItemState.WRITTEN).exists()
    if is_begun:
        items.filter(state=ItemState.PLANNED, outcome__in=WRITING).update(state=ItemState.LEFT_OUT)
        items.filter(state=ItemState.PLANNED).update(state=ItemState.WRITTEN)
    else:
        raw = list(StagedFile.objects.filter(batch=batch).values_list("raw", flat=True))
        StagedFile.objects.filter(batch=batch).delete()
        unused = Q(revisions__isnull=True) & ~Q(pk__in=StagedFile.objects.values("raw"))
        RawFile.objects.filter(unused, pk__in=raw).delete()
    ImportBatch.objects.filter(pk=batch.pk).update(
        state=BatchState.DONE if is_begun else BatchState.DISCARDED,
        finished_at=timezone.now(),
        stop_asked_at=None,
        notice=None,
    )
