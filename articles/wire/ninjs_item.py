"""One ninjs object -> Story. Property names of all three versions are accepted side by side, as real files mix them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from articles.story import Related, Status, Story
from articles.wire import notes
from articles.wire.body import joint_signoff, person_and_credit, plain_value, without_lead_and_signoff
from articles.wire.format import Opened
from articles.wire.item import forbids_archiving, language_tag, read_status, read_version, refuse_empty, says_correction
from articles.wire.ninjs_body import read_body
from articles.wire.ninjs_fields import (
    authors_of,
    credit_line,
    first,
    headline_of,
    identity,
    keywords_of,
    lead_of,
    original_source,
    place_of,
    provider_name_of,
    provider_of,
    signals,
    uris,
)
from articles.wire.ninjs_subjects import subjects_of
from articles.wire.providers import default_language, provider_zone
from articles.wire.text import Tidier, shown
from articles.wire.times import ReadTime, read_deadline, read_time

_OF_VERSION_3 = ("versionCreated", "pubStatus", "firstCreated", "contentCreated", "embargoedUntil", "edNote")
_SENT = ("versioncreated", "versionCreated")
_CREATED = ("contentmodified", "contentModified", "contentcreated", "contentCreated", "firstcreated", "firstCreated")
_FIRST = ("firstcreated", "firstCreated", "contentcreated", "contentCreated")
_EMBARGO = ("embargoed", "embargoedUntil", "embargoeduntil", "embargoedTo", "embargo")


def ninjs_version(item: dict[str, Any]) -> int:
    """1, 2 or 3: what the item says of itself, else what its property names tell."""
    standard = item.get("standard") or item.get("$standard") or ""
    told = standard.get("version") if isinstance(standard, dict) else standard
    digit = next((sign for sign in str(told or "") if sign.isdigit()), "")
    if digit in ("1", "2", "3"):
        return int(digit)
    if any(name in item for name in _OF_VERSION_3):
        return 3
    return 2 if any(isinstance(item.get(name), list) for name in ("headlines", "bodies", "descriptions")) else 1


def read_item(item: dict[str, Any], opened: Opened) -> Story:
    """The story in a ninjs object that has a uri. Raises RejectedItem when there is nothing to read in it."""
    tidier = Tidier()
    story = _worded(item, opened, tidier)
    story = _dated(story, item, tidier)
    story = _filed(story, item, tidier)
    story = _flagged(story, item, tidier)
    refuse_empty(story, tidier)
    return replace(story, warnings=(*opened.warnings, *tidier.warnings()))


def _worded(item: dict[str, Any], opened: Opened, tidier: Tidier) -> Story:
    """Identity and texts."""
    guid = identity(item) or ""
    provider = opened.file.provider or provider_of(item, guid)
    number, version_text = read_version(item.get("version"), tidier)
    headline, lead = headline_of(item, tidier), lead_of(item, tidier)
    body = read_body(item, headline, tidier)
    paragraphs, signoff = without_lead_and_signoff(body, lead)
    byline, credit = _byline_and_credit(item, signoff, tidier)
    return Story(
        guid=guid,
        provider=provider,
        provider_name=provider_name_of(item, provider),
        format=f"ninjs-{ninjs_version(item)}",
        version=number,
        version_text=version_text,
        headline=headline,
        lead=lead,
        slugline=tidier.value(first(item, ("slugline", "slug"))),
        byline=byline,
        credit=credit,
        source=original_source(item, provider, tidier),
        dateline_place=place_of(item, tidier),
        ednote=plain_value(first(item, ("ednote", "edNote")), tidier),
        paragraphs=paragraphs,
        body_html=body.html,
        charset_used=opened.charset,
    )


def _byline_and_credit(item: dict[str, Any], signoff: str | None, tidier: Tidier) -> tuple[str | None, str | None]:
    """A by-line is a person: one that names only agencies is credit. A sign-off that names two is credit as printed."""
    byline = tidier.value(plain_value(first(item, ("byline", "by")), tidier)) or authors_of(item, tidier)
    explicit = tidier.value(first(item, ("creditline", "creditLine", "credit")))
    credit = explicit or joint_signoff(signoff) or credit_line(item, tidier) or signoff
    return person_and_credit(byline, credit)


def _dated(story: Story, item: dict[str, Any], tidier: Tidier) -> Story:
    zone = provider_zone(story.provider)
    time = _published(item, story.provider, tidier)
    created = read_time(first(item, _FIRST), zone).moment
    embargo_until, is_withheld = _embargo(item, story.provider, tidier)
    return replace(
        story,
        published=time.moment,
        timezone_assumed=time.zone_assumed,
        first_created=created.instant if created else None,
        embargo_until=embargo_until,
        expires_at=read_deadline(item.get("expires"), zone).instant,
        status=Status.WITHHELD if is_withheld else story.status,
    )


def _published(item: dict[str, Any], provider: str, tidier: Tidier) -> ReadTime:
    """When this version was sent, else when it was made."""
    sent = first(item, _SENT)
    value = first(item, _CREATED) if sent is None else sent
    time = read_time(value, provider_zone(provider))
    about = (notes.NO_DATE,) if value is None else time.warnings
    if sent is None and time.moment is not None:
        about = (*about, notes.DATE_OF_CREATION)
    for note in about:
        tidier.warn(note)
    return time


def _embargo(item: dict[str, Any], provider: str, tidier: Tidier) -> tuple[datetime | None, bool]:
    """(end of the embargo, whether the story must be withheld because the end cannot be read)."""
    value = first(item, _EMBARGO)
    deadline = read_deadline(value, provider_zone(provider))
    if deadline.unreadable:
        tidier.warn(notes.unreadable_embargo(shown(value)))
    elif deadline.whole_day:
        tidier.warn(notes.EMBARGO_DAY)
    elif deadline.instant is None and any(item.get(name) == "" for name in _EMBARGO):
        tidier.warn(notes.EMBARGO_EMPTY)
    return deadline.instant, deadline.unreadable


def _filed(story: Story, item: dict[str, Any], tidier: Tidier) -> Story:
    """What the story is filed under."""
    filed = subjects_of(item, tidier)
    language = language_tag(item.get("language"), tidier)
    usual = default_language(story.provider, credit=story.credit, section=filed.section)
    return replace(
        story,
        language=language or usual,
        language_is_assumed=language is None and usual is not None,
        section=filed.section,
        subjects=filed.subjects,
        keywords=keywords_of(item, filed.words, tidier),
        urgency=_urgency(item.get("urgency")),
    )


def _urgency(value: Any) -> int | None:
    text = str(value).strip().removesuffix(".0")
    return int(text) if len(text) == 1 and text in "123456789" else None


def _flagged(story: Story, item: dict[str, Any], tidier: Tidier) -> Story:
    """Status, corrections, and the other stories that this one takes the place of or points to."""
    status = read_status(first(item, ("pubstatus", "pubStatus")), tidier)
    # An embargo that nobody can read has withheld the story already; only a kill goes further.
    if story.status is Status.WITHHELD and status is not Status.CANCELED:
        status = Status.WITHHELD
    if forbids_archiving(tidier.value(first(item, ("usageterms", "usageTerms")))):
        tidier.warn(notes.NO_ARCHIVAL_USE)
    flags = signals(item)
    evolved = uris(first(item, ("evolvedfrom", "evolvedFrom")), but=story.guid)
    revisions = uris(item.get("revisions"), but=story.guid)
    return replace(
        story,
        status=status,
        is_correction="correction" in flags or says_correction(story.ednote),
        is_update="update" in flags or bool(evolved),
        replaces=uris(first(item, ("replacing", "replaces")), but=story.guid),
        related=(
            *(Related(rel="evolvedFrom", guid=uri) for uri in evolved),
            *(Related(rel="revision", guid=uri) for uri in revisions),
        ),
    )
