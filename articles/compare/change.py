"""What differs, as values: a change of a paragraph, the parts it is made of, and their sum."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from articles.compare.tokens import word_count


class PartKind(StrEnum):
    """Where a stretch of text stands: in both texts, only in the new one, only in the old one."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class ParagraphKind(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    MOVED = "moved"
    """Word for word the same, in another place among its neighbours."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text of one kind. Whole words and marks, with the blanks between them."""

    kind: PartKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphChange:
    """One paragraph of either text or of both.

    Invariant: the same and added parts joined are the new paragraph, the same and removed parts the old one, exactly.
    """

    kind: ParagraphKind
    parts: tuple[Part, ...]
    old: int | None
    """Its place in the old text, counted from 0; None when it is new."""
    new: int | None
    """Its place in the new text, counted from 0; None when it is gone."""

    @property
    def words_added(self) -> int:
        """Words that only the new text has here."""
        return sum(word_count(part.text) for part in self.parts if part.kind == PartKind.ADDED)

    @property
    def words_removed(self) -> int:
        """Words that only the old text has here."""
        return sum(word_count(part.text) for part in self.parts if part.kind == PartKind.REMOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How much differs between two texts."""

    words_added: int
    words_removed: int
    paragraphs: int
    """Paragraphs that are not the same: changed, new, gone or moved."""


def totals(changes: Iterable[ParagraphChange]) -> Totals:
    """The sum over all changes."""
    changes = tuple(changes)
    return Totals(
        words_added=sum(change.words_added for change in changes),
        words_removed=sum(change.words_removed for change in changes),
        paragraphs=sum(change.kind != ParagraphKind.SAME for change in changes),
    )


def as_json(changes: Iterable[ParagraphChange]) -> list[dict[str, Any]]:
    """Plain lists, dicts, strings and numbers."""
    return [
        {
            "kind": change.kind.value,
            "old": change.old,
            "new": change.new,
            "parts": [{"kind": part.kind.value, "text": part.text} for part in change.parts],
            "words_added": change.words_added,
            "words_removed": change.words_removed,
        }
        for change in changes
    ]
