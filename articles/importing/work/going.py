"""Going on with whatever a batch's state says is going on."""

from collections.abc import Callable

from django.utils import timezone

from articles.importing.hold import Clock, held
from articles.importing.likeness import link_near_duplicates
from articles.importing.undo.going import redo_on, undo_on
from articles.importing.work.progress import Progress, keep_progress, progress_of
from articles.importing.work.reading import read_on
from articles.importing.work.running import run_on
from articles.index.settle import settle
from articles.models import BatchState, ImportBatch

_STEPS: dict[str, Callable[[ImportBatch, Clock], bool]] = {
    BatchState.READING: read_on,
    BatchState.RUNNING: run_on,
    BatchState.UNDOING: undo_on,
    BatchState.REDOING: redo_on,
}
"""What each state goes on with: whether it came to its end, which leaves the batch in another state."""


def work(batch: ImportBatch, *, seconds: float | None) -> Progress:
    """Go on with `batch` for about `seconds`, at least by one item; None: to the end. Returns how far it is then.

    Nothing is done twice, whenever this or an earlier call was killed. If somebody else works on the batch, nothing is
    done. Raises OperationalError or InterfaceError when the database is lost; what was done is kept.
    """
    with held(batch) as got:
        if not got:
            return progress_of(batch)
        clock = Clock(seconds)
        batch.refresh_from_db()
        while step := _STEPS.get(batch.state):
            ended = step(batch, clock)
            batch.refresh_from_db()
            if not ended or clock.is_up:
                break
        link_near_duplicates()
        settle()
        return keep_progress(batch)


def ask_to_stop(batch: ImportBatch) -> None:
    """Have a running batch stop after the item at hand; go_on() lets it run again.

    If nobody works on it, it stops here and now.
    """
    running = ImportBatch.objects.filter(pk=batch.pk, state=BatchState.RUNNING)
    running.update(stop_asked_at=timezone.now())
    with held(batch) as got:
        if got:
            running.filter(stop_asked_at__isnull=False).update(state=BatchState.STOPPED, stop_asked_at=None)
    batch.refresh_from_db()
