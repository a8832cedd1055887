"""The second step: what importing would do to every story, which of them to take, and what to do with the held ones."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.imports.charsets import CHARSETS
from articles.admin.imports.frame import address, batch_for, busy_words, page, wants_json
from articles.admin.imports.listed import listed_items
from articles.admin.imports.progress import work_on
from articles.admin.imports.rows import WRITING
from articles.importing import (
    BatchBusy,
    CannotDecide,
    choose_all,
    choose_items,
    decide_item,
    discard,
    restage_file,
    start_import,
)
from articles.models import BatchState, ImportBatch, ImportItem, ItemDecision, sentence

LONGEST_KEY = 19
"""Digits from which no key of the database is a number any more."""


def preview_view(screens: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Every item of a waiting import. POST keeps what was chosen on the page and does what its button says."""
    batch = batch_for(request, pk)
    if batch.state == BatchState.READING:
        return redirect(address("progress", batch))
    if batch.state != BatchState.STAGED:
        return redirect(address("change", batch))
    if request.method == "POST":
        return _answer(request, batch)
    listed = listed_items(request, batch)
    title = ngettext("Preview %(n)s story", "Preview %(n)s stories", listed["n_items"]) % {"n": listed["n_items"]}
    on_page = ",".join(str(row.pk) for row in listed["rows"] if row.can_be_chosen)
    told: dict[str, Any] = {"batch": batch, "on_page": on_page, **_choice(batch)}
    return page(screens, request, "preview", title, **told, **listed)


def _answer(request: HttpRequest, batch: ImportBatch) -> HttpResponse:
    try:
        changed = _keep(request, batch)
        if wants_json(request):
            return JsonResponse({"changed": changed, **_choice(batch)})
        return _do(request, batch) if batch.state == BatchState.STAGED else redirect(address("progress", batch))
    except BatchBusy:
        words = busy_words()
    except CannotDecide as problem:
        words = sentence(problem.note)
    messages.warning(request, words)
    if wants_json(request):
        return JsonResponse({}, status=HTTPStatus.CONFLICT)
    return redirect(address("preview", batch))


def _keep(request: HttpRequest, batch: ImportBatch) -> int:
    """What was ticked and decided among the items that were on the page. Returns how many previews that changed."""
    shown = _keys(request.POST.get("on_page", "").split(","))
    ticked = _keys(request.POST.getlist("chosen"))
    elsewhere = batch.items.filter(chosen=True, outcome__in=WRITING).exclude(pk__in=shown)
    changed = choose_items(batch, (shown & ticked).union(elsewhere.values_list("pk", flat=True)))
    for item in batch.items.filter(pk__in=shown, flags__contains=["decide"]):
        said = request.POST.get(f"decide-{item.pk}", "")
        if said in ItemDecision.values and said != item.decision:
            changed += decide_item(item, ItemDecision(said))
    batch.refresh_from_db()
    return changed


def _keys(said: list[str]) -> set[int]:
    """Keys of items; what no key can be is left out."""
    return {int(key) for key in said if key.isdecimal() and len(key) < LONGEST_KEY}


def _do(request: HttpRequest, batch: ImportBatch) -> HttpResponse:
    here = f"{address('preview', batch)}?{request.GET.urlencode()}".rstrip("?")
    if "import" in request.POST:
        return _start(request, batch, here)
    if "discard" in request.POST:
        discard(batch, request.user)  # type: ignore[arg-type]  # staff are never anonymous
        messages.info(request, _("The import was dropped. Nothing of it is in the archive."))
        return redirect("admin:articles_importbatch_changelist")
    if "all" in request.POST or "none" in request.POST:
        choose_all(batch, "all" in request.POST)
    elif "charset" in request.POST:
        _read_again(request, batch)
    elif "go" in request.POST:
        return redirect(f"{address('preview', batch)}?{request.POST['go'].removeprefix('?')}")
    return redirect(here)


def _start(request: HttpRequest, batch: ImportBatch, here: str) -> HttpResponse:
    if not _choosable(batch).filter(chosen=True).exists():
        messages.warning(request, _("No story is chosen. Nothing was imported."))
        return redirect(here)
    start_import(batch, request.user)  # type: ignore[arg-type]  # staff are never anonymous
    work_on(batch)
    return redirect(address("progress", batch))


def _read_again(request: HttpRequest, batch: ImportBatch) -> None:
    """One file, as written in the charset that the button names."""
    key, _colon, charset = request.POST["charset"].partition(":")
    if key.isdecimal() and charset in CHARSETS:
        restage_file(get_object_or_404(batch.files, pk=int(key)), charset=charset)
        work_on(batch)


def _choosable(batch: ImportBatch) -> "QuerySet[ImportItem]":
    return ImportItem.objects.filter(batch=batch, outcome__in=WRITING)


def _choice(batch: ImportBatch) -> dict[str, str]:
    """What the button to import and the line above the list say of what is chosen."""
    n = _choosable(batch).aggregate(all=Count("pk"), chosen=Count("pk", filter=Q(chosen=True)))
    return {
        "import_label": ngettext("Import %(n)s story", "Import %(n)s stories", n["chosen"]) % {"n": n["chosen"]},
        "chosen_words": _("%(n)s of %(all)s are chosen.") % {"n": n["chosen"], "all": n["all"]},
    }
