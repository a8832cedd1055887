"""What counts as a word, decided once for the index, the query and the marks in a snippet. Pure.

Letters and digits make words; everything else parts them: "Moskva/Minsk", "Hviderusland.Putin" (a missing space) and
"2016-2021" are two words each. Only a point or a comma between two digits stands inside a word: "100.000", "2,5".
"""

import re
import unicodedata
from collections.abc import Iterator

# Possessive, and what is rarest first: this reads every word of the archive.
_WORD = re.compile(r"[^\W_]++(?:[.,](?=[0-9])(?<=[0-9].)[^\W_]++)*+")


def words_in(text: str) -> list[str]:
    """The words of `text` in order, as they are written."""
    return _WORD.findall(text)


def words_behind(text: str, end: int) -> Iterator[re.Match[str]]:
    """The words of `text` behind one that ends there, each with its place."""
    return _WORD.finditer(text, end)


def words_between(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of `text` from one place to another, where none is cut in two, each with its place."""
    return _WORD.finditer(text, start, end)


def query_words(text: str) -> tuple[str, ...]:
    """The words of something typed. Empty when it holds no letter and no digit, which nobody means to find."""
    words = words_in(unicodedata.normalize("NFC", text))
    return tuple(word for word in words if any(unicodedata.category(c)[0] == "L" or c.isdecimal() for c in word))
