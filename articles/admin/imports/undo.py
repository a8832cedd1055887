"""Undoing an import and redoing it: first a list of what would happen, then it is done."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.imports.frame import TAKE_BACK, address, batch_for, busy_words, page
from articles.admin.imports.labels import source_of, when
from articles.admin.imports.progress import work_on
from articles.importing import BatchBusy, CannotUndo, UndoPlan, plan_redo, plan_undo, start_redo, start_undo
from articles.models import BatchState, ImportBatch

OBSTACLES_PER_PAGE = 50


def undo_view(screens: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """GET says what undoing the import would do; POST begins it. For those who may change imports."""
    batch = batch_for(request, pk, TAKE_BACK)
    if batch.state != BatchState.DONE:
        return redirect(address("change", batch))
    if request.method == "POST":
        return _begin(request, batch, start_undo)
    plan = plan_undo(batch)
    title = _("Undo the import of %(when)s") % {"when": when(batch.created_at)}
    return _ask(screens, request, batch, plan, title, what=list(_undone(plan)), is_redo=False)


def redo_view(screens: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """GET says what redoing the undone import would do; POST begins it. For those who may change imports."""
    batch = batch_for(request, pk, TAKE_BACK)
    if batch.state != BatchState.UNDONE:
        return redirect(address("change", batch))
    if request.method == "POST":
        return _begin(request, batch, start_redo)
    plan = plan_redo(batch)
    title = _("Redo the import of %(when)s") % {"when": when(batch.created_at)}
    return _ask(screens, request, batch, plan, title, what=list(_redone(plan)), is_redo=True)


def _begin(request: HttpRequest, batch: ImportBatch, start: Callable[..., None]) -> HttpResponse:
    try:
        start(batch, request.user)
    except BatchBusy:
        messages.warning(request, busy_words())
        return redirect(request.path)
    except CannotUndo:
        return redirect(request.path)  # which lists what has come in the way
    work_on(batch)
    return redirect(address("progress", batch))


def _ask(
    screens: ModelAdmin,
    request: HttpRequest,
    batch: ImportBatch,
    plan: UndoPlan,
    title: str,
    *,
    what: list[str],
    is_redo: bool,
) -> HttpResponse:
    obstacles = Paginator(plan.obstacles, OBSTACLES_PER_PAGE).get_page(request.GET.get("page"))
    told: dict[str, Any] = {
        "batch": batch,
        "source": source_of(batch),
        "plan": plan,
        "obstacles": obstacles,
        "is_redo": is_redo,
    }
    return page(screens, request, "undo", title, what=what, **told)


def _undone(plan: UndoPlan) -> Iterator[str]:
    if n := plan.put_away:
        yield ngettext(
            "%(n)s new story is put away. Nobody finds it until the import is redone; nothing is deleted.",
            "%(n)s new stories are put away. Nobody finds them until the import is redone; nothing is deleted.",
            n,
        ) % {"n": n}
    if n := plan.restored:
        yield ngettext(
            "%(n)s updated story goes back to the version before.",
            "%(n)s updated stories go back to the version before.",
            n,
        ) % {"n": n}
    if n := plan.seen_again:
        yield ngettext(
            "%(n)s of them came again unchanged in a later import. It goes all the same: that import did not bring it.",
            "%(n)s of them came again unchanged in later imports. They go all the same: those did not bring them.",
            n,
        ) % {"n": n}


def _redone(plan: UndoPlan) -> Iterator[str]:
    if n := plan.put_away:
        yield ngettext("%(n)s story comes back.", "%(n)s stories come back.", n) % {"n": n}
    if n := plan.restored:
        yield ngettext(
            "%(n)s story gets the version of this import again.",
            "%(n)s stories get the versions of this import again.",
            n,
        ) % {"n": n}
