"""What all lists of the archive's own records have in common: they are read, not typed in."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.text import capfirst

from articles.story import Moment


def in_words(moment: Moment | None) -> str:
    """A date as readers see it: as precise as its source, in Danish time."""
    return render_to_string("admin/articles/moment.html", {"moment": moment})


def screen(route: str, owner: admin.ModelAdmin, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    """The address of a screen of our own among the admin's: for staff, called with `owner` first."""
    return path(route, owner.admin_site.admin_view(partial(view, owner)), name=name)


class ReadOnlyAdmin(admin.ModelAdmin):
    """Records that only an import writes. Whoever may view them sees every field; nobody edits or deletes."""

    list_per_page = 50
    show_full_result_count = False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Headed by what is listed: nothing has to be chosen."""
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An archive does not forget."""
        return False


class ReadOnlyInline(admin.TabularInline):
    """Rows that belong to a record, as history."""

    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never by hand."""
        return False
