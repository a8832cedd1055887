"""Addresses for machines: whether the archive works, what crawlers may read, how a browser searches here."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.models import Article

CLOSED_TO_CRAWLERS = ("articles:search", "articles:search_json", "articles:suggest", "admin:index")
"""Addresses without end, which crawlers would ask for one by one, and those that are the editors' own."""


@require_safe
@never_cache
def healthz_view(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 the same for everyone
    """200 when the database answers and has the archive's tables; 503 and a sentence when not. One query."""
    try:
        Article.objects.exists()
    except DatabaseError:
        sentence = "The database does not answer. Pages cannot be read until it does."
        return JsonResponse({"status": "error", "database": "unreachable", "message": sentence}, status=503)
    return JsonResponse({"status": "ok", "database": "ok"})


@require_safe
def robots_view(request: HttpRequest) -> HttpResponse:
    """Every page may be read but searches and the admin, in both languages; and where they are listed."""
    lines = ["User-agent: *"]
    for language in ("da", "en"):
        with override(language):
            lines += [f"Disallow: {reverse(name)}" for name in CLOSED_TO_CRAWLERS]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def opensearch_view(request: HttpRequest) -> HttpResponse:
    """The archive as a search engine of the reader's browser (OpenSearch 1.1), in the language of the address."""
    description = _("Search the stories of the news agencies")
    text = render_to_string("articles/opensearch.xml", {"description": description}, request)
    response = HttpResponse(text, content_type="application/opensearchdescription+xml; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response
