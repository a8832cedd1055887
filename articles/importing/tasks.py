"""What workers do: `manage.py procrastinate worker`, on as many machines as wished."""

from asgiref.sync import sync_to_async
from procrastinate import BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException, JobAborted
from procrastinate.jobs import Job, Status

from articles.importing.work import work
from articles.importing.work.progress import GOING
from articles.index.settle import settle
from articles.models import ImportBatch, stored
from articles.story import Note, gettext_noop

SLICE = 1.0
"""Seconds of work between two looks at whether the worker is to stop."""
TRIES = 5
FEW = 64
"""Changed stories that every reading process may as well go on having on its own."""
FAILED = Note(
    code="background_failed",
    text=gettext_noop(
        "The work in the background failed again and again. What is done is kept. Go on with the import here."
    ),
)


class _Again(BaseRetryStrategy):
    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """At once when the worker was told to stop; after a while, and not for ever, when something failed."""
        if isinstance(exception, JobAborted):
            return RetryDecision(retry_in={"seconds": 0})
        return RetryDecision(retry_in={"seconds": 4**job.attempts}) if job.attempts < TRIES else None


@app.task(pass_context=True, retry=_Again())
def go_on_with(context: JobContext, batch_id: int) -> None:
    """Go on with a batch to its end, whatever is going on with it. A worker that stops leaves the rest to the next."""
    batch = ImportBatch.objects.filter(pk=batch_id).first()
    while batch is not None and work(batch, seconds=SLICE).is_going:
        if context.should_abort():
            raise JobAborted
    ImportBatch.objects.filter(pk=batch_id).update(in_background=False)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="pick-up", pass_context=True)
async def pick_up(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 procrastinate says when
    """Every minute: let living workers go on with what dead ones left, and give up what failed again and again."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        try:
            await manager.retry_job(job)
        except ConnectorException:  # the same work waits in a job of its own already
            await manager.finish_job(job, status=Status.FAILED, delete_job=False)
    await sync_to_async(give_up_failed)()


def give_up_failed() -> None:
    """Hand back to their editors the batches whose background work has failed for good."""
    for batch in ImportBatch.objects.filter(in_background=True, state__in=GOING):
        jobs = ProcrastinateJob.objects.filter(task_name=go_on_with.name, args__batch_id=batch.pk)
        last = jobs.order_by("-pk").values_list("status", flat=True).first()
        if last == Status.FAILED.value:
            ImportBatch.objects.filter(pk=batch.pk).update(in_background=False, notice=stored(FAILED))


@app.periodic(cron="*/10 * * * *")
@app.task(name="settle_index", queueing_lock="settle_index", pass_context=False)
def settle_index(timestamp: int) -> None:  # noqa: ARG001 procrastinate says when
    """Every ten minutes: index what has changed, so that a process that starts has little to read."""
    settle(waiting=FEW + 1)


@app.task(name="settle_names", queueing_lock="settle_names")
def settle_names() -> None:
    """Index all that has changed: a name has in so many stories that every reading process is slowed by it."""
    settle(waiting=1)
