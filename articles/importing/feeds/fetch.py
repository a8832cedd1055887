"""An address -> the bytes that are there, within limits of size, time and place."""

import re
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime

from django.conf import settings
from django.utils import timezone
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import DecodeError

from articles.importing.collect import wire_limits
from articles.importing.feeds import words
from articles.importing.feeds.address import follow, read_address, shown_address
from articles.importing.feeds.deadline import Deadline
from articles.importing.feeds.dial import ask
from articles.importing.feeds.failed import FetchFailed
from articles.wire import WireFile, archive_kind, size_refusal

REDIRECTS = 3
PIECE = 1 << 16
HEAD = 512
"""Bytes that tell whether a file is packed."""
LONGEST_MARK = 1000
"""Characters of an ETag or Last-Modified that are kept; longer ones are no use to anybody."""
_ASKED = {"Accept-Encoding": "gzip, deflate", "Accept": "*/*", "User-Agent": "newsarchive"}
_CODINGS = {"", "identity", "gzip", "x-gzip", "deflate"}
_REDIRECTS = (301, 302, 303, 307, 308)
_REASONS = {401: words.REFUSED, 403: words.REFUSED, 404: words.NOT_FOUND, 429: words.BUSY, 503: words.BUSY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What was there. `name` is the address as everybody may see it; the marks are for the next question."""

    name: str
    data: bytes
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class NotModified:
    """What is there is what was there when the marks were given."""


def fetch(url: str, *, etag: str = "", last_modified: str = "") -> Fetched | NotModified:
    """What is at `url`, unless the server says that it has not changed since it gave these marks.

    Follows 3 redirects, each to a listed host. Raises FetchFailed.
    """
    headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = _ASKED | {name: value for name, value in headers.items() if value}
    with Deadline(settings.FEED_SECONDS) as deadline:
        address = read_address(url)
        for _hop in range(REDIRECTS + 1):
            with ask(address, headers, deadline) as answer:
                if answer.status not in _REDIRECTS:
                    return _taken(answer, shown_address(url), deadline, was_conditional=bool(etag or last_modified))
                location = answer.headers.get("Location")
            if not location:
                raise FetchFailed(words.NO_PLACE_TO_GO)
            address = follow(address, location)
    raise FetchFailed(words.TOO_MANY_REDIRECTS)


def fetch_source(url: str, *, provider: str | None = None) -> WireFile:
    """What is at `url` as a file to import or to stage. Raises FetchFailed."""
    fetched = fetch(url)
    if isinstance(fetched, NotModified):
        raise FetchFailed(words.other_status(304))
    return as_file(fetched, provider=provider)


def as_file(fetched: Fetched, *, provider: str | None = None) -> WireFile:
    """A file to import; `provider` overrules what it says."""
    return WireFile(name=fetched.name, data=fetched.data, limits=wire_limits(), provider=provider)


def _taken(answer: BaseHTTPResponse, name: str, deadline: Deadline, *, was_conditional: bool) -> Fetched | NotModified:
    if answer.status == 304 and was_conditional:
        return NotModified()
    if answer.status != 200:
        raise _refusal(answer)
    return Fetched(
        name=name,
        data=_body(answer, deadline),
        etag=_mark(answer, "ETag"),
        last_modified=_mark(answer, "Last-Modified"),
    )


def _body(answer: BaseHTTPResponse, deadline: Deadline) -> bytes:
    """The whole body, unpacked as it was packed for the way. Never holds more than the limit and one piece."""
    limits = wire_limits()
    codings = {coding.strip().lower() for coding in answer.headers.get("Content-Encoding", "").split(",")}
    if not codings <= _CODINGS:
        raise FetchFailed(words.BAD_CODING)
    is_plain = codings <= {"", "identity"}
    data = bytearray()
    try:
        while piece := answer.read(PIECE, decode_content=True):
            if not data and is_plain:
                _refuse_announced(answer, piece)
            data += piece
            limit = limits.archive_bytes if archive_kind(bytes(data[:HEAD])) else limits.file_bytes
            if len(data) > limit:
                raise FetchFailed(words.too_big(limit))
    except DecodeError as problem:
        raise FetchFailed(words.BAD_CODING) from problem
    deadline.check()
    return bytes(data)


def _refuse_announced(answer: BaseHTTPResponse, piece: bytes) -> None:
    """Raise FetchFailed when the server itself says that there is too much."""
    announced = answer.headers.get("Content-Length", "")
    refusal = size_refusal(int(announced), piece[:HEAD], wire_limits()) if announced.isdecimal() else None
    if refusal:
        raise FetchFailed(refusal)


def _refusal(answer: BaseHTTPResponse) -> FetchFailed:
    status = answer.status
    wait = _wait_seconds(answer.headers.get("Retry-After", "")) if status in (429, 503) else None
    if status == 410:
        return FetchFailed(words.GONE, is_gone=True)
    if status in _REASONS:
        return FetchFailed(_REASONS[status], wait_seconds=wait)
    return FetchFailed(words.server_fault(status) if status >= 500 else words.other_status(status))


def _wait_seconds(text: str) -> int | None:
    """Retry-After, RFC 9110 section 10.2.3: seconds, or a date. None for anything else."""
    if re.fullmatch("[0-9]{1,9}", text):
        return int(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(int((until - timezone.now()).total_seconds()), 0)


def _mark(answer: BaseHTTPResponse, name: str) -> str:
    mark = answer.headers.get(name, "")
    return mark if mark.isascii() and mark.isprintable() and len(mark) <= LONGEST_MARK else ""
