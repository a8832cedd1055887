"""One newsItem of NewsML-G2 -> Story."""

import re
from dataclasses import replace
from datetime import datetime

from lxml import etree

from articles.story import Status, Story
from articles.wire import notes
from articles.wire.body import joint_signoff, person_and_credit, signoff_credit, without_lead_and_signoff
from articles.wire.format import Opened
from articles.wire.g2_content import Content, Wanted, read_content
from articles.wire.g2_fields import (
    Parts,
    byline_of,
    code_at,
    credit_line,
    description_of,
    headlines_of,
    holder_of,
    links_of,
    names_of,
    person_in,
    place_of,
    provider_of,
    replaced_by_signal,
    signals_of,
    sources_of,
    usage_terms,
)
from articles.wire.g2_notes import EdNotes, ednotes_of
from articles.wire.g2_subjects import filed_under
from articles.wire.item import forbids_archiving, language_tag, read_status, read_version, refuse_empty
from articles.wire.providers import default_language, known_provider, provider_zone, same_agency
from articles.wire.text import Tidier, shown
from articles.wire.times import ReadTime, read_deadline, read_time
from articles.wire.xml_fields import all_at, attribute, code_of, first_at, text_at

_CORRECTION = frozenset(["correction", "corrected", "correct", "edstat:c"])
_UPDATE = frozenset(["update", "updated", "update:", "edstat:u"])
_REPLACE = frozenset(["replace", "replaces", "replacement"])
_TABLE = re.compile(r"\btab(?:le|ular)")
_CREATED = ("contentModified", "contentCreated")


def read_item(item: "etree._Element", header: "etree._Element | None", opened: Opened) -> Story:
    """The story in a newsItem that has a guid. Raises RejectedItem when there is nothing to read in it.

    `header` is that of the newsMessage around it.
    """
    tidier = Tidier()
    parts = Parts.of(item, header)
    signals = signals_of(parts, tidier)
    about = ednotes_of(parts, tidier)
    story = _worded(parts, opened, signals, about, tidier)
    story = _dated(story, parts, tidier)
    story = _filed(story, parts, tidier)
    story = _flagged(story, parts, signals, tidier)
    refuse_empty(story, tidier)
    return replace(story, warnings=(*opened.warnings, *tidier.warnings()))


def _worded(parts: Parts, opened: Opened, signals: set[str], about: EdNotes, tidier: Tidier) -> Story:
    """Identity and texts."""
    guid = tidier.value(attribute(parts.item, "guid")) or ""
    provider = opened.file.provider or provider_of(parts, guid)
    number, version_text = read_version(attribute(parts.item, "version"), tidier)
    headline, sub_headline = headlines_of(parts, tidier)
    lead = sub_headline or description_of(parts, tidier)
    is_table = any(_TABLE.search(signal) for signal in signals)
    wanted = Wanted(provider=provider, headline=headline, has_lead=lead is not None, is_table=is_table)
    content = read_content(parts.item, wanted, tidier)
    lead = lead or content.lead
    paragraphs, signoff = without_lead_and_signoff(content.body, lead)
    byline, credit, source = _people(parts, provider, content, signoff, tidier)
    private = "\n".join(dict.fromkeys(text for text in (about.private, content.contacts) if text))
    return Story(
        guid=guid,
        provider=provider,
        provider_name=_provider_name(parts, provider, tidier),
        format="newsml-g2",
        version=number,
        version_text=version_text,
        headline=headline or content.headline,
        lead=lead,
        slugline=tidier.value(text_at(parts.content, "slugline")),
        byline=byline,
        credit=credit,
        source=source,
        dateline_place=place_of(parts, tidier) or content.place,
        ednote=about.staff,
        ednote_private=private or None,
        public_note=about.public,
        usage_terms=usage_terms(parts, tidier),
        word_count=content.word_count,
        paragraphs=paragraphs,
        body_html=content.body.html,
        is_correction=about.say_correction,
        charset_used=opened.charset,
    )


def _people(
    parts: Parts, provider: str, content: Content, signoff: str | None, tidier: Tidier
) -> tuple[str | None, str | None, str | None]:
    """(by-line, credit, source). A by-line is a person; one that names only agencies is credit."""
    sources, original = sources_of(parts, provider, tidier)
    credit = credit_line(parts, tidier) or joint_signoff(signoff) or sources or holder_of(parts, tidier)
    credit = credit or signoff_credit(signoff)
    byline = byline_of(parts, tidier) or (person_in(content.byline) if content.byline else None)
    return *person_and_credit(byline, credit), original


def _provider_name(parts: Parts, provider: str, tidier: Tidier) -> str | None:
    """The name under which the file knows a provider that is in no list of ours; None when it does not."""
    if known_provider(provider):
        return None
    node = first_at(parts.meta, "provider")
    names = list(names_of(node, tidier))
    is_own = any(same_agency(name, provider) for name in (*names, code_of(attribute(node, "qcode")) or ""))
    return names[0] if names and is_own else None


def _dated(story: Story, parts: Parts, tidier: Tidier) -> Story:
    zone = provider_zone(story.provider)
    time = _published(parts, story.provider, tidier)
    created = read_time(text_at(parts.meta, "firstCreated") or text_at(parts.content, "contentCreated"), zone).moment
    embargo_until, is_withheld = _embargo(parts, story.provider, tidier)
    return replace(
        story,
        published=time.moment,
        timezone_assumed=time.zone_assumed,
        first_created=created.instant if created else None,
        embargo_until=embargo_until,
        status=Status.WITHHELD if is_withheld else story.status,
    )


def _published(parts: Parts, provider: str, tidier: Tidier) -> ReadTime:
    """When this version was sent; where that is empty or cannot be read, when it was made, or the message sent."""
    zone = provider_zone(provider)
    places = ((parts.meta, "versionCreated"), *((parts.content, name) for name in _CREATED), (parts.header, "sent"))
    is_silent = True
    for part, name in places:
        time = read_time(text_at(part, name), zone)
        for note in (*time.warnings, *([notes.DATE_OF_CREATION] if time.moment and name in _CREATED else [])):
            tidier.warn(note)
        if time.moment:
            return time
        is_silent &= not time.warnings
    if is_silent:
        tidier.warn(notes.NO_DATE)
    return ReadTime()


def _embargo(parts: Parts, provider: str, tidier: Tidier) -> tuple[datetime | None, bool]:
    """(end of the embargo, whether the story must be withheld because the end cannot be read)."""
    value = text_at(parts.meta, "embargoed")
    deadline = read_deadline(value, provider_zone(provider))
    if deadline.unreadable:
        tidier.warn(notes.unreadable_embargo(shown(value)))
    elif deadline.whole_day:
        tidier.warn(notes.EMBARGO_DAY)
    elif deadline.instant is None and first_at(parts.meta, "embargoed") is not None:
        tidier.warn(notes.EMBARGO_EMPTY)
    return deadline.instant, deadline.unreadable


def _filed(story: Story, parts: Parts, tidier: Tidier) -> Story:
    """What the story is filed under."""
    filed = filed_under(parts, tidier)
    language = _language(parts, tidier)
    usual = default_language(story.provider, credit=story.credit, section=filed.section)
    return replace(
        story,
        language=language or usual,
        language_is_assumed=language is None and usual is not None,
        section=filed.section,
        subjects=filed.subjects,
        keywords=filed.keywords,
        urgency=_urgency(text_at(parts.content, "urgency"))
        or _urgency(text_at(parts.meta, "priority"))
        or _urgency(text_at(parts.header, "priority")),
    )


def _language(parts: Parts, tidier: Tidier) -> str | None:
    """That of the content, else the item's, else the rendition's; some say swe, or ita over an English text."""
    tagged = [attribute(node, "tag") for node in all_at(parts.content, "language")]
    inline = [attribute(node, "lang") for node in all_at(parts.item, "contentSet/inlineXML")]
    told = (*tagged, attribute(parts.item, "lang"), *inline)
    return next((tag for value in told if (tag := language_tag(value, tidier))), None)


def _urgency(text: str | None) -> int | None:
    digit = (text or "").strip()
    return int(digit) if len(digit) == 1 and digit in "123456789" else None


def _flagged(story: Story, parts: Parts, signals: set[str], tidier: Tidier) -> Story:
    """Status, corrections, and the other stories that this one takes the place of or points to."""
    told = (code_at(first_at(parts.meta, "pubStatus")) or "").rstrip("/").replace("/", ":")
    status = read_status(told, tidier)
    # An embargo that nobody can read has withheld the story already; only a kill goes further.
    if story.status is Status.WITHHELD and status is not Status.CANCELED:
        status = Status.WITHHELD
    if forbids_archiving(story.usage_terms):
        tidier.warn(notes.NO_ARCHIVAL_USE)
    replaced, related, url = links_of(parts, story.guid, tidier)
    if signals & _REPLACE:
        replaced = tuple(dict.fromkeys((*replaced, *replaced_by_signal(parts, story.guid, tidier))))
    return replace(
        story,
        status=status,
        is_correction=story.is_correction or bool(signals & _CORRECTION),
        is_update=bool(signals & _UPDATE),
        replaces=replaced,
        related=related,
        url=url,
    )
