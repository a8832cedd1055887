"""Names: entities, their spellings, and where they stand."""

from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.admin.reading import ReadOnlyAdmin, ReadOnlyInline
from articles.models import Alias, Entity, Mention


class AliasInline(ReadOnlyInline):
    """The ways a name is written."""

    model = Alias
    fields = ("text",)
    show_change_link = False


@admin.register(Entity)
class EntityAdmin(ReadOnlyAdmin):
    """Persons, organisations and places, with how many mentions they have."""

    list_display = ("name", "type", "mention_count")
    list_filter = ("type",)
    search_fields = ("name", "aliases__text")
    ordering = ("sort_key", "pk")
    fields = ("type", "name")
    inlines = (AliasInline,)

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the number of mentions, counted in one query for the page."""
        return super().get_queryset(request).annotate(mention_count=Count("mentions"))

    @admin.display(description=_("mentions"), ordering="mention_count")
    def mention_count(self, entity: Any) -> int:
        """How often the name stands in the archive, hidden stories included."""
        return entity.mention_count


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    """Every occurrence of a name."""

    list_display = ("text", "entity", "story", "field", "start", "confidence")
    list_filter = ("entity__type", "field")
    search_fields = ("text",)
    list_select_related = ("entity", "article")
    autocomplete_fields = ("entity", "article")

    @admin.display(description=_("story"), ordering="article__headline")
    def story(self, mention: Mention) -> str:
        """The story, cut to a few lines of a narrow column."""
        return Truncator(str(mention.article)).chars(50)
