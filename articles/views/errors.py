"""Pages for what is not there and for what broke, in words."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


def not_found_view(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404. The views of this room raise Http404 with a sentence for the reader, or with nothing."""
    message = exception.args[0] if isinstance(exception, Http404) and exception.args else ""
    reason = message if isinstance(message, str) else ""
    return render(request, "404.html", {"reason": reason}, status=404)


def broken_view(request: HttpRequest) -> HttpResponse:
    """500, from a template that asks neither the database nor the frame of the other pages."""
    return render(request, "500.html", status=500)
