"""The list of names, and the addresses of the screens about one of them."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.naming.act import DEEDS, act_on
from articles.admin.naming.frame import SEE
from articles.admin.naming.one_name import one_name_view
from articles.admin.naming.queue import queue_view
from articles.admin.naming.wikidata import wikidata_view
from articles.admin.reading import MenuScreen, ReadOnlyAdmin, screen
from articles.models import Entity, Mention


@admin.register(Entity)
class EntityAdmin(ReadOnlyAdmin):
    """Persons, organisations and places, with how many mentions they have."""

    list_display = ("__str__", "type", "mention_count")
    list_filter = ("type",)
    search_fields = ("name", "qualifier", "aliases__text", "wikidata")
    ordering = ("sort_key", "pk")
    change_list_template = "admin/articles/entity/change_list.html"

    menu_screens = (
        MenuScreen(
            label=gettext_lazy("Doubtful names"),
            route="doubtful/",
            view=queue_view,
            name="articles_doubtful_names",
            permission=SEE,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the number of mentions, counted in the query of the page and apart from what a search joins."""
        mentions = Mention.objects.filter(entity=OuterRef("pk")).order_by().values("entity")
        number = Coalesce(Subquery(mentions.annotate(number=Count("pk")).values("number")), 0)
        return super().get_queryset(request).annotate(mention_count=number)

    def get_urls(self) -> list[URLPattern]:
        """The deeds, before the admin's own addresses."""
        deeds = [screen(f"<int:pk>/{deed}/", self, act_on(deed), f"articles_entity_{deed}") for deed in DEEDS]
        wikidata = screen("<int:pk>/wikidata/", self, wikidata_view, "articles_entity_wikidata")
        return [*deeds, wikidata, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The page of a name."""
        entity = self.get_object(request, object_id)
        if entity is None:
            raise Http404(_("There is no such name."))
        if request.method == "POST" or not self.has_view_permission(request, entity):
            raise PermissionDenied
        return one_name_view(self, request, entity)

    @admin.display(description=gettext_lazy("mentions"), ordering="mention_count")
    def mention_count(self, entity: Any) -> int:
        """How often the name stands in the archive, hidden stories included."""
        return entity.mention_count
