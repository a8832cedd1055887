"""What comes out of reading one wire file: stories, and honest words about everything else."""

from dataclasses import dataclass

from articles.story import Note, Story


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
