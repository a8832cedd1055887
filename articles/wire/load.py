"""Files of a disk -> WireFiles, refused by their size before they are read."""

import sys
from pathlib import Path

from articles.wire import notes
from articles.wire.detect import size_refusal
from articles.wire.reading import Limits, UnreadableFile, WireFile

_HEAD = 512
DEFAULT_LIMITS = Limits()


def load_path(path: Path, *, name: str | None = None, limits: Limits = DEFAULT_LIMITS) -> WireFile:
    """The file at `path`, called `name` (default: the path as given).

    Raises UnreadableFile when it is too big for what it is (an archive may be larger than a story) or when
    the operating system does not let us read it.
    """
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            head = stream.read(_HEAD)
            refusal = size_refusal(size, head, limits)
            if refusal:
                raise UnreadableFile(refusal)
            rest = stream.read(limits.archive_bytes + 1)
    except OSError as error:
        raise UnreadableFile(notes.cannot_open(error.strerror or type(error).__name__)) from error
    return WireFile(name=name or str(path), data=head + rest, limits=limits)


def load_stdin(*, limits: Limits = DEFAULT_LIMITS) -> WireFile:
    """Standard input, called "-". No more is read than the largest file allowed, and one byte to notice."""
    return WireFile(name="-", data=sys.stdin.buffer.read(limits.archive_bytes + 1), limits=limits)
