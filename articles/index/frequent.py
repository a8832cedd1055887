"""The frequent words of a segment: what is worth suggesting, so that nobody has to read all its terms for it. Pure."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from articles.index.blocks import Block
from articles.index.columns import Array
from articles.index.terms import FIRST_WORD, word_of

MOST = 40_000
"""Words kept of one segment, the most frequent."""
SHARE = 8_192
"""A word is frequent that is in one of so many stories of the segment at least."""
SHORTEST = 3
"""Letters of a word that is worth finishing."""


class CountedWord(NamedTuple):
    """A word by its form and the code of its language, and how many slots of segments hold it, left ones included."""

    form: str
    code: str
    slots: int


@dataclass(frozen=True, slots=True)
class FrequentWords:
    """The frequent words of a segment in the order of their forms. `keys` are form, zero and code, in bytes."""

    keys: Sequence[bytes]
    counts: Array

    def begun(self, beginning: str, most: int) -> list[CountedWord]:
        """The `most` most frequent of the words that begin so, in no order."""
        low = bisect_left(self.keys, beginning.encode())
        high = bisect_left(self.keys, beginning.encode() + b"\xff", low)
        places = np.arange(low, high)
        if len(places) > most:
            places = low + np.argpartition(self.counts[low:high], -most)[-most:]
        return [self._at(place) for place in places.tolist()]

    def slots_of(self, form: str, code: str) -> int:
        """In how many slots a word is; 0 for one that is not frequent."""
        key = f"{form}\0{code}".encode()
        at = bisect_left(self.keys, key)
        return int(self.counts[at]) if at < len(self.keys) and self.keys[at] == key else 0

    def _at(self, place: int) -> CountedWord:
        form, _, code = self.keys[place].decode().partition("\0")
        return CountedWord(form, code, int(self.counts[place]))


def frequent_words(blocks: Sequence[Block], size: int) -> FrequentWords:
    """Of a segment of `size` stories with these blocks. Words that are equally frequent are kept or left together."""
    of_words = [(block, np.frombuffer(block.counts, "<u4")) for block in blocks if block.last >= FIRST_WORD]
    least = max(1, size // SHARE, _least([counts for _block, counts in of_words]))
    words: list[tuple[bytes, int]] = []
    for block, counts in of_words:
        often = np.flatnonzero(counts >= least)
        if len(often):
            terms = block.terms.split(b"\n")
            keys = ((_key(terms[at]), int(counts[at])) for at in often.tolist())
            words += [(key, count) for key, count in keys if key is not None]
    words.sort()
    return FrequentWords([key for key, _count in words], np.array([count for _key, count in words], "<u4"))


def _least(counts: Sequence[Array]) -> int:
    """How many slots must hold a term for no more than MOST to have so many."""
    every = np.concatenate(counts) if counts else np.zeros(0, np.int64)
    return int(np.partition(every, -MOST - 1)[-MOST - 1]) + 1 if len(every) > MOST else 1


@lru_cache(MOST)
def _key(term: bytes) -> bytes | None:
    """Form, zero and code of the term of a word that is worth finishing."""
    word = word_of(term)
    is_worth = word is not None and len(word[1]) >= SHORTEST and word[1].isalpha()
    return f"{word[1]}\0{word[0]}".encode() if word is not None and is_worth else None


def packed(words: FrequentWords) -> bytes:
    """As they are stored: how many, how often each, and the keys joined by line feeds."""
    return np.uint32(len(words.keys)).tobytes() + words.counts.astype("<u4").tobytes() + b"\n".join(words.keys)


def unpacked(data: bytes) -> FrequentWords:
    """What packed() has made; of nothing, none."""
    number = int(np.frombuffer(data, "<u4", 1)[0]) if data else 0
    counts = np.frombuffer(data, "<u4", number, offset=4) if number else np.zeros(0, np.uint32)
    return FrequentWords(data[4 + 4 * number :].split(b"\n") if number else [], counts)
