"""Stories as shown, and every version of them as sent: to be read, with their history."""

from pathlib import PurePath
from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.reading import ReadOnlyAdmin, ReadOnlyInline, in_words
from articles.models import Article, Revision
from articles.story import Status


class RevisionInline(ReadOnlyInline):
    """The history of a story: its versions, newest first."""

    model = Revision
    fk_name = "article"
    fields = ("version", "standing", "status", "headline", "received_at", "came_in", "file")
    readonly_fields = fields
    ordering = ("-version", "-pk")
    verbose_name_plural = _("History: every version as received")

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the imports the versions came in."""
        return super().get_queryset(request).select_related("article", "batch")

    @admin.display(description=_("import"))
    def came_in(self, revision: Revision) -> str:
        """A link to the import, under its number: its label may name hundreds of files."""
        if revision.batch is None:
            return "–"
        address = reverse("admin:articles_importbatch_change", args=[revision.batch.pk])
        return format_html('<a href="{}">{}</a>', address, revision.batch.pk)

    @admin.display(description=_("file"))
    def file(self, revision: Revision) -> str:
        """The file without its folders."""
        return PurePath(revision.file_name).name or "–"


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


@admin.register(Article)
class ArticleAdmin(ReadOnlyAdmin):
    """Stories as the archive shows them. What they say comes from their versions, so nothing is edited here."""

    list_display = ("headline_or_guid", "date_as_known", "provider", "section", "status", "version_count")
    list_filter = (VisibilityFilter, "status", "provider", "section", "published_precision", "language")
    search_fields = ("headline", "guid")
    list_select_related = ("provider", "section")
    ordering = ("-pk",)
    inlines = (RevisionInline,)
    fieldsets = (
        (None, {"fields": ("headline", "headline_is_derived", "lead", "body", "page")}),
        (_("Identity"), {"fields": ("provider", "guid", "shown", "replaced_by")}),
        (_("Date"), {"fields": ("date_as_known", "published_at", "date_is_doubtful")}),
        (
            _("What the public sees"),
            {"fields": ("status", "status_reason", "status_at", "embargo_until", "is_corrected")},
        ),
        (_("Filed under"), {"fields": ("section", "subjects", "language")}),
        (_("In the archive"), {"fields": ("created_at", "changed_at")}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the number of versions, counted in one query for the page."""
        return super().get_queryset(request).annotate(version_count=Count("revisions", distinct=True))

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
