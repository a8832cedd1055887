"""A question that reads well and yet has no answer; said aloud, never ignored."""

from articles.query.tree import Node
from articles.story import Note


class UnanswerableQuery(ValueError):
    """The tree asks for what cannot be answered.

    `note` says why in few words (no full stop), `advice` what can be asked instead. `part` is the
    node at fault, None when it is the filters; `instead` stands in for it in a repaired query, None
    when it is best left out.
    """

    def __init__(
        self, note: Note, *, advice: Note | None = None, part: Node | None = None, instead: Node | None = None
    ):
        super().__init__(str(note))
        self.note = note
        self.advice = advice
        self.part = part
        self.instead = instead
