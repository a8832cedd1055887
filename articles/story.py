"""Story: one version of one news item as a wire delivered it. All that crosses from wire to archive.

Nothing here knows Django, a database or a file format. Field rules come from the archive's wire
format notes (docs/wire-formats.md); a date is as precise as its source and never more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def gettext_noop(text: str) -> str:
    """Mark `text` for the message catalogues without translating it; Django is not known here."""
    return text


class Precision(StrEnum):
    """How much of a date its source gave. Finer ones come later."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"
    MILLISECOND = "millisecond"

    @property
    def has_instant(self) -> bool:
        """Whether a date of this precision is an instant, not a span of days."""
        return self in (Precision.MINUTE, Precision.SECOND, Precision.MILLISECOND)


class Status(StrEnum):
    """What the agency lets the public see (IPTC pubStatus)."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


_CUT = {Precision.MINUTE: "minutes", Precision.SECOND: "seconds", Precision.MILLISECOND: "milliseconds"}
"""Names of the precisions of an instant in Python's isoformat()."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date exactly as precise as its source: a half-open span of Copenhagen days, and an instant if known.

    Invariant: `instant` is set (aware, UTC) if and only if the precision is a minute or finer, and then the
    span is the one Copenhagen day that holds it. Build with the class methods, which cannot get it wrong.
    """

    precision: Precision
    first_day: date
    end_day: date
    instant: datetime | None = None

    def __post_init__(self) -> None:
        if (self.instant is not None) != self.precision.has_instant:
            raise ValueError(f"precision {self.precision} and instant {self.instant} contradict each other")
        if self.first_day >= self.end_day:
            raise ValueError(f"the span {self.first_day} to {self.end_day} holds no day")

    @classmethod
    def of_year(cls, year: int) -> "Moment":
        """The whole of `year`. ValueError when there is no such year."""
        return cls(precision=Precision.YEAR, first_day=date(year, 1, 1), end_day=date(year + 1, 1, 1))

    @classmethod
    def of_month(cls, year: int, month: int) -> "Moment":
        """The whole of a month. ValueError when there is no such month."""
        first = date(year, month, 1)
        end = date(year + month // 12, month % 12 + 1, 1)
        return cls(precision=Precision.MONTH, first_day=first, end_day=end)

    @classmethod
    def of_day(cls, day: date) -> "Moment":
        """One Copenhagen day, time of day unknown."""
        return cls(precision=Precision.DAY, first_day=day, end_day=day + timedelta(days=1))

    @classmethod
    def of_instant(cls, instant: datetime, precision: Precision = Precision.SECOND) -> "Moment":
        """An instant. ValueError when `instant` is naive or the precision is coarser than a minute."""
        if instant.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        day = instant.astimezone(COPENHAGEN).date()
        return cls(
            precision=precision,
            first_day=day,
            end_day=day + timedelta(days=1),
            instant=instant.astimezone(UTC),
        )

    @classmethod
    def of_iso(cls, text: str) -> "Moment":
        """The year, month or day that isoformat() writes as `text`. ValueError for anything else."""
        try:
            if len(text) == len("2020"):
                moment = cls.of_year(int(text))
            elif len(text) == len("2020-08"):
                moment = cls.of_month(int(text[:4]), int(text[5:]))
            else:
                moment = cls.of_day(date.fromisoformat(text))
        except OverflowError:
            raise ValueError(f"{text} has no day after it") from None
        if moment.isoformat() != text:
            raise ValueError(f"{text} is not a year, a month or a day as isoformat() writes it")
        return moment

    def isoformat(self) -> str:
        """ISO 8601 cut at the precision: "2020", "2020-08", "2020-08-16", "2020-08-16T07:42Z", ..."""
        if self.instant is None:
            length = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}[self.precision]
            return self.first_day.isoformat()[:length]
        return self.instant.replace(tzinfo=None).isoformat(timespec=_CUT[self.precision]) + "Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A sentence for a person, translatable: an English message with %(name)s places, and their values.

    Django translates `text` (it is marked with gettext_noop where it is written) and fills in `params`.
    `code` is the stable name that machines may rely on.
    """

    code: str
    text: str
    params: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self) -> str:
        return self.text % dict(self.params)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A subject code. The same digits can stand in both schemes, so the scheme is part of it."""

    scheme: str
    """`medtop` (IPTC Media Topics, 8 digits) or `subj` (the older IPTC subject codes, 8 digits)."""
    code: str
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A pointer to another story: "seeAlso", "derivedFrom"."""

    rel: str
    guid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One version of a story. Versions with one provider and guid belong together.

    Text is plain, NFC, without control characters, white space collapsed within a paragraph; only
    `body_html` is HTML, and only what the cleaner let through. The sign-off is in `credit`, not in
    `paragraphs`; neither is the lead, unless the agency repeats it as the first paragraph of its text.
    """

    guid: str
    provider: str
    """Lower-case code of the agency: ritzau, dpa, tt. Part of the identity."""
    provider_name: str | None = None
    """The agency as the file itself writes it, for one that the archive does not know by its code. A label, no more."""
    format: str
    version: int | None = 1
    """As sent; only ever compared. None when `version_text` is not a number."""
    version_is_assumed: bool = False
    """The format knows no versions (RSS, Atom): a changed item is a new one, which the archive numbers itself."""
    version_text: str | None = None
    guid_is_derived: bool = False
    headline: str | None = None
    lead: str | None = None
    slugline: str | None = None
    byline: str | None = None
    credit: str | None = None
    source: str | None = None
    dateline_place: str | None = None
    published: Moment | None = None
    """When THIS version was sent."""
    timezone_assumed: bool = False
    first_created: datetime | None = None
    language: str | None = None
    language_is_assumed: bool = False
    """`language` is the agency's usual one: the file names none."""
    section: str | None = None
    subjects: tuple[Subject, ...] = ()
    keywords: tuple[str, ...] = ()
    urgency: int | None = None
    """1 is most urgent, 9 least."""
    ednote: str | None = None
    """A message to editors: staff only."""
    ednote_private: str | None = None
    """Contacts, "not for publication": never indexed for, nor shown to, the public."""
    public_note: str | None = None
    """What the agency itself marks as meant for the public: what was corrected."""
    usage_terms: str | None = None
    """What the agency allows ("NO ARCHIVAL USE"); shown to the editor who imports."""
    url: str | None = None
    """Where the agency or publisher shows the story: http or https, absolute."""
    category: str | None = None
    """Category of a teleprinter format, as sent: one letter or a few."""
    word_count: int | None = None
    """Words as the source counts them; never checked."""
    paragraphs: tuple[str, ...] = ()
    body_html: str = ""
    embargo_until: datetime | None = None
    expires_at: datetime | None = None
    status: Status = Status.USABLE
    is_correction: bool = False
    is_update: bool = False
    is_teaser: bool = False
    replaces: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    charset_used: str = "utf-8"
    warnings: tuple[Note, ...] = ()
