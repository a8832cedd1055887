"""What waits in the queue."""

from dataclasses import dataclass

from articles.admin.naming.candidate import Candidate
from articles.admin.naming.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A pair, or one name when `second` is None."""

    first: Candidate
    second: Candidate | None
    why: tuple[str, ...]
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A page of the queue and the item at the place asked for."""

    item: Item | None = None
    items: tuple[Item, ...] = ()
    n: int = 0
    previous: Place | None = None
    next: Place | None = None

    def left_in_words(self) -> str:
        """How many are left."""
        return ""


def waiting_at(_place: Place) -> Waiting:
    """Nothing yet."""
    return Waiting()
