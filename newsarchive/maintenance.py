"""Closed for a while: every page answers 503 in words, without the database, while the operator says so."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _

FILE = "maintenance"
"""In the data folder; while it is there the archive is closed. It may hold how many minutes that will be."""
MINUTES = 10
"""Where nobody said how long."""
MOST_MINUTES = 24 * 60
OPEN = ("/healthz",)
"""Whoever watches the machine goes on getting the truth."""


class MaintenanceMiddleware:
    """Answers for everything that comes after it. Above it are the security headers and the static files alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        minutes = closed_for(settings.DATA_DIR / FILE)
        if minutes is None or request.path_info in OPEN:
            return self.get_response(request)
        return _closed(request, minutes)


def closed_for(file: Path) -> int | None:
    """Minutes until readers are to try again; None when the archive is open. Read anew for every request."""
    try:
        said = file.read_text(encoding="utf-8", errors="replace")[:10].strip()
    except FileNotFoundError:
        return MINUTES if settings.MAINTENANCE else None
    except OSError:
        said = ""  # it is there: whether it can be read does not open anything
    minutes = int(said) if said.isascii() and said.isdecimal() else MINUTES
    return min(max(minutes, 1), MOST_MINUTES)


def _closed(request: HttpRequest, minutes: int) -> HttpResponse:
    with override(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE):
        response: HttpResponse
        if request.path_info.endswith(".json"):
            sentence = _("The archive is closed for maintenance. Nothing was done.")
            response = JsonResponse({"status": "maintenance", "message": sentence}, status=503)
        else:
            response = HttpResponse(render_to_string("maintenance.html", {"minutes": minutes}), status=503)
    response["Retry-After"] = str(minutes * 60)
    response["Cache-Control"] = "no-store"
    return response
