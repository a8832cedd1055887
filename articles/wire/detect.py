"""Which format a file is in, told by its bytes, and reading it: the front door of this room."""

import re
from dataclasses import replace
from typing import Any

from lxml.etree import QName

from articles.story import Note
from articles.wire import formats, notes
from articles.wire.archive import archive_kind
from articles.wire.charset import decode
from articles.wire.format import Family, Opened
from articles.wire.json_file import load
from articles.wire.reading import Limits, Reading, TimeLimit, UnreadableFile, WireFile
from articles.wire.text import shown
from articles.wire.xml_file import open_xml

# Byte-order marks, white space, and the NULs that UTF-16 puts between. Never gives back what it took, because to
# remember every step through megabytes of blanks takes a gigabyte.
_LEAD_IN = re.compile(rb"(?:[\s\x00]++|\xef\xbb\xbf|\xff\xfe|\xfe\xff)*+")
# ANPA 1312 begins with SYN SYN SOH, IPTC 7901 with SOH and its header line. A file that was cut out of a stream
# may begin with what ended the record before.
_TELEPRINTER = re.compile(rb"[\s\x00\x04\x7f]*+(?:\x16\x16\x01|\x01[A-Za-z0-9 ])")
_NOT_TEXT = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"\xd0\xcf\x11\xe0", "Word"),
    (b"RIFF", "RIFF"),
    (b"\x00\x00\x00\x18ftyp", "MP4"),
    (b"ID3", "MP3"),
)


def size_refusal(size: int, head: bytes, limits: Limits) -> Note | None:
    """Why a file of `size` bytes that begins with `head` is not even read, None when it may be.

    To be asked before reading, with the first 512 bytes; archives have a limit of their own.
    """
    limit = limits.archive_bytes if archive_kind(head) else limits.file_bytes
    return notes.file_too_big(size, limit) if size > limit else None


def read_file(file: WireFile) -> Reading:
    """Read one file that is no archive: its stories, and what was skipped or rejected, in the file's order.

    Raises UnreadableFile when the file as a whole gives nothing, and nothing else. Reading that takes longer than
    file.limits.seconds gives nothing: half a list would look like a whole one.
    """
    time = TimeLimit(file.limits.seconds)
    opened = replace(_open(file), time=time)
    time.check()
    for known in formats.FORMATS.values():
        if known.family is opened.family and known.recognises(opened):
            return known.read(opened)
    raise UnreadableFile(_unrecognised(opened))


def _open(file: WireFile) -> Opened:
    data, limits = file.data, file.limits
    refusal = size_refusal(len(data), data[:512], limits)
    if refusal:
        raise UnreadableFile(refusal)
    if _LEAD_IN.fullmatch(data):
        raise UnreadableFile(notes.EMPTY_FILE)
    if archive_kind(data):
        raise UnreadableFile(notes.PACKED)
    for magic, kind in _NOT_TEXT:
        if data.startswith(magic):
            raise UnreadableFile(notes.not_text(kind))
    if _TELEPRINTER.match(data):
        return Opened(file=file, family=Family.TELEPRINTER, content=data, charset="iso-8859-1")
    return _open_text(file)


def _open_text(file: WireFile) -> Opened:
    lead_in = _LEAD_IN.match(file.data)
    at = lead_in.end() if lead_in else 0
    first = file.data[at : at + 1]
    if first == b"<":
        root, charset, warnings = open_xml(file.data, limits=file.limits, chosen=file.charset)
        return Opened(file=file, family=Family.XML, content=root, charset=charset, warnings=warnings)
    decoded = decode(file.data, chosen=file.charset)
    if first in (b"{", b"["):
        value = load(decoded.text, limits=file.limits)
        return Opened(file=file, family=Family.JSON, content=value, charset=decoded.charset, warnings=decoded.warnings)
    return Opened(
        file=file, family=Family.TEXT, content=decoded.text, charset=decoded.charset, warnings=decoded.warnings
    )


def _unrecognised(opened: Opened) -> Note:
    """No format took the file: say what it is, as exactly as we know."""
    content = opened.content
    if opened.family is Family.JSON:
        has_identity = isinstance(content, dict) and bool(content.get("uri") or content.get("guid"))
        return notes.NOT_NINJS if has_identity else notes.NO_URI
    if opened.family is Family.XML:
        return _unrecognised_xml(content)
    return notes.unknown_text(formats.names())


def _unrecognised_xml(root: Any) -> Note:
    tag = QName(root).localname
    if tag.lower() == "html":
        return notes.WEB_PAGE
    return notes.unknown_xml(shown(tag), formats.names())
