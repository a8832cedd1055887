"""Archives -> the wire files in them, read as streams and never written to disk by their names.

Recognised by their bytes (a plain tar may be called .tar.xz). The member list is checked before anything
is unpacked, and unpacking counts bytes, because headers lie.
"""

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from gzip import BadGzipFile, GzipFile
from typing import IO

from articles.story import Note
from articles.wire import notes
from articles.wire.reading import Limits, WireFile

_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\xfd7zXZ", "xz"),
    (b"BZh", "bzip2"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
)
_TAR_MAGIC = slice(257, 262)
_PIECE = 1 << 16
_BAD_ARCHIVE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    BadGzipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""What the standard library raises on damaged archives, depending on where the damage is."""

_OFFICE_MEMBERS = ("[Content_Types].xml", "META-INF/manifest.xml")

Unpacked = WireFile | tuple[str, Note]


class _Refused(Exception):
    def __init__(self, note: Note):
        self.note = note


def archive_kind(data: bytes) -> str | None:
    """zip, gzip, tar, xz ...: told by the first 512 bytes; None for what is no archive."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    return "tar" if data[_TAR_MAGIC] == b"ustar" else None


def unpack(file: WireFile) -> Iterator[Unpacked]:
    """The files in an archive as `archive.zip/member`; a file that is no archive yields itself.

    What is refused, the whole archive or one member, is yielded as (name, why). A member that points
    outside the archive is refused, the others are read. Folders and the shadow files of macOS are left out.
    """
    kind = archive_kind(file.data)
    openers = {"zip": _unpack_zip, "gzip": _unpack_gzip, "tar": _unpack_tar}
    if kind is None:
        yield file
    elif kind not in openers:
        yield file.name, notes.archive_kind(kind)
    elif len(file.data) > file.limits.archive_bytes:
        yield file.name, notes.file_too_big(len(file.data), file.limits.archive_bytes)
    else:
        try:
            yield from openers[kind](file)
        except _Refused as refused:
            yield file.name, refused.note
        except _BAD_ARCHIVE:
            yield file.name, notes.ARCHIVE_DAMAGED


class _Budget:
    """Counts the bytes that come out of one archive."""

    def __init__(self, file: WireFile):
        self.limits = file.limits
        self.left = file.limits.archive_bytes

    def read(self, stream: IO[bytes], *, packed: int | None = None) -> bytes:
        """A whole member. Raises _Refused when it outgrows a limit; `packed` is its packed size if known."""
        most = min(self.limits.file_bytes, self.left)
        pieces, size = [], 0
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > most:
                over_all = most < self.limits.file_bytes
                limit = self.limits.archive_bytes if over_all else self.limits.file_bytes
                raise _Refused(notes.archive_too_big(limit) if over_all else notes.file_too_big(size, limit))
            if packed is not None and _is_bomb(size, packed, self.limits):
                raise _Refused(notes.BOMB)
            pieces.append(piece)
        self.left -= size
        return b"".join(pieces)


def _is_bomb(size: int, packed: int, limits: Limits) -> bool:
    # A small file of one repeated line may pack very well; nobody is hurt by it.
    return size > _PIECE and size > limits.archive_ratio * max(packed, 1)


def _member(file: WireFile, name: str, data: bytes) -> Unpacked:
    full = f"{file.name}/{_shown(name)}"
    if archive_kind(data):
        return full, notes.ARCHIVE_NESTED
    return WireFile(name=full, data=data, limits=file.limits, charset=file.charset, provider=file.provider)


def _shown(name: str) -> str:
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)[:300]


def _is_unsafe(name: str) -> bool:
    """A name that leads out of the archive. Colons alone are normal: urn:newsml:..."""
    parts = name.replace("\\", "/").split("/")
    is_drive = len(name) > 2 and name[1] == ":" and name[2] in "\\/" and name[0].isalpha()
    return parts[0] == "" or ".." in parts or is_drive


def _is_shadow(name: str) -> bool:
    last = name.rsplit("/", 1)[-1]
    return name.startswith("__MACOSX/") or last.startswith("._") or last == ".DS_Store"


def _check_sizes(sizes: list[int], limits: Limits) -> None:
    if not sizes:
        raise _Refused(notes.ARCHIVE_EMPTY)
    if len(sizes) > limits.archive_members:
        raise _Refused(notes.too_many_members(limits.archive_members))
    if sum(sizes) > limits.archive_bytes:
        raise _Refused(notes.archive_too_big(limits.archive_bytes))


def _unpack_zip(file: WireFile) -> Iterator[Unpacked]:
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        members = [info for info in archive.infolist() if not info.filename.endswith("/")]
        if any(info.filename in _OFFICE_MEMBERS for info in members):
            raise _Refused(notes.OFFICE)
        _check_sizes([info.file_size for info in members], file.limits)
        budget = _Budget(file)
        for info in members:
            if not _is_shadow(info.filename):
                yield _zip_member(file, archive, info, budget)


def _zip_member(file: WireFile, archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget) -> Unpacked:
    name = f"{file.name}/{_shown(info.filename)}"
    try:
        refusal = _zip_refusal(info, file.limits)
        if refusal:
            return name, refusal
        with archive.open(info) as stream:
            return _member(file, info.filename, budget.read(stream, packed=info.compress_size))
    except _Refused as refused:
        return name, refused.note
    except _BAD_ARCHIVE:
        return name, notes.ARCHIVE_DAMAGED


def _zip_refusal(info: zipfile.ZipInfo, limits: Limits) -> Note | None:
    file_type = info.external_attr >> 28
    if _is_unsafe(info.filename):
        return notes.UNSAFE_NAME
    if file_type not in (0, 0o10):
        return notes.NOT_A_FILE
    if info.flag_bits & 1:
        return notes.ENCRYPTED
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return notes.packing_method()
    if _is_bomb(info.file_size, info.compress_size, limits):
        return notes.BOMB
    return notes.file_too_big(info.file_size, limits.file_bytes) if info.file_size > limits.file_bytes else None


def _unpack_gzip(file: WireFile) -> Iterator[Unpacked]:
    with GzipFile(fileobj=io.BytesIO(file.data)) as stream:
        head = stream.read(512)
        inner = archive_kind(head)
        limits = file.limits
        most = limits.archive_bytes if inner == "tar" else limits.file_bytes
        pieces, size = [head], len(head)
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > most:
                raise _Refused(notes.archive_too_big(most) if inner == "tar" else notes.file_too_big(size, most))
            if _is_bomb(size, len(file.data), limits):
                raise _Refused(notes.BOMB)
            pieces.append(piece)
    whole = WireFile(name=file.name, data=b"".join(pieces), limits=limits, charset=file.charset, provider=file.provider)
    if inner == "tar":
        yield from _unpack_tar(whole)
    else:
        plain = file.name.rsplit("/", 1)[-1]
        yield _member(file, plain[:-3] if plain.lower().endswith(".gz") else plain, whole.data)


def _unpack_tar(file: WireFile) -> Iterator[Unpacked]:
    with tarfile.open(fileobj=io.BytesIO(file.data), mode="r:") as archive:
        members: list[tarfile.TarInfo] = []
        while (info := archive.next()) is not None:
            if not info.isdir():
                members.append(info)
            if len(members) > file.limits.archive_members:
                raise _Refused(notes.too_many_members(file.limits.archive_members))
        _check_sizes([info.size for info in members], file.limits)
        budget = _Budget(file)
        for info in members:
            if not _is_shadow(info.name):
                yield _tar_member(file, archive, info, budget)


def _tar_member(file: WireFile, archive: tarfile.TarFile, info: tarfile.TarInfo, budget: _Budget) -> Unpacked:
    name = f"{file.name}/{_shown(info.name)}"
    if _is_unsafe(info.name):
        return name, notes.UNSAFE_NAME
    if not info.isreg() or info.issparse():
        return name, notes.NOT_A_FILE
    try:
        stream = archive.extractfile(info)
        return _member(file, info.name, budget.read(stream)) if stream else (name, notes.NOT_A_FILE)
    except _Refused as refused:
        return name, refused.note
    except _BAD_ARCHIVE:
        return name, notes.ARCHIVE_DAMAGED
