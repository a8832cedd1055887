"""What may be sent in one go: refused in words, before any of it is kept."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest
from django.utils.translation import gettext as _

FRAME = 1_000_000
"""Bytes that a form puts around what it sends, at most."""
DRAINED = 1_000_000_000
"""Bytes that are read and thrown away, so that a browser that is still sending gets to the answer."""
PIECE = 1 << 16


def total_limit() -> int:
    """Bytes of files and text that one import takes from a browser: a packed file and a plain one, at their limits."""
    return int(settings.WIRE_ARCHIVE_BYTES + settings.WIRE_FILE_BYTES)


def refuse_upload(request: HttpRequest) -> str | None:
    """Why what is being sent cannot be taken, in a sentence; None when it was read. What was refused is not kept."""
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    words = _too_much(size) if size > total_limit() + FRAME else _unreadable(request)
    if words:
        _drain(request, size)
    return words


def _too_much(size: int) -> str:
    return _(
        "All of it together is %(size)s MB; one import takes %(limit)s MB. Nothing was read."
        " Send it in several parts, or have it imported from the command line or a watched folder."
    ) % {"size": megabytes(size), "limit": megabytes(total_limit())}


def _unreadable(request: HttpRequest) -> str | None:
    try:
        request.POST  # noqa: B018  # reads the request
    except RequestDataTooBig:
        return _(
            "The pasted text is larger than %(limit)s MB. Nothing was read. Paste it in parts, or save it as files"
            " and choose those."
        ) % {"limit": megabytes(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)}
    except (TooManyFilesSent, TooManyFieldsSent):
        return _("These are more than %(limit)s files. Nothing was read. Send them in a zip file, or in parts.") % {
            "limit": settings.DATA_UPLOAD_MAX_NUMBER_FILES
        }
    return None


def _drain(request: HttpRequest, size: int) -> None:
    left = min(size, DRAINED)
    while left > 0 and (piece := request.read(min(PIECE, left))):
        left -= len(piece)


def megabytes(size: int) -> int:
    """Bytes in whole megabytes, rounded up."""
    return -(-size // 1_000_000)
