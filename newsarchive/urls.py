"""Danish at the root, the same addresses in English under /en/; machines' addresses once."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from articles.views import service, sitemaps

urlpatterns = [
    path("healthz", service.healthz_view, name="healthz"),
    path("robots.txt", service.robots_view, name="robots"),
    path("sitemap.xml", sitemaps.index_view, name="sitemap"),
    path("sitemap-<slug:kind>-<int:number>.xml", sitemaps.part_view, name="sitemap_part"),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("articles.urls")),
        prefix_default_language=False,
    ),
]
handler404 = "articles.views.errors.not_found_view"
handler500 = "articles.views.errors.broken_view"
