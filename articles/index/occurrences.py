"""The texts of stories -> every word's term, slot and position there. Pure.

What a word is indexed under is worked out once in a process, and remembered: most words of a few hundred stories have
been met before. What is made of some stories depends on these alone.
"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

import numpy as np

from articles.index.columns import Array, IndexedStory
from articles.index.terms import code_of, terms_of
from articles.index.words import words_in

MOST_CHARACTERS = 200_000
"""Of each text of a story that are indexed. A telegram has 3,000."""
GAP = 100
"""Positions between the headline, the lead and the body: nothing that is near in the one is near to the other."""
MOST_POSITIONS = 65_535
"""The last position that fits."""
MOST_REMEMBERED = 700_000
"""Words that are remembered from one segment to the next: some 200 MB. Of more, those are kept that were met again; two
fifths of the words of 65,000 stories stand there once."""


@dataclass(slots=True)
class Occurrences:
    """Every word of many stories: its term (a number), its slot and its position there; and what the terms are."""

    terms: list[bytes]
    others: dict[int, tuple[int, ...]]
    """Of a term those it is also found by, if there are any."""
    term: Array
    slot: Array
    position: Array
    lengths: Array
    title_ends: Array
    lead_ends: Array


class _Known(dict[str, int]):
    """The numbers of words met; another word is asked for once. Each word of twenty million is one look-up in C."""

    def __init__(self, ask: Callable[[str], int]):
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> int:
        self[word] = number = self._ask(word)
        return number


class _Vocabulary:
    """Numbers words as they are written in a language, and the terms that these stand for."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._terms: dict[bytes, int] = {}
        self._names: list[bytes] = []
        self._term_of = array("i")
        """By number of the word."""
        self._others: dict[int, tuple[int, ...]] = {}
        """Terms that a word is also found by: "EU" has none, though another word of the same term may."""
        self._is_met_again = np.zeros(0, bool)
        """By number of the word, whether the stories read last have it twice, or once more."""

    def __len__(self) -> int:
        return len(self._term_of)

    def numbers(self, code: str, text: str) -> Array:
        """The numbers of the words of a text, in order."""
        words = words_in(text[:MOST_CHARACTERS])
        return np.fromiter(map(self._words(code).__getitem__, words), np.int32, len(words))

    def _words(self, code: str) -> _Known:
        if code not in self._known:
            self._known[code] = _Known(lambda word: self._add(*terms_of(code, word)))
        return self._known[code]

    def _add(self, a_term: bytes, others: Sequence[bytes]) -> int:
        """The number of a word of which these are the terms."""
        number = len(self._term_of)
        self._term_of.append(self._number_of(a_term))
        if others:
            self._others[number] = tuple(map(self._number_of, others))
        return number

    def _number_of(self, a_term: bytes) -> int:
        number = self._terms.setdefault(a_term, len(self._names))
        if number == len(self._names):
            self._names.append(a_term)
        return number

    def terms_of(self, word: Array, known: int) -> tuple[Array, list[bytes], dict[int, tuple[int, ...]]]:
        """The terms of numbered words, as places in a list of these and no other terms; and what they are found by.

        `known` words were known before these stories were read.
        """
        times = np.bincount(word, minlength=len(self._term_of))
        self._is_met_again = times > 1
        self._is_met_again[:known] |= times[:known] > 0
        met = np.flatnonzero(times)
        term_of = np.array(self._term_of, np.int32)
        others: dict[int, dict[int, None]] = {}
        for number, a_term in zip(met.tolist(), term_of[met].tolist(), strict=True):
            if number in self._others:
                others.setdefault(a_term, {}).update(dict.fromkeys(self._others[number]))
        is_used = np.zeros(len(self._names), bool)
        is_used[term_of[met]] = True
        is_used[[other for each in others.values() for other in each]] = True
        place = (np.cumsum(is_used) - 1).astype(np.int32)
        terms = [self._names[number] for number in np.flatnonzero(is_used).tolist()]
        found_by = {int(place[a_term]): tuple(place[list(each)].tolist()) for a_term, each in others.items()}
        return place[term_of[word]], terms, found_by

    def of_those_met_again(self) -> "_Vocabulary":
        """One that knows fewer words."""
        kept = _Vocabulary()
        is_met_again = self._is_met_again.tolist()
        for code, known in self._known.items():
            words = kept._words(code)
            for word, number in known.items():
                if is_met_again[number]:
                    others = [self._names[other] for other in self._others.get(number, ())]
                    words[word] = kept._add(self._names[self._term_of[number]], others)
        return kept


_remembered = [_Vocabulary()]
_in_use = Lock()


@contextmanager
def _vocabulary() -> Iterator[_Vocabulary]:
    """The one that is remembered, or one of its own for whoever comes while that is in use."""
    if not _in_use.acquire(blocking=False):
        yield _Vocabulary()
        return
    is_whole = False
    try:
        yield _remembered[0]
        is_whole = True
    finally:
        # One that was broken off, by Ctrl-C say, may have numbered a word by half.
        if not is_whole:
            _remembered[0] = _Vocabulary()
        elif len(_remembered[0]) > MOST_REMEMBERED:
            _remembered[0] = _remembered[0].of_those_met_again()
        _in_use.release()


def occurrences_of(stories: Sequence[IndexedStory]) -> Occurrences:
    """Read the texts of stories that are in the order of slots."""
    sizes = np.zeros(len(stories), np.int64)
    ends = np.zeros((2, len(stories)), np.int64)
    with _vocabulary() as vocabulary:
        known = len(vocabulary)
        word, position = _read(stories, vocabulary, sizes, ends)
        slot = np.repeat(np.arange(len(stories), dtype=np.int32), sizes)
        fits = position <= MOST_POSITIONS
        if not fits.all():
            word, slot, position = word[fits], slot[fits], position[fits]
        term, terms, others = vocabulary.terms_of(word, known)
    title_ends, lead_ends = ends.astype(np.int32)
    return Occurrences(terms, others, term, slot, position, sizes, title_ends, lead_ends)


def _read(stories: Sequence[IndexedStory], vocabulary: _Vocabulary, sizes: Array, ends: Array) -> tuple[Array, Array]:
    """The numbers and the positions of all words. Puts down how many each story has, and where its texts end."""
    numbers: list[Array] = []
    positions: list[Array] = []
    for slot, story in enumerate(stories):
        code = code_of(story.language)
        position = 0
        for at, text in enumerate((story.headline, story.lead, story.body)):
            found = vocabulary.numbers(code, text)
            numbers.append(found)
            positions.append(np.arange(position, position + len(found), dtype=np.int32))
            position += len(found)
            sizes[slot] += len(found)
            if at < 2:
                ends[at, slot] = min(position, MOST_POSITIONS)
                position += GAP
    return _joined(numbers), _joined(positions)


def _joined(arrays: Sequence[Array]) -> Array:
    return np.concatenate(arrays) if arrays else np.zeros(0, np.int32)
