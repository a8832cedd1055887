"""What waits in the queue, and how to go from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.naming.candidate import Candidate, candidates_of
from articles.admin.naming.place import Place
from articles.entities.queues import (
    Doubtful,
    Pair,
    Side,
    doubtful_queue,
    duplicates_queue,
    names_waiting,
)
from articles.models import sentence

ITEMS_PER_PAGE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The pair or the name that is shown; `second` is None of a single one."""

    first: Candidate
    second: Candidate | None
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A page of the queue and the item at the place asked for; `item` is None when nothing is left."""

    item: Item | None
    lines: tuple[str, ...]
    """All items of the page in a few words."""
    n: int
    """Which of them `item` is, from 0."""
    left: int
    """Items in the whole queue, as it is narrowed."""
    uncompared: int
    """Names that have yet to be compared with the others."""
    previous: Place | None
    next: Place | None

    def left_in_words(self) -> str:
        """How many are left."""
        return ngettext("%(n)s left.", "%(n)s left.", self.left) % {"n": number_format(self.left, force_grouping=True)}


def waiting_at(place: Place) -> Waiting:
    """What is there now. A page that has been worked off meanwhile is the first one."""
    items, after, left = _page(place)
    if not items and place.after:
        return waiting_at(Place(of=place.of, type=place.type, done=place.done))
    n = min(place.n, max(0, len(items) - 1))
    return Waiting(
        item=_item(items[n]) if items else None,
        lines=tuple(map(_line, items)),
        n=n,
        left=left,
        uncompared=names_waiting() if place.of == "pairs" else 0,
        previous=_previous(place, n),
        next=_next(place, n, len(items), after),
    )


def _page(place: Place) -> tuple[Sequence[Pair | Doubtful], str, int]:
    if place.of == "pairs":
        pairs = duplicates_queue(type=place.type, after=place.after, size=ITEMS_PER_PAGE)
        return pairs.pairs, pairs.after, pairs.left
    names = doubtful_queue(type=place.type, after=place.after, size=ITEMS_PER_PAGE)
    return names.names, names.after, names.left


def _item(found: Pair | Doubtful) -> Item:
    if isinstance(found, Doubtful):
        [first] = candidates_of(found.side)
        return Item(first=first, second=None, why=tuple(map(sentence, found.reasons)))
    first, second = candidates_of(found.one, found.other)
    unsure = (_("An editor has left it open."),) if found.is_unsure else ()
    return Item(first=first, second=second, why=(sentence(found.reason), *unsure))


def _line(found: Pair | Doubtful) -> str:
    sides: tuple[Side, ...] = (found.side,) if isinstance(found, Doubtful) else (found.one, found.other)
    return " / ".join(str(side.entity) for side in sides)


def _previous(place: Place, n: int) -> Place | None:
    if n:
        return place.but(n=n - 1, done=0)
    return place.page_before(ITEMS_PER_PAGE - 1) if place.after else None


def _next(place: Place, n: int, number: int, after: str) -> Place | None:
    if n + 1 < number:
        return place.but(n=n + 1, done=0)
    return place.page_after(after) if after else None
