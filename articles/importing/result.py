"""How the import of one item ended, for the command, the preview and the batch alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from articles.models import Outcome
from articles.story import Note, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemResult:
    """One item and its outcome; item 0 is the file itself. `article` and `revision` are keys, if there are rows."""

    file: str
    item: int
    provider: str = ""
    guid: str = ""
    headline: str = ""
    outcome: Outcome
    reasons: tuple[Note, ...] = ()
    article: int | None = None
    revision: int | None = None
    standing: str = ""
    """Given to the version; empty where none was added."""
    changed: tuple[Mapping[str, Any], ...] = ()
    """{revision, before, after}: standings that other versions lost to it."""
    basis: str = ""
    """Of the story before it."""
    kept: Mapping[str, str] = field(default_factory=dict)
    """What of the story's row undoing must bring back."""
    story: Story | None = None
    """What was read; None for an item that is no story."""
