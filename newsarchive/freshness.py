"""Pages are asked for anew every time: what an agency has withdrawn must not live on in a cache."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control


class FreshnessMiddleware:
    """Adds `Cache-Control: private, no-cache` to every answer that says nothing of its own, redirects included.

    Without it caches may keep pages and permanent redirects for as long as they see fit (RFC 9111, 4.2.2).
    Static files have their own rule and never come this far.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
        return response
