"""Names that begin as typed, by how many stories the public can read that mention them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

import numpy as np
from django.db.models import Exists, OuterRef

from articles.entities.fold import fold_words
from articles.index.columns import NAME_BITS, Array
from articles.index.current import IndexView
from articles.index.totals import counts_of
from articles.models import EntityType, SpellingWord
from articles.search.counts import NameCount, counted_names
from articles.search.named import name_counts
from articles.search.spellings import public_spellings
from articles.search.suggest.known_names import name_tables
from articles.search.suggest.word_table import END, WordTable

MOST = 5
SHORTEST = 3
"""Letters from which on what sounds alike is found too, and other spellings of a name are asked for."""
MOST_SPELLINGS = 1_000
"""Other spellings that are looked at."""

_TYPES = [type_.value for type_ in EntityType]
Found = Callable[[WordTable, str], Array]


def begun_names(
    view: IndexView, typed: str, types: Sequence[EntityType], now: datetime, *, nearly: bool = False
) -> list[NameCount]:
    """The names of these types that are meant by what was typed, most stories first, MOST at most.

    Each typed word begins a word of the name, or of a spelling of it that the public can read; after those come names
    that only sound so. With `nearly` what sounds so, then what is spelled nearly so. No query when nothing is found; at
    most one for other spellings, one for who may read them, and one for what the names are called.
    """
    words = fold_words(typed)
    if not words:
        return []
    tables = name_tables(view)
    places = [_TYPES.index(type_) for type_ in types]
    counts: list[dict[int, int]] = []
    if not nearly:
        own = _of_types(_matching(tables, words, WordTable.begun), places)
        counts.append(ranked(view, np.concatenate([own, _written(view, own, words, types, now)])))
    if len(words[-1]) >= SHORTEST and (nearly or any(counts)):
        for found in (WordTable.sounding, WordTable.spelled_like)[: 1 + nearly]:
            if sum(map(len, counts)) < MOST:
                counts.append(ranked(view, _of_types(_matching(tables, words, found), places)))
    return _told(counts)[:MOST]


def _told(groups: Sequence[dict[int, int]]) -> list[NameCount]:
    """The names of the first group, then those that only the next has; in each most stories first, then A to Å."""
    counts: dict[int, int] = {}
    group_of: dict[int, int] = {}
    for number, group in enumerate(groups):
        for name, count in group.items():
            group_of.setdefault(name >> NAME_BITS, number)
            counts.setdefault(name >> NAME_BITS, count)
    return sorted(counted_names(counts), key=lambda name: group_of[name.pk])


def _matching(tables: Iterable[WordTable], words: Sequence[str], found: Found) -> Array:
    """Names of which each of the words begins a word; the last of them, and the others, as `found` takes it."""
    every = []
    for table in tables:
        names = found(table, words[-1])
        for word in words[:-1]:
            if len(names):
                others = table.begun(word)
                names = names[np.isin(names, others if len(others) else found(table, word))]
        every.append(names)
    return np.concatenate(every) if every else np.zeros(0, np.int64)


def _of_types(names: Array, places: Sequence[int]) -> Array:
    if len(places) == len(_TYPES):
        return names
    return names[np.isin(names & ((1 << NAME_BITS) - 1), places)]


def _written(view: IndexView, own: Array, words: Sequence[str], types: Sequence[EntityType], now: datetime) -> Array:
    """Names that are not called so themselves, but are written so where the public can read it."""
    longest, *others = sorted(words, key=len, reverse=True)
    if len(longest) < SHORTEST:
        return np.zeros(0, np.int64)
    asked = SpellingWord.objects.filter(type__in=types, is_own=False, **_begins(longest))
    for word in others:
        asked = asked.filter(Exists(SpellingWord.objects.filter(alias=OuterRef("alias"), **_begins(word))))
    rows = list(asked.order_by().values_list("type", "entity", "alias")[:MOST_SPELLINGS])
    numbers = np.array([entity << NAME_BITS | _TYPES.index(type_) for type_, entity, _alias in rows], np.int64)
    is_new = ~np.isin(numbers, own)
    best = ranked(view, numbers[is_new])
    aliases = [alias for number, (_t, _e, alias) in zip(numbers.tolist(), rows, strict=True) if number in best]
    if not aliases:
        return np.zeros(0, np.int64)
    public = set(public_spellings(now).filter(pk__in=aliases).values_list("entity", flat=True))
    return np.array([number for number in best if number >> NAME_BITS in public], np.int64)


def _begins(word: str) -> dict[str, str]:
    return {"word__gte": word, "word__lt": word + END}


def ranked(view: IndexView, names: Array, most: int = MOST) -> dict[int, int]:
    """Of these names the `most` that most listed stories mention, with how many, most first; none that no story does.

    Names are counted in the order of the most they can have, until no other can be among the first.
    """
    bounds = _bounds(view, names)
    names, bounds = names[bounds > 0], bounds[bounds > 0]
    counts: dict[int, int] = {}
    taken = most
    while len(names):
        if len(names) > taken:
            at_least = np.partition(bounds, -taken)[-taken]
            is_next, left = bounds >= at_least, int(bounds[bounds < at_least].max(initial=0))
        else:
            is_next, left = np.ones(len(names), bool), 0
        chosen = np.unique(names[is_next])
        exact = counts_of(chosen, view.segments, view.listed)
        counts |= {name: n for name, n in zip(chosen.tolist(), exact.tolist(), strict=True) if n}
        names, bounds = names[~is_next], bounds[~is_next]
        best = sorted(counts.values(), reverse=True)[:most]
        if len(best) == most and best[-1] >= left:
            break
        taken *= 4
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most])


def _bounds(view: IndexView, names: Array) -> Array:
    """Of each name the most stories that can mention it."""
    bounds = view.totals.of(names) + view.small_totals.of(names)
    local = [at for at, of in enumerate(view.segments) if of.pk is None]
    held, times = name_counts([view.segments[at] for at in local], [view.listed[at] for at in local])
    if len(held):
        at = np.searchsorted(held, names)
        at[at == len(held)] = 0
        bounds += np.where(held[at] == names, times[at], 0)
    return bounds
