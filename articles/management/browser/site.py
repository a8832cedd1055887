"""The demo archive in a database of its own, served as in production: every middleware, compressed static files."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.db import DEFAULT_DB_ALIAS, connections
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import ResolverMatch
from django.utils.module_loading import import_string

from articles.management.browser.furnish import furnish, held_imports
from articles.management.measure.database import connection_to, made_afresh, name_beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where the archive is served, and the session of an editor who has signed in."""

    address: str
    """Without a slash at its end."""
    session: str
    cookie: str
    """The name of the cookie that holds the session."""


@contextmanager
def demo_site(what: str) -> Iterator[Site]:
    """The furnished demo archive on a free port of this machine; its database is dropped in the end.

    `what` names the database after what it is for. The static files have been collected. Raises NoDatabase.
    """
    database = name_beside(what)
    with made_afresh(database):
        session = furnish()
        with held_imports(), served(database, session) as site:
            yield site


@contextmanager
def served(database: str, session: str) -> Iterator[Site]:
    """The site over the database of this name, in which an editor has this session, for as long as the block runs."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
    server.set_app(_over(database, _Handler()))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    quiet = logging.getLogger("django.request")
    before = quiet.level
    quiet.setLevel(logging.CRITICAL)  # pages of what went wrong are asked for on purpose
    try:
        yield Site(
            address=f"http://127.0.0.1:{server.server_port}", session=session, cookie=settings.SESSION_COOKIE_NAME
        )
    finally:
        quiet.setLevel(before)
        server.shutdown()
        server.server_close()
        thread.join()


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 http.server calls it so
        """Requests are not worth a line."""


def _over(database: str, application: WSGIHandler) -> Callable[..., Any]:
    """The application for threads of the server, which know no database but the archive's."""

    def answer(environ: dict[str, Any], start_response: Any) -> Any:
        if connections[DEFAULT_DB_ALIAS].settings_dict["NAME"] != database:
            connections[DEFAULT_DB_ALIAS] = connection_to(database, DEFAULT_DB_ALIAS)
        return application(environ, start_response)

    return answer


def _breaks(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("asked for, to see the page")


def _refuses(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def _understands_nothing(_request: HttpRequest) -> HttpResponse:
    raise BadRequest


def _distrusts(request: HttpRequest) -> HttpResponse:
    view: Callable[[HttpRequest], HttpResponse] = import_string(settings.CSRF_FAILURE_VIEW)
    return view(request)


def _says(template: str, status: int, **told: int) -> Callable[[HttpRequest], HttpResponse]:
    """What is answered before any view is asked, as by whoever limits requests or closes the archive."""
    return lambda _request: HttpResponse(render_to_string(template, told), status=status)


OUTCOMES: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "outcomes/400/": _understands_nothing,
    "outcomes/403/": _refuses,
    "outcomes/403-csrf/": _distrusts,
    "outcomes/429/": _says("429.html", 429, seconds=60),
    "outcomes/500/": _breaks,
    "outcomes/503/": _says("maintenance.html", 503, minutes=10),
}
"""Addresses of this server alone, for pages that no address leads to by itself."""


class _Handler(WSGIHandler):
    """The site, with the addresses of OUTCOMES besides."""

    def resolve_request(self, request: HttpRequest) -> ResolverMatch:
        view = OUTCOMES.get(re.sub("^/(en/)?", "", request.path_info))
        return ResolverMatch(view, (), {}) if view else super().resolve_request(request)
