"""Pages for what is not there, what is asked too often and what broke, in words."""

import logging

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, override

logger = logging.getLogger(__name__)

BARE = """<!DOCTYPE html><html lang="da"><meta charset="utf-8"><title>Nyhedsarkiv</title>
<h1>Noget gik galt</h1><p>Fejlen er vores. Prøv igen om lidt.</p>
<h1 lang="en">Something went wrong</h1><p lang="en">The fault is ours. Try again in a moment.</p></html>
"""
"""What is said when not even the page for it can be made, as without collected static files."""


def not_found_view(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404. The views of this room raise Http404 with a sentence for the reader, or with nothing."""
    message = exception.args[0] if isinstance(exception, Http404) and exception.args else ""
    reason = message if isinstance(message, str) else ""
    return render(request, "404.html", {"reason": reason}, status=404)


def too_many_view(request: HttpRequest, seconds: int) -> HttpResponse:
    """429 for whoever limits how often something is asked; `seconds` until it may be asked again."""
    with override(_language(request)):
        page = render_to_string("429.html", {"seconds": seconds})
    return HttpResponse(page, status=429, headers={"Retry-After": str(seconds), "Cache-Control": "no-store"})


def broken_view(request: HttpRequest) -> HttpResponse:
    """500, from a template that is told nothing: neither the request, nor the session, nor the database."""
    try:
        with override(_language(request)):
            return HttpResponse(render_to_string("500.html"), status=500)
    except Exception:
        logger.exception("The page that says that something broke is broken too.")
        return HttpResponse(BARE, status=500)


def _language(request: HttpRequest) -> str:
    """That of the address: what failed may have failed before any language was in force."""
    return get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
