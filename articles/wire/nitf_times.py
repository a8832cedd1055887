"""When a NITF story was sent, until when it is held back, and when it expires."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from articles.story import Moment
from articles.wire import notes
from articles.wire.nitf_body import head_texts
from articles.wire.nitf_fields import all_in, first_in
from articles.wire.providers import provider_zone
from articles.wire.text import Tidier, shown
from articles.wire.times import Deadline, ReadTime, in_zone, read_deadline, read_time
from articles.wire.xml_fields import attribute

# What the template of an agency leaves where it has no date: YYYYMMDD000000-HHMM.
_PLACEHOLDER = re.compile(r"(?=.*[YMDH]{2})[YMDHS0-9:TZ. +-]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The dates of a head."""

    sent: ReadTime
    embargo_until: datetime | None
    is_withheld: bool
    """There is an embargo, and nobody can tell when it ends."""
    expires_at: datetime | None


def read_times(head: Any, body: Any, provider: str, tidier: Tidier) -> Times:
    """The dates of a head, those without an offset by the clock of the provider. What is wrong with them is noted."""
    zone = provider_zone(provider)
    issued, released = first_in(head, "date.issue", "norm"), first_in(head, "date.release", "norm")
    sent = _sent(head, body, issued or None, released, zone)
    for note in sent.warnings:
        tidier.warn(note)
    release = _release(released if released != issued else None, zone, tidier)
    is_held = is_embargoed(head)
    until = release.instant if is_held or _is_later(release, sent.moment, zone) else None
    if until and release.whole_day:
        tidier.warn(notes.EMBARGO_DAY)
    if is_held and until is None and not release.unreadable:
        tidier.warn(notes.EMBARGO_WITHOUT_END)
    return Times(
        sent=sent,
        embargo_until=until,
        is_withheld=release.unreadable or (is_held and until is None),
        expires_at=read_deadline(first_in(head, "date.expire", "norm"), zone).instant,
    )


def is_embargoed(head: Any) -> bool:
    """Whether docdata has the status embargoed, which NITF allows beside usable, withheld and canceled."""
    return any(status.lower() == "embargoed" for status in all_in(head, "docdata", "management-status", or_text=False))


def _sent(head: Any, body: Any, issued: str | None, released: str | None, zone: ZoneInfo) -> ReadTime:
    """The date of issue; only where there is none, those of publication, of the story, and of release."""
    stories = (attribute(node, "norm") for node in head_texts(body, "story.date"))
    others = (first_in(head, "pubdata", "date.publication"), *stories, released)
    value = issued or next((other for other in others if other), None)
    return ReadTime(warnings=(notes.NO_DATE,)) if value is None else read_time(value, zone)


def _release(released: str | None, zone: ZoneInfo, tidier: Tidier) -> Deadline:
    if released and _PLACEHOLDER.fullmatch(released) and read_time(released, zone).moment is None:
        tidier.warn(notes.unreadable_date(shown(released)))
        return Deadline()
    release = read_deadline(released, zone)
    if release.unreadable:
        tidier.warn(notes.unreadable_embargo(shown(released)))
    return release


def _is_later(release: Deadline, sent: Moment | None, zone: ZoneInfo) -> bool:
    """Whether the release is an embargo: later than the issue. The same day without a time is not."""
    if release.instant is None or sent is None:
        return release.instant is not None
    if release.whole_day:
        midnight = datetime.combine(sent.end_day, datetime.min.time())
        return release.instant > in_zone(midnight, zone)[0]
    begins = in_zone(datetime.combine(sent.first_day, datetime.min.time()), zone)[0]
    return release.instant > (sent.instant or begins)
