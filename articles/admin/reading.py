"""What all lists of the archive's own records have in common: they are read, not typed in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.text import capfirst

from articles.story import Moment


def in_words(moment: Moment | None) -> str:
    """A date as readers see it: as precise as its source, in Danish time."""
    return render_to_string("admin/articles/moment.html", {"moment": moment})


def screen(route: str, owner: admin.ModelAdmin, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    """The address of a screen of our own among the admin's: for staff, called with `owner` first."""
    return path(route, owner.admin_site.admin_view(partial(view, owner)), name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuScreen:
    """A screen with an entry of its own in the admin's menu, `label`; `route` is below the app's address."""

    label: Any
    route: str
    view: Callable[..., HttpResponseBase]
    name: str
    permission: str

    def pattern(self, owner: admin.ModelAdmin) -> URLPattern:
        """Its address, for the site; the view is called with `owner` first."""
        return screen(f"{owner.opts.app_label}/{self.route}", owner, self.view, self.name)


def framed(
    owner: admin.ModelAdmin, request: HttpRequest, template: str, title: str, *, status: int = 200, **context: Any
) -> TemplateResponse:
    """A screen of our own in the admin's frame; `template` is named below admin/articles/, without its ending."""
    everywhere = {"title": title, "opts": owner.opts, **owner.admin_site.each_context(request)}
    return TemplateResponse(request, f"admin/articles/{template}.html", {**everywhere, **context}, status=status)


def demand(request: HttpRequest, permission: str) -> None:
    """Raises PermissionDenied unless the user has `permission`."""
    if not request.user.has_perm(permission):
        raise PermissionDenied


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
