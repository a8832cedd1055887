"""Where names stand."""

from django.contrib import admin
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.admin.reading import ReadOnlyAdmin
from articles.models import Mention


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
