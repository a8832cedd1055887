"""Providers, sections, subjects and raw files."""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.reading import ReadOnlyAdmin
from articles.models import Provider, RawFile, Section, Subject


@admin.register(Provider)
class ProviderAdmin(admin.ModelAdmin):
    """An editor may give an agency its proper name; its code is part of every story's identity."""

    list_display = ("name", "code")
    search_fields = ("name", "code")
    readonly_fields = ("code",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """An import makes them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Stories hang on them."""
        return False


@admin.register(Section)
class SectionAdmin(ReadOnlyAdmin):
    """The sections the agencies use."""

    list_display = ("name",)
    search_fields = ("name",)


@admin.register(Subject)
class SubjectAdmin(ReadOnlyAdmin):
    """The subject codes the agencies use."""

    list_display = ("code", "name", "scheme")
    list_filter = ("scheme",)
    search_fields = ("code", "name")


@admin.register(RawFile)
class RawFileAdmin(ReadOnlyAdmin):
    """The files as they came; the bytes are handed out exactly as received."""

    list_display = ("sha256", "size", "received_at", "download")
    search_fields = ("sha256",)
    fields = ("sha256", "size", "received_at", "download")
    date_hierarchy = "received_at"

    def get_queryset(self, request: HttpRequest) -> Any:
        """Without the bytes."""
        return super().get_queryset(request).defer("packed")

    def get_urls(self) -> list[URLPattern]:
        """Adds the download."""
        view = self.admin_site.admin_view(self.download_view)
        return [path("<int:pk>/download/", view, name="articles_rawfile_download"), *super().get_urls()]

    @admin.display(description=_("as received"))
    def download(self, raw: RawFile) -> str:
        """A link to the bytes."""
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:articles_rawfile_download", args=[raw.pk]), _("Download")
        )

    def download_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The bytes, always as a download: a wire file is never shown as a page of ours."""
        raw = RawFile.objects.filter(pk=pk).first()
        if raw is None or not self.has_view_permission(request, raw):
            raise Http404(_("There is no such raw file."))
        return HttpResponse(
            raw.data,
            content_type="application/octet-stream",
            headers={"Content-Disposition": f'attachment; filename="{raw.sha256[:16]}.bin"'},
        )
