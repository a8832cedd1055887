"""The newsroom's admin: the lists of all models, and in its menu also the screens that are no list of a model."""

from collections.abc import Iterator
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, reverse

from articles.entities.fold import danish_sort_key


class NewsroomAdminSite(AdminSite):
    """The stock site, and what its ModelAdmins offer as `menu_screens` (articles.admin.reading.MenuScreen)."""

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """The addresses of the screens before the admin's own."""
        return [*(menu.pattern(owner) for owner, menu in self._menu_screens()), *super().get_urls()]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The apps and their models, and the screens among these, by the alphabet."""
        apps: list[Any] = super().get_app_list(request, app_label)
        for app in apps:
            for owner, menu in self._menu_screens():
                if owner.opts.app_label == app["app_label"] and request.user.has_perm(menu.permission):
                    app["models"].append(_entry(menu, reverse(f"{self.name}:{menu.name}")))
            app["models"].sort(key=lambda entry: danish_sort_key(str(entry["name"])))
        return apps

    def _menu_screens(self) -> Iterator[tuple[Any, Any]]:
        for owner in self._registry.values():
            for menu in getattr(owner, "menu_screens", ()):
                yield owner, menu


def _entry(menu: Any, address: str) -> dict[str, Any]:
    """A screen as the admin's templates want a model: one that is only looked at."""
    return {
        "name": str(menu.label),
        "object_name": menu.name,
        "admin_url": address,
        "add_url": None,
        "view_only": True,
        "perms": {"view": True},
    }
