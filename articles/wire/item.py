"""Rules that every format shares once it has its texts: language, subjects, status words, corrections."""

import hashlib
import re
from collections.abc import Iterable

from articles.story import Status, Story, Subject
from articles.wire import notes
from articles.wire.reading import RejectedItem
from articles.wire.text import Tidier

LONGEST_GUID = 500
"""Characters. An index of PostgreSQL holds no key over 2,700 bytes, and no agency comes near."""

_LANGUAGE = re.compile(r"([a-z]{2,3})((?:-[a-z0-9]{1,8}){0,3})")
# ISO 639-2 as some agencies send it, where a two-letter code exists (BCP 47 wants the shorter).
_SHORTER = {
    "dan": "da", "deu": "de", "ger": "de", "eng": "en", "swe": "sv", "nor": "no", "nob": "nb", "nno": "nn", "fin": "fi",
    "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "nld": "nl", "dut": "nl", "isl": "is", "ice": "is",
}  # fmt: skip
_STATUS = {
    "usable": Status.USABLE,
    "withheld": Status.WITHHELD,
    "canceled": Status.CANCELED,
    "cancelled": Status.CANCELED,
    "killed": Status.CANCELED,
    "kill": Status.CANCELED,
    "recalled": Status.CANCELED,
}
_CORRECTION = re.compile(
    r"\W*(?:rettelse|rettet|korrektion|korrigeret|korrektur|correction|corrected|corrects|corr|rättelse|korrigering"
    r"|rettelse|korrigert|berichtigung|korrektur|korjattu|korjaus)\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<!\d)(\d{8})(?!\d)", re.ASCII)
_NO_ARCHIVE = re.compile(r"no\s+archiv|not?\s+(?:be\s+)?archived|må\s+ikke\s+arkiveres", re.IGNORECASE)


def language_tag(value: object, tidier: Tidier) -> str | None:
    """A BCP 47 tag in its usual case (`da`, `en-US`), None with a warning when `value` is none."""
    text = tidier.value(value, longest=60)
    if text is None:
        return None
    found = _LANGUAGE.fullmatch(text.replace("_", "-").lower())
    if not found:
        tidier.warn(notes.not_a_language(text))
        return None
    parts = [
        part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in found[2].split("-")
    ]
    return "-".join([_SHORTER.get(found[1], found[1]), *parts[1:]])


def read_status(value: object, tidier: Tidier) -> Status:
    """The IPTC status, also after a colon (`stat:usable`). A word we do not know withholds, and says so."""
    text = tidier.value(value, longest=60)
    if text is None:
        return Status.USABLE
    status = _STATUS.get(text.lower().rsplit(":", 1)[-1])
    if status is None:
        tidier.warn(notes.status_unknown(text))
        return Status.WITHHELD
    return status


def says_correction(ednote: str | None) -> bool:
    """Whether a note to editors begins by calling the story a correction: "Rettelse: ..."."""
    return bool(ednote and _CORRECTION.match(ednote))


def forbids_archiving(terms: str | None) -> bool:
    """Whether terms of use say that the story must not be archived ("NO ARCHIVAL USE")."""
    return bool(terms and _NO_ARCHIVE.search(terms))


def subject_of(code: str, *, scheme: str = "", name: str | None = None) -> Subject | None:
    """An IPTC subject from anything that holds eight digits; None when there are none.

    Media Topics are 2000xxxx, or what the scheme calls one; other numbers are the older subject codes.
    """
    found = _DIGITS.search(code)
    if not found:
        return None
    told = f"{scheme} {code}".lower()
    is_topic = found[1].startswith("2000") or "medtop" in told or "mediatopic" in told
    return Subject(scheme="medtop" if is_topic else "subj", code=found[1], name=name)


def without_doubles(subjects: Iterable[Subject]) -> tuple[Subject, ...]:
    """Each scheme and code once, in the order of the file; a name is kept from wherever it stood."""
    kept: dict[tuple[str, str], Subject] = {}
    for subject in subjects:
        key = (subject.scheme, subject.code)
        if key not in kept or (kept[key].name is None and subject.name):
            kept[key] = subject
    return tuple(kept.values())


def read_version(value: object, tidier: Tidier) -> tuple[int | None, str | None]:
    """(number, as sent) of a version; no version is 1, a version that is no number has only its text."""
    if value is None or isinstance(value, bool) or value == "":
        return 1, None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    text = tidier.value(str(value), longest=100) or ""
    if not text:
        return 1, None
    return (int(text) if re.fullmatch(r"[0-9]{1,18}", text) else None), text


def derived_guid(prefix: str, story: Story) -> str:
    """An identity for a story whose source names none: a hash of provider, headline, date and text."""
    sent = story.published.isoformat() if story.published else ""
    text = "\n\n".join((story.provider, story.headline or "", sent, story.lead or "", *story.paragraphs))
    return f"{prefix}-{hashlib.sha256(text.encode()).hexdigest()[:32]}"


def refuse_empty(story: Story, tidier: Tidier) -> None:
    """Raise RejectedItem for a story with nothing to read in it; say so of one that is a headline only.

    A kill may well be empty: it takes its text away.
    """
    if story.status is Status.CANCELED:
        return
    if not (story.headline or story.lead or story.paragraphs):
        raise RejectedItem(notes.NOTHING_IN_IT)
    if not (story.lead or story.paragraphs):
        tidier.warn(notes.HEADLINE_ONLY)
