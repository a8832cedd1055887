"""Placeholder until its room is built."""

from typing import Any

from django.http import HttpRequest, HttpResponse


def not_found_view(request: HttpRequest, exception: Any) -> HttpResponse:
    return HttpResponse("404", status=404)


def broken_view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("500", status=500)
