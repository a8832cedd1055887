"""The versions of one story as deciding sees them, and the one order they stand in. Pure.

Rules and reasons: docs/decisions/identity-and-versions.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from articles.models import Standing
from articles.story import COPENHAGEN, Moment, Precision, Status

LARGEST_NUMBER = 2**63 - 1
"""What PostgreSQL's bigint holds; a larger version number is kept as text and ordered by time."""
FIRST_DAY = date(1866, 1, 1)
"""Ritzau was founded in 1866; no wire story is older."""
CLOCKS_DIFFER = timedelta(days=1)
"""A date this far ahead of its arrival may still be right."""

_LENGTH = {
    Precision.MINUTE: timedelta(minutes=1),
    Precision.SECOND: timedelta(seconds=1),
    Precision.MILLISECOND: timedelta(milliseconds=1),
}
_NEVER = datetime.min.replace(tzinfo=UTC)


def is_doubtful(published: Moment | None, received: datetime) -> bool:
    """Whether a date cannot be right: before 1866, or more than a day after the file arrived."""
    if published is None:
        return False
    return published.first_day < FIRST_DAY or _span(published)[0] > received + CLOCKS_DIFFER


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What must be known of one version to decide about its story. `pk` is its Revision, None if not yet kept."""

    number: int | None
    """As sent; None when it was no number (then `text` holds it)."""
    text: str = ""
    published: Moment | None = None
    received: datetime
    fingerprint: str
    raw: tuple[str, int, str] | None = None
    """SHA-256 of the file, item in it, charset it was read with."""
    is_assumed: bool = False
    """Its format knows no versions: the archive numbered it."""
    status: Status = Status.USABLE
    standing: Standing = Standing.ACCEPTED
    embargo_until: datetime | None = None
    is_correction: bool = False
    is_teaser: bool = False
    is_empty: bool = False
    """Neither headline nor lead nor text."""
    replaces: tuple[str, ...] = ()
    pk: int | None = None

    @property
    def is_kill(self) -> bool:
        """Whether this version takes the story back."""
        return self.status is Status.CANCELED

    @property
    def counts(self) -> bool:
        """Whether it is accepted: neither held nor in conflict."""
        return self.standing is Standing.ACCEPTED

    @property
    def slot(self) -> tuple[int | None, str, bool]:
        """What only one accepted version may have. A kill is no rival of the text it kills."""
        return self.number, self.text if self.number is None else "", self.is_kill

    @property
    def label(self) -> str:
        """The version as its agency wrote it."""
        return self.text or str(self.number if self.number is not None else "")

    @property
    def sent(self) -> datetime:
        """When it was sent: the first instant its date may be; when it arrived, of one without a date to trust."""
        return _start(self) or self.received

    def span(self) -> tuple[datetime, datetime] | None:
        """First instant it may have been sent, and the first it may not; None without a date to trust."""
        if self.published is None or is_doubtful(self.published, self.received):
            return None
        return _span(self.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A story as the archive knows it. No versions: unknown, or only pointed at by a replacement."""

    versions: tuple[Version, ...] = ()
    status: Status = Status.USABLE
    replaced: bool = False
    """Whether another story has taken its place."""
    article: int | None = None
    """Its Article's key."""

    @property
    def next_number(self) -> int:
        """The number of the next version, for a format that has none."""
        known = (version.number for version in self.versions if version.number is not None)
        return min(max(known, default=0) + 1, LARGEST_NUMBER)

    def amended(self, versions: Iterable[Version], status: Status) -> "History":
        """The same story after an import."""
        return replace(self, versions=tuple(versions), status=status)


def in_order(versions: Iterable[Version]) -> list[Version]:
    """Oldest first: by number; by time if the numbers are not ordered like the times, or are none.

    The order depends on the set alone, never on the order of arrival: a contradiction anywhere in a
    story makes time decide for all of it. A version without a date stands after the one whose number
    it follows; one without number and date stands first, because nothing says that it is newer.
    """
    versions = list(versions)
    if any(version.number is None for version in versions):
        return sorted(versions, key=lambda version: (_start(version) or _NEVER, *_rank(version)))
    by_number = sorted(versions, key=lambda version: (version.slot, _start(version) or _NEVER, version.fingerprint))
    if not _contradicts_times(by_number):
        return by_number
    times: dict[str, datetime] = {}
    before = _NEVER
    for version in by_number:
        before = times[version.fingerprint] = _start(version) or before
    return sorted(by_number, key=lambda version: (times[version.fingerprint], *_rank(version)))


def _contradicts_times(by_number: Sequence[Version]) -> bool:
    """Whether some version was certainly sent before one with a lower number."""
    latest = latest_of_lower = _NEVER
    number: int | None = None
    for version in by_number:
        if version.number != number:
            number, latest_of_lower = version.number, latest
        if span := version.span():
            if span[1] <= latest_of_lower:
                return True
            latest = max(latest, span[0])
    return False


def _rank(version: Version) -> tuple[int, str, bool, str]:
    return (-1 if version.number is None else version.number), version.slot[1], version.is_kill, version.fingerprint


def _start(version: Version) -> datetime | None:
    span = version.span()
    return span[0] if span else None


def _span(moment: Moment) -> tuple[datetime, datetime]:
    if moment.instant is not None:
        return moment.instant, moment.instant + _LENGTH[moment.precision]
    return _midnight(moment.first_day), _midnight(moment.end_day)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), COPENHAGEN).astimezone(UTC)
