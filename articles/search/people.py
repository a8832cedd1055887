"""Lists of the people, bodies and places of the archive.

Only listed stories count: a name whose stories are all killed, withheld, embargoed or replaced is in no list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

import numpy as np

from articles.index.columns import NAME_BITS, Array
from articles.models import Entity, EntityType
from articles.search.beginnings import names_begun
from articles.search.counts import NameCount, every_name
from articles.search.filing import LETTERS, STEPS, filed
from articles.search.story_set import listed_stories

NAMES_A_PAGE = 60


class NameOrder(StrEnum):
    """Orders of a list of names. The value is what stands in query strings."""

    ALPHABET = "name"
    COUNT = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A step of the alphabet and how many names it holds."""

    letter: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameGroup:
    """Names that follow each other under one letter; under none where the alphabet is not the order."""

    letter: str
    names: tuple[NameCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesPage:
    """A page of a list of names. `count` is of the whole list, `page` clamped to 1..pages."""

    groups: tuple[NameGroup, ...]
    count: int
    page: int
    pages: int
    letters: tuple[Letter, ...]
    """The whole alphabet, empty letters included, OTHER_LETTER last."""
    seconds: tuple[Letter, ...]
    """Of a letter with more names than a page holds, the two letters that its names begin with: "MA", "ME".

    Empty where all of them begin alike.
    """


def list_names(
    entity_type: EntityType,
    *,
    words: Sequence[str] = (),
    letter: str = "",
    order: NameOrder = NameOrder.ALPHABET,
    page: int = 1,
    now: datetime | None = None,
) -> NamesPage:
    """A page of the names of one type, in two queries, four with words; a query more when the index has new names.

    `words` are folded (articles.entities.fold); each has to begin some word of one spelling of the name.
    `letter` is one of LETTERS, with or without another of STEPS behind it; OTHER_LETTER; or empty for all.
    """
    listed = listed_stories(now)
    of_type = every_name(listed)[list(EntityType).index(entity_type) :: 1 << NAME_BITS]
    held = filed(entity_type, np.flatnonzero(of_type))
    # Names that are filed and no longer in any story may have greater keys than all that are.
    counts = np.append(of_type, 0)[np.minimum(held.pks, len(of_type))]
    found = counts > 0
    if words:
        found &= np.isin(held.pks, names_begun(entity_type, words, of_type > 0, listed.now))
    letters = _counted(held.letters[found], "")
    seconds: tuple[Letter, ...] = ()
    if letter:
        found &= held.letters == STEPS.index(letter[0])
        seconds = _counted(held.seconds[found], letter[0]) if letter[0] in LETTERS else ()
    if len(letter) > 1:
        found &= held.seconds == STEPS.index(letter[1])
    places = np.flatnonzero(found)
    pages = max(1, -(-len(places) // NAMES_A_PAGE))
    page = min(max(1, page), pages)
    if order is NameOrder.COUNT:
        places = places[np.argsort(-counts[places], kind="stable")]
    places = places[(page - 1) * NAMES_A_PAGE : page * NAMES_A_PAGE]
    in_order = order is NameOrder.ALPHABET
    steps = [(letter or STEPS[at]) if in_order else "" for at in held.letters[places].tolist()]
    return NamesPage(
        groups=_groups(steps, _named(held.pks[places], counts[places])),
        count=int(np.count_nonzero(found)),
        page=page,
        pages=pages,
        letters=letters,
        seconds=_to_choose(seconds),
    )


def _counted(places: Array, before: str) -> tuple[Letter, ...]:
    """How many names there are at each of STEPS, which stands behind the letter `before` if there is one."""
    counts = np.bincount(places, minlength=len(STEPS)).tolist()
    return tuple(Letter(letter=before + step, count=count) for step, count in zip(STEPS, counts, strict=True))


def _to_choose(letters: Sequence[Letter]) -> tuple[Letter, ...]:
    """Those that hold names; none where one page shows all of these, or where there is but one to choose."""
    held = tuple(one for one in letters if one.count)
    return held if len(held) > 1 and sum(one.count for one in held) > NAMES_A_PAGE else ()


def _groups(steps: Sequence[str], names: Sequence[NameCount]) -> tuple[NameGroup, ...]:
    by_letter = groupby(zip(steps, names, strict=True), key=itemgetter(0))
    return tuple(NameGroup(letter=step, names=tuple(name for _step, name in group)) for step, group in by_letter)


def _named(pks: Array, counts: Array) -> list[NameCount]:
    """Entities in this order with their counts; one query if there are any."""
    found = Entity.objects.in_bulk(pks.tolist())
    return [
        NameCount(pk=pk, name=found[pk].shown, type=found[pk].type, count=count)
        for pk, count in zip(pks.tolist(), counts.tolist(), strict=True)
    ]
