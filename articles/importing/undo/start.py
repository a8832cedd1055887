"""Orders to undo a batch, or to redo it; work() then does so, in portions."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.importing.hold import PATIENCE, BatchBusy, held
from articles.importing.log import log_batch
from articles.importing.undo.plan import UndoPlan, plan_redo, plan_undo
from articles.models import BatchState, ImportBatch
from articles.story import Note, gettext_noop

UNDONE = Note(code="import_undone", text=gettext_noop("Undid the import."))
REDONE = Note(code="import_redone", text=gettext_noop("Redid the import that had been undone."))


class CannotUndo(ValueError):
    """A batch cannot be undone or redone; `plan` says why, story by story. Nothing was changed."""

    def __init__(self, plan: UndoPlan):
        reasons = [plan.refusal] if plan.refusal else [obstacle.reason for obstacle in plan.obstacles]
        super().__init__(" ".join(dict.fromkeys(map(str, reasons))))
        self.plan = plan


def start_undo(batch: ImportBatch, user: User | None) -> None:
    """Take back a whole import that has ended. Raises CannotUndo, and BatchBusy while somebody works on it."""
    with held(batch, patience=PATIENCE) as got, transaction.atomic():
        plan = plan_undo(batch)
        if not got:
            raise BatchBusy
        if not plan.is_possible:
            raise CannotUndo(plan)
        batch.state, batch.undone_at, batch.undone_by, batch.notice = BatchState.UNDOING, timezone.now(), user, None
        batch.save(update_fields=["state", "undone_at", "undone_by", "notice"])
        log_batch(user, batch, UNDONE)


def start_redo(batch: ImportBatch, user: User | None) -> None:
    """Bring back a whole import that was undone. Raises CannotUndo, and BatchBusy while somebody works on it."""
    with held(batch, patience=PATIENCE) as got, transaction.atomic():
        plan = plan_redo(batch)
        if not got:
            raise BatchBusy
        if not plan.is_possible:
            raise CannotUndo(plan)
        batch.state, batch.notice = BatchState.REDOING, None
        batch.save(update_fields=["state", "notice"])
        log_batch(user, batch, REDONE)
