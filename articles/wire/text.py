"""Plain text as the archive keeps it: repaired, without control characters, NFC, white space collapsed."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape

import ftfy

from articles.story import Note
from articles.wire import notes

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Invisible, and where they stand inside a word nobody would find it: soft hyphen, zero-width space,
# word joiner, byte-order mark.
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
_BLANKS = re.compile(r"\s+")
_LEFT_ESCAPED = re.compile(r"&(?:apos|quot|amp|nbsp|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
# A text without any of these is one that ftfy leaves as it is, and asking ftfy takes ten times as long: characters that
# it suspects by themselves, and neighbours outside ASCII that are not both small Danish letters. A test compares.
_SUSPECT = re.compile(r"[\x80-\x9f\ud800-\udfffŒœÃÂ]")
_NEIGHBOURS = re.compile(r"[^\x00-\x7f]{2}")
_ODD_NEIGHBOURS = re.compile(r"[^\x00-\x7fæøåéöäü][^\x00-\x7f]|[æøåéöäü][^\x00-\x7fæøåéöäü]")
# What is left of two- and three-byte UTF-8 read as windows-1252.
_MOJIBAKE_LEFT = re.compile(r"Ã[…†˜¦¸¥\x85\x86\x98]|â€|Â[£§©«»°]")


@dataclass(slots=True, kw_only=True)
class Tidier:
    """Cleans the texts of one item and remembers what it had to do, for the item's warnings."""

    repaired: bool = False
    suspicious: bool = False
    controls: int = 0
    others: list[Note] = field(default_factory=list)

    def repair(self, text: str) -> str:
        """`text` with mojibake repaired and without control characters, white space untouched.

        Give it a paragraph at a time. Must run before white space is collapsed: the second byte of a
        wrongly decoded "à" is a non-breaking space.
        """
        if may_be_wrong(text):
            fixed = _c1_to_windows(ftfy.fix_encoding(_no_surrogates(text)))
            self.repaired |= fixed != text
            self.suspicious |= bool(_MOJIBAKE_LEFT.search(fixed))
            text = fixed
        if not text.isprintable():
            text, dropped = _CONTROLS.subn("", text)
            self.controls += dropped
        return text

    def paragraph(self, text: str, *, unescape_left: bool = False) -> str:
        """One paragraph on one line: repaired, NFC, white space collapsed to single blanks."""
        return collapse(self.repair(undo_left_escapes(text) if unescape_left else text))

    def value(self, text: object, *, longest: int | None = None) -> str | None:
        """A one-line field, None when nothing is in it; entities that still stand in it are undone once."""
        if not isinstance(text, str):
            return None
        return self.paragraph(text, unescape_left=True)[:longest].strip() or None

    def warn(self, note: Note) -> None:
        """Remember something to say about the item, once."""
        if note not in self.others:
            self.others.append(note)

    def take_over(self, other: "Tidier") -> None:
        """Add what another one had to do: that of a text which was tried and is now used."""
        self.repaired |= other.repaired
        self.suspicious |= other.suspicious
        self.controls += other.controls
        for note in other.others:
            self.warn(note)

    def warnings(self) -> tuple[Note, ...]:
        """What to say about the item, in a fixed order."""
        own: list[Note] = []
        if self.repaired:
            own.append(notes.MOJIBAKE)
        if self.suspicious:
            own.append(notes.MOJIBAKE_LEFT)
        if self.controls:
            own.append(notes.control_characters(self.controls))
        return (*own, *self.others)


def may_be_wrong(text: str) -> bool:
    """Whether mojibake is possible in `text` or a part of it. Quick; what is not possible need not be repaired."""
    if text.isascii():
        return False
    return bool(_SUSPECT.search(text) or (_NEIGHBOURS.search(text) and _ODD_NEIGHBOURS.search(text)))


def collapse(text: str) -> str:
    """Repaired text on one line: NFC, no invisible characters, white space collapsed to single blanks."""
    if text.isprintable() and "  " not in text and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text.strip()  # what is printable has no white space but blanks, and nothing invisible
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", _INVISIBLE.sub("", text))).strip()


def collapse_lines(text: str) -> str:
    """As collapse(), line by line: line ends, which the caller put there on purpose, are kept."""
    if "\n" not in text:
        return collapse(text)
    lines = (collapse(line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def shown(value: object, longest: int = 60) -> str:
    """Anything a file holds, as a short piece of a sentence: one line, no control characters."""
    return Tidier().paragraph(str(value)[: longest * 4])[:longest].strip()


def undo_left_escapes(text: str) -> str:
    """Undo the escapes that one layer of decoding left behind (&apos; &quot; &amp; &#233;), once.

    For the text of a text node only; never parse the result as markup again. `&lt;` stays: it is text on purpose.
    """
    return _LEFT_ESCAPED.sub(lambda found: unescape(found[0]), text) if "&" in text else text


def _no_surrogates(text: str) -> str:
    return re.sub(r"[\ud800-\udfff]", "\ufffd", text)


def _c1_to_windows(text: str) -> str:
    """The C1 controls as windows-1252, which is what they were when somebody decoded them as ISO-8859-1."""
    return ftfy.fixes.fix_c1_controls(text) if re.search(r"[\x80-\x9f]", text) else text


_BLANK_LINE = re.compile(r"\n(?:[ \t\f\v\r]*\n)+")
_INDENTED = re.compile(r"\n(?=(?:[ \xa0]{3,}|\t)[^\s])")
# No teleprinter or mail program wraps later than this, so a longer line is a paragraph of its own.
_LONGEST_WRAPPED = 120


def blocks(text: str) -> list[str]:
    """Plain text cut into its paragraphs, not yet cleaned; blank ones are left out.

    Blank lines part paragraphs, and so does an indent of three or more blanks. Where neither is found
    and lines are too long to be wrapped ones, every line is a paragraph.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    parts: Iterable[str] = _BLANK_LINE.split(text)
    parts = [piece for part in parts for piece in _INDENTED.split(part)]
    if len(parts) == 1 and "\n" in text and max(map(len, text.split("\n"))) > _LONGEST_WRAPPED:
        parts = text.split("\n")
    return [part for part in parts if part.strip()]
