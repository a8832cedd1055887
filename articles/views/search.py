"""Placeholder until its room is built."""

from typing import Any

from django.http import HttpRequest, HttpResponse


def search_view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("search_view")


def search_json_view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("search_json_view")
