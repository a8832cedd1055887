"""Long work in the background: handed over to procrastinate, whose queue is in the archive's own database."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker
from procrastinate.exceptions import AlreadyEnqueued

from articles.importing.tasks import go_on_with
from articles.models import ImportBatch

SILENT = timedelta(seconds=45)
"""A worker that has not been heard of for so long is taken to be gone; they speak every ten seconds."""


def hand_over(batch: ImportBatch) -> None:
    """Let a worker go on with `batch`. One that waits for a worker already is not handed over twice."""
    ImportBatch.objects.filter(pk=batch.pk).update(in_background=True)
    batch.in_background = True
    name = f"batch-{batch.pk}"
    try:
        with transaction.atomic():
            go_on_with.configure(queueing_lock=name, lock=name).defer(batch_id=batch.pk)
    except AlreadyEnqueued:
        pass


def worker_is_alive() -> bool:
    """Whether some worker, on this machine or another, has been heard of lately."""
    return ProcrastinateWorker.objects.filter(last_heartbeat__gte=timezone.now() - SILENT).exists()
