"""Files of a disk, uploads, standard input -> WireFiles, refused by their size before they are read.

Archives stay where they are: they may be larger than a story, and are read member by member.
"""

import io
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO

from articles.wire import notes
from articles.wire.archive import archive_kind
from articles.wire.archive.kind import HEAD
from articles.wire.detect import size_refusal
from articles.wire.reading import Limits, PackedFile, UnreadableFile, WireFile

DEFAULT_LIMITS = Limits()


def load_path(path: Path, *, name: str | None = None, limits: Limits = DEFAULT_LIMITS) -> WireFile | PackedFile:
    """The file at `path`, called `name` (default: the path as given).

    Raises UnreadableFile when it is too big for what it is (an archive may be larger than a story) or when
    the operating system does not let us read it.
    """
    return _load(lambda: path.open("rb"), name or str(path), limits)


def load_stream(stream: IO[bytes], *, name: str, limits: Limits = DEFAULT_LIMITS) -> WireFile | PackedFile:
    """A seekable stream, such as an upload, which must stay open as long as an archive in it is to be read.

    Raises UnreadableFile as load_path() does.
    """
    return _load(lambda: nullcontext(stream), name, limits)


def load_stdin(*, limits: Limits = DEFAULT_LIMITS) -> WireFile | PackedFile:
    """Standard input, called "-". No more is read than the largest file allowed, and one byte to notice.

    Raises UnreadableFile as load_path() does.
    """
    head = sys.stdin.buffer.read(HEAD)
    if archive_kind(head) is None:
        return WireFile(name="-", data=head + sys.stdin.buffer.read(limits.file_bytes + 1), limits=limits)
    # No stream that can be wound back: it is kept on disk, where it disappears with this process.
    kept = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the archive in it
    kept.write(head)
    left = limits.archive_bytes + 1 - len(head)
    while left > 0 and (piece := sys.stdin.buffer.read(min(left, 1 << 16))):
        kept.write(piece)
        left -= len(piece)
    return load_stream(kept, name="-", limits=limits)


def _load(open_it: Callable[[], AbstractContextManager[IO[bytes]]], name: str, limits: Limits) -> WireFile | PackedFile:
    try:
        with open_it() as stream:
            size = stream.seek(0, io.SEEK_END)
            stream.seek(0)
            head = stream.read(HEAD)
            refusal = size_refusal(size, head, limits)
            if refusal:
                raise UnreadableFile(refusal)
            if archive_kind(head):
                return PackedFile(name=name, open=open_it, limits=limits)
            return WireFile(name=name, data=head + stream.read(limits.file_bytes + 1), limits=limits)
    except OSError as error:
        raise UnreadableFile(notes.cannot_open(error.strerror or type(error).__name__)) from error
