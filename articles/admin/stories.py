"""Stories as shown, and every version of them as sent: to be read, with their history."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.deciding import settle_view
from articles.admin.history import PAGE_PARAMETER, version_entries
from articles.admin.public_words import CHANGE, public_words_view, words_wanted
from articles.admin.reading import ReadOnlyAdmin, in_words, screen
from articles.models import Article, Revision
from articles.story import Status


class VisibilityFilter(admin.SimpleListFilter):
    """What the public sees of a story."""

    title = _("visibility")
    parameter_name = "shown"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The states an editor asks for."""
        return [
            ("public", _("Public")),
            ("embargo", _("Under embargo")),
            ("replaced", _("Replaced")),
            ("held", _("Has versions waiting for an editor")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Narrow the list to the chosen state."""
        match self.value():
            case "public":
                return queryset.listed()
            case "embargo":
                return queryset.filter(embargo_until__gt=timezone.now())
            case "replaced":
                return queryset.filter(replaced_by__isnull=False)
            case "held":
                return queryset.filter(revisions__standing__in=("held", "conflict")).distinct()
        return queryset


class LanguageFilter(admin.AllValuesFieldListFilter):
    """The language of the text; where none is known there are words to click all the same."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Those of Django, none of them empty."""
        for choice in super().choices(changelist):
            yield {**choice, "display": choice["display"] or _("not known")}


@admin.register(Article)
class ArticleAdmin(ReadOnlyAdmin):
    """Stories as the archive shows them. What they say comes from their versions, so nothing is edited here."""

    list_display = ("headline_or_guid", "date_as_known", "provider", "section", "status", "version_count")
    list_filter = (
        VisibilityFilter,
        "status",
        "provider",
        "section",
        "published_precision",
        ("language", LanguageFilter),
    )
    search_fields = ("headline", "guid")
    list_select_related = ("provider", "section")
    ordering = ("-pk",)
    change_form_template = "admin/articles/article/change_form.html"
    fieldsets = (
        (None, {"fields": ("headline", "headline_is_derived", "lead", "body", "page")}),
        (_("Identity"), {"fields": ("provider", "guid", "shown", "replaced_by")}),
        (_("Date"), {"fields": ("date_as_known", "published_at", "date_is_doubtful")}),
        (
            _("What the public sees"),
            {"fields": ("status", "status_reason", "status_at", "embargo_until", "is_corrected", "correction_note")},
        ),
        (_("Filed under"), {"fields": ("section", "subjects", "language")}),
        (_("In the archive"), {"fields": ("created_at", "changed_at")}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the number of versions, counted in one query for the page."""
        return super().get_queryset(request).annotate(version_count=Count("revisions", distinct=True))

    def get_urls(self) -> list[URLPattern]:
        """What editors may say and decide about a story."""
        return [
            screen("<int:pk>/public-words/", self, public_words_view, "articles_article_public_words"),
            screen("versions/<int:pk>/decide/", self, settle_view, "articles_revision_decide"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The story as shown, and its history."""
        article = self.get_object(request, object_id)
        told: dict[str, Any] = {}
        if article is not None and self.has_view_permission(request, article):
            may_change = request.user.has_perm(CHANGE)
            told = {
                "versions": version_entries(request, article),
                "versions_parameter": PAGE_PARAMETER,
                "may_decide": may_change,
                "may_tell": may_change and words_wanted(article),
            }
        return super().change_view(request, object_id, form_url, {**told, **(extra_context or {})})

    @admin.display(description=_("headline"))
    def headline_or_guid(self, article: Article) -> str:
        """What names the story; a tombstone has only its guid."""
        return str(article)

    @admin.display(description=_("date"), ordering="sort_at")
    def date_as_known(self, article: Article) -> str:
        """In words, as precisely as the source gave it."""
        return in_words(article.moment)

    @admin.display(description=_("versions"), ordering="version_count")
    def version_count(self, article: Any) -> int:
        """How many versions the archive holds, held and conflicting ones included."""
        return article.version_count

    @admin.display(description=_("public page"))
    def page(self, article: Article) -> str:
        """A link to the story's address, where there is one to see."""
        if article.status == Status.WITHHELD.value or article.shown_id is None:
            return "–"
        return format_html('<a href="{}">{}</a>', article.get_absolute_url(), article.get_absolute_url())


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    """One version with everything that came with it, notes to editors included."""

    list_display = ("story", "version", "standing", "status", "format", "received_at")
    list_filter = ("standing", "status", "format", "is_correction")
    search_fields = ("article__guid", "headline", "file_name")
    list_select_related = ("article",)
    ordering = ("-pk",)
    date_hierarchy = "received_at"
    exclude = ("raw",)
    readonly_fields = ("raw_file",)

    @admin.display(description=_("story"), ordering="article__headline")
    def story(self, revision: Revision) -> str:
        """The story, free to wrap, which a foreign key is not."""
        return str(revision.article)

    @admin.display(description=_("raw file"))
    def raw_file(self, revision: Revision) -> str:
        """The bytes this version came in."""
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:articles_rawfile_download", args=[revision.raw_id]), _("Download")
        )
