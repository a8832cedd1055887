"""The archive's addresses, one whose view has a mistake in it, and one that is asked too often."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.urls import path

from articles.views.errors import too_many_view
from newsarchive import urls


def break_down(request: HttpRequest) -> HttpResponse:
    """What a mistake in a view does."""
    raise ZeroDivisionError


def refuse(request: HttpRequest) -> HttpResponse:
    """What a limit on requests does."""
    return too_many_view(request, 30)


urlpatterns = [
    *i18n_patterns(path("broken/", break_down), path("busy/", refuse), prefix_default_language=False),
    *urls.urlpatterns,
]
handler404 = urls.handler404
handler500 = urls.handler500
