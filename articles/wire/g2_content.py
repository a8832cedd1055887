"""Which of the renditions in a contentSet is read, and what it holds: all of them are the same text.

XHTML first, then NITF, other XML, HTML as data, plain text. Who joined them would print a text twice, and
the contacts of dpa's private rendition with it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum
from html import escape

from lxml import etree

from articles.wire.body import Body, html_body, plain_body
from articles.wire.g2_tt import is_tt, tt_text
from articles.wire.g2_xhtml import first_heading, xhtml_markup
from articles.wire.html import looks_like_html
from articles.wire.layout import laid_out
from articles.wire.nitf_body import (
    abstract_of,
    body_content,
    body_element,
    body_markup,
    byline_of,
    dateline_of,
    hl1_of,
)
from articles.wire.text import Tidier
from articles.wire.xml_fields import attribute, children, descendants, local_name, markup_of, text_at, text_of

_PRIVATE = re.compile(r"non-?public|private|contact", re.IGNORECASE)
_NOT_TEXT = re.compile(r"image|audio|video|pdf|octet|json|zip", re.IGNORECASE)
_HTML = frozenset(["html", "body", "div", "section", "article", "p", "main", "h1", "h2", "ul", "table"])
_H1 = re.compile(r"<h1\b", re.IGNORECASE)
_LEADING_HEADING = re.compile(r"<h2>((?:(?!</?h2>).)*)</h2>(?=<p>)", re.DOTALL)


class _Dress(IntEnum):
    """Kinds of rendition, the best first."""

    XHTML = 0
    NITF = 1
    OTHER_XML = 2
    HTML = 3
    PLAIN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The text of an item, and what it says of itself where the item's own fields say nothing."""

    body: Body = field(default_factory=Body)
    headline: str | None = None
    lead: str | None = None
    byline: str | None = None
    place: str | None = None
    contacts: str | None = None
    word_count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What reading a rendition needs to know about its item."""

    provider: str
    headline: str | None
    has_lead: bool
    is_table: bool


def read_content(item: "etree._Element", wanted: Wanted, tidier: Tidier) -> Content:
    """The best rendition that holds any text; without text, what the best one says of itself."""
    first = Content()
    for dress, rendition in sorted(_renditions(item), key=lambda found: found[0]):
        # A rendition that turns out to be empty must leave no warnings behind.
        trial = Tidier()
        content = _READERS[dress](rendition, wanted, trial)
        count = attribute(rendition, "wordcount") or ""
        if content.body.paragraphs or content.lead:
            tidier.take_over(trial)
            return replace(content, word_count=int(count) if re.fullmatch(r"[1-9][0-9]{0,6}", count) else None)
        first = content if first == Content() else first
    return first


def _renditions(item: "etree._Element") -> Iterator[tuple[_Dress, "etree._Element"]]:
    for content_set in children(item, "contentSet"):
        for rendition in children(content_set, "inlineXML", "inlineData"):
            told = " ".join(value for key, value in rendition.items() if key != "contenttype")
            if not _PRIVATE.search(told) and not rendition.get("encoding"):
                dress = _xml_dress(rendition) if local_name(rendition) == "inlineXML" else _data_dress(rendition)
                if dress is not None:
                    yield dress, rendition


def _xml_dress(rendition: "etree._Element") -> _Dress:
    """Told by the elements; what contenttype says is wrong too often."""
    root = next(children(rendition), None)
    if root is None:
        return _data_dress(rendition) or _Dress.PLAIN
    if next(descendants(root, "body.content"), None) is not None or local_name(root).lower() == "nitf":
        return _Dress.NITF
    return _Dress.XHTML if local_name(root).lower() in _HTML and not is_tt(root) else _Dress.OTHER_XML


def _data_dress(rendition: "etree._Element") -> _Dress | None:
    """Data that calls itself plain text but begins with a tag is HTML. None for what is no text at all."""
    told = attribute(rendition, "contenttype") or ""
    text = (text_of(rendition) or "").lstrip()
    if _NOT_TEXT.search(told):
        return None
    return _Dress.HTML if "html" in told.lower() or (text[:1] == "<" and looks_like_html(text)) else _Dress.PLAIN


def _read_xhtml(rendition: "etree._Element", wanted: Wanted, tidier: Tidier) -> Content:
    headline = wanted.headline or first_heading(rendition, tidier)
    markup = laid_out(xhtml_markup(rendition, wanted.provider), is_table=wanted.is_table)
    return _html_content(markup, headline, wanted, tidier)


def _html_content(markup: str, headline: str | None, wanted: Wanted, tidier: Tidier) -> Content:
    """STT puts its sub-headline as an h2 before the text: it is the lead where no field holds one."""
    body = html_body(markup, headline, tidier)
    is_sub = not (wanted.has_lead or wanted.is_table or _H1.search(markup))
    heading = _LEADING_HEADING.match(body.html) if is_sub else None
    if heading is None or len(body.paragraphs) < 2:
        return Content(body=body, headline=headline)
    rest = Body(paragraphs=body.paragraphs[1:], html=body.html[heading.end() :])
    return Content(body=rest, headline=headline, lead=body.paragraphs[0])


def _read_nitf(rendition: "etree._Element", wanted: Wanted, tidier: Tidier) -> Content:
    nitf = (*descendants(rendition, "nitf"), *children(rendition), rendition)[0]
    body = body_element(nitf)
    if body is None and body_content(rendition) is not None:
        body = rendition
    content = body_content(body)
    headline = wanted.headline or hl1_of(body, tidier) or tidier.value(text_at(nitf, "head/title"))
    return Content(
        body=html_body(body_markup(content), headline, tidier) if content is not None else Body(),
        headline=headline,
        lead=abstract_of(body, tidier),
        byline=byline_of(body, tidier),
        place=dateline_of(body, tidier),
    )


def _read_other(rendition: "etree._Element", wanted: Wanted, tidier: Tidier) -> Content:
    root = next(children(rendition), rendition)
    if not is_tt(root):
        return Content(body=html_body(markup_of(rendition), wanted.headline, tidier), headline=wanted.headline)
    text = tt_text(root, tidier, keep_ingress=wanted.has_lead)
    headline = wanted.headline or text.headline
    return Content(
        body=html_body(text.markup, headline, tidier),
        headline=headline,
        lead=text.lead,
        byline=text.byline,
        place=text.place,
        contacts=text.contacts,
    )


def _read_html(rendition: "etree._Element", wanted: Wanted, tidier: Tidier) -> Content:
    markup = laid_out(text_of(rendition) or "", is_table=wanted.is_table)
    return _html_content(markup, wanted.headline, wanted, tidier)


def _read_plain(rendition: "etree._Element", wanted: Wanted, tidier: Tidier) -> Content:
    text = text_of(rendition) or ""
    if wanted.is_table and text:
        body = html_body(f"<pre>{escape(text, quote=False)}</pre>", None, tidier)
    else:
        body = plain_body(text, tidier)
    return Content(body=body, headline=wanted.headline)


_READERS = {
    _Dress.XHTML: _read_xhtml,
    _Dress.NITF: _read_nitf,
    _Dress.OTHER_XML: _read_other,
    _Dress.HTML: _read_html,
    _Dress.PLAIN: _read_plain,
}
