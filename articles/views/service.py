"""Placeholder until its room is built."""

from typing import Any

from django.http import HttpRequest, HttpResponse


def healthz_view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("healthz_view")


def robots_view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("robots_view")
