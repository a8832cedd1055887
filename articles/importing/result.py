"""How the import of one item ended, for the command, the preview and the batch alike."""

from dataclasses import dataclass

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
    story: Story | None = None
    """What was read; None for an item that is no story."""
