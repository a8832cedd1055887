"""One item of a feed -> Story. feedparser has already given the elements of all versions the same names."""

import hashlib
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from articles.story import Story
from articles.wire import notes
from articles.wire.feed_texts import Body, authors_of, body_of, lead_of, one_line
from articles.wire.feed_times import read_feed_time
from articles.wire.feed_xml import Feed
from articles.wire.format import Opened
from articles.wire.item import LONGEST_GUID, language_tag
from articles.wire.ninjs_subjects import subjects_of
from articles.wire.providers import (
    UNKNOWN,
    default_language,
    host_of,
    host_provider,
    is_only_agencies,
    known_provider,
    provider_name,
    provider_zone,
    same_agency,
)
from articles.wire.reading import RejectedItem
from articles.wire.signoff import split_signoff
from articles.wire.text import Tidier
from articles.wire.times import ReadTime

_LONGEST_URL = 2_000


@dataclass(frozen=True, slots=True)
class Source:
    """What the items of a feed have in common."""

    code: str
    """`rss` or `atom`."""
    provider: str | None
    """None when the feed does not say where it is at home; then each item's own address tells."""
    credit: str | None
    """Via Ritzau: press releases, which an agency passes on in whatever language they came."""
    title: str | None
    language: str | None
    authors: tuple[dict[str, Any], ...]
    """Atom: of every entry that names none itself. A managing editor of RSS has written nothing."""


def source_of(code: str, feed: Feed, opened: Opened) -> Source:
    """The feed itself. Its address is that of the pages it is about, not of the machine that hands it out."""
    about = feed.about
    links = [link.get("href") for link in about.get("links", ()) if link.get("rel") in ("alternate", "self")]
    addresses = (about.get("link"), *links, about.get("id"))
    return Source(
        code=code,
        provider=opened.file.provider or _provider_at(*addresses),
        credit=_passed_on_at(*addresses),
        title=Tidier().value(about.get("title")),
        language=about.get("language"),
        authors=tuple(about.get("authors", ())) if code == "atom" else (),
    )


def _provider_at(*addresses: object) -> str | None:
    hosts = (host_of(address) for address in addresses if isinstance(address, str))
    return next((code for host in hosts if (code := host_provider(host))), None)


def _passed_on_at(*addresses: object) -> str | None:
    """Nordic agencies hand out press releases at via.ritzau.dk, via.ntb.no, via.tt.se."""
    hosts = [host for address in addresses if isinstance(address, str) and (host := host_of(address))]
    code = next((code for host in hosts if host.startswith("via.") and (code := known_provider(host))), None)
    return f"Via {provider_name(code)}" if code else None


def item_guid(item: dict[str, Any]) -> str | None:
    """The identity an item gives itself: its guid or id, else its link; None when it has neither."""
    return next((guid for name in ("id", "link") if (guid := Tidier().value(item.get(name)))), None)


def read_item(item: dict[str, Any], source: Source, opened: Opened, *, was_repaired: bool) -> Story | None:
    """The story in an item, None when it has neither a title nor a text. Raises RejectedItem when it cannot be read.

    The version is the archive's to count: a feed changes its items without a number.
    """
    tidier = Tidier(repaired=was_repaired)
    link = _web_address(item.get("link"))
    provider = source.provider or _provider_at(link, item.get("id")) or UNKNOWN
    guid, is_derived = _identity(item, tidier)
    story = Story(
        guid=guid,
        guid_is_derived=is_derived,
        provider=provider,
        provider_name=_name_of(provider, source),
        format=source.code,
        version=1,
        version_is_assumed=True,
        url=link,
        source=_original(item, tidier),
        charset_used=opened.charset,
    )
    story = _worded(story, item, source, tidier)
    if not (story.headline or story.lead or story.paragraphs):
        return None
    story = _dated(story, item, provider_zone(provider), tidier)
    story = _filed(story, item, source, tidier)
    if not (story.lead or story.paragraphs):
        tidier.warn(notes.HEADLINE_ONLY)
    return replace(story, warnings=(*opened.warnings, *tidier.warnings()))


def _identity(item: dict[str, Any], tidier: Tidier) -> tuple[str, bool]:
    """(guid, whether we made it). Without guid and link it hangs on the title, and on the text where there is none."""
    guid = item_guid(item)
    if guid and len(guid) > LONGEST_GUID:
        raise RejectedItem(notes.GUID_TOO_LONG)
    if guid:
        return guid, False
    tidier.warn(notes.GUID_UNSTABLE)
    text = str(item.get("title") or item.get("summary") or "")
    return f"feed:{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:32]}", True


def _web_address(value: object) -> str | None:
    """An absolute http or https address, None for anything else."""
    text = value.strip() if isinstance(value, str) else ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    is_one = parts.scheme.lower() in ("http", "https") and bool(parts.netloc) and len(text) <= _LONGEST_URL
    return text if is_one and not any(sign.isspace() or not sign.isprintable() for sign in text) else None


def _name_of(provider: str, source: Source) -> str | None:
    """The feed's title, where it is the name of a provider that is in no list of ours."""
    if known_provider(provider) or not source.title or not same_agency(source.title, provider):
        return None
    return source.title


def _original(item: dict[str, Any], tidier: Tidier) -> str | None:
    told = item.get("source")
    return tidier.value(told.get("title")) if isinstance(told, dict) else None


def _worded(story: Story, item: dict[str, Any], source: Source, tidier: Tidier) -> Story:
    """Headline, lead, text, by-line. What has no text of its own is a teaser, and its description the text."""
    headline = one_line(item, "title", tidier)
    body = body_of(item, headline, tidier, base=story.url)
    is_teaser = not body.is_full
    lead = None if is_teaser else lead_of(item, tidier)
    paragraphs, lead, signoff = _apart(body, lead)
    byline = authors_of(item, source.authors, tidier)
    credit = signoff or source.credit
    if byline and is_only_agencies(byline):
        byline, credit = None, credit or byline
    return replace(
        story,
        headline=headline,
        lead=lead,
        byline=byline,
        credit=credit,
        paragraphs=paragraphs,
        body_html=body.html,
        language=body.language,
        is_teaser=is_teaser,
    )


def _apart(body: Body, lead: str | None) -> tuple[tuple[str, ...], str | None, str | None]:
    """(paragraphs, lead, sign-off): none of them said twice."""
    paragraphs = list(body.paragraphs)
    signoff = None
    if paragraphs:
        text, signoff = split_signoff(paragraphs.pop())
        paragraphs += [text] if text else []
    if len(paragraphs) > 1 and lead:
        if lead.split() == " ".join(paragraphs).split():
            lead = None
        elif paragraphs[0] == lead:
            del paragraphs[0]
    return tuple(paragraphs), lead, signoff


def _dated(story: Story, item: dict[str, Any], zone: ZoneInfo, tidier: Tidier) -> Story:
    """RSS: pubDate, else dc:date. Atom: updated is this version's, published the first one's."""
    published, updated = item.get("published"), item.get("updated")
    first: ReadTime = ReadTime()
    if story.format == "atom":
        first = read_feed_time(published or item.get("created"), zone)
        time = read_feed_time(updated, zone) if updated else first
        if not updated and time.moment:
            tidier.warn(notes.DATE_OF_CREATION)
    else:
        time = read_feed_time(published or updated, zone)
    for note in time.warnings if published or updated else (notes.NO_DATE,):
        tidier.warn(note)
    return replace(
        story,
        published=time.moment,
        timezone_assumed=time.zone_assumed,
        first_created=first.moment.instant if first.moment else None,
    )


def _filed(story: Story, item: dict[str, Any], source: Source, tidier: Tidier) -> Story:
    """Language, section, keywords. The nearest element that names a language is right."""
    title = (item.get("title_detail") or {}).get("language")
    told = (story.language, item.get("language"), title, source.language)
    language = language_tag(next((each for each in told if each), None), tidier)
    usual = default_language(story.provider, credit=story.credit)
    filed = subjects_of({"subject": [_as_subject(tag) for tag in item.get("tags", ())]}, tidier)
    return replace(
        story,
        language=language or usual,
        language_is_assumed=language is None and usual is not None,
        section=filed.section,
        subjects=filed.subjects,
        keywords=filed.words,
    )


def _as_subject(tag: dict[str, Any]) -> dict[str, Any]:
    return {"literal": tag.get("term"), "name": tag.get("label"), "scheme": tag.get("scheme")}
