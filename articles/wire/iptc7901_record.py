"""One IPTC 7901 record cut into its parts: header line, slug lines, headline block, text, notes, time stamp."""

import re
from dataclasses import dataclass, field

from articles.wire.calendar_words import month_number
from articles.wire.iptc7901_headline import Block, cut_block
from articles.wire.signoff import is_signoff
from articles.wire.teleprinter import read_stamp, without_fillers
from articles.wire.times import ReadTime

_IDENTITY = re.compile(r"([A-Za-z][A-Za-z./-]{0,19}|)([0-9]{1,6})")
_STAMP = re.compile(
    r"(?P<day>[0-9]{2})(?P<clock>[0-9]{4})\s*(?:(?P<zone>GMT|UTC|UT|Z|CET|CEST|MEZ|MESZ|BST|EST|EDT)\s+)?"
    r"(?P<month>[^\W\d_]{3,9})\.?\s+(?P<year>[0-9]{4}|[0-9]{2})(?!\d)",
    re.IGNORECASE,
)
_COMPLETE = re.compile(r"\x04|^NNNN\s*$", re.MULTILINE)
_HEADING = re.compile(r"\s*#{1,3}\s+\S")
_NOTEBOOK = re.compile(
    r"\s*#\s+(?:\S+\s+)?(?:notebook|notizblock|notesblok|notatblok|anteckningsblock)\s*", re.IGNORECASE
)
_STARS = re.compile(r"\s*(?:\*\s*){3,}")
_NOT_PUBLIC = re.compile(
    r"""(?:the\ following|die\ folgenden?|følgende|följande|la\ siguiente|les\ informations)?.{0,60}
    (?: not\ (?:intended\ |meant\ )?for\ publication
      | nicht\ (?:zur|für\ die)\ veröffentlichung(?:\ (?:bestimmt|vorgesehen|gedacht))?
      | ikke\ (?:beregnet\ )?(?:til|for)\ (?:offentliggørelse|offentliggjørelse|publicering|publisering)
      | inte\ (?:avsedd\ )?för\ publicering
      | pas\ destinée?s?\ à\ (?:la\ publication|être\ publiée?s?)
      | no\ (?:está\ )?destinada\ a\ (?:su\ |la\ )?publica(?:ción|rse)
    )\W*""",
    re.VERBOSE | re.IGNORECASE,
)
_CONTACTS = re.compile(r"\s*#{1,3}\s.*(?:contact|kontakt|ansprechpartner)", re.IGNORECASE)
_SIGNOFF = re.compile(r"(?P<agency>[^\W\d_]+)(?:[ /-][a-zäöüæøåß0-9]{1,5}){1,8}|\(Schluss\).*")
_SIGNING = frozenset(["dpa", "apa", "afp", "sda", "ntb", "ap", "tt", "stt"])


@dataclass(slots=True, kw_only=True)
class Record:
    """The parts of a record as sent; lists hold lines."""

    service: str = ""
    number: str = ""
    urgency: int | None = None
    category: str | None = None
    word_count: int | None = None
    words: list[str] = field(default_factory=list)
    """What else stands in the header line: agency, running number."""
    slugs: list[str] = field(default_factory=list)
    block: Block = field(default_factory=Block)
    text: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    private: list[str] = field(default_factory=list)
    signoff: str | None = None
    stamp: str | None = None
    is_complete: bool = True


def cut(text: str) -> Record:
    """Cut a record (without its SOH)."""
    record = Record()
    content, etx, trailer = text.partition("\x03")
    found = _STAMP.search(trailer)
    if not etx:
        content, found = _stamp_at_the_end(content)
        record.is_complete = found is not None or bool(_COMPLETE.search(text))
    record.stamp = found[0] if found else None
    head, stx, body = content.partition("\x02")
    lines = [without_fillers(line).rstrip() for line in (head if stx else content).split("\n")]
    _read_header(lines[0], record)
    taken = _read_slugs(lines, record, everything=bool(stx))
    rest = [without_fillers(line).rstrip() for line in body.split("\n")] if stx else lines[taken:]
    record.block, taken = cut_block(rest)
    _read_body(_without_signoff(rest[taken:], record), record)
    return record


def _stamp_at_the_end(content: str) -> tuple[str, re.Match[str] | None]:
    """Without ETX the last line may still be the time stamp."""
    stripped = content.rstrip("\x04\x7f \n").removesuffix("NNNN").rstrip()
    start = stripped.rfind("\n") + 1
    found = _STAMP.fullmatch(without_fillers(stripped[start:]).strip())
    return (content[: content.rfind(found[0])], found) if found else (stripped, None)


def _read_header(line: str, record: Record) -> None:
    """`eca062 4 i 211 ccccb   dpa 061`: service and number, urgency, category, words, text."""
    tokens = line.split()
    if tokens and (found := _IDENTITY.fullmatch(tokens[0])):
        record.service, record.number = found[1], found[2]
        del tokens[0]
    if tokens and re.fullmatch("[1-9]", tokens[0]):
        record.urgency = int(tokens.pop(0))
    if tokens and re.fullmatch(r"[^\W\d_]{1,4}", tokens[0]):
        record.category = tokens.pop(0)
    if tokens and re.fullmatch(r"[0-9]{1,6}", tokens[0]):
        record.word_count = int(tokens.pop(0))
    record.words = tokens


def _read_slugs(lines: list[str], record: Record, *, everything: bool) -> int:
    """The slug lines, and how many lines they and the header take up. Without STX, only what ends in a slash."""
    taken = 1
    for at, line in enumerate(lines[1:], start=1):
        if line.strip() and not everything and not line.endswith("/"):
            break
        if line.strip():
            record.slugs.append(line.strip())
            taken = at + 1
    return taken


def _without_signoff(lines: list[str], record: Record) -> list[str]:
    end = next((at for at in range(len(lines), 0, -1) if lines[at - 1].strip()), 0)
    lines = lines[:end]
    last = lines[-1].strip() if lines else ""
    stands_alone = bool(lines) and (len(lines) == 1 or not lines[-2].strip())
    found = _SIGNOFF.fullmatch(last)
    is_signed = found is not None and (found["agency"] is None or found["agency"] in {*_SIGNING, *record.words})
    if stands_alone and (is_signed or is_signoff(last)):
        record.signoff = last
        return lines[:-1]
    return lines


def _read_body(lines: list[str], record: Record) -> None:
    """Text, then notes to editors, then what is not for publication: a line never goes back to a more public part."""
    into = record.text
    for at, line in enumerate(lines):
        if into is not record.private:
            if _begins_private(lines, at, in_notes=into is record.notes):
                into = record.private
            elif into is record.text and _HEADING.match(line):
                into = record.notes
        if into is record.text:
            into.append(line)
        elif line.strip() and not (_NOTEBOOK.fullmatch(line) or _STARS.fullmatch(line) or _NOT_PUBLIC.fullmatch(line)):
            into.append(line.strip())


def _begins_private(lines: list[str], at: int, *, in_notes: bool) -> bool:
    """A row of stars followed by the warning; among the notes either of them, or a heading about contacts."""
    line = lines[at].strip()
    if _STARS.fullmatch(line):
        following = next((lines[later].strip() for later in range(at + 1, len(lines)) if lines[later].strip()), "")
        return in_notes or bool(_NOT_PUBLIC.fullmatch(following))
    if _CONTACTS.match(line):
        return True
    stands_alone = at == 0 or not lines[at - 1].strip()
    return (in_notes or stands_alone) and bool(_NOT_PUBLIC.fullmatch(line))


def time_of(record: Record) -> ReadTime:
    """When the record was sent: `131137 GMT Nov 13` is 11.37 on the 13th of November 2013."""
    found = _STAMP.fullmatch(record.stamp or "")
    if not found:
        return ReadTime()
    year, month = found["year"], month_number(found["month"])
    if len(year) == 2:
        year = f"{'19' if int(year) >= 70 else '20'}{year}"
    return read_stamp(f"{year}-{month or 0:02}-{found['day']}", found["clock"], found["zone"], found[0])
