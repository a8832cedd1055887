"""Placeholder until its room is built."""

from typing import Any

from django.http import HttpRequest, HttpResponse


def front_view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("front_view")
