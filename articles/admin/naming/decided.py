"""The list of all decisions about names, each with the button that undoes it."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from articles.admin.naming.frame import UNDO
from articles.admin.naming.undo import undo_view
from articles.admin.naming.words import done_words
from articles.admin.reading import ReadOnlyAdmin, screen
from articles.models import NameDecision


class StandingFilter(admin.SimpleListFilter):
    """Whether a decision still holds."""

    title = _("standing")
    parameter_name = "is"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The choices."""
        return [("standing", _("Stands")), ("undone", _("Undone"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Narrow the list to the chosen ones."""
        if self.value() in ("standing", "undone"):
            return queryset.filter(undone_at__isnull=self.value() == "standing")
        return queryset


@admin.register(NameDecision)
class NameDecisionAdmin(ReadOnlyAdmin):
    """Who decided what about which name, newest first."""

    list_display_links = None
    list_filter = (StandingFilter, "kind")
    search_fields = ("entity__name", "target__name")
    list_select_related = ("entity", "target", "section", "made_by", "undone_by")
    ordering = ("-made_at", "-pk")
    change_list_template = "admin/articles/namedecision/change_list.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the stories of splits, in one query for the page."""
        return super().get_queryset(request).prefetch_related("stories")

    def get_list_display(self, request: HttpRequest) -> Any:
        """With buttons for those who may undo."""
        last = "deed" if request.user.has_perm(UNDO) else "undone"
        return ("what", "kind", "made_by", "when", last)

    def get_urls(self) -> list[URLPattern]:
        """Undoing, before the admin's own addresses."""
        return [screen("<int:pk>/undo/", self, undo_view, "articles_namedecision_undo"), *super().get_urls()]

    @admin.display(description=_("what was decided"))
    def what(self, decision: NameDecision) -> str:
        """In a sentence that leads to the name."""
        name_page = reverse("admin:articles_entity_change", args=[decision.entity_id])
        return format_html('<a href="{}">{}</a>', name_page, done_words(decision))

    @admin.display(description=_("when"), ordering="made_at")
    def when(self, decision: NameDecision) -> str:
        """In Danish time."""
        return _brief(decision.made_at)

    @admin.display(description=_("Undone"))
    def undone(self, decision: NameDecision) -> str:
        """When and by whom, or that it stands."""
        if not decision.undone_at:
            return "–"
        who = decision.undone_by or "–"
        return _("Undone %(when)s by %(who)s") % {"when": _brief(decision.undone_at), "who": who}

    @admin.display(description=_("Undo"))
    def deed(self, decision: NameDecision) -> str:
        """A button while it stands."""
        if decision.undone_at:
            return self.undone(decision)
        return format_html(
            '<button type="submit" class="as-link" formaction="{}" name="next" value="{}">{}</button>',
            reverse("admin:articles_namedecision_undo", args=[decision.pk]),
            reverse("admin:articles_namedecision_changelist"),
            _("Undo"),
        )


def _brief(time: Any) -> str:
    return date_format(localtime(time), "SHORT_DATETIME_FORMAT")
