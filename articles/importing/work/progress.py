"""How far a batch is, counted from its rows."""

from dataclasses import dataclass

from django.db.models import Count, Q

from articles.models import BatchState, ImportBatch, ImportItem, ItemState, Revision, StagedFile, Standing

GOING = (BatchState.READING, BatchState.RUNNING, BatchState.UNDOING, BatchState.REDOING)
"""States in which a batch is worked on."""
NEVER_PLANNED = ("rejected", "skipped")
"""Outcomes that reading alone decides."""
STALE = Q(state=ItemState.PLANNED, basis="") & ~Q(outcome__in=NEVER_PLANNED)
"""Items whose preview no longer holds: what they build on has changed, or was chosen otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a batch is: of what its state says is going on, `done` of `total` items.

    While files are read the total grows: a file that has not been opened counts as one item.
    """

    state: BatchState
    done: int
    total: int

    @property
    def is_going(self) -> bool:
        """Whether there is more to work on now."""
        return self.state in GOING


def progress_of(batch: ImportBatch) -> Progress:
    """How far `batch` is at this moment, whoever works on it. Also brings `batch` up to date."""
    batch.refresh_from_db()
    state = BatchState(batch.state)
    done, total = _COUNTS.get(state, _written)(batch)
    return Progress(state=state, done=done, total=total)


def keep_progress(batch: ImportBatch) -> Progress:
    """progress_of(), also noted in the batch, for lists of many."""
    progress = progress_of(batch)
    ImportBatch.objects.filter(pk=batch.pk).update(done_count=progress.done, total_count=progress.total)
    batch.done_count, batch.total_count = progress.done, progress.total
    return progress


def _read(batch: ImportBatch) -> tuple[int, int]:
    items = ImportItem.objects.filter(batch=batch).aggregate(all=Count("pk"), stale=Count("pk", filter=STALE))
    unread = StagedFile.objects.filter(batch=batch, read_at=None).count()
    return items["all"] - items["stale"], max(items["all"] + unread, batch.total_count if unread else 0)


def _previewed(batch: ImportBatch) -> tuple[int, int]:
    count = ImportItem.objects.filter(batch=batch).count()
    return count, count


def _written(batch: ImportBatch) -> tuple[int, int]:
    items = ImportItem.objects.filter(batch=batch).exclude(state=ItemState.LEFT_OUT)
    counts = items.aggregate(all=Count("pk"), done=Count("pk", filter=Q(state=ItemState.WRITTEN)))
    return counts["done"], counts["all"]


def _put_away(batch: ImportBatch) -> tuple[int, int]:
    counts = Revision.objects.filter(batch=batch).aggregate(
        all=Count("pk"), away=Count("pk", filter=Q(standing=Standing.PUT_AWAY))
    )
    return counts["away"], counts["all"]


def _brought_back(batch: ImportBatch) -> tuple[int, int]:
    away, total = _put_away(batch)
    return total - away, total


_COUNTS = {
    BatchState.READING: _read,
    BatchState.STAGED: _previewed,
    BatchState.UNDOING: _put_away,
    BatchState.UNDONE: _put_away,
    BatchState.REDOING: _brought_back,
}
