"""Words that begin as typed, the most frequent of the index first. Who may read them is for the caller to see to."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from articles.index.current import IndexView
from articles.index.frequent import FrequentWords, frequent_words
from articles.index.opened import OpenSegment
from articles.index.store import read_frequent
from articles.index.terms import ALL_CODES, stem_of

TAKEN = 20
"""Words of one segment that are looked at; what is frequent in all of them is frequent in one."""


@dataclass(frozen=True, slots=True)
class BegunStem:
    """Words of one stem and language that begin as typed, the most frequent first; how many slots hold them, summed."""

    code: str
    stem: str
    forms: tuple[str, ...]
    slots: int


def stems_begun(view: IndexView, beginning: str, most: int) -> list[BegunStem]:
    """The `most` stems with the most frequent words that begin so (folded). Words nobody may read are among them."""
    every = _frequent(view)
    taken = {(word.form, word.code) for words in every for word in words.begun(beginning, TAKEN)}
    slots: dict[tuple[str, str], Counter[str]] = {}
    for form, code in taken:
        count = sum(words.slots_of(form, code) for words in every)
        slots.setdefault((code, stem_of(code, form)), Counter())[form] = count
    stems = [
        BegunStem(code, stem, tuple(form for form, _count in forms.most_common()), forms.total())
        for (code, stem), forms in slots.items()
    ]
    return sorted(stems, key=lambda one: (-one.slots, one.stem, one.code))[:most]


def surely_listed(view: IndexView, code: str, form: str) -> bool:
    """Whether a listed story must hold a form: more slots of some segment have it than are not listed. No query."""
    return any(
        words.slots_of(form, code) > of.size - int(np.count_nonzero(listed))
        for words, of, listed in zip(_frequent(view), view.segments, view.listed, strict=True)
    )


def slots_of(view: IndexView, form: str) -> int:
    """In how many slots a form is, if it is frequent; an estimate to choose by, never to be shown."""
    return sum(words.slots_of(form, code) for words in _frequent(view) for code in ALL_CODES)


def _frequent(view: IndexView) -> list[FrequentWords]:
    """Of every segment; one query when some of the stored ones have not been asked before."""
    missing = [of for of in view.segments if of.frequent is None]
    if stored := [of.pk for of in missing if of.pk is not None]:
        read = read_frequent(stored)
        for of in missing:
            if of.pk is not None:
                of.frequent = read[of.pk]
    return [_known(of) for of in view.segments]


def _known(of: OpenSegment) -> FrequentWords:
    if of.frequent is None:
        of.frequent = frequent_words(of.blocks, of.size)
    return of.frequent
