"""Placeholder until its room is built."""

from typing import Any

from django.http import HttpRequest, HttpResponse


def help_view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("help_view")


def about_view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("about_view")
