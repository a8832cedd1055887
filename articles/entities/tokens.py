"""Text -> tokens with exact offsets, and where sentences begin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.entities.words import ABBREVIATIONS, TOP_LEVELS

_TOKEN = re.compile(
    rf"""
      (?P<address>(?:https?://|www\.|[\w.+-]{{1,64}}@)[^\s<>()"]+)
    | (?P<domain>(?<![\w/.@])[A-ZÆØÅa-zæøå0-9][a-zæøå0-9-]*(?:\.[a-z0-9æøå-]+)*\.(?:{TOP_LEVELS})\b(?![/@]|\.\w|-\w))
    | (?P<initial>[^\W\d_](?:\.-?[^\W\d_])+\b\.?|[A-ZÆØÅ]\.(?=\s?[A-ZÆØÅ])|[AIKP]/S\b)
    | (?P<word>[^\W_]+(?:['’&‐‑-][^\W_]+)*)
    | (?P<stop>[.!?…]+)
    | (?P<colon>:)
    | (?P<quote>["“”„»«])
    | (?P<line>\n\s*)
    | (?P<other>[^\s\w])
    """,
    re.VERBOSE,
)
_CAPITAL_SHARE = 0.6
_ACRONYMS = 8
"""A line of capitals with no more letters than this may be two acronyms."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; `start` and `end` count code points, end exclusive."""

    start: int
    end: int
    text: str
    kind: str
    """word, initial ("H.C.", "J."), domain ("tut.by"), address, stop, colon, quote, line or other."""
    opens: bool = False
    """First word of a sentence, or of what might be one (after a colon, in a quotation)."""
    capital: bool = False
    """A word or initial that begins with a capital letter."""
    shouted: bool = False
    """In a line that is all capitals, or a heading with a capital on most words: its capitals say nothing."""


def tokens_of(text: str) -> list[Token]:
    """All tokens of a text, in order. Never raises; white space and odd characters fall between tokens."""
    tokens: list[Token] = []
    for line in _lines(text):
        shouted = _is_shouted(line)
        tokens += _marked(text, line, shouted)
    return tokens


def _lines(text: str) -> Iterator[list[re.Match[str]]]:
    line: list[re.Match[str]] = []
    for match in _TOKEN.finditer(text):
        line.append(match)
        if match.lastgroup == "line":
            yield line
            line = []
    yield line


def _is_shouted(line: list[re.Match[str]]) -> bool:
    words = [match.group() for match in line if match.lastgroup == "word" and match.group()[0].isalpha()]
    letters = "".join(words)
    if len(letters) > _ACRONYMS and len(words) > 1 and letters.isupper():
        return True
    long = [word for word in words[1:] if len(word) > 3]
    sentence = any(match.lastgroup == "stop" for match in line)
    capital = sum(word[0].isupper() for word in long)
    return not sentence and len(long) > 3 and capital > _CAPITAL_SHARE * len(long)


def _marked(text: str, line: list[re.Match[str]], shouted: bool) -> Iterator[Token]:
    fresh = True
    before = ""
    for match in line:
        kind, word = match.lastgroup or "other", match.group()
        wordlike = kind in ("word", "initial")
        yield Token(match.start(), match.end(), word, kind, fresh and wordlike, wordlike and word[0].isupper(), shouted)
        if kind == "stop":
            fresh = fresh or word != "." or not _is_abbreviation(before)
        elif kind == "quote":
            fresh = fresh or not text[match.end() : match.end() + 1].isspace()
        elif kind == "other":
            fresh = fresh and word in "()[]-–—•*"
        else:
            fresh = kind == "colon"
        before = word


def _is_abbreviation(word: str) -> bool:
    return word.casefold() in ABBREVIATIONS or (len(word) == 1 and word.islower())
