"""No NUL in a query string: PostgreSQL takes none in any text, and the admin's lists hand theirs on unread."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NoNulMiddleware:
    """Reads every NUL in a query string as a space, before anybody else reads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.META.get("QUERY_STRING", "")
        if "%00" in asked:
            request.META["QUERY_STRING"] = asked.replace("%00", "%20")
        return self.get_response(request)
