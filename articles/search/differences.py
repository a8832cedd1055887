"""What each version of a story changed of the one before it, in a few words: for the list of versions beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.compare import ParagraphKind, Part, PartKind, text_diff, totals, word_diff
from articles.models import Revision
from articles.search.versions import Version, with_text

MOST = 6
"""Newest versions that are compared; a running story can have a hundred."""
SHORT = 12
"""Words changed, added and removed together, that are told as they stand. Of more it is told how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`parts` are the words that came and went, in the order of the text; empty when they are too many to be told."""

    parts: tuple[Part, ...]
    words_added: int
    words_removed: int


def differences(versions: Sequence[Version]) -> Mapping[str, Difference]:
    """By the key of a version what differs, in headline, lead and text, from the one before it. At most one query.

    Nothing where the two say the same.
    """
    compared = [version for version in versions[:MOST] if version.older]
    if not compared:
        return {}
    asked = [*compared, *(version.older for version in compared if version.older)]
    texts = {version.key: text for version, text in zip(asked, with_text(*asked), strict=True)}
    found = {
        version.key: _between(texts[version.older.key], texts[version.key]) for version in compared if version.older
    }
    return {key: difference for key, difference in found.items() if difference}


def _between(old: Revision, new: Revision) -> Difference | None:
    fields = [word_diff(getattr(old, name), getattr(new, name)) for name in ("headline", "lead")]
    changes = [
        change for change in (*fields, *text_diff(old.paragraphs, new.paragraphs)) if change.kind != ParagraphKind.SAME
    ]
    every = totals(changes)
    if not changes:
        return None
    is_short = 0 < every.words_added + every.words_removed <= SHORT
    parts = [part for change in changes for part in change.parts if part.kind != PartKind.SAME] if is_short else []
    return Difference(parts=tuple(parts), words_added=every.words_added, words_removed=every.words_removed)
