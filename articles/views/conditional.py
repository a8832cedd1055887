"""Conditional requests: 304 for a page that its reader has already, and for no other.

An ETag is made of the very bytes of the page. So that a page need not be made only to be found unchanged, each process
remembers the ETags of pages it has made, and of which state of the archive (docs/decisions/conditional-get.md).
"""

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from hashlib import blake2b
from threading import Lock
from typing import Any, Concatenate

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language

from articles.index.current import this_database
from articles.models import fingerprint

MOST = 20_000
"""Pages whose ETags a process remembers, some 10 MB of them."""
SETTLED = timedelta(seconds=60)
"""So long a state has stood before a date is given for it: longer than it takes to make a page of it."""

HTTP_OK = 200

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


@dataclass(frozen=True, slots=True)
class State:
    """The archive as it has been at least since `since`, when this process first saw it so."""

    fingerprint: str
    since: datetime

    def modified(self, now: datetime) -> int | None:
        """For Last-Modified, in seconds since 1970; None while the state is so young that a date would not tell it
        from the one before.
        """
        settled = math.ceil((self.since + SETTLED).timestamp())
        return settled if settled <= now.timestamp() else None


class Known:
    """What a process knows: the present state of a database, and ETags of pages with the state they were made of."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._states: dict[tuple[str, ...], State] = {}
        self._etags: OrderedDict[tuple[str, ...], tuple[str, str]] = OrderedDict()

    def state(self, database: tuple[str, ...], seen: str, now: datetime) -> State:
        """The state with this fingerprint, which was seen before `now`."""
        with self._lock:
            state = self._states.get(database)
            if state is None or state.fingerprint != seen:
                # A clock that is put back must not make a new state older than the one before.
                state = self._states[database] = State(seen, max(now, state.since) if state else now)
            return state

    def etag(self, page: tuple[str, ...], state: State) -> str | None:
        """The ETag of the page, if it was made of this very state."""
        with self._lock:
            made_of, etag = self._etags.get(page, ("", ""))
            if made_of != state.fingerprint:
                return None
            self._etags.move_to_end(page)
            return etag

    def remember(self, page: tuple[str, ...], state: State, etag: str) -> None:
        """Keep the ETag of a page that was made after the state was seen."""
        with self._lock:
            self._etags[page] = (state.fingerprint, etag)
            self._etags.move_to_end(page)
            if len(self._etags) > MOST:
                self._etags.popitem(last=False)


known = Known()


def conditional(view: View) -> View:
    """Answer 304 to a reader who has the page as it is now, and give every page that is found what to ask with."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Before anything of the page is read: a change that comes between is then seen the next time.
        state = _present_state()
        page = _page(request)
        modified = state.modified(timezone.now()) if state else None
        etag = known.etag(page, state) if state and page else None
        if etag and (answer := get_conditional_response(request, etag, modified)):
            return _told(answer, etag, modified)
        response = view(request, *args, **kwargs)
        if response.status_code != HTTP_OK:
            return response
        etag = etag_of(response)
        if state and page:
            known.remember(page, state, etag)
        return _told(get_conditional_response(request, etag, modified, response) or response, etag, modified)

    return asked


def etag_of(response: HttpResponse) -> str:
    """Weak, for the same page is sent both compressed and not."""
    return "W/" + quote_etag(blake2b(response.content, digest_size=16).hexdigest())


def _present_state() -> State | None:
    now = timezone.now()
    seen = fingerprint(now)
    return known.state(this_database(), seen, timezone.now()) if seen else None


def _page(request: HttpRequest) -> tuple[str, ...]:
    """What tells pages apart: the whole address and the language.

    Nothing for whoever is signed in, and for developers, whose templates change without a new process.
    """
    if settings.DEBUG or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return ()
    return (*this_database(), request.build_absolute_uri(), get_language() or "")


def _told(response: HttpResponse, etag: str, modified: int | None) -> HttpResponse:
    response["ETag"] = etag
    if modified is not None:
        response["Last-Modified"] = http_date(modified)
    return response
