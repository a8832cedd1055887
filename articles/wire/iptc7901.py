"""IPTC 7901: the teleprinter records of dpa, APA, AFP, NTB and others. One file may hold many of them.

The format has no identity, no version and no language. Source of the rules: IPTC 7901, and files of dpa.
"""

import re
from dataclasses import replace

from articles.story import Note, Status, Story
from articles.wire import notes
from articles.wire.charset import looks_like_dos_or_mac
from articles.wire.format import Family, Format, Opened
from articles.wire.iptc7901_headline import is_correction, is_embargo, is_kill, is_update
from articles.wire.iptc7901_record import Record, cut, time_of
from articles.wire.item import LONGEST_GUID
from articles.wire.providers import (
    UNKNOWN,
    default_language,
    is_only_agencies,
    known_provider,
    provider_slug,
)
from articles.wire.reading import Reading, RejectedItem
from articles.wire.teleprinter import LEAD_IN, Dateline, Records, as_html, dateline_of, identity, read_records
from articles.wire.text import Tidier, blocks, collapse_lines, shown

CODE = "iptc7901"
SIGN = re.compile(r"\x01(?=[A-Za-z0-9 ])")
"""SOH and what must follow it."""
_NORDIC = ("da", "no", "sv")
# dpa writes in many languages; these services are German.
_GERMAN_SERVICES = re.compile(r"bdt|spe|afx|l[a-z]{2}|bay|bwg|brb|hes|hsh|mbv|nsb|nwf|rhs|san|aht|thg")
_SERVICES_OF_DPA = re.compile(r"bdt|eca|ecp|afx")
_BULLET = re.compile(r" {1,4}[*•] ")


def recognises(opened: Opened) -> bool:
    """SOH, then a letter, a digit or a blank."""
    return bool(re.match(rb"\x01[A-Za-z0-9 ]", opened.content.lstrip(LEAD_IN)))


def read(opened: Opened) -> Reading:
    """Every record of the file; one that is cut off or empty does not stop the others."""
    return read_records(opened, SIGN, CODE, _read_record)


def _read_record(text: str, records: Records, opened: Opened) -> Story:
    record = cut(text)
    if not record.is_complete:
        raise RejectedItem(notes.RECORD_CUT_OFF)
    tidier = Tidier()
    paragraphs = _paragraphs(record.text, tidier)
    headline = tidier.value(record.block.headline)
    if not paragraphs and not headline:
        raise RejectedItem(notes.NOTHING_IN_IT)
    if not paragraphs:
        tidier.warn(notes.HEADLINE_ONLY)
    dateline = dateline_of(paragraphs, record.words)
    provider = opened.file.provider or _provider(record, dateline)
    language = _language(provider, record)
    story = _dated(record, text, tidier)
    byline, credit = _byline_and_credit(record, dateline, provider, tidier)
    story = replace(
        story,
        provider=provider,
        headline=headline,
        slugline=(slugline := tidier.value("/".join(slug.strip("/ ") for slug in record.slugs))),
        keywords=tuple(dict.fromkeys(part.strip() for part in (slugline or "").split("/") if part.strip())),
        byline=byline,
        credit=credit,
        dateline_place=dateline.place if dateline else None,
        language=language,
        language_is_assumed=language is not None,
        urgency=record.urgency,
        category=record.category,
        word_count=record.word_count,
        ednote=_one_line([*_remarks(record), *record.notes], tidier),
        ednote_private=_one_line(record.private, tidier),
        paragraphs=paragraphs,
        body_html=as_html(paragraphs),
        charset_used=records.charset,
    )
    story = _flagged(story, record, tidier)
    about = _about_charset(story, records)
    return replace(story, warnings=(*about, *tidier.warnings()))


def _paragraphs(lines: list[str], tidier: Tidier) -> tuple[str, ...]:
    """Wrapped lines as paragraphs; rows of a table keep their line ends, its cells are parted by tabs."""
    found = []
    for block in blocks("\n".join(_with_whole_bullets(lines))):
        rows = block.strip("\n").split("\n")
        if all(row.lstrip().startswith("|") for row in rows):
            found.append(_table(rows, tidier))
        else:
            found.append(tidier.paragraph(block))
    return tuple(text for text in found if text)


def _with_whole_bullets(lines: list[str]) -> list[str]:
    """Every item of a list as a paragraph on one line: its further lines are indented, too."""
    out: list[str] = []
    item: list[str] = []
    for line in lines:
        if item and line.startswith("   ") and not _BULLET.match(line):
            item.append(line.strip())
            continue
        if item:
            out += [" ".join(item), ""]
        item = [line] if _BULLET.match(line) else []
        out += [""] if item else [line]
    return [*out, " ".join(item)]


def _table(rows: list[str], tidier: Tidier) -> str:
    cells = ([tidier.paragraph(cell) for cell in row.strip().strip("|").split("|")] for row in rows)
    return "\n".join("\t".join(row).strip("\t") for row in cells if any(row))


def _provider(record: Record, dateline: Dateline | None) -> str:
    """Whose record it is: an agency named in the header line or by its service, in the dateline or the sign-off."""
    named = [part for word in (*record.words, record.service) for part in (word, re.split(r"[-/]", word)[0])]
    if dateline:
        named += reversed(dateline.agency.split("/"))
        named += dateline.agency.split("/")[:1]
    named += (record.signoff or "").split()[:1]
    known = next((code for name in named if (code := known_provider(name))), None)
    if known is None and _SERVICES_OF_DPA.fullmatch(record.service.lower()):
        return "dpa"
    made_up = [word for word in record.words if not word.isdigit() and len(word) > 2]
    return known or next((code for name in (*made_up, record.service) if (code := provider_slug(name))), UNKNOWN)


def _language(provider: str, record: Record) -> str | None:
    if provider == "dpa" and not _GERMAN_SERVICES.fullmatch(record.service.lower()):
        return None
    return default_language(provider)


def _dated(record: Record, text: str, tidier: Tidier) -> Story:
    """Identity and time."""
    time = time_of(record)
    guid, about = identity(CODE, (record.service, record.number), time, text)
    if len(guid) > LONGEST_GUID:
        raise RejectedItem(notes.GUID_TOO_LONG)
    for note in (*(time.warnings if record.stamp else (notes.NO_DATE,)), *about):
        tidier.warn(note)
    return Story(
        guid=guid,
        guid_is_derived=True,
        provider=UNKNOWN,
        format=CODE,
        published=time.moment,
        timezone_assumed=time.zone_assumed,
    )


def _byline_and_credit(
    record: Record, dateline: Dateline | None, provider: str, tidier: Tidier
) -> tuple[str | None, str | None]:
    """A by-line is a person; credit goes to whom the dateline names, else the sign-off or the header line."""
    byline = tidier.value(record.block.byline)
    own = next((name for word in record.words if known_provider(name := re.split("[-/]", word)[0]) == provider), None)
    signed = record.signoff.split()[0] if record.signoff and record.signoff[0].isalpha() else record.signoff
    credit = tidier.value(dateline.agency if dateline else signed or own)
    if byline and is_only_agencies(byline.partition(" ")[2]):
        return None, credit or byline.partition(" ")[2]
    return byline, credit


def _remarks(record: Record) -> list[str]:
    """What the block says to editors and is more than a key: "(Berichtigung: ...)", "(Foto)"."""
    return [*(key for key in record.block.keys if ":" in key), *record.block.remarks]


def _one_line(lines: list[str], tidier: Tidier) -> str | None:
    return tidier.value(" ".join(lines))


def _flagged(story: Story, record: Record, tidier: Tidier) -> Story:
    """What the keys say: corrected, updated, held back, taken back."""
    headings = [line.lstrip("# ") for line in record.notes if line.startswith("#")]
    keys = [*record.block.keys, *headings]
    status = Status.USABLE
    held = next((key for key in (*record.block.keys, *record.notes) if is_embargo(key.lstrip("#- "))), None)
    if held:
        tidier.warn(notes.unreadable_embargo(shown(held)))
        status = Status.WITHHELD
    alone = not record.block.keys and is_kill(record.block.headline or "") and (story.headline or "").isupper()
    if alone or any(is_kill(key) for key in record.block.keys):
        tidier.warn(notes.KILL_UNNAMED)
        status = Status.CANCELED
    return replace(
        story,
        status=status,
        is_correction=any(is_correction(key) for key in keys),
        is_update=any(is_update(key) for key in record.block.keys),
    )


def _about_charset(story: Story, records: Records) -> tuple[Note, ...]:
    if records.charset != "windows-1252" or story.language not in _NORDIC:
        return ()
    return (notes.OLD_CHARSET,) if looks_like_dos_or_mac(collapse_lines("\n".join(story.paragraphs))) else ()


FORMAT = Format(code=CODE, name="IPTC 7901", family=Family.TELEPRINTER, recognises=recognises, read=read)
