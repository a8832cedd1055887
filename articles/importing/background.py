"""Long work in the background: handed over to procrastinate, whose queue is in the archive's own database."""

from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker
from procrastinate.exceptions import AlreadyEnqueued

from articles.importing.tasks import go_on_with, settle_names
from articles.index.journal import changed_names
from articles.models import ImportBatch

SILENT = timedelta(seconds=45)
"""A worker that has not been heard of for so long is taken to be gone; they speak every ten seconds."""


def hand_over(batch: ImportBatch) -> None:
    """Let a worker go on with `batch`. One that waits for a worker already is not handed over twice."""
    ImportBatch.objects.filter(pk=batch.pk).update(in_background=True)
    batch.in_background = True
    name = f"batch-{batch.pk}"
    with suppress(AlreadyEnqueued), transaction.atomic():
        go_on_with.configure(queueing_lock=name, lock=name).defer(batch_id=batch.pk)


def settle_soon() -> None:
    """Have the index follow a decision about a name with many mentions, if a worker is there.

    Without one the decision holds all the same: each reading process sees to its own copy of the index.
    """
    if changed_names() and worker_is_alive():
        with suppress(AlreadyEnqueued), transaction.atomic():
            settle_names.defer()


def worker_is_alive() -> bool:
    """Whether some worker, on this machine or another, has been heard of lately."""
    return ProcrastinateWorker.objects.filter(last_heartbeat__gte=timezone.now() - SILENT).exists()
