"""Markup or plain text of an XML wire -> the story's paragraphs, its safe HTML and the sign-off, which is credit."""

import re
from dataclasses import dataclass, replace
from html import escape

from articles.wire.html import clean_html, to_paragraphs
from articles.wire.providers import is_only_agencies
from articles.wire.signoff import split_signoff
from articles.wire.text import Tidier, blocks, collapse

_JOINT = re.compile(r"/[^/]+/.")
_BY = re.compile(r"(?:by|af|av|von|par|por|door)\s+(?:the\s+(?!associated))?", re.IGNORECASE)
_END_MARK = re.compile(r"\W*ends\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A body: plain paragraphs without the sign-off, safe HTML as it came, and the sign-off."""

    paragraphs: tuple[str, ...] = ()
    html: str = ""
    signoff: str | None = None

    def without_first(self, lead: str | None) -> "Text":
        """Without a first paragraph that is the lead, a text on one line."""
        if lead and self.paragraphs and collapse(self.paragraphs[0]) == lead:
            return replace(self, paragraphs=self.paragraphs[1:])
        return self


def read_markup(markup: str, headline: str | None, tidier: Tidier) -> Text:
    """HTML -> Text; an h1 that repeats `headline` is left out. Raises RejectedItem when it is too deep or too long."""
    html = clean_html(markup, tidier, headline=headline)
    return _signed(to_paragraphs(html), html)


def read_plain(text: str, tidier: Tidier) -> Text:
    """Plain text -> Text, its paragraphs parted by blank lines or indents."""
    parts = (tidier.paragraph(block, unescape_left=True) for block in blocks(text))
    paragraphs = [part for part in parts if part]
    return _signed(paragraphs, "".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs))


def _signed(paragraphs: list[str], html: str) -> Text:
    if not paragraphs:
        return Text(html=html)
    *before, last = paragraphs
    text, signoff = split_signoff(last)
    return Text(paragraphs=(*before, text) if text else tuple(before), html=html, signoff=signoff)


def byline_and_credit(byline: str | None, named: str | None, signoff: str | None) -> tuple[str | None, str | None]:
    """(by-line, credit): a by-line of agencies only is credit; a sign-off that names two agencies is credit as printed.

    `named` is what the file credits. A sign-off is credit where the file names nobody; "ends" only marks the end.
    """
    joint = signoff if signoff and _JOINT.match(signoff) else None
    mark = signoff if signoff and not _END_MARK.fullmatch(signoff) else None
    credit = joint or named or mark
    if byline and is_only_agencies(_BY.sub("", byline, count=1)):
        return None, credit or byline
    return byline, credit
