"""The page of an import: who, when, from where, what came of it, and how every item ended."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.admin.imports.frame import IMPORT, TAKE_BACK, page
from articles.admin.imports.labels import source_of, when
from articles.admin.imports.listed import listed_items
from articles.admin.imports.summary import Tally, in_a_sentence, tallies_of
from articles.models import BatchState, ImportBatch


def look_back_view(screens: ModelAdmin, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
    """For everybody who may see imports; the deeds are for those who may do them."""
    tally = tallies_of([batch.pk]).get(batch.pk, Tally())
    title = _("Import of %(when)s") % {"when": when(batch.created_at)}
    told = {
        "batch": batch,
        "source": source_of(batch),
        "tally": tally,
        "summary": in_a_sentence(tally) if batch.state in (BatchState.DONE, BatchState.STOPPED) else "",
        **_deeds(request, batch),
    }
    return page(screens, request, "batch", title, **told, **listed_items(request, batch))


def _deeds(request: HttpRequest, batch: ImportBatch) -> dict[str, Any]:
    """What this user may do with the import as it is."""
    imports, takes_back = request.user.has_perm(IMPORT), request.user.has_perm(TAKE_BACK)
    return {
        "can_preview": imports and batch.state == BatchState.STAGED,
        "can_watch": (imports and batch.state in (BatchState.READING, BatchState.RUNNING))
        or (takes_back and batch.state in (BatchState.UNDOING, BatchState.REDOING)),
        "can_go_on": imports and batch.state == BatchState.STOPPED,
        "can_undo": takes_back and batch.state == BatchState.DONE,
        "can_redo": takes_back and batch.state == BatchState.UNDONE,
    }
