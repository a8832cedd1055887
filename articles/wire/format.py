"""What a format is to this room: a code, the family it is opened as, a test, and a reader."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from articles.story import Note
from articles.wire.reading import Limits, Reading, TimeLimit, WireFile

_T = TypeVar("_T")


class Family(StrEnum):
    """How a file is opened before any format looks at it; told by its first bytes, never by its name."""

    JSON = "json"
    XML = "xml"
    TELEPRINTER = "teleprinter"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file that its family's opener has accepted. Detection is done on `content`."""

    file: WireFile
    family: Family
    content: Any
    """JSON: the value as articles.wire.json_file gives it. XML: the root element. TEXT: str. TELEPRINTER: bytes."""
    charset: str
    warnings: tuple[Note, ...] = ()
    """What every story of the file is to be told about it."""
    time: TimeLimit = field(default_factory=lambda: TimeLimit(Limits().seconds))

    def each(self, items: Iterable[_T]) -> Iterator[_T]:
        """The items of the file, one by one; UnreadableFile once reading them has taken too long."""
        return self.time.each(items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One wire format. Its module makes one of these; articles.wire.formats lists it."""

    code: str
    name: str
    family: Family
    recognises: Callable[[Opened], bool]
    read: Callable[[Opened], Reading]
    """Raises UnreadableFile when the file as a whole gives nothing."""
