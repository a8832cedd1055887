"""What the tests of this room share: reading bytes as a file, and the folder of agency samples."""

from pathlib import Path
from typing import Any

import pytest

from articles.story import Story
from articles.wire import Reading, UnreadableFile, WireFile, read_file
from articles.wire.as_json import reading_to_json

SAMPLES = Path(__file__).parent / "samples"
ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared" / "wire"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the agencies' samples are no part of the project and are not beside it"
)


def read(data: bytes | str, name: str = "prøve.txt", **how: Any) -> Reading:
    """The Reading of a file with this content."""
    return read_file(WireFile(name=name, data=data.encode() if isinstance(data, str) else data, **how))


def story(data: bytes | str, name: str = "prøve.txt", **how: Any) -> Story:
    """The only story of a file; fails when there are more, or anything else in it."""
    reading = read(data, name, **how)
    assert (reading.skipped, reading.rejected) == ((), ())
    (taken,) = reading.taken
    return taken.story


def codes(notes: Any) -> list[str]:
    """The stable codes of notes."""
    return [note.code for note in notes]


def refusal(data: bytes | str, name: str = "prøve.txt", **how: Any) -> str:
    """The words in which a whole file is refused."""
    with pytest.raises(UnreadableFile) as raised:
        read(data, name, **how)
    return str(raised.value)


def as_json(path: Path) -> dict[str, Any]:
    """A file read, as the console prints it."""
    file = WireFile(name=path.name, data=path.read_bytes())
    return reading_to_json(file, read_file(file))
