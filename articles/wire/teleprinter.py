"""What IPTC 7901 and ANPA 1312 share: bytes to records, the dateline, the time at the end, derived identities.

Both are streams of records with control characters as structure; several records in one file are usual.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from articles.story import Note, Story
from articles.wire import notes
from articles.wire.calendar_words import zone_offset
from articles.wire.charset import decode
from articles.wire.format import Opened
from articles.wire.providers import known_provider
from articles.wire.reading import NotTaken, Reading, RejectedItem, Taken, UnreadableFile
from articles.wire.text import shown
from articles.wire.times import ReadTime, read_time

LEAD_IN = b" \t\r\n\0\x04\x7f"
"""What may stand before the first record: the end of one that is not in the file."""

_USUAL = "iso-8859-1"
_FILLERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^()\n]{0,59}?)?(?:,?\s+\d{1,2}\.?\s+[^\W\d_]{3,9}\.?(?:\s+\d{4})?)?"
    r"\s?\((?P<agency>[^\W\d_][\w/ .&-]{1,30})\)\s?(?:[-–—_:]|--)\s"
)
_MOST_WORDS_OF_A_PLACE = 8


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a file as text, without the sign that begins each of them."""

    texts: tuple[str, ...]
    charset: str
    warnings: tuple[Note, ...]


def records_of(opened: Opened, sign: re.Pattern[str]) -> Records:
    """Decode a file and cut it where `sign` begins a record. Raises UnreadableFile when there are none or too many.

    Both formats name no charset, and ISO-8859-1 is the usual one; only UTF-8, which cannot be mistaken, and a
    person overrule it. NUL is what a teleprinter sends when it has nothing to send.
    """
    chosen = opened.file.charset
    data = opened.file.data if chosen else opened.file.data.replace(b"\0", b"")
    decoded = decode(data, declared=_USUAL, chosen=chosen)
    texts = sign.split(decoded.text.replace("\r\n", "\n").replace("\r", "\n"), maxsplit=opened.file.limits.items + 1)
    if len(texts) == 1:
        raise UnreadableFile(notes.NO_ITEMS)
    if len(texts) - 1 > opened.file.limits.items:
        raise UnreadableFile(notes.too_many_items(opened.file.limits.items))
    return Records(texts=tuple(texts[1:]), charset=decoded.charset, warnings=())


def read_records(
    opened: Opened, sign: re.Pattern[str], code: str, read_record: Callable[[str, Records, Opened], Story]
) -> Reading:
    """What `read_record` makes of every record of the file; one that it rejects does not stop the others."""
    records = records_of(opened, sign)
    taken, rejected = [], []
    for number, text in enumerate(opened.each(records.texts), start=1):
        try:
            taken.append(Taken(item=number, story=read_record(text, records, opened)))
        except RejectedItem as rejection:
            rejected.append(NotTaken(item=number, guid=None, reason=rejection.note))
    return Reading(format=code, taken=tuple(taken), rejected=tuple(rejected))


def without_fillers(text: str) -> str:
    """Text without the control characters that drove the machine: bells, shifts, tabs of the typesetter."""
    return _FILLERS.sub("", text)


@dataclass(frozen=True, slots=True)
class Dateline:
    """`Berlin (dpa) - ` at the start of a text. It stays in the text."""

    place: str | None
    agency: str
    paragraph: int
    """Where it stands: 0 is the first."""
    length: int
    """Characters of that paragraph which it takes up."""


def dateline_of(paragraphs: Sequence[str], agencies: Iterable[str] = ()) -> Dateline | None:
    """The dateline of the first of two paragraphs that has one: a teaser may stand before it.

    The name in brackets must be an agency that we know, or one of `agencies`; "(EU) - " is none.
    """
    named = {agency.lower() for agency in agencies}
    for at, paragraph in enumerate(paragraphs[:2]):
        found = _DATELINE.match(paragraph[:120])
        if not found:
            continue
        parts = [part.strip().lower() for part in found["agency"].split("/")]
        place = (found["place"] or "").strip(" ,") or None
        if any(known_provider(part) or part in named for part in parts) and (
            place is None or len(place.split()) <= _MOST_WORDS_OF_A_PLACE
        ):
            return Dateline(place=place, agency=found["agency"].strip(), paragraph=at, length=found.end())
    return None


def read_stamp(date: str, clock: str, zone: str | None, shown_as: str) -> ReadTime:
    """The time at the end of a record: `date` as 2013-11-13, `clock` as 1137, `zone` a name or nothing.

    Without a zone, or with one that means several, it is read as GMT with a warning.
    """
    offset = zone_offset(zone) if zone else None
    read = read_time(f"{date}T{clock[:2]}:{clock[2:]}{offset or 'Z'}")
    if read.moment is None:
        return ReadTime(warnings=(notes.unreadable_date(shown(shown_as)),))
    if offset:
        return read
    return ReadTime(moment=read.moment, zone_assumed=True, warnings=(notes.GMT_ASSUMED, *read.warnings))


def identity(kind: str, parts: Sequence[str], time: ReadTime, text: str) -> tuple[str, tuple[Note, ...]]:
    """(guid, what to say about it). Numbers begin again every day, so only a minute makes them an identity.

    Without one it is a hash of the text: the same text is the same story, and a later version is another.
    """
    if time.moment is not None and all(parts):
        return ":".join((kind, *parts, time.moment.isoformat())), ()
    return f"{kind}:{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:32]}", (notes.GUID_UNSTABLE,)


def as_html(paragraphs: Iterable[str]) -> str:
    """Paragraphs as safe HTML; line ends within one are kept."""
    return "".join(f"<p>{escape(text, quote=False).replace(chr(10), '<br>')}</p>" for text in paragraphs)
