"""A nitf element -> Story, and the document that it withdraws -> another."""

from dataclasses import replace
from typing import Any

from articles.story import Related, Status, Story
from articles.wire import notes
from articles.wire.body import (
    Body,
    html_body,
    joint_signoff,
    person_and_credit,
    signoff_credit,
    without_lead_and_signoff,
)
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
from articles.wire.nitf_body import (
    abstract_of,
    body_content,
    body_element,
    body_markup,
    byline_of,
    dateline_of,
    hl1_of,
    hl2_of,
    lead_paragraph,
    private_notes,
)
from articles.wire.nitf_fields import (
    all_in,
    credit_line,
    ednote_of,
    is_relayed,
    keywords_of,
    original_source,
    provider_name_of,
    provider_of,
    section_of,
    slugline_of,
    subjects_of,
    terms_of,
    urgency_of,
)
from articles.wire.nitf_identity import Identity, read_identity
from articles.wire.nitf_times import is_embargoed, read_times
from articles.wire.providers import default_language
from articles.wire.reading import RejectedItem
from articles.wire.signoff import split_signoff
from articles.wire.text import Tidier, collapse
from articles.wire.xml_fields import attribute, descendants, first_at, text_at

_CODE = "nitf"
_NOT_PUBLIC = (Status.CANCELED, Status.WITHHELD)


def read_stories(root: Any, opened: Opened) -> tuple[Story, ...]:
    """The story of a nitf element, and behind it the other document where this one withdraws it.

    Raises RejectedItem when there is nothing to read in it, or its id is too long.
    """
    identity = read_identity(first_at(root, "head"))
    story = _read(root, identity, opened)
    other = _withdrawn(identity, story)
    return (story, other) if other else (story,)


def _read(root: Any, identity: Identity, opened: Opened) -> Story:
    tidier = Tidier()
    head, body = first_at(root, "head"), body_element(root)
    story = _worded(root, identity, opened, tidier)
    story = _dated(story, head, body, tidier)
    story = _identified(story, identity)
    story = _flagged(story, head, identity, tidier)
    story = _filed(story, root, head, body, tidier)
    refuse_empty(story, tidier)
    return replace(story, warnings=(*opened.warnings, *tidier.warnings()))


def _worded(root: Any, identity: Identity, opened: Opened, tidier: Tidier) -> Story:
    head, body = first_at(root, "head"), body_element(root)
    provider = opened.file.provider or provider_of(head, body, identity.document)
    title = tidier.value(text_at(head, "title"))
    headline = hl1_of(body, tidier) or title
    content = body_content(body)
    text = html_body(body_markup(content), headline, tidier) if content is not None else Body()
    abstract, marked = abstract_of(body, tidier), lead_paragraph(content, tidier)
    lede = split_signoff(marked)[0] or None if marked else None
    is_moved = abstract is None and bool(text.paragraphs) and collapse(text.paragraphs[0]) == marked
    paragraphs, signoff = without_lead_and_signoff(text, split_signoff(text.paragraphs[0])[0] if is_moved else None)
    credit = joint_signoff(signoff) or credit_line(head, body, tidier) or signoff_credit(signoff)
    byline, credit = person_and_credit(byline_of(body, tidier), credit)
    story = Story(
        guid="",
        provider=provider,
        provider_name=provider_name_of(head, body, provider),
        format=_CODE,
        headline=headline,
        lead=abstract or lede,
        slugline=slugline_of(head, hl1_of(body, Tidier()), title),
        byline=byline,
        credit=credit,
        source=original_source(head, body, provider),
        dateline_place=dateline_of(body, tidier),
        paragraphs=paragraphs,
        body_html=text.html,
        charset_used=opened.charset,
    )
    story = _relayed(story, tidier) if is_relayed(head, provider) or provider == "ntb" else story
    return story if story.lead else replace(story, lead=_second_headline(story, body, head, tidier))


def _relayed(story: Story, tidier: Tidier) -> Story:
    """NTB makes headlines for flashes that have none: a star and the first 60 characters of the text."""
    headline = (story.headline or "").lstrip("*").strip() or None
    if headline != story.headline and headline and headline != (story.lead or ""):
        text = " ".join((story.lead or "", *story.paragraphs))
        at = text.find(headline)
        if at >= 0 and text[at + len(headline) :].strip(" .!?"):
            tidier.warn(notes.HEADLINE_CUT)
    return replace(story, headline=headline)


def _second_headline(story: Story, body: Any, head: Any, tidier: Tidier) -> str | None:
    """The sub-headline, unless it repeats the headline or is a slug."""
    second = hl2_of(body, tidier)
    known = {text.casefold() for text in (story.headline, story.slugline, *keywords_of(head)) if text}
    if not second or second.casefold() in known or second.upper() == second or " " not in second:
        return None
    return second


def _identified(story: Story, identity: Identity) -> Story:
    guid, is_made = identity.guid(story.published)
    if guid and len(guid) > LONGEST_GUID:
        raise RejectedItem(notes.GUID_TOO_LONG)
    number, text = read_version(identity.version, Tidier())
    return replace(
        story,
        guid=guid or derived_guid(_CODE, story),
        guid_is_derived=is_made or guid is None,
        version=number,
        version_text=text,
    )


def _dated(story: Story, head: Any, body: Any, tidier: Tidier) -> Story:
    times = read_times(head, body, story.provider, tidier)
    return replace(
        story,
        published=times.sent.moment,
        timezone_assumed=times.sent.zone_assumed,
        embargo_until=times.embargo_until,
        expires_at=times.expires_at,
        status=Status.WITHHELD if times.is_withheld else Status.USABLE,
    )


def _flagged(story: Story, head: Any, identity: Identity, tidier: Tidier) -> Story:
    """Status, corrections, and the other document that the head speaks of."""
    status = _status(head, tidier)
    if identity.other == story.guid:
        status = _other_status(identity) or status
    # An embargo without an end has withheld the story already; only a kill goes further.
    if story.status is Status.WITHHELD and status is not Status.CANCELED:
        status = Status.WITHHELD
    ednote = ednote_of(head)
    corrected = tuple(all_in(head, "correction", "id-string", or_text=False))
    takes_place = status is Status.USABLE and _other_status(identity) in _NOT_PUBLIC
    other = identity.other if identity.other != story.guid else None
    return replace(
        story,
        status=status,
        ednote=ednote,
        is_correction=says_correction(ednote) or _has_correction(head),
        replaces=(other,) if other and takes_place else (),
        related=(
            *((Related(rel="refersTo", guid=other),) if other and not takes_place else ()),
            *(Related(rel="corrects", guid=guid) for guid in corrected if guid != story.guid),
        ),
    )


def _status(head: Any, tidier: Tidier) -> Status:
    told = next(all_in(head, "docdata", "management-status", or_text=False), None)
    return Status.USABLE if is_embargoed(head) else read_status(told, tidier)


def _other_status(identity: Identity) -> Status | None:
    """What becomes of the other document; None when it stays as it is."""
    status = read_status(identity.other_status, Tidier()) if identity.other_status else None
    return status if status in _NOT_PUBLIC and (identity.other_status or "").lower() != "embargoed" else None


def _has_correction(head: Any) -> bool:
    return head is not None and next(descendants(head, "correction"), None) is not None


def _filed(story: Story, root: Any, head: Any, body: Any, tidier: Tidier) -> Story:
    """Language, and what the story is filed under."""
    terms = terms_of(head)
    if forbids_archiving(terms):
        tidier.warn(notes.NO_ARCHIVAL_USE)
    usual = default_language(story.provider, credit=story.credit)
    told = language_tag(attribute(root, "baselang") or attribute(root, "lang") or attribute(body, "lang"), tidier)
    if told and is_relayed(head, story.provider):
        tidier.warn(notes.language_of_relay(told))
        told = None
    return replace(
        story,
        language=told or usual,
        language_is_assumed=told is None and usual is not None,
        section=section_of(head, tidier),
        subjects=subjects_of(head, tidier),
        keywords=keywords_of(head),
        urgency=urgency_of(head),
        ednote_private=private_notes(body, tidier),
        usage_terms=terms,
    )


def _withdrawn(identity: Identity, story: Story) -> Story | None:
    """The other document that the head says is canceled or withheld, as a story without text; None without one."""
    status = _other_status(identity)
    if identity.other is None or identity.other == story.guid or status is None:
        return None
    return Story(
        guid=identity.other,
        provider=story.provider,
        provider_name=story.provider_name,
        format=_CODE,
        published=story.published,
        timezone_assumed=story.timezone_assumed,
        language=story.language,
        language_is_assumed=story.language_is_assumed,
        status=status,
        charset_used=story.charset_used,
        warnings=(notes.withdrawn_by(story.guid),),
    )
