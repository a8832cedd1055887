"""Addresses for machines: whether the archive works, and what crawlers may read."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.models import Article

CLOSED_TO_CRAWLERS = ("articles:search", "articles:search_json", "admin:index")
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
def robots_view(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 the same for everyone
    """Every page may be read but searches and the admin, in both languages."""
    lines = ["User-agent: *"]
    for language in ("da", "en"):
        with override(language):
            lines += [f"Disallow: {reverse(name)}" for name in CLOSED_TO_CRAWLERS]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
