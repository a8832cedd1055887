"""The text of an item in either dress, HTML or plain, as paragraphs and safe HTML; and short texts likewise."""

import re
from dataclasses import dataclass
from html import escape

from articles.wire.html import clean_html, looks_like_html, plain_text, to_paragraphs
from articles.wire.providers import is_only_agencies
from articles.wire.signoff import split_signoff
from articles.wire.text import Tidier, blocks

_END_MARK = re.compile(r"\W*ends\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A text as paragraphs and as safe HTML."""

    paragraphs: tuple[str, ...] = ()
    html: str = ""


def html_body(markup: str, headline: str | None, tidier: Tidier) -> Body:
    """A body that is HTML, without an h1 that repeats the headline. Raises RejectedItem as html.clean_html() does."""
    html = clean_html(markup, tidier, headline=headline)
    return Body(paragraphs=tuple(to_paragraphs(html)), html=html)


def plain_body(text: str, tidier: Tidier) -> Body:
    """A body that is plain text, its wrapped lines joined."""
    texts = (tidier.paragraph(block, unescape_left=True) for block in blocks(text))
    paragraphs = tuple(text for text in texts if text)
    return Body(paragraphs=paragraphs, html="".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs))


def plain_value(value: object, tidier: Tidier, *, dress: str = "") -> str | None:
    """A short text (lead, note, by-line) that may be HTML: its lines as plain text, None when empty."""
    if not isinstance(value, str):
        return None
    if "html" in dress or looks_like_html(value):
        return plain_text(value, tidier) or None
    lines = (tidier.paragraph(line, unescape_left=True) for line in blocks(value))
    return "\n".join(line for line in lines if line) or None


def without_lead_and_signoff(body: Body, lead: str | None) -> tuple[tuple[str, ...], str | None]:
    """The paragraphs without a first one that repeats the lead and without the sign-off, and that."""
    paragraphs = list(body.paragraphs)
    signoff = None
    if paragraphs:
        text, signoff = split_signoff(paragraphs.pop())
        paragraphs += [text] if text else []
    if paragraphs and paragraphs[0] == lead:
        del paragraphs[0]
    return tuple(paragraphs), signoff


def joint_signoff(signoff: str | None) -> str | None:
    """A sign-off that names two agencies (/ritzau/AFP): credit as printed, and more exact than any field."""
    return signoff if signoff and re.match("/[^/]+/.", signoff) else None


def signoff_credit(signoff: str | None) -> str | None:
    """A sign-off as credit; None for one that only marks the end ("ends")."""
    return None if signoff is None or _END_MARK.fullmatch(signoff) else signoff


def person_and_credit(byline: str | None, credit: str | None) -> tuple[str | None, str | None]:
    """(by-line, credit): a by-line is a person, so one that names only agencies is credit where there is no other."""
    if byline and is_only_agencies(byline):
        return None, credit or byline
    return byline, credit
