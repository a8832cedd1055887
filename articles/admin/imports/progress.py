"""How far an import is while it is read, imported, undone or redone; the browser works on it when nobody else does."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from articles.admin.imports.frame import TAKE_BACK, address, batch_for, busy_words, page, wants_json
from articles.importing import (
    BatchBusy,
    Progress,
    ask_to_stop,
    discard,
    go_on,
    hand_over,
    progress_of,
    work,
    worker_is_alive,
)
from articles.models import BatchState, ImportBatch

PORTION_SECONDS = 1.0
"""How long one portion of the work takes, so that a waiting editor sees it move."""
WORKED_ON = (BatchState.READING, BatchState.RUNNING, BatchState.UNDOING, BatchState.REDOING)
_STEPS = {BatchState.READING: 2, BatchState.RUNNING: 3}


def work_on(batch: ImportBatch) -> None:
    """Hand `batch` to the background if it is large and somebody works there; else do a portion now, which is all of
    most. How large it is may show only while it is read, so ask before every portion.
    """
    if progress_of(batch).total > settings.BACKGROUND_FROM and worker_is_alive():
        hand_over(batch)
    else:
        work(batch, seconds=PORTION_SECONDS)


def progress_view(screens: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows how far it is. POST does a portion of the work first, unless that is done in the background; it also
    stops, goes on and drops. Asked for JSON, it answers in that.
    """
    batch = batch_for(request, pk)
    if batch.state in (BatchState.UNDOING, BatchState.REDOING):
        batch = batch_for(request, pk, TAKE_BACK)
    if request.method == "POST":
        try:
            _do(request, batch)
        except BatchBusy:
            messages.warning(request, busy_words())
    progress = progress_of(batch)
    drives = _browser_works(batch)
    if wants_json(request):
        return JsonResponse(
            {
                "done": progress.done,
                "total": progress.total,
                "words": _words(batch, progress),
                "drives": drives,
                "there": "" if batch.state in WORKED_ON else _there(batch),
            }
        )
    if batch.state not in WORKED_ON:
        return redirect(_there(batch))
    return page(screens, request, "progress", _title(batch), batch=batch, **_told(batch, progress, drives=drives))


def _do(request: HttpRequest, batch: ImportBatch) -> None:
    if "stop" in request.POST:
        ask_to_stop(batch)
    elif "discard" in request.POST and batch.state in (BatchState.READING, BatchState.STOPPED):
        discard(batch, request.user)  # type: ignore[arg-type]  # staff are never anonymous
    elif batch.state == BatchState.STOPPED:
        go_on(batch)
        work_on(batch)
    elif batch.state in WORKED_ON and _browser_works(batch):
        work_on(batch)


def _browser_works(batch: ImportBatch) -> bool:
    return not (batch.in_background and worker_is_alive())


def _there(batch: ImportBatch) -> str:
    return address("preview" if batch.state == BatchState.STAGED else "change", batch)


def _told(batch: ImportBatch, progress: Progress, *, drives: bool) -> dict[str, Any]:
    return {
        "progress": progress,
        "progress_url": address("progress", batch),
        "words": _words(batch, progress),
        "who": _who(batch, drives=drives),
        "drives": drives,
        "step": _STEPS.get(BatchState(batch.state)),
        "can_stop": batch.state == BatchState.RUNNING,
        "can_discard": batch.state == BatchState.READING,
    }


def _title(batch: ImportBatch) -> str:
    return {
        BatchState.READING: _("Reading what is to be previewed"),
        BatchState.RUNNING: _("Importing"),
        BatchState.UNDOING: _("Undoing an import"),
        BatchState.REDOING: _("Redoing an import"),
    }[BatchState(batch.state)]


def _words(batch: ImportBatch, progress: Progress) -> str:
    words = {
        BatchState.READING: _("%(done)s of %(total)s stories are read."),
        BatchState.UNDOING: _("%(done)s of %(total)s stories are put back."),
    }.get(BatchState(batch.state), _("%(done)s of %(total)s stories are imported."))
    return words % {"done": progress.done, "total": progress.total}


def _who(batch: ImportBatch, *, drives: bool) -> str:
    if not drives:
        return _("The work is done in the background and goes on when you close the page.")
    if batch.in_background:
        return _("Nobody works in the background just now, so this page does the work while it is open.")
    return _("This page does the work while it is open.")
