"""What an editor may say that files are written in."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.models import ImportItem

CHARSETS = {
    "utf-8": "UTF-8",
    "windows-1252": "Windows-1252",
    "cp865": _("DOS, Nordic (cp865)"),
    "mac_roman": "Mac Roman",
}
"""Names by what articles.wire calls them."""

_TO_TRY = {
    "wrong_charset": ("windows-1252", "utf-8", "cp865", "mac_roman"),
    "unknown_charset": ("cp865", "mac_roman"),
    "charset_suspect": ("cp865", "mac_roman"),
}
"""What a file may be read as instead, by the code of the note that says it was read badly."""


def charsets_to_try(item: ImportItem) -> Iterator[tuple[str, str]]:
    """(charset, name) of what the file of `item` may be read as; nothing when it was read well, or is not kept."""
    used = item.staged.charset if item.staged else ""
    codes = {reason["code"] for reason in item.reasons}
    for code, charsets in _TO_TRY.items():
        if code in codes and item.staged:
            yield from ((charset, str(CHARSETS[charset])) for charset in charsets if charset != used)
