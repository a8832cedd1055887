"""The second step: what importing would do to every story, which of them to take, and what to do with the held ones."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
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
    told: dict[str, Any] = {"batch": batch, "on_page": on_page, "import_label": _import_label(listed["n_chosen"])}
    return page(screens, request, "preview", title, **told, **listed)


def _answer(request: HttpRequest, batch: ImportBatch) -> HttpResponse:
    try:
        changed = _keep(request, batch)
        if wants_json(request):
            return JsonResponse({"label": _import_label(_chosen(batch)), "changed": changed})
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
    shown = {int(key) for key in request.POST.get("on_page", "").split(",") if key.isdecimal()}
    ticked = {int(key) for key in request.POST.getlist("chosen") if key.isdecimal()}
    elsewhere = batch.items.filter(chosen=True, outcome__in=WRITING).exclude(pk__in=shown)
    changed = choose_items(batch, (shown & ticked).union(elsewhere.values_list("pk", flat=True)))
    for item in batch.items.filter(pk__in=shown, flags__contains=["decide"]):
        said = request.POST.get(f"decide-{item.pk}", "")
        if said in ItemDecision.values and said != item.decision:
            changed += decide_item(item, ItemDecision(said))
    batch.refresh_from_db()
    return changed


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
    count = _chosen(batch)
    if not count:
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


def _chosen(batch: ImportBatch) -> int:
    return ImportItem.objects.filter(batch=batch, chosen=True, outcome__in=WRITING).count()


def _import_label(count: int) -> str:
    return ngettext("Import %(n)s story", "Import %(n)s stories", count) % {"n": count}
