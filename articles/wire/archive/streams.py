"""Streams that refuse to give more than they may."""

import io
from gzip import GzipFile
from typing import IO

from articles.story import Note
from articles.wire import notes
from articles.wire.reading import Limits, TimeLimit

PIECE = 1 << 16
MOST_AT_ONCE = 1 << 20
"""Bytes. The standard library reads whatever length a header claims in one piece, and keeps it in memory."""


class Refused(Exception):
    """An archive, or one member of it, is not read; `note` says why."""

    def __init__(self, note: Note):
        super().__init__(str(note))
        self.note = note


def is_bomb(size: int, packed: int, limits: Limits) -> bool:
    """Whether `packed` bytes that became `size` are an attack."""
    # A small file of one repeated line may pack very well; nobody is hurt by it.
    return size > PIECE and size > limits.archive_ratio * max(packed, 1)


class Guarded(io.RawIOBase):
    """A seekable stream, read in pieces of bounded size up to a bounded position, for a bounded time.

    `packed` is the size of the archive when the stream unpacks it. Raises Refused beyond what may come out of one,
    and (for the reason `too_much`) for a read of more than `at_once` bytes; UnreadableFile when time is up.
    """

    def __init__(
        self,
        stream: IO[bytes] | GzipFile,
        *,
        limits: Limits,
        time: TimeLimit,
        packed: int | None = None,
        at_once: int = MOST_AT_ONCE,
        too_much: Note = notes.ARCHIVE_DAMAGED,
    ):
        self._stream = stream
        self._too_much = too_much
        self._limits = limits
        self._time = time
        self._packed = packed
        self._at_once = at_once

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def seekable(self) -> bool:
        """It goes anywhere within its bounds."""
        return True

    def tell(self) -> int:
        """Where it stands."""
        return self._stream.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go there. To go forward in a packed stream is to unpack what lies between, piece by piece."""
        if whence != io.SEEK_SET or self._packed is None:
            return self._stream.seek(offset, whence)
        at = self._stream.tell()
        while offset - at > PIECE:
            self._check(at)
            if self._stream.seek(at + PIECE) == at:
                return at
            at = self._stream.tell()
        self._check(offset)
        return self._stream.seek(offset)

    def read(self, size: int | None = -1) -> bytes:
        """At most `size` bytes; all that is left only if that is little."""
        wanted = self._at_once + 1 if size is None or size < 0 else size
        if wanted > self._at_once + 1:
            raise Refused(self._too_much)
        data = self._stream.read(wanted)
        if len(data) > self._at_once:
            raise Refused(self._too_much)
        self._check(self._stream.tell())
        return data

    def _check(self, position: int) -> None:
        self._time.check()
        if self._packed is None:
            return
        if position > self._limits.archive_bytes:
            raise Refused(notes.archive_too_big(self._limits.archive_bytes))
        if is_bomb(position, self._packed, self._limits):
            raise Refused(notes.BOMB)


class Budget:
    """Counts the bytes that come out of one archive."""

    def __init__(self, limits: Limits, time: TimeLimit):
        self._limits = limits
        self._time = time
        self._left = limits.archive_bytes

    def read(self, stream: IO[bytes], *, packed: int | None = None) -> bytes:
        """A whole member. Raises Refused when it outgrows a limit; `packed` is its packed size if known."""
        most = min(self._limits.file_bytes, self._left)
        pieces, size = [], 0
        while piece := stream.read(PIECE):
            self._time.check()
            size += len(piece)
            if size > most:
                over_all = most < self._limits.file_bytes
                limit = self._limits.archive_bytes if over_all else self._limits.file_bytes
                raise Refused(notes.archive_too_big(limit) if over_all else notes.file_too_big(size, limit))
            if packed is not None and is_bomb(size, packed, self._limits):
                raise Refused(notes.BOMB)
            pieces.append(piece)
        self._left -= size
        return b"".join(pieces)
