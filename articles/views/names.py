"""Placeholder until its room is built."""

from typing import Any

from django.http import HttpRequest, HttpResponse


def names_view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("names_view")


def name_view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("name_view")
