"""What comes out of reading one wire file: stories, and honest words about everything else."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import IO, TypeVar

from articles.story import Note, Story
from articles.wire import notes

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a file may ask of us before it is refused. Sizes in bytes, times in seconds."""

    file_bytes: int = 10_000_000
    archive_bytes: int = 100_000_000
    archive_members: int = 10_000
    archive_ratio: int = 200
    """Unpacked size over packed size of one member."""
    items: int = 10_000
    """Stories in one file of a format that has many: feeds, teleprinter records."""
    depth: int = 100
    """Nesting of JSON or XML."""
    pieces: int = 1_000_000
    """Tags of XML; values of JSON. Each takes 200 bytes of memory and more, however few it takes in the file."""
    seconds: int = 60
    """For one file; for an archive, without what is done with its members."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WireFile:
    """One file as it came: its name (never trusted for its format), its bytes, how it is to be read."""

    name: str
    data: bytes
    limits: Limits = Limits()
    charset: str | None = None
    """Chosen by a person; overrules the ladder in text.decode()."""
    provider: str | None = None
    """Chosen by a person; overrules what the file says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedFile:
    """An archive that need not fit into memory; unpack() makes WireFiles of it."""

    name: str
    open: Callable[[], AbstractContextManager[IO[bytes]]]
    """Its bytes as a seekable stream, as often as wished; closing is the context manager's business."""
    limits: Limits = Limits()
    charset: str | None = None
    provider: str | None = None
    """Both chosen by a person, for all that is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken:
    """An item that became no story. `item` counts from 1 within the file; 0 is the file itself."""

    item: int
    guid: str | None
    reason: Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An item that became a story."""

    item: int
    story: Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one file held. Skipped: rightly no story (a picture). Rejected: should have been one."""

    format: str | None
    taken: tuple[Taken, ...] = ()
    skipped: tuple[NotTaken, ...] = ()
    rejected: tuple[NotTaken, ...] = ()
    implied: tuple[Taken, ...] = ()
    """Stories that the file does not hold, but says are withdrawn: without text, numbered behind the others."""


class UnreadableFile(ValueError):
    """The file as a whole gives nothing; `note` says why in words an editor understands."""

    def __init__(self, note: Note):
        super().__init__(str(note))
        self.note = note


class RejectedItem(ValueError):
    """One item cannot become a story; its file goes on. `note` says why in words an editor understands."""

    def __init__(self, note: Note):
        super().__init__(str(note))
        self.note = note


class TimeLimit:
    """How long reading one file may still take. Asked between pieces of work, which must each be short."""

    def __init__(self, seconds: float, note: Callable[[int], Note] = notes.too_slow):
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._note = note

    def check(self) -> None:
        """Raises UnreadableFile when time is up."""
        if time.monotonic() > self._end:
            raise UnreadableFile(self._note(int(self._seconds)))

    def each(self, items: Iterable[_T]) -> Iterator[_T]:
        """`items`, with a check before each."""
        for item in items:
            self.check()
            yield item

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """What happens within takes none of the time."""
        begun = time.monotonic()
        yield
        self._end += time.monotonic() - begun
