"""The archive's addresses, and one whose view has a mistake in it."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from newsarchive import urls


def break_down(request: HttpRequest) -> HttpResponse:
    """What a mistake in a view does."""
    raise ZeroDivisionError


urlpatterns = [path("broken/", break_down), *urls.urlpatterns]
handler404 = urls.handler404
handler500 = urls.handler500
