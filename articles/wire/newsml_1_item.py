"""A NewsItem of NewsML 1 -> Story."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from articles.story import Status, Story
from articles.wire import notes
from articles.wire.body import joint_signoff, person_and_credit, signoff_credit, without_lead_and_signoff
from articles.wire.format import Opened
from articles.wire.item import (
    LONGEST_GUID,
    derived_guid,
    forbids_archiving,
    language_tag,
    read_status,
    read_version,
    refuse_empty,
    says_correction,
)
from articles.wire.newsml_1_content import Content, contents_of, nitf_body_of, part_of, read_text
from articles.wire.newsml_1_fields import (
    Lines,
    all_components,
    format_of,
    guid_of,
    parties,
    properties,
    provider_name_of,
    provider_of,
    related_to,
    revision_of,
    subjects_of,
    terms_of,
    town_of,
    urgencies,
)
from articles.wire.nitf_body import abstract_of, byline_of, dateline_of, hl1_of
from articles.wire.providers import default_language, provider_zone, same_agency
from articles.wire.reading import RejectedItem
from articles.wire.text import Tidier, shown
from articles.wire.times import read_deadline, read_time
from articles.wire.xml_fields import attribute, children, first_at, text_at

_SECTIONS = ("Section", "Ressort", "Rubrik", "Category")
_SPLITS_KEYWORDS = re.compile(r"[/,;]")


def read_item(item: Any, opened: Opened) -> Story:
    """The story of a NewsItem. Raises RejectedItem when there is nothing to read in it."""
    tidier, guid = Tidier(), guid_of(item)
    if guid and len(guid) > LONGEST_GUID:
        raise RejectedItem(notes.GUID_TOO_LONG)
    contents = contents_of(item)
    headline = _headline(item, contents, tidier)
    text, content = read_text(contents, headline, tidier)
    components = content.components if content else all_components(item)
    lines, body = Lines(components, tidier), nitf_body_of(content)
    provider = opened.file.provider or provider_of(item)
    paragraphs, signoff = without_lead_and_signoff(text, None)
    credit = joint_signoff(signoff) or _credit(item, lines) or signoff_credit(signoff)
    byline, credit = person_and_credit(lines.line("ByLine") or byline_of(body, tidier), credit)
    story = Story(
        guid=guid or "",
        provider=provider,
        provider_name=provider_name_of(item, provider),
        format=format_of(opened.content),
        headline=headline or hl1_of(body, tidier),
        lead=lines.line("SubHeadLine") or part_of(contents, "lead", content, tidier) or abstract_of(body, tidier),
        slugline=lines.line("SlugLine", "KeywordLine"),
        byline=byline,
        credit=credit,
        source=_source(item, provider, lines),
        dateline_place=_place(components, lines) or dateline_of(body, tidier),
        section=next(iter(properties(components, *_SECTIONS)), None),
        ednote=lines.ednote(),
        subjects=subjects_of(components),
        keywords=_keywords(components, lines),
        urgency=next((int(value) for value in urgencies(item) if value in tuple("123456789")), None),
        usage_terms=terms_of(components),
        paragraphs=paragraphs,
        body_html=text.html,
        charset_used=opened.charset,
    )
    story = _managed(_dated(_named(story, item, content, tidier), item, tidier), item, tidier)
    refuse_empty(story, tidier)
    story = story if story.guid else replace(story, guid=derived_guid("newsml", story), guid_is_derived=True)
    return replace(story, warnings=(*opened.warnings, *tidier.warnings()))


def _headline(item: Any, contents: list[Content], tidier: Tidier) -> str | None:
    """The HeadLine nearest to the body, else the component that is the title."""
    texts = sorted(
        (content for content in contents if content.part != "headline"), key=lambda text: text.part != "body"
    )
    components = texts[0].components if texts else all_components(item)
    return Lines(components, tidier).line("HeadLine") or part_of(contents, "headline", None, tidier)


def _credit(item: Any, lines: Lines) -> str | None:
    named = (*parties(item, "Provider"), *parties(item, "Source"))
    return lines.line("CreditLine") or next(iter(named), None)


def _source(item: Any, provider: str, lines: Lines) -> str | None:
    """The publisher whose text the provider passes on: a Source beside a Provider, and neither is it credited."""
    own = {*parties(item, "Provider"), lines.line("CreditLine")}
    names = parties(item, "Source") if parties(item, "Provider") else []
    return next((name for name in names if name not in own and not same_agency(name, provider)), None)


def _place(components: tuple[Any, ...], lines: Lines) -> str | None:
    """The city of origin, else the town of the DateLine."""
    return next(iter(properties(components, "City")), None) or town_of(lines.line("DateLine"))


def _keywords(components: tuple[Any, ...], lines: Lines) -> tuple[str, ...]:
    split = (word.strip() for word in _SPLITS_KEYWORDS.split(lines.line("KeywordLine") or ""))
    return tuple(dict.fromkeys((*properties(components, "Keyword"), *(word for word in split if word))))


def _named(story: Story, item: Any, content: Content | None, tidier: Tidier) -> Story:
    """Version and language."""
    revision, is_update = revision_of(item)
    number, version_text = read_version(revision, tidier)
    components = content.components if content else all_components(item)
    told = [
        *(attribute(node, "FormalName") for outer in components for node in _languages(outer)),
        *(attribute(outer, "lang") for outer in (*components, item)),
    ]
    language = language_tag(next((tag for tag in told if tag), None), tidier)
    usual = default_language(story.provider, credit=story.credit)
    return replace(
        story,
        version=number,
        version_text=version_text,
        is_update=is_update,
        language=language or usual,
        language_is_assumed=language is None and usual is not None,
    )


def _languages(component: Any) -> list[Any]:
    return list(children(first_at(component, "DescriptiveMetadata"), "Language"))


def _dated(story: Story, item: Any, tidier: Tidier) -> Story:
    zone = provider_zone(story.provider)
    management, root = first_at(item, "NewsManagement"), item.getroottree().getroot()
    sent = text_at(management, "ThisRevisionCreated") or text_at(root, "NewsEnvelope/DateAndTime")
    created = text_at(management, "FirstCreated")
    time = read_time(sent or created, zone)
    about = time.warnings if sent or created else (notes.NO_DATE,)
    for note in (*about, *((notes.DATE_OF_CREATION,) if created and not sent else ())):
        tidier.warn(note)
    first = read_time(created, zone).moment
    return replace(
        story,
        published=time.moment,
        timezone_assumed=time.zone_assumed,
        first_created=first.instant if first else None,
    )


def _managed(story: Story, item: Any, tidier: Tidier) -> Story:
    """Status, embargo, corrections and the items that this one points to."""
    management = first_at(item, "NewsManagement")
    told = attribute(first_at(management, "Status"), "FormalName")
    is_held = (told or "").lower() == "embargoed"
    until = _embargo(management, provider_zone(story.provider), tidier) if is_held else None
    if forbids_archiving(story.usage_terms):
        tidier.warn(notes.NO_ARCHIVAL_USE)
    status = read_status(told, tidier) if not is_held else Status.USABLE if until else Status.WITHHELD
    return replace(
        story,
        status=status,
        embargo_until=until,
        is_correction=says_correction(story.ednote),
        related=related_to(item, story.guid),
    )


def _embargo(management: Any, zone: Any, tidier: Tidier) -> datetime | None:
    """When an embargoed item becomes usable; None, with a note, when the file does not say or nobody can read it."""
    change = first_at(management, "StatusWillChange")
    future = (attribute(first_at(change, "FutureStatus"), "FormalName") or "usable").lower()
    value = text_at(change, "DateAndTime") if future == "usable" else None
    deadline = read_deadline(value, zone)
    if deadline.unreadable:
        tidier.warn(notes.unreadable_embargo(shown(value)))
    elif deadline.instant is None:
        tidier.warn(notes.EMBARGO_WITHOUT_END)
    elif deadline.whole_day:
        tidier.warn(notes.EMBARGO_DAY)
    return deadline.instant
