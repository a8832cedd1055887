"""Wire files -> items: every story, and every item that is none with the reason why. Never stops."""

import hashlib
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from articles.importing.result import ItemResult
from articles.importing.words import NO_STORIES, READER_FAILED
from articles.models import Outcome
from articles.story import Note, Story
from articles.wire import NotTaken, PackedFile, Reading, UnreadableFile, WireFile, read_file, unpack

logger = logging.getLogger(__name__)

Source: TypeAlias = WireFile | PackedFile | tuple[str, Note]
"""A file, an archive, or the name of one that cannot be read and the reason."""
Part: TypeAlias = WireFile | tuple[str, Note]
"""The same with archives opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A story and where it stood. `data` are the bytes of the whole file."""

    file: str
    number: int
    story: Story
    data: bytes
    sha256: str

    @property
    def key(self) -> tuple[str, str]:
        """The story's identity."""
        return self.story.provider, self.story.guid


def read_items(sources: Iterable[Source]) -> Iterator[Item | ItemResult]:
    """All items of all files in the order they stand in; those that are no story are results already."""
    for part in open_archives(sources):
        yield from [_rejected(*part)] if isinstance(part, tuple) else _items(part)


def open_archives(sources: Iterable[Source]) -> Iterator[Part]:
    """`sources` with the members of archives in the place of these."""
    for source in sources:
        yield from [source] if isinstance(source, tuple) else _parts(source)


def _parts(file: WireFile | PackedFile) -> Iterator[Part]:
    """The members of an archive, or the file itself; a fault of ours costs this file only."""
    try:
        yield from unpack(file)
    except UnreadableFile as problem:
        yield file.name, problem.note
    except Exception as problem:
        logger.exception("Unpacking %s failed.", file.name)
        yield file.name, _fault(problem)


def _items(file: WireFile) -> Iterator[Item | ItemResult]:
    try:
        reading = read_file(file)
    except UnreadableFile as problem:
        yield _rejected(file.name, problem.note)
    except Exception as problem:
        logger.exception("Reading %s failed.", file.name)
        yield _rejected(file.name, _fault(problem))
    else:
        yield from _items_of(file, reading)


def _items_of(file: WireFile, reading: Reading) -> Iterator[Item | ItemResult]:
    sha256 = hashlib.sha256(file.data).hexdigest()
    items: list[tuple[int, Item | ItemResult]] = [
        (taken.item, Item(file=file.name, number=taken.item, story=taken.story, data=file.data, sha256=sha256))
        for taken in (*reading.taken, *reading.implied)
    ]
    items += [(no.item, _result(file.name, no, Outcome.SKIPPED)) for no in reading.skipped]
    items += [(no.item, _result(file.name, no, Outcome.REJECTED)) for no in reading.rejected]
    if not items:
        nothing = NotTaken(item=0, guid=None, reason=Note(code="no_stories", text=NO_STORIES))
        items = [(0, _result(file.name, nothing, Outcome.SKIPPED))]
    for _number, item in sorted(items, key=lambda pair: pair[0]):
        yield item


def _result(file: str, no: NotTaken, outcome: Outcome) -> ItemResult:
    return ItemResult(file=file, item=no.item, guid=no.guid or "", outcome=outcome, reasons=(no.reason,))


def _rejected(file: str, reason: Note) -> ItemResult:
    return _result(file, NotTaken(item=0, guid=None, reason=reason), Outcome.REJECTED)


def _fault(problem: Exception) -> Note:
    return Note(code="reader_failed", text=READER_FAILED, params={"problem": f"{type(problem).__name__}: {problem}"})
