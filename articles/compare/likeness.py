"""How alike two texts are: an exact share, and a MinHash that finds the few worth measuring among a million.

The hash: Broder, "On the resemblance and containment of documents" (1997); the bands: Leskovec, Rajaraman and
Ullman, "Mining of Massive Datasets", chapter 3.4. What is hashed are pairs of neighbouring words.
"""

import codecs
import hashlib
import re
import struct
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

import rensa

LEAST_WORDS = 25
"""Shorter texts (flashes, results of matches) resemble each other without being the same news."""
MOST_WORDS = 3_000
"""What is compared of a text; measuring costs up to the square of it."""
BANDS = 64
ROWS = 3
"""Of two texts that share s of their word pairs, 1 - (1 - s^ROWS)^BANDS are found: 86% at s = 0.31, 99.8% at 0.45."""
_SEED = 1866
_HEADS = [struct.pack(">2I", rensa.RMinHash.ALGORITHM_VERSION, band) for band in range(BANDS)]
"""What each band is hashed with: another algorithm of the library must not meet the numbers of this one."""
_BEGUN = [hashlib.blake2b(head, digest_size=8) for head in _HEADS]
"""Hashes of the heads, to be gone on with: a copy costs half of a new one."""
_ROWS_OF_BANDS = struct.Struct(f"{4 * ROWS}s" * BANDS)
_WORD = re.compile(r"[^\W_]+")
_SPACED = bytes(byte if _WORD.match(chr(byte)) else ord(" ") for byte in range(256))
"""Of each letter and digit of Latin-1 itself, of every other character a space."""


def _no_letter(error: UnicodeError) -> tuple[str, int]:
    """Dashes and quotation marks beyond Latin-1 become spaces."""
    if not isinstance(error, UnicodeEncodeError) or _WORD.search(error.object, error.start, error.end):
        raise error
    return " " * (error.end - error.start), error.end


codecs.register_error("newsarchive.no_letter", _no_letter)


def words_of(text: str) -> list[str]:
    """The words of a text, lower case, at most MOST_WORDS; numbers are words, punctuation is nothing."""
    text = text.lower()
    try:
        # Most texts of the archive. Twice as fast as looking at each character whether it belongs to a word.
        spaced = text.encode("latin-1", "newsarchive.no_letter").translate(_SPACED).decode("latin-1")
    except UnicodeEncodeError:
        return _WORD.findall(text)[:MOST_WORDS]
    return spaced.split()[:MOST_WORDS]


def bands_of(words: Sequence[str]) -> list[int]:
    """Up to BANDS signed 64-bit numbers; texts that are much alike have one of them in common.

    Empty for a text of fewer than LEAST_WORDS words, which is like no other.
    """
    if len(words) < LEAST_WORDS:
        return []
    sketch = rensa.RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    sketch.update([f"{word} {following}" for word, following in pairwise(words)])
    rows = struct.pack(f">{BANDS * ROWS}I", *sketch.digest())
    hashes = []
    for begun, rows_of_band in zip(_BEGUN, _ROWS_OF_BANDS.unpack(rows), strict=True):
        of_band = begun.copy()
        of_band.update(rows_of_band)
        hashes.append(of_band.digest())
    return list(struct.unpack(f">{BANDS}q", b"".join(hashes)))


def share_in_common(one: Sequence[str], other: Sequence[str]) -> float:
    """The share, 0 to 1, of the words of both texts that stand in the same order in both; the same either way.

    Twice the matching words over all words, as difflib's ratio() with nothing taken for junk.
    """
    if not one or not other:
        return 0.0
    first, second = sorted((list(one), list(other)))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio()


def may_share(one: Sequence[str], other: Sequence[str], least: float) -> bool:
    """Whether share_in_common() can reach `least`, told from the lengths alone."""
    total = len(one) + len(other)
    return total > 0 and 2 * min(len(one), len(other)) >= least * total
