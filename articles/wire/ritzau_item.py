"""One RBNews element -> Story. Every empty element is null, whatever its attributes: some files misspell xsi:nil."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

from lxml import etree

from articles.story import COPENHAGEN, Related, Status, Story, Subject
from articles.wire import notes
from articles.wire.body import (
    Body,
    html_body,
    joint_signoff,
    person_and_credit,
    plain_value,
    without_lead_and_signoff,
)
from articles.wire.format import Opened
from articles.wire.html import looks_like_html
from articles.wire.item import LONGEST_GUID, read_version, refuse_empty, says_correction, subject_of, without_doubles
from articles.wire.providers import default_language
from articles.wire.text import Tidier, blocks
from articles.wire.times import read_time
from articles.wire.xml_fields import children, local_name, markup_of, text_of

# .NET's Guid.Empty, and what its services send for "none" where a number or a flag is wanted.
_NO_GUID = re.compile(r"[0-]*|false|true|null", re.IGNORECASE)
_BETWEEN_GUIDS = re.compile(r"[\s,;|]+")
_ESCAPED_HTML = re.compile(r"\s*&lt;/?(?:p|div|h[1-6]|ul|ol|table|html|body|span|br)\b[^<>]*?&gt;", re.IGNORECASE)
_LONGEST_WORD = 200

_Fields = dict[str, Any]
"""The elements of one RBNews by name."""


def identity(item: "etree._Element") -> str | None:
    """The NewsID of an RBNews, None when it is missing, empty or all zeros."""
    guid = Tidier().value(text_of(next(children(item, "NewsID"), None)))
    return None if guid is None or _NO_GUID.fullmatch(guid) else guid


def read_item(item: "etree._Element", opened: Opened) -> Story:
    """The story in an RBNews that has a NewsID. Raises RejectedItem when there is nothing to read in it."""
    tidier = Tidier()
    fields: _Fields = {}
    for field in children(item):
        fields.setdefault(local_name(field), field)
    story = _worded(fields, identity(item) or "", opened, tidier)
    story = _filed(story, fields, tidier)
    story = _flagged(story, fields, tidier)
    refuse_empty(story, tidier)
    return replace(story, warnings=(*opened.warnings, *tidier.warnings()))


def _text(fields: _Fields, name: str) -> str | None:
    """An element's text, raw; None when it is missing or empty."""
    return text_of(fields.get(name))


def _markup(fields: _Fields, name: str) -> str | None:
    """An element's HTML, which is escaped; should it ever hold tags of XML, these."""
    field = fields.get(name)
    return markup_of(field) if field is not None and len(field) else text_of(field)


def _worded(fields: _Fields, guid: str, opened: Opened, tidier: Tidier) -> Story:
    """Identity and texts."""
    number, version_text = read_version(_text(fields, "version"), tidier)
    headline = tidier.value(plain_value(_text(fields, "headline"), tidier))
    lead = plain_value(_markup(fields, "subtitle"), tidier)
    body = _body(_markup(fields, "content") or "", headline, tidier)
    paragraphs, signoff = without_lead_and_signoff(body, lead)
    credit = joint_signoff(signoff) or tidier.value(_text(fields, "origin")) or signoff
    byline, credit = person_and_credit(tidier.value(_text(fields, "byLine")), credit)
    contacts = (tidier.value(_text(fields, name)) for name in ("byLineEmail", "byLinePhone"))
    return Story(
        guid=guid,
        provider=opened.file.provider or "ritzau",
        format="ritzau",
        version=number,
        version_text=version_text,
        headline=headline,
        lead=lead,
        slugline=tidier.value(_text(fields, "strapline")),
        byline=byline,
        credit=credit,
        dateline_place=_place(fields, tidier),
        ednote=plain_value(_markup(fields, "TilRedaktionen"), tidier),
        ednote_private="\n".join(contact for contact in contacts if contact) or None,
        paragraphs=paragraphs,
        body_html=body.html,
        charset_used=opened.charset,
    )


def _body(content: str, headline: str | None, tidier: Tidier) -> Body:
    """`content`: HTML, sometimes escaped once more as a whole, sometimes text without a single tag.

    Text that merely speaks of tags stays text: only a content that has no tag and begins with an escaped one
    is unescaped, and cleaned after that.
    """
    if not looks_like_html(content):
        if _ESCAPED_HTML.match(content):
            tidier.warn(notes.ESCAPED_TWICE)
            content = unescape(content)
        else:
            content = "".join(f"<p>{block}</p>" for block in blocks(content))
    return html_body(content, headline, tidier)


def _place(fields: _Fields, tidier: Tidier) -> str | None:
    """The town. A time stamp that stands in its place is dropped."""
    place = tidier.value(_text(fields, "town"))
    return None if place and read_time(place).moment else place


def _filed(story: Story, fields: _Fields, tidier: Tidier) -> Story:
    """When it was sent (the service's clock is Copenhagen's) and what it is filed under."""
    date = _text(fields, "PublishDate")
    time = read_time(date, COPENHAGEN)
    for note in time.warnings if date else (notes.NO_DATE,):
        tidier.warn(note)
    section = tidier.value(_text(fields, "section") or _text(fields, "sectionShort"), longest=100)
    language = None if _is_passed_on(fields) else default_language("ritzau", credit=story.credit, section=section)
    return replace(
        story,
        published=time.moment,
        timezone_assumed=time.zone_assumed,
        language=language,
        language_is_assumed=language is not None,
        section=section,
        subjects=without_doubles(_subjects(fields)),
        keywords=_keywords(story.slugline, fields, tidier),
        urgency=_urgency(_text(fields, "Priority")),
    )


def _is_passed_on(fields: _Fields) -> bool:
    """Whether it is a press release, which can be in any language."""
    told = f"{_text(fields, 'format')} {_text(fields, 'strapline')} {_text(fields, 'sectionShort')}".lower()
    return "inpublic" in told or "pressemed" in told


def _subjects(fields: _Fields) -> Iterator[Subject]:
    """IPTCList holds codes as whole numbers, which have lost their leading zero: 4000000 is 04000000."""
    for entry in _entries(fields, "IPTCList"):
        digits = entry.strip()
        if digits.isascii() and digits.isdigit() and 7 <= len(digits) <= 8:
            subject = subject_of(digits.zfill(8))
            if subject:
                yield subject


def _keywords(strapline: str | None, fields: _Fields, tidier: Tidier) -> tuple[str, ...]:
    """The parts of the keyword line (NET/FORSVAR/SATELLIT), then SubjectKeyword where that holds words."""
    words = [word.strip(" -–") for word in (strapline or "").split("/")]
    others = (tidier.value(entry, longest=_LONGEST_WORD) for entry in _entries(fields, "SubjectKeyword"))
    words += [word for word in others if word and not word.isdigit()]
    return tuple(dict.fromkeys(word[:_LONGEST_WORD].strip() for word in words if word))


def _entries(fields: _Fields, name: str) -> Iterator[str]:
    """The texts of a serialised list: of its elements (a:int, a:string, a:guid), else its own."""
    field = fields.get(name)
    if field is None:
        return
    entries = list(children(field)) or [field]
    yield from (text for entry in entries if (text := text_of(entry)))


def _urgency(text: str | None) -> int | None:
    digit = (text or "").strip()
    return int(digit) if len(digit) == 1 and digit in "123456789" else None


def _flagged(story: Story, fields: _Fields, tidier: Tidier) -> Story:
    """Status, corrections, and the other stories that this one takes the place of or points to."""
    replaced = _guids(fields, ("replacedID", "Replaces"), story.guid, tidier)
    related = (guid for guid in _guids(fields, ("Related",), story.guid, tidier) if guid not in replaced)
    return replace(
        story,
        status=Status.CANCELED if _is_true(fields, "Annuleret") else Status.USABLE,
        is_correction=_is_true(fields, "Korrektion") or says_correction(story.ednote),
        is_update=_is_true(fields, "NyVersion"),
        replaces=replaced,
        related=tuple(Related(rel="seeAlso", guid=guid) for guid in related),
    )


def _is_true(fields: _Fields, name: str) -> bool:
    return (_text(fields, name) or "").strip().lower() in ("true", "1")


def _guids(fields: _Fields, names: tuple[str, ...], own: str, tidier: Tidier) -> tuple[str, ...]:
    """The identifiers in these elements, each once, without the story's own: a new version keeps its NewsID."""
    texts = (text for name in names for text in _entries(fields, name))
    parts = (tidier.value(part) for text in texts for part in _BETWEEN_GUIDS.split(text))
    found = (part for part in parts if part and part != own and len(part) <= LONGEST_GUID)
    return tuple(dict.fromkeys(guid for guid in found if not _NO_GUID.fullmatch(guid)))
