"""Bytes -> text, by a fixed ladder: byte-order mark, strict UTF-8, the declared charset, windows-1252.

No guessing: measured on Danish and German wire files, charset guessers call windows-1252 Chinese. The one
family the ladder cannot tell (DOS and Mac code pages) is warned about and left to a person.
"""

import codecs
import re
from dataclasses import dataclass

from articles.story import Note
from articles.wire import notes
from articles.wire.reading import UnreadableFile

# UTF-32 before UTF-16: the little-endian mark of the first begins with that of the second.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# As in the WHATWG encoding standard: who declares one of these nearly always sends windows-1252.
_REALLY_WINDOWS = {"ascii", "iso8859-1", "cp1252"}
_NAMES = {"cp1252": "windows-1252", "iso8859-1": "iso-8859-1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text without its byte-order mark, the charset it was in, and what to say about that."""

    text: str
    charset: str
    warnings: tuple[Note, ...] = ()


def decode(data: bytes, *, declared: str | None = None, chosen: str | None = None) -> Decoded:
    """Decode a file. `chosen` (by a person) overrules all; `declared` is what the file says of itself.

    Raises UnreadableFile when no step of the ladder fits, asking for a charset rather than guessing one.
    """
    if chosen:
        return _decode_chosen(data, chosen)
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return Decoded(text=_strict(data[len(mark) :], charset), charset=charset)
    wide = _wide_charset(data)
    if wide:
        return Decoded(text=_strict(data, wide), charset=wide, warnings=(notes.read_as(wide),))
    known = _codec(declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_single_byte(data, declared, known)
    overruled = known not in (None, "utf-8") and not data.isascii()
    warnings = (notes.declared_wrongly(declared or "", "utf-8"),) if overruled else ()
    return Decoded(text=text, charset="utf-8", warnings=warnings)


def _decode_chosen(data: bytes, chosen: str) -> Decoded:
    codec = _codec(chosen)
    if codec is None:
        raise UnreadableFile(notes.no_such_charset(chosen))
    text = _strict(data, codec)
    return Decoded(text=text.removeprefix("\ufeff"), charset=_NAMES.get(codec, codec))


def _decode_single_byte(data: bytes, declared: str | None, known: str | None) -> Decoded:
    if known and known != "utf-8" and known not in _REALLY_WINDOWS:
        try:
            return Decoded(text=data.decode(known), charset=_NAMES.get(known, known))
        except UnicodeDecodeError:
            pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UnreadableFile(notes.unknown_charset(error.start)) from error
    if known is None:
        warnings: tuple[Note, ...] = (notes.read_as("windows-1252"),)
    elif known in _REALLY_WINDOWS:
        warnings = ()
    else:
        warnings = (notes.declared_wrongly(declared or "", "windows-1252"),)
    return Decoded(text=text, charset="windows-1252", warnings=warnings)


def _strict(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        raise UnreadableFile(notes.wrong_charset(charset, error.start)) from error


def _codec(name: str | None) -> str | None:
    """Python's name of a text charset, None when there is no such charset (or it is no charset of text)."""
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip())
        "".encode(found.name)
    except (LookupError, ValueError):
        return None
    # These turn bytes into other characters than those on the wire (escapes, host names).
    escapes = (
        "unicode_escape",
        "unicode-escape",
        "raw-unicode-escape",
        "raw_unicode_escape",
        "utf-7",
        "punycode",
        "idna",
    )
    return None if found.name in escapes else found.name


def _wide_charset(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Western text is NUL. None when it is not that."""
    head = data[:2000]
    if len(head) < 4 or head.count(0) < len(head) * 0.3:
        return None
    return "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"


_LETTERS = re.compile(r"[æøåÆØÅ]")
# æ ø å of DOS (cp865) and Mac Roman as windows-1252 shows them, right after a letter, where no quotation
# mark, question mark or Œ stands in Danish.
_STAND_INS = re.compile(r"[^\W\d_][›†‘¿Œ]")


def looks_like_dos_or_mac(text: str) -> bool:
    """Whether a Danish text that was read as windows-1252 looks as if it were DOS or Mac text."""
    return not _LETTERS.search(text) and bool(_STAND_INS.search(text))
