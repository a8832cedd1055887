"""What an editor wants decided, what it would do, and why it cannot be."""

from dataclasses import dataclass

from articles.models import Entity, NameDecisionKind, Section
from articles.story import Note


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A decision as an editor asks for it; what a kind has no use for is ignored."""

    kind: NameDecisionKind
    entity: Entity
    target: Entity | None = None
    """MERGE, DIFFERENT, UNSURE: the other name."""
    name: str = ""
    """RENAME: the form to show. SPLIT: that of the name split off; empty: the same."""
    type: str = ""
    """RETYPE: the type it has. SPLIT: that of the name split off; empty: the same."""
    qualifier: str = ""
    """RENAME, SPLIT: what tells it from others of its name ("fodboldspiller")."""
    section: Section | None = None
    """SPLIT: its stories, those to come included."""
    stories: tuple[int, ...] = ()
    """SPLIT: these stories (primary keys), and no section."""


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What a decision, or undoing one, would do. Nothing has been written."""

    kind: NameDecisionKind
    """What it is recorded as: giving a name another form that is a name already is a merge."""
    entity: Entity
    """The name it is about: of a merge, what the one that was chosen is by now."""
    target: Entity | None = None
    """What it becomes; None too when that name has yet to be made."""
    target_shown: str = ""
    """How what it becomes is shown."""
    mentions: int = 0
    stories: int = 0
    spellings: tuple[str, ...] = ()
    """The most frequent ways in which the mentions concerned are written, at most MOST_SPELLINGS."""
    redirects: bool = False
    """Whether the address of `entity` leads to that of the target from then on."""
    warnings: tuple[Note, ...] = ()
    refused: Note | None = None
    """Why it cannot be decided; then nothing else is said."""


class Refused(ValueError):
    """The decision cannot be made or undone; `note` says why and what to do. Nothing was changed."""

    def __init__(self, note: Note):
        super().__init__(str(note))
        self.note = note
