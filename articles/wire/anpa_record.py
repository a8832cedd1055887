"""One ANPA 1312 record cut into its parts: two header lines, lines that begin with ^, text or table, trailer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.wire.teleprinter import read_stamp, without_fillers
from articles.wire.times import ReadTime

_IDENTITY = re.compile(r"\s*([A-Za-z]?)([0-9]{3,5})")
_LEVEL = re.compile(r"\s*(?P<urgency>[A-Za-z])\s*(?P<category>[A-Za-z])(?![A-Za-z-])")
_KEYWORD = re.compile(
    r"(?:(?:AM|PM|BC|AP)-)?(?P<keyword>\S+)(?P<key>.*?)\s+[0-9]{1,2}-[0-9]{1,2}(?:\s+(?P<words>[0-9]{1,5}))?\s*",
    re.IGNORECASE,
)
_TRAILER = re.compile(
    r"(?P<agency>[A-Za-z]{2,6})-(?P<wire>[A-Za-z0-9]{1,4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})-(?P<year>[0-9]{4}|[0-9]{2})"
    r"\s+(?P<clock>[0-9]{4})\s?(?P<zone>[A-Za-z]{1,4})?"
)
_COMPLETE = re.compile(r"[\x04\x0c]")
_LONGEST_HEAD = 200
_TABLE = "\x12"
_BETWEEN = re.compile(r"(?<=[<=])[ \t]*(?=\^)")
_MACHINE = re.compile(r"\*[0-9]+")
_PICTURES = re.compile(r"AP[ -](?:photo|graphic|video|audio|interactive|multimedia)s?\b", re.IGNORECASE)
_TO_EDITORS = re.compile(r"\(?(?:eds|editors?|editor'?s'? notes?)\s*(?::|\s_|\s--?)\s*(?P<note>.*)", re.IGNORECASE)
_BYLINE = re.compile(r"by\s+\S", re.IGNORECASE)
_EMPLOYER = re.compile(
    r"\bAP\b|associated press|\b(?:writer|editor|correspondent|staff|analyst|columnist)s?$", re.IGNORECASE
)


@dataclass(slots=True, kw_only=True)
class Record:
    """The parts of a record as sent."""

    number: str = ""
    urgency: str | None = None
    category: str | None = None
    keyword: str | None = None
    """From the second header line, without BC- or AM-; cut off by its sender at 24 characters."""
    key: str = ""
    """What to do with it: 1stLd-Writethru."""
    word_count: int | None = None
    is_table: bool = False
    title: str | None = None
    """The first ^ line: the keyword in full, take key, words."""
    headline: str | None = None
    lead: str | None = None
    byline: str | None = None
    notes: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    """Rows of a table are parted by line ends within one paragraph."""
    trailer: str | None = None
    agency: str | None = None
    is_complete: bool = True


def cut(text: str) -> Record:
    """Cut a record (without SYN SYN SOH)."""
    record = Record()
    content, etx, after = text.partition("\x03")
    found = _TRAILER.search(after if etx else text)
    record.is_complete = bool(etx or found or _COMPLETE.search(text))
    if found:
        record.trailer, record.agency = found[0], found["agency"]
        if not etx:
            content = text[: found.start()]
    head, stx, body = content.partition("\x02")
    lines = head.split("\n")
    _read_head(lines, record)
    body = body if stx else "\n".join(lines[2:])
    _read_body([piece for line in body.split("\n") for piece in _BETWEEN.split(line)], record)
    return record


def _read_head(lines: list[str], record: Record) -> None:
    if found := _IDENTITY.match(without_fillers(lines[0])):
        record.number = found[2]
    second = lines[1][:_LONGEST_HEAD] if len(lines) > 1 else ""
    record.is_table = _TABLE in second
    second = without_fillers(re.sub(r"[\x11-\x14]+", " ", second))
    if found := _LEVEL.match(second):
        record.urgency, record.category = found["urgency"].lower(), found["category"].lower()
        second = second[found.end() :]
    if found := _KEYWORD.fullmatch(second.strip()):
        record.keyword, record.key = found["keyword"], found["key"].strip()
        record.word_count = int(found["words"]) if found["words"] else None


def _read_body(lines: list[str], record: Record) -> None:
    """^ lines before the first line of text are about the story; later ones are headings within it."""
    is_row = re.compile(r"\^.*;") if record.is_table else re.compile(r"(?!)")
    first = next((at for at, line in enumerate(lines) if _is_text(line) or is_row.match(line)), len(lines))
    carets = [_caret(line) for line in lines[:first] if line.strip()]
    _read_carets([each for each in carets if each[0]], record)
    if record.title and (found := re.search(r",\s?([0-9]{1,5})$", record.title)) and record.word_count is None:
        record.word_count = int(found[1])
    pieces = _table(lines[first:]) if record.is_table else _text(lines[first:])
    record.paragraphs += [piece for piece in pieces if piece.strip()]


def _is_text(line: str) -> bool:
    return bool(without_fillers(line).strip()) and not line.startswith("^")


def _caret(line: str) -> tuple[str, str]:
    """(text, `<` or `=` that ends it) of a ^ line."""
    text = without_fillers(line).strip().removeprefix("^").strip()
    return text.rstrip("<= ").strip(), text[-1:] if text.endswith(("<", "=")) else ""


def _read_carets(carets: list[tuple[str, str]], record: Record) -> None:
    after_byline = False
    for text, end in carets:
        if _MACHINE.fullmatch(text) or _PICTURES.match(text):
            continue
        if record.title is None:
            record.title = text
        elif found := _TO_EDITORS.match(text):
            note = found["note"]
            record.notes.append(note.removesuffix(")") if text.startswith("(") else note)
        elif _BYLINE.match(text) and record.byline is None and end:
            record.byline, after_byline = text, True
        elif after_byline and end == "=" and _EMPLOYER.search(text):
            continue
        elif record.headline is None and end:
            record.headline = text
        elif record.lead is None and end == "<":
            record.lead = text
        else:
            record.paragraphs.append(text)


def _text(lines: list[str]) -> Iterator[str]:
    """A tab or ^ at the start of a line, or a blank line before it, begins a paragraph; other lines go on."""
    running: list[str] = []
    for line in lines:
        plain = without_fillers(line)
        if running and (line.startswith(("\t", "^")) or not plain.strip()):
            yield " ".join(running)
            running = []
        if plain.strip():
            running.append(_caret(line)[0] if line.startswith("^") else plain.strip().rstrip("<").rstrip())
    yield " ".join(running)


def _table(lines: list[str]) -> Iterator[str]:
    """Rows between two headings, rules or blank lines as one paragraph, cells parted by tabs."""
    rows: list[str] = []
    for line in lines:
        heads = line.startswith("^")
        row = _caret(line)[0] if heads else without_fillers(line).strip().rstrip("<=").rstrip()
        is_rule = not row.strip("_ ")
        if rows and (is_rule or (heads and ";" not in row)):
            yield "\n".join(rows)
            rows = []
        if is_rule or (heads and ";" not in row):
            yield row
        else:
            rows.append(row.replace(";", "\t"))
    yield "\n".join(rows)


def time_of(record: Record) -> ReadTime:
    """When the record was sent: `11-13-13 1509GMT` is month, day, year and time of day."""
    found = _TRAILER.fullmatch(record.trailer or "")
    if not found:
        return ReadTime()
    year = found["year"]
    if len(year) == 2:
        year = f"{'19' if int(year) >= 70 else '20'}{year}"
    return read_stamp(f"{year}-{found['month']}-{found['day']}", found["clock"], found["zone"], found[0])
