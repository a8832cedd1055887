"""ANPA 1312: the teleprinter records of AP and other American agencies. One file may hold many of them.

The format has no identity, no version and no language. Sources of the rules: ANPA 1312, and files of AP.
"""

import re
from dataclasses import replace

from articles.story import Status, Story
from articles.wire import notes
from articles.wire.anpa_record import Record, cut, time_of
from articles.wire.format import Family, Format, Opened
from articles.wire.item import refuse_empty, says_correction
from articles.wire.providers import UNKNOWN, default_language, is_only_agencies, known_provider, provider_slug
from articles.wire.reading import Reading, RejectedItem
from articles.wire.teleprinter import LEAD_IN, Records, as_html, dateline_of, identity, read_records
from articles.wire.text import Tidier, collapse

CODE = "anpa"
SIGN = re.compile(r"\x16\x16\x01")
_URGENCY = {"f": 1, "u": 2, "b": 3}
_ORDINARY = 6
_REGION = re.compile(r"(?:AM|PM|BC|AP)-[A-Z]{2}--(?P<keyword>[^,]+)")
_CORRECTION = re.compile(r"\bcorrect(?:ion|ive|ed|s)\b", re.IGNORECASE)
_KILL = re.compile(r",\s*(?:(?:bulletin|mandatory)\s)?kill\b|\b(?:bulletin|mandatory)[ -]?kill\b", re.IGNORECASE)
# A back-quote up to the apostrophe that stands in no word.
_SINGLE = re.compile(r"`((?:[^`']|(?<=\w)'(?=\w))+)'")
_UPDATE = re.compile(r"\b(?:\d+(?:st|nd|rd|th)|writethru|update)", re.IGNORECASE)


def recognises(opened: Opened) -> bool:
    """SYN, SYN, SOH."""
    return bool(opened.content.lstrip(LEAD_IN).startswith(b"\x16\x16\x01"))


def read(opened: Opened) -> Reading:
    """Every record of the file; one that is cut off or empty does not stop the others."""
    return read_records(opened, SIGN, CODE, _read_record)


def _read_record(text: str, records: Records, opened: Opened) -> Story:
    record = cut(text)
    if not record.is_complete:
        raise RejectedItem(notes.RECORD_CUT_OFF)
    tidier = Tidier()
    pieces = tuple(piece for each in record.paragraphs if (piece := _rows(each, tidier)))
    dateline = dateline_of(pieces)
    kept = {dateline.paragraph: dateline.length} if dateline else {}
    paragraphs = tuple(piece[: kept.get(at, 0)] + _typeset(piece[kept.get(at, 0) :]) for at, piece in enumerate(pieces))
    story = _dated(record, text, tidier)
    byline = tidier.value(record.byline)
    agency = tidier.value(dateline.agency if dateline else record.agency)
    if byline and is_only_agencies(byline[3:]):
        byline = None
    provider = opened.file.provider or _provider(record, dateline.agency if dateline else "")
    language = default_language(provider)
    story = replace(
        story,
        provider=provider,
        headline=_value(record.headline, tidier),
        lead=_value(record.lead, tidier),
        slugline=tidier.value(_slugline(record)),
        byline=byline,
        credit=agency,
        dateline_place=dateline.place if dateline else None,
        language=language,
        language_is_assumed=language is not None,
        urgency=_URGENCY.get(record.urgency, _ORDINARY) if record.urgency else None,
        category=record.category,
        word_count=record.word_count,
        ednote=_value(" ".join(record.notes), tidier),
        paragraphs=paragraphs,
        body_html=as_html(paragraphs),
        charset_used=records.charset,
    )
    story = _flagged(story, record, tidier)
    refuse_empty(story, tidier)
    return replace(story, warnings=tidier.warnings())


def _rows(piece: str, tidier: Tidier) -> str:
    """One paragraph; the rows of a table keep their line ends, and tabs or wide gaps part its cells."""
    if "\n" not in piece and "\t" not in piece:
        return tidier.paragraph(piece)
    rows = (re.split(r"\t| {2,}", tidier.repair(row).strip("\n")) for row in piece.split("\n"))
    return "\n".join(line for row in rows if (line := "\t".join(collapse(cell) for cell in row).rstrip()))


def _typeset(text: str) -> str:
    """The signs of a teleprinter as those of print: two back-quotes, two apostrophes, a low line for a dash.

    The low line of the dateline stays, as do those of a rule and of empty cells.
    """
    # Of three apostrophes the first ends the inner quotation.
    text = _SINGLE.sub(r"‘\1’", re.sub(r"'(?='')|''", _closing, text.replace("``", "“")))
    return re.sub(r"(?<=[^\s_]) _ (?=[^\s_])", " – ", text)


def _closing(found: re.Match[str]) -> str:
    return "”" if found[0] == "''" else "'"


def _value(text: str | None, tidier: Tidier) -> str | None:
    return tidier.value(_typeset(text)) if text else None


def _provider(record: Record, agency: str) -> str:
    known = next((code for name in (record.agency, *agency.split("/")) if (code := known_provider(name))), None)
    return known or provider_slug(record.agency) or UNKNOWN


def _slugline(record: Record) -> str | None:
    """The keyword: in full behind a region of two letters (BC-LT--), else as the second header line has it.

    Of a keyword in full, place and topic joined by a hyphen are enough ("Argentina-Cancer").
    """
    found = _REGION.match(record.title or "")
    if not found:
        return record.keyword
    keyword = found["keyword"].strip()
    first = keyword.split()[0] if keyword else ""
    return first if "-" in first else keyword or record.keyword


def _dated(record: Record, text: str, tidier: Tidier) -> Story:
    """Identity and time."""
    time = time_of(record)
    guid, about = identity(CODE, (record.number,), time, text)
    for note in (*(time.warnings if record.trailer else (notes.NO_DATE,)), *about):
        tidier.warn(note)
    return Story(
        guid=guid,
        guid_is_derived=True,
        provider=UNKNOWN,
        format=CODE,
        published=time.moment,
        timezone_assumed=time.zone_assumed,
    )


def _flagged(story: Story, record: Record, tidier: Tidier) -> Story:
    """What keyword line and note say: corrected, written through, killed."""
    told = " ".join((record.title or "", record.key))
    is_kill = bool(_KILL.search(told))
    if is_kill:
        tidier.warn(notes.KILL_UNNAMED)
    return replace(
        story,
        status=Status.CANCELED if is_kill else Status.USABLE,
        is_correction=bool(_CORRECTION.search(told)) or says_correction(story.ednote),
        is_update=bool(_UPDATE.search(told)),
    )


FORMAT = Format(code=CODE, name="ANPA 1312", family=Family.TELEPRINTER, recognises=recognises, read=read)
