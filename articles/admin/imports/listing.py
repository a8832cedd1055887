"""The list of imports, and the addresses of all their screens."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from articles.admin.imports.choose import choose_view
from articles.admin.imports.labels import source_of, when_briefly
from articles.admin.imports.look_back import look_back_view
from articles.admin.imports.obstacles import obstacle_counts
from articles.admin.imports.preview import preview_view
from articles.admin.imports.problems import problems_view
from articles.admin.imports.progress import progress_view
from articles.admin.imports.summary import Tally, tallies_of
from articles.admin.imports.undo import redo_view, undo_view
from articles.admin.reading import ReadOnlyAdmin, screen
from articles.models import BatchState, ImportBatch

STATES = {
    "waiting": (gettext_lazy("Waiting"), (BatchState.READING, BatchState.STAGED, BatchState.STOPPED)),
    "going": (gettext_lazy("Under way"), (BatchState.RUNNING, BatchState.UNDOING, BatchState.REDOING)),
    "done": (gettext_lazy("Done"), (BatchState.DONE,)),
    "undone": (gettext_lazy("Undone"), (BatchState.UNDONE,)),
    "dropped": (gettext_lazy("Dropped"), (BatchState.DISCARDED,)),
}
"""What editors ask for, in words, and the states of a batch that it means."""


class StateFilter(admin.SimpleListFilter):
    """Where an import is."""

    title = gettext_lazy("State")
    parameter_name = "is"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The choices."""
        return [(name, label) for name, (label, _states) in STATES.items()]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[ImportBatch]") -> "QuerySet[ImportBatch]":
        """Narrow the list to the chosen ones."""
        return queryset.filter(state__in=STATES[chosen][1]) if (chosen := self.value()) in STATES else queryset


class ImportList(ChangeList):
    """A page of imports, each with what came of it and what can be done with it; the same few queries for any page."""

    def get_results(self, request: HttpRequest) -> None:
        """Hang `tally`, `source`, `started` and `obstacles` on the imports of the page."""
        super().get_results(request)
        batches = list(self.result_list)
        tallies = tallies_of(batch.pk for batch in batches)
        obstacles = obstacle_counts(batch.pk for batch in batches if batch.state == BatchState.DONE)
        for batch in batches:
            batch.tally = tallies.get(batch.pk, Tally())
            batch.source = source_of(batch)
            batch.started = when_briefly(batch.created_at)
            batch.undone = when_briefly(batch.undone_at) if batch.undone_at else ""
            batch.obstacles = obstacles.get(batch.pk, 0)
        self.result_list = batches

    def filter_lines(self) -> Iterator[tuple[str, list[Any]]]:
        """The filters as lines of links: (title, choices of Django's list filters)."""
        for spec in self.filter_specs:
            yield str(spec.title).capitalize(), list(spec.choices(self))


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnlyAdmin):
    """The list of imports. Adding one is the import screen; looking at one is its batch page."""

    list_filter = (StateFilter, "origin")
    search_fields = ("label", "items__guid", "items__file_name")
    list_select_related = ("created_by", "undone_by")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Editors import."""
        return request.user.has_perm("articles.add_importbatch")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list with its numbers."""
        return ImportList

    def get_urls(self) -> list[URLPattern]:
        """The steps of an import, before the admin's own addresses."""
        views = {
            "preview": preview_view,
            "progress": progress_view,
            "problems": problems_view,
            "undo": undo_view,
            "redo": redo_view,
        }
        steps = [
            screen(f"<int:pk>/{name}/", self, view, f"articles_importbatch_{name}") for name, view in views.items()
        ]
        return [*steps, *super().get_urls()]

    @method_decorator(csrf_exempt)
    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Choose what to import; checks itself against forged requests, see choose_view()."""
        return choose_view(self, request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The page of an import."""
        batch = self.get_object(request, object_id)
        if batch is None:
            raise Http404(_("There is no such import."))
        if not self.has_view_permission(request, batch):
            raise PermissionDenied
        return look_back_view(self, request, batch)
