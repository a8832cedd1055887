"""Placeholder until its room is built."""

from typing import Any

from django.http import HttpRequest, HttpResponse


def dates_view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("dates_view")


def year_view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("year_view")


def month_view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("month_view")


def day_view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("day_view")
