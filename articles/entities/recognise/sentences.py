"""Raw text -> sentences of words with exact offsets, cut as Universal Dependencies cuts Danish.

An abbreviation keeps its full stop, a possessive its apostrophe, a hyphened word is one; every other mark stands
alone. A sentence ends at . ! ? or … when what follows begins one, and always at the end of a line.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.entities.words import ABBREVIATIONS, TOP_LEVELS

_SHORT = "|".join(
    re.escape(word)
    for word in sorted(
        ABBREVIATIONS
        | {
            "bl.a",
            "f.eks",
            "d.v.s",
            "m.fl",
            "m.v",
            "m.m",
            "o.l",
            "cand",
            "mag",
            "jur",
            "chr",
            "th",
            "vhs",
            "kbh",
            "sct",
            "mill",
            "kg",
            "fig",
            "dir",
        }
        - {"by", "from", "me", "no", "st"},
        key=len,
        reverse=True,
    )
    if len(word) > 1
)
_WORD = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>()"]+
    | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+
    | (?<![\w/.@])[A-ZÆØÅa-zæøå0-9][a-zæøå0-9-]{{0,62}}
      (?:\.[a-z0-9æøå-]{{1,63}}){{0,5}}\.(?:{TOP_LEVELS})\b(?![/@]|\.\w|-\w)
    | (?:[^\W\d_]\.-?)+[^\W\d_]\.(?:s\b)?           # B.T., H.C., a.m.b.a., B.T.s
    | [A-ZÆØÅ]\.(?=\s?[A-ZÆØÅ])                     # J. P. Clausen
    | \b(?:{_SHORT}|{_SHORT.title()})\.(?!\w)       # kr., adm., Skt.
    | [A-ZÆØÅ]/S\b                                  # A/S
    | \d+\.(?=\s[a-zæøå])                           # 2. december
    | \d+(?:[.,:/-]\d+){{0,9}}(?![\w-]|['’]\w)
    | \d+(?:[.,]\d+){{0,9}}(?:[-'’]?[^\W\d_]+)+            # 14-årig, 50'erne, 16V
    | [^\W\d_]\w*(?:[-‐‑'’&/][^\W_]\w*)*-?(?:(?<=[sxz])['’](?![\w'’]))?
    | \w+(?:-\w+)*
    | (?:\.{{2,}}|--|[^\w\s])
    """,
    re.VERBOSE,
)
_ENDS = frozenset({".", "!", "?", "…", "...", ".."})
_CLOSING = frozenset("\"”»’')")
_LONGEST = 150
"""Words of the longest sentence; what goes on without a full stop is cut, so that a table costs no more than prose."""


class Word(NamedTuple):
    """A word or mark; `text[start:end]` of the text it stands in is `text`."""

    text: str
    start: int
    end: int


def sentences_of(text: str) -> Iterator[list[Word]]:
    """The sentences of a text, none empty. Never raises."""
    offset = 0
    for line in text.splitlines(keepends=True):
        yield from _of_line(line, offset)
        offset += len(line)


def _of_line(line: str, offset: int) -> Iterator[list[Word]]:
    matches = list(_WORD.finditer(line))
    words: list[Word] = []
    ended = False
    for at, match in enumerate(matches):
        word = match.group()
        closes = word in _CLOSING and not line[match.start() - 1].isspace()
        if words and ((ended and not closes) or len(words) >= _LONGEST):
            yield words
            words = []
        words.append(Word(word, offset + match.start(), offset + match.end()))
        if word in _ENDS:
            ended = at + 1 == len(matches) or _begins(line, matches[at + 1])
        elif not closes:
            ended = False
    if words:
        yield words


def _begins(line: str, match: re.Match[str]) -> bool:
    """Whether what follows a full stop begins a sentence: after a space, a capital, a digit or a mark."""
    word = match.group()
    if word in _CLOSING and not line[match.start() - 1].isspace():
        return True
    return line[match.start() - 1].isspace() and not word[0].islower()
