"""Dates in the texts: every occurrence, and what it was taken for."""

from django.contrib import admin
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.admin.reading import ReadOnlyAdmin
from articles.models import DateMention


@admin.register(DateMention)
class DateMentionAdmin(ReadOnlyAdmin):
    """Every occurrence of a date, those that could not be told for certain included."""

    list_display = ("text", "first_day", "end_day", "unit", "story", "field", "start")
    list_filter = ("unit", "field")
    search_fields = ("text", "iso")
    list_select_related = ("article",)
    autocomplete_fields = ("article",)

    @admin.display(description=_("story"), ordering="article__headline")
    def story(self, date: DateMention) -> str:
        """The story, cut to a few lines of a narrow column."""
        return Truncator(str(date.article)).chars(50)
