"""Imports: choose or paste, preview every story, import in portions with progress, look back."""

from collections import Counter
from pathlib import PurePath
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from articles.admin.batch_forms import ImportForm
from articles.admin.batch_rows import Row, row_of_item
from articles.admin.reading import ReadOnlyAdmin
from articles.importing import discard, stage, start_import, wire_limits, work
from articles.models import BatchState, ImportBatch, Outcome

ROWS_PER_PAGE = 100
PORTION_SECONDS = 1.0
"""How long one portion of an import takes, so that a waiting editor sees it move."""
DONE = (Outcome.CREATED, Outcome.NEW_VERSION, Outcome.OLDER_FILED)
TROUBLE = (Outcome.REJECTED, Outcome.CONFLICT, Outcome.HELD)


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnlyAdmin):
    """The list of imports. Adding one is the import screen; looking at one is its batch page."""

    list_display = ("started", "created_by", "label_short", "state", "n_created", "n_updated", "n_same", "n_trouble")
    search_fields = ("label", "items__guid", "items__file_name")
    list_select_related = ("created_by",)
    date_hierarchy = "created_at"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Editors import."""
        return request.user.has_perm("articles.add_importbatch")

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the counts of the columns, in one query for the page."""
        counts = {
            "n_created": [Outcome.CREATED],
            "n_updated": [Outcome.NEW_VERSION, Outcome.OLDER_FILED],
            "n_same": [Outcome.UNCHANGED, Outcome.SKIPPED],
            "n_trouble": TROUBLE,
        }
        counted = {name: Count("items", filter=Q(items__outcome__in=group)) for name, group in counts.items()}
        return super().get_queryset(request).annotate(**counted)

    @admin.display(description=gettext_lazy("started"), ordering="created_at")
    def started(self, batch: ImportBatch) -> str:
        """When, short enough for a column, in one line."""
        return _started(batch, "SHORT_DATETIME_FORMAT").replace(" ", "\N{NO-BREAK SPACE}")

    @admin.display(description=gettext_lazy("from"), ordering="label")
    def label_short(self, batch: ImportBatch) -> str:
        """Where it came from, short enough for a column."""
        names = " ".join(PurePath(word).name for word in batch.label.split(" "))
        return Truncator(names).chars(60)

    @admin.display(description=gettext_lazy("new"), ordering="n_created")
    def n_created(self, batch: Any) -> int:
        """Stories made."""
        return batch.n_created

    @admin.display(description=gettext_lazy("updated"), ordering="n_updated")
    def n_updated(self, batch: Any) -> int:
        """Versions added."""
        return batch.n_updated

    @admin.display(description=pgettext_lazy("column", "unchanged"), ordering="n_same")
    def n_same(self, batch: Any) -> int:
        """Items that changed nothing."""
        return batch.n_same

    @admin.display(description=gettext_lazy("problems"), ordering="n_trouble")
    def n_trouble(self, batch: Any) -> int:
        """Items that were rejected or wait for an editor."""
        return batch.n_trouble

    def get_urls(self) -> list[URLPattern]:
        """The steps of an import, before the admin's own addresses."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/preview/", wrap(self.preview_view), name="articles_importbatch_preview"),
            path("<int:pk>/apply/", wrap(self.apply_view), name="articles_importbatch_apply"),
            *super().get_urls(),
        ]

    # 1. Choose ------------------------------------------------------------------------------------

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Choose files or paste text; they are kept and previewed, nothing is imported yet."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
        if form.is_valid():
            names = [str(upload.name) for upload in form.cleaned_data["files"]]
            label = ", ".join(names) or _("pasted text")
            batch = stage(form.sources(), origin=form.origin, label=label, user=request.user)  # type: ignore[arg-type]
            return redirect("admin:articles_importbatch_preview", batch.pk)
        return self._page(request, "import", _("Import stories"), form=form, limits=form_limits())

    # 2. Preview -----------------------------------------------------------------------------------

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Every item of a waiting batch and what importing would do to it now."""
        batch = self._batch(request, pk)
        work(batch, seconds=None)
        if batch.state != BatchState.STAGED:
            return redirect("admin:articles_importbatch_change", batch.pk)
        rows = [row_of_item(item) for item in batch.items.all()]
        writing = sum(row.writes for row in rows)
        title = ngettext("Preview %(n)s story", "Preview %(n)s stories", len(rows)) % {"n": len(rows)}
        return self._page(request, "preview", title, batch=batch, writing=writing, **_listed(request, rows))

    # 3. Import ------------------------------------------------------------------------------------

    def apply_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Import one portion and show how far it is; the page asks for the next one until all is done."""
        batch = self._batch(request, pk)
        there = reverse("admin:articles_importbatch_change", args=[batch.pk])
        if request.method != "POST" or batch.state == BatchState.DONE:
            return HttpResponseRedirect(there)
        if "discard" in request.POST:
            discard(batch)
            messages.info(request, _("The rest of this import was dropped. What had been imported stays."))
            return HttpResponseRedirect(there)
        start_import(batch, request.user)  # type: ignore[arg-type]
        progress = work(batch, seconds=PORTION_SECONDS)
        if not progress.is_going:
            self._say_outcome(request, batch)
            return HttpResponseRedirect(there)
        return self._page(request, "progress", _("Importing"), batch=batch, progress=progress)

    def _say_outcome(self, request: HttpRequest, batch: ImportBatch) -> None:
        counts = Counter(batch.items.values_list("outcome", flat=True))
        params = {
            "done": sum(counts[outcome] for outcome in DONE),
            "same": counts[Outcome.UNCHANGED] + counts[Outcome.SKIPPED],
            "trouble": sum(counts[outcome] for outcome in TROUBLE),
        }
        words = _(
            "Imported: %(done)s. Unchanged or skipped: %(same)s. Rejected or waiting for a decision: %(trouble)s."
        )
        level = messages.WARNING if params["trouble"] else messages.SUCCESS
        messages.add_message(request, level, words % params)

    # The batch page -------------------------------------------------------------------------------

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Who, when, from where, and how every item ended."""
        batch = self.get_object(request, object_id)
        if batch is None:
            raise Http404(_("There is no such import."))
        if not self.has_view_permission(request, batch):
            raise PermissionDenied
        items = batch.items.select_related("article", "revision")
        rows = [row_of_item(item) for item in items]
        title = _("Import of %(when)s") % {"when": _started(batch, "DATETIME_FORMAT")}
        return self._page(request, "batch", title, batch=batch, **_listed(request, rows))

    def _batch(self, request: HttpRequest, pk: int) -> ImportBatch:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return get_object_or_404(ImportBatch, pk=pk)

    def _page(self, request: HttpRequest, name: str, title: str, **context: Any) -> HttpResponse:
        everywhere = {"title": title, "opts": self.opts, **self.admin_site.each_context(request)}
        return TemplateResponse(request, f"admin/articles/importbatch/{name}.html", {**everywhere, **context})


def _started(batch: ImportBatch, form: str) -> str:
    return date_format(localtime(batch.created_at), form)


def form_limits() -> dict[str, int]:
    """The limits that the form tells of, in megabytes and files."""
    limits = wire_limits()
    return {"file": limits.file_bytes // 1_000_000, "files": limits.archive_members}


def _listed(request: HttpRequest, rows: list[Row]) -> dict[str, Any]:
    """The rows of the chosen outcome, paged, and the choices with their counts."""
    counts = Counter(row.outcome for row in rows)
    wanted = request.GET.get("outcome", "")
    choices = [(outcome.value, outcome.label, counts[outcome.value]) for outcome in Outcome if counts[outcome.value]]
    shown = [row for row in rows if row.outcome == wanted] if counts[wanted] else rows
    page = Paginator(shown, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    return {"rows": page, "total": len(rows), "choices": choices, "wanted": wanted if counts[wanted] else ""}
