"""Seed text: UTF-8, ` date 2020-08 ` and the lead on the first line, paragraphs, the agency's sign-off last.

The prefix is what a text corpus puts before web articles, so there are files with a day, without a date,
without a sign-off, and with remnants of a web page. The format has no headline and no identity.
"""

import hashlib
import re
from dataclasses import dataclass
from html import escape

from articles.story import Note, Story
from articles.wire import notes
from articles.wire.charset import looks_like_dos_or_mac
from articles.wire.format import Family, Format, Opened
from articles.wire.item import LONGEST_GUID
from articles.wire.providers import default_language, provider_zone
from articles.wire.reading import NotTaken, Reading, Taken, WireFile
from articles.wire.signoff import is_signoff, split_signoff
from articles.wire.text import Tidier, blocks, collapse
from articles.wire.times import read_time

CODE = "seed"
PASTED = "pasted-"
"""Beginning of the names that split_pasted() makes up: no identity is taken from them."""

_PREFIX = re.compile(r"\ufeff?\s*date (\d{4}-\d{2}(?:-\d{2})?)(?=\s|\Z)", re.ASCII)
_STARTS_TELEGRAM = re.compile(r"^(?=\ufeff?[ \t\xa0]?date \d{4}-\d{2}(?:-\d{2})?(?:\s|\Z))", re.ASCII | re.MULTILINE)
_REMNANT = re.compile(
    r"(?:(?:lyt til|gem|print) artiklen|del (?:via|på|artiklen)\b.{0,40}|(?:arkivfoto|foto): .{1,120})",
    re.IGNORECASE,
)
_REMNANTS_STAND_WITHIN = 3


def recognises(opened: Opened) -> bool:
    """Text that begins with the date prefix, or ends with a sign-off of Ritzau."""
    text: str = opened.content
    if _PREFIX.match(text):
        return True
    end = blocks(text.rstrip()[-2000:])
    last = collapse(end[-1]) if end else ""
    return "ritzau" in (split_signoff(last)[1] or "").lower()


def read(opened: Opened) -> Reading:
    """The one story of the file, or the reason why there is none."""
    tidier = Tidier()
    cut = _cut(opened.content, tidier)
    guid, is_derived = _guid(opened.file.name, cut)
    if len(guid) > LONGEST_GUID:
        return _rejected(None, notes.GUID_TOO_LONG)
    if not cut.lead:
        return _rejected(guid, notes.NOTHING_IN_IT)
    provider = opened.file.provider or "ritzau"
    time = read_time(cut.date, provider_zone(provider))
    about_date = time.warnings if cut.date else (notes.NO_DATE,)
    story = Story(
        guid=guid,
        guid_is_derived=is_derived,
        provider=provider,
        format=CODE,
        lead=cut.lead,
        credit=cut.credit,
        published=time.moment,
        language=(usual := default_language(provider, credit=cut.credit)),
        language_is_assumed=usual is not None,
        paragraphs=cut.paragraphs,
        body_html="".join(f"<p>{escape(text, quote=False)}</p>" for text in cut.paragraphs),
        charset_used=opened.charset,
        warnings=(*opened.warnings, *_about_charset(opened, cut), *tidier.warnings(), *about_date),
    )
    return Reading(format=CODE, taken=(Taken(item=1, story=story),))


def _rejected(guid: str | None, reason: Note) -> Reading:
    return Reading(format=CODE, rejected=(NotTaken(item=1, guid=guid, reason=reason),))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """A seed text in its parts."""

    date: str | None
    lead: str
    paragraphs: tuple[str, ...]
    credit: str | None


def _cut(text: str, tidier: Tidier) -> _Cut:
    prefix = _PREFIX.match(text)
    cut = blocks(text[prefix.end() :] if prefix else text)
    parts = [part for part in (tidier.paragraph(block) for block in cut) if part]
    parts, credit = _without_signoff(parts, tidier)
    parts = _without_remnants(parts, tidier)
    return _Cut(
        date=prefix[1] if prefix else None,
        lead=parts[0] if parts else "",
        paragraphs=tuple(parts[1:]),
        credit=credit,
    )


def _without_signoff(parts: list[str], tidier: Tidier) -> tuple[list[str], str | None]:
    """The text up to its last sign-off. What follows it came from the page around the story."""
    at = next((at for at in reversed(range(len(parts))) if is_signoff(parts[at])), None)
    if at is not None:
        if parts[at + 1 :]:
            tidier.warn(notes.after_signoff(_beginning(" ".join(parts[at + 1 :]))))
        return parts[:at], parts[at]
    if not parts:
        return parts, None
    text, credit = split_signoff(parts[-1])
    return [*parts[:-1], text], credit


def _without_remnants(parts: list[str], tidier: Tidier) -> list[str]:
    """Without the buttons and picture lines of a web page, which stand before the text proper."""
    kept = []
    for at, part in enumerate(parts):
        if at < _REMNANTS_STAND_WITHIN and _REMNANT.fullmatch(part):
            tidier.warn(notes.page_remnant(_beginning(part)))
        else:
            kept.append(part)
    return kept


def _beginning(text: str) -> str:
    return text if len(text) <= 60 else text[:60].rsplit(" ", 1)[0] + " ..."


def _guid(name: str, cut: _Cut) -> tuple[str, bool]:
    """(guid, whether we made it). The file's name without suffix; for nameless text a hash of the text.

    The date is not hashed: the same text with its date put right is the same story.
    """
    base = re.split(r"[/\\]", name)[-1]
    stem = collapse(Tidier().repair(base.rsplit(".", 1)[0] or base))
    if stem and base != "-" and not base.startswith(PASTED):
        return stem, False
    text = "\n\n".join((cut.lead, *cut.paragraphs))
    return f"text-{hashlib.sha256(text.encode()).hexdigest()[:32]}", True


def _about_charset(opened: Opened, cut: _Cut) -> tuple[Note, ...]:
    if opened.charset not in ("windows-1252", "iso-8859-1"):
        return ()
    return (notes.OLD_CHARSET,) if looks_like_dos_or_mac("\n".join((cut.lead, *cut.paragraphs))) else ()


def split_pasted(text: str) -> list[WireFile]:
    """Pasted text as files: every line that begins with `date YYYY-MM` starts a new telegram.

    JSON and XML stay whole. The names are made up and carry no identity; blank text gives no file.
    """
    if not text.strip():
        return []
    is_text = text.lstrip("\ufeff \t\r\n")[:1] not in ("{", "[", "<")
    pieces = _STARTS_TELEGRAM.split(text) if is_text else [text]
    telegrams = [piece for piece in pieces if piece.strip("\ufeff \t\r\n")]
    return [
        WireFile(name=f"{PASTED}{number}.txt", data=piece.encode("utf-8", "replace"))
        for number, piece in enumerate(telegrams, start=1)
    ]


FORMAT = Format(
    code=CODE, name="seed (date 2020-08 ... /ritzau/)", family=Family.TEXT, recognises=recognises, read=read
)
