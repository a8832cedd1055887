"""Does Danish spelling know a word? Stavekontrolden's word list with its endings, shipped as lists/dictionary.xz.

740,000 forms in 0.64 MB, read at the first question. Measured on one core: 0.05 to 0.15 s and 8 MB for the
reading, up to 12 MB more as its blocks come to be used; 10 to 30 µs for a word of a block not asked before, 2 to
7 µs after that.
"""

import lzma
from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "lists" / "dictionary.xz"
"""Made by lists/make_dictionary.py; licence in lists/STAVEKONTROLDEN.md."""

SHIFT = 33
"""Added to the count of bytes that a line shares with the word before it; where it shares none, a block begins."""
_WITHOUT_S = ("s", "x", "z")
"""After these a name's genitive is an apostrophe alone."""


class Spelled(NamedTuple):
    """In which forms the dictionary has a word."""

    lower: bool
    """With a small letter: "brand" is a word, "horsens" is none."""
    capital: bool
    """With a capital, as a name, or as the genitive of one: "Vejle", "Vejles", "Paris'"."""


@lru_cache(maxsize=1 << 16)
def spelled(word: str) -> Spelled:
    """Whether the dictionary has `word` as a lower-case word and as a name; its own case is not looked at.

    "USA" in capitals is looked up as it is and as "Usa". Compounds are known only when they are listed.
    """
    lower = word.lower()
    return Spelled(_has(lower), any(map(_is_name_or_genitive, {word, lower.capitalize()})))


def is_word(word: str) -> bool:
    """Whether the dictionary has `word` as a lower-case word, in any of its endings; its own case is not looked at."""
    return _has(word.lower())


def is_name(word: str) -> bool:
    """Whether the dictionary has exactly `word` as a name, no genitive: "Lars" and "Vejle", not "Vejles"."""
    return word[:1].isupper() and _has(word)


def load() -> None:
    """Read the dictionary now rather than at the first question."""
    _blocks()


def _is_name_or_genitive(word: str) -> bool:
    if is_name(word):
        return True
    if word.endswith(("'s", "’s")):
        return is_name(word[:-2])
    if word.endswith(("'", "’")):
        return word[-2:-1].lower() in _WITHOUT_S and is_name(word[:-1])
    return word.endswith("s") and is_name(word[:-1])


def _has(word: str) -> bool:
    heads, _ = _blocks()
    sought = word.encode()
    at = bisect_right(heads, sought) - 1
    return at >= 0 and b"\n" not in sought and b"\n%b\n" % sought in _block(at)


@cache
def _block(at: int) -> bytes:
    """The words of one block, spelled out, a line end on either side of each."""
    spelled_out = bytearray(b"\n")
    before = b""
    for line in _blocks()[1][at].split(b"\n"):
        before = before[: line[0] - SHIFT] + line[1:] if before else line
        spelled_out += before + b"\n"
    return bytes(spelled_out)


@cache
def _blocks() -> tuple[list[bytes], list[bytes]]:
    """The first word of each block, and the blocks as they stand in the file, without what says that one begins."""
    blocks = lzma.decompress(FILE.read_bytes())[1:].split(b"\n%c" % SHIFT)
    return [block.partition(b"\n")[0] for block in blocks], blocks
