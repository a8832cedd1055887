"""Opens an archive and hands out its members, one at a time."""

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from gzip import BadGzipFile, GzipFile
from typing import IO, Any, cast

from articles.story import Note
from articles.wire import notes
from articles.wire.archive.kind import HEAD, archive_kind
from articles.wire.archive.members import check_sizes, is_shadow, is_unsafe, printable
from articles.wire.archive.streams import PIECE, Budget, Guarded, Refused, is_bomb
from articles.wire.reading import Limits, PackedFile, TimeLimit, UnreadableFile, WireFile

Unpacked = WireFile | tuple[str, Note]

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
_ENTRY = 400
"""Bytes of a zip's member list for one member: its fixed part, a long name, the fields of Unix and of large files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """An archive that is being unpacked."""

    file: WireFile | PackedFile
    stream: IO[bytes]
    size: int
    time: TimeLimit

    @property
    def limits(self) -> Limits:
        return self.file.limits

    def guarded(self, stream: IO[bytes] | GzipFile | None = None, **how: Any) -> IO[bytes]:
        """The archive's stream, or one that unpacks it, within bounds."""
        # All of IO[bytes] that zipfile and tarfile use.
        return cast(IO[bytes], Guarded(stream or self.stream, limits=self.limits, time=self.time, **how))

    def budget(self) -> Budget:
        return Budget(self.limits, self.time)

    def name_of(self, member: str) -> str:
        return f"{self.file.name}/{printable(member)}"

    def member(self, name: str, read: Callable[[], bytes]) -> Unpacked:
        """One member, or why it is none. Time that is up ends the whole archive."""
        full = self.name_of(name)
        try:
            data = read()
        except UnreadableFile:
            raise
        except Refused as refused:
            return full, refused.note
        except _BAD_ARCHIVE:
            return full, notes.ARCHIVE_DAMAGED
        if archive_kind(data):
            return full, notes.ARCHIVE_NESTED
        file = self.file
        return WireFile(name=full, data=data, limits=file.limits, charset=file.charset, provider=file.provider)


def unpack(file: WireFile | PackedFile) -> Iterator[Unpacked]:
    """The files in an archive as `archive.zip/member`; a file that is no archive yields itself.

    What is refused, the whole archive or one member, is yielded as (name, why). A member that points
    outside the archive is refused, the others are read. Folders and the shadow files of macOS are left out.
    What unpacking may take in time leaves out what the caller does with a member.
    """
    if isinstance(file, WireFile):
        if archive_kind(file.data) is None:
            yield file
            return
        file = PackedFile(
            name=file.name,
            open=partial(io.BytesIO, file.data),
            limits=file.limits,
            charset=file.charset,
            provider=file.provider,
        )
    try:
        opened = file.open()
    except OSError as problem:
        yield file.name, notes.cannot_open(problem.strerror or type(problem).__name__)
        return
    try:
        with opened as stream:
            yield from _unpack(file, stream)
    except Refused as refused:
        yield file.name, refused.note
    except UnreadableFile as problem:
        yield file.name, problem.note
    except _BAD_ARCHIVE:
        yield file.name, notes.ARCHIVE_DAMAGED


def _unpack(file: PackedFile, stream: IO[bytes]) -> Iterator[Unpacked]:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    kind = archive_kind(stream.read(HEAD)) or ""
    stream.seek(0)
    if kind not in _OPENERS:
        raise Refused(notes.archive_kind(kind))
    if size > file.limits.archive_bytes:
        raise Refused(notes.file_too_big(size, file.limits.archive_bytes))
    time = TimeLimit(file.limits.seconds, notes.archive_too_slow)
    for part in _OPENERS[kind](_Job(file=file, stream=stream, size=size, time=time)):
        with time.stopped():
            yield part


def _unpack_zip(job: _Job) -> Iterator[Unpacked]:
    most = job.limits.archive_members
    guarded = job.guarded(at_once=PIECE + _ENTRY * most, too_much=notes.too_many_members(most))
    with zipfile.ZipFile(guarded) as archive:
        members = [info for info in archive.infolist() if not info.filename.endswith("/")]
        if any(info.filename in _OFFICE_MEMBERS for info in members):
            raise Refused(notes.OFFICE)
        check_sizes([info.file_size for info in members], job.limits)
        budget = job.budget()
        for info in members:
            if not is_shadow(info.filename):
                yield job.member(info.filename, partial(_zip_data, job.limits, archive, info, budget))


def _zip_data(limits: Limits, archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    refusal = _zip_refusal(info, limits)
    if refusal:
        raise Refused(refusal)
    with archive.open(info) as stream:
        return budget.read(stream, packed=info.compress_size)


def _zip_refusal(info: zipfile.ZipInfo, limits: Limits) -> Note | None:
    file_type = info.external_attr >> 28
    if is_unsafe(info.filename):
        return notes.UNSAFE_NAME
    if file_type not in (0, 0o10):
        return notes.NOT_A_FILE
    if info.flag_bits & 1:
        return notes.ENCRYPTED
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return notes.packing_method()
    if is_bomb(info.file_size, info.compress_size, limits):
        return notes.BOMB
    return notes.file_too_big(info.file_size, limits.file_bytes) if info.file_size > limits.file_bytes else None


def _unpack_gzip(job: _Job) -> Iterator[Unpacked]:
    with GzipFile(fileobj=job.stream) as stream:
        if archive_kind(stream.read(HEAD)) == "tar":
            stream.seek(0)
            yield from _unpack_tar(job, stream)
            return
        stream.seek(0)
        data = job.budget().read(cast(IO[bytes], stream), packed=job.size)
    plain = job.file.name.rsplit("/", 1)[-1]
    yield job.member(plain[:-3] if plain.lower().endswith(".gz") else plain, lambda: data)


def _unpack_tar(job: _Job, packed: GzipFile | None = None) -> Iterator[Unpacked]:
    """The members of a tar. A packed one is unpacked twice, once for the list: time is cheaper than memory."""
    stream = job.guarded(packed, packed=job.size) if packed else job.guarded()
    with tarfile.open(fileobj=stream, mode="r:") as archive:
        members: list[tarfile.TarInfo] = []
        limit = job.limits.archive_members
        for number, info in enumerate(archive):
            if not info.isdir():
                members.append(info)
            # Folders are free, but not any number of them.
            if len(members) > limit or number > 2 * limit:
                raise Refused(notes.too_many_members(limit))
        check_sizes([info.size for info in members], job.limits)
        budget = job.budget()
        for info in members:
            if not is_shadow(info.name):
                yield job.member(info.name, partial(_tar_data, archive, info, budget))


def _tar_data(archive: tarfile.TarFile, info: tarfile.TarInfo, budget: Budget) -> bytes:
    if is_unsafe(info.name):
        raise Refused(notes.UNSAFE_NAME)
    stream = archive.extractfile(info) if info.isreg() and not info.issparse() else None
    if stream is None:
        raise Refused(notes.NOT_A_FILE)
    return budget.read(stream)


_OPENERS: dict[str, Callable[[_Job], Iterator[Unpacked]]] = {
    "zip": _unpack_zip,
    "gzip": _unpack_gzip,
    "tar": _unpack_tar,
}
