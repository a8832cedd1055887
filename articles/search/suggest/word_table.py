"""Words of names in one process: those that begin as typed, that sound so, or that are spelled a little differently."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import OSA

from articles.entities.variants.forms import plain_letters, sounds_of
from articles.index.columns import Array, ranges

END = "\U0010ffff"
"""Comes after every letter."""
BUCKETS = 1 << 15
"""Numbers that trigrams are told apart by; two that share one only make a word be looked at in vain."""
LOOKED_AT = 300
"""Words that are compared letter by letter, those with most trigrams in common."""
ONE_EDIT, TWO_EDITS = 5, 9
"""Letters from which on one letter may be wrong, and two; never the first."""


class WordTable:
    """Folded words, and for each the names (as articles.index numbers them) that have it. Never changed."""

    def __init__(self, pairs: Iterable[tuple[str, Sequence[int]]]) -> None:
        """From words, in any order and more than once, with names."""
        ordered = sorted(pairs, key=lambda pair: pair[0])
        firsts = [at for at, (word, _names) in enumerate(ordered) if not at or ordered[at - 1][0] != word]
        self._words = [ordered[at][0] for at in firsts]
        sizes = np.cumsum([0, *(len(names) for _word, names in ordered)])
        self._starts = sizes[[*firsts, len(ordered)]]
        self._names = np.fromiter((name for _word, names in ordered for name in names), np.int64, int(sizes[-1]))

    def __len__(self) -> int:
        return len(self._words)

    @property
    def pairs(self) -> Iterable[tuple[str, Sequence[int]]]:
        """The words with their names."""
        return zip(self._words, (self._names[low:high].tolist() for low, high in pairwise(self._starts)), strict=True)

    def begun(self, beginning: str) -> Array:
        """Names with a word that begins so; some of them more than once."""
        low = bisect_left(self._words, beginning)
        high = bisect_left(self._words, beginning + END, low)
        return self._names[self._starts[low] : self._starts[high]]

    def has(self, word: str) -> bool:
        """Whether a name has the whole word."""
        at = bisect_left(self._words, word)
        return at < len(self._words) and self._words[at] == word

    def sounding(self, beginning: str) -> Array:
        """Names with a word whose sound begins as that of what was typed does."""
        sounds, places = self._by_sound
        sought = _sound(beginning)
        low = bisect_left(sounds, sought)
        high = bisect_left(sounds, sought + END, low)
        return self._of(places[low:high])

    def spelled_like(self, beginning: str) -> Array:
        """Names with a word that begins nearly so."""
        return self._of(np.array(sorted(place for _edits, place in self._near(beginning, is_whole=False)), np.int64))

    def words_like(self, word: str) -> list[tuple[int, str]]:
        """Whole words nearly so, each after how far it is: how many letters of what it sounds like differ."""
        return [(edits, self._words[place]) for edits, place in self._near(word, is_whole=True)]

    def names_with(self, word: str) -> Array:
        """Names with this whole word."""
        at = bisect_left(self._words, word)
        return self._names[self._starts[at] : self._starts[at + 1]] if self.has(word) else self._names[:0]

    def _of(self, places: Array) -> Array:
        starts = self._starts[places]
        return self._names[ranges(starts, self._starts[places + 1] - starts)]

    @cached_property
    def _sounds(self) -> list[str]:
        return sounds_of([plain_letters(word) for word in self._words])

    @cached_property
    def _by_sound(self) -> tuple[list[str], Array]:
        """The sounds in order, and of each the place of its word."""
        order = sorted(range(len(self._sounds)), key=self._sounds.__getitem__)
        return [self._sounds[at] for at in order], np.array(order, np.int64)

    @cached_property
    def _trigrams(self) -> tuple[Array, Array]:
        """Places of words by the trigrams of their sounds: where those of each bucket begin, and all of them."""
        letters = np.frombuffer("".join(f" {sound}\n" for sound in self._sounds).encode("utf-32-le"), "<u4")
        owners = np.repeat(np.arange(len(self._sounds), dtype=np.int32), [len(sound) + 2 for sound in self._sounds])
        buckets = _buckets(letters)
        inside = owners[2:] == owners[:-2]
        buckets, owners = buckets[inside], owners[:-2][inside]
        order = np.argsort(buckets, kind="stable")
        starts = np.concatenate([[0], np.cumsum(np.bincount(buckets, minlength=BUCKETS))])
        return starts, owners[order]

    def _near(self, word: str, *, is_whole: bool) -> list[tuple[int, int]]:
        """Edits and places of words that are nearly so, the nearest first."""
        allowed = edits_of(word)
        sought = _sound(word)
        if not allowed or not self._words:
            return []
        starts, owners = self._trigrams
        end = "\n" if is_whole else ""
        asked = np.unique(_buckets(np.frombuffer(f" {sought}{end}".encode("utf-32-le"), "<u4")))
        having = owners[ranges(starts[asked], starts[asked + 1] - starts[asked])]
        shared = np.bincount(having, minlength=len(self._words))
        least = max(1, len(asked) - 3 * allowed)
        places = np.flatnonzero(shared >= least)
        if len(places) > LOOKED_AT:
            places = places[np.argpartition(-shared[places], LOOKED_AT)[:LOOKED_AT]]
        found = ((self._distance(sought, place, allowed, is_whole=is_whole), place) for place in places.tolist())
        return sorted(pair for pair in found if pair[0] <= allowed)

    def _distance(self, sought: str, place: int, allowed: int, *, is_whole: bool) -> int:
        sound = self._sounds[place]
        if sound[:1] != sought[:1]:
            return allowed + 1
        if is_whole:
            return int(OSA.distance(sought, sound, score_cutoff=allowed))
        lengths = range(max(len(sought) - 1, 1), len(sought) + 2)
        return min(int(OSA.distance(sought, sound[:length], score_cutoff=allowed)) for length in lengths)


def edits_of(word: str) -> int:
    """How many letters of a word may be wrong."""
    return (len(word) >= ONE_EDIT) + (len(word) >= TWO_EDITS)


def _sound(word: str) -> str:
    return sounds_of([plain_letters(word)])[0]


def _buckets(letters: Array) -> Array:
    """The number of each three letters that follow each other."""
    wide = letters.astype(np.uint64)
    mixed: Array = (wide[:-2] * 961 + wide[1:-1] * 31 + wide[2:]) * 40_503 % 65_521 % BUCKETS
    return mixed.astype(np.int64)
