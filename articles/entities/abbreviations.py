"""Abbreviations that a text itself explains: "Danmarks Tekniske Universitet (DTU)", or the other way round.

The idea is that of Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text" (2003): the letters of the short form stand in the long one in that order, the first of them first in a word.
For names in Danish: the long form begins with a capital, an article before it belongs to it ("Det Danske
Filminstitut"), letters may stand inside compounds ("Politiets Efterretningstjeneste"), and a few international bodies
have English letters to a Danish name. A party in brackets after a person is none: "Dennis Feldt (DF)".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.entities.gazetteer import is_first_name
from articles.entities.lists import names

_BRACKETS = re.compile(r"\(([^()\n]{2,120})\)")
_SHORT = re.compile(r"[^\W_][\w.&/+-]{1,9}")
_LEAD_IN = re.compile(r"(?:forkortet|herefter|også kaldet|også kendt som|i daglig tale|kaldet)\s+", re.IGNORECASE)
_BREAK = re.compile(r"[.!?;:()\"“”»«\n](?=\s|$|[^\s\w])|[()\"“”»«\n]|\s[-–—]\s")
"""What no long form reaches over."""
_WORD = re.compile(r"[^\s(),;:]+")
_ARTICLES = ("Den", "Det", "De", "The")
_SMALL = frozenset(
    {
        *("af", "og", "for", "i", "til", "mod", "med", "uden", "på", "ved", "om"),
        *("den", "det", "de", "the", "of", "and"),
    }
)
"""Words of a long form whose first letter need not be in the short one."""
_COUNTED = re.compile(r"(\d)([^\W\d_])")
"""A number and a letter: "3F" are three words with F."""
_LEAST_OF_ONE = 10
"""Letters of a long form of one word: "Landsorganisationen (LO)", not "Europa (EU)"."""
_FOREIGN = {
    "IMF": "Valutafond",
    "WHO": "Verdenssundhedsorganisation",
    "UNHCR": "Flygtningehøjkommissariat",
    "IAEA": "Atomenergiagentur",
    "ICC": "Straffedomstol",
    "ICJ": "Domstol",
    "WTO": "Verdenshandelsorganisation",
    "WFP": "Fødevareprogram",
    "UNICEF": "Børnefond",
    "UNDP": "Udviklingsprogram",
    "UNEP": "Miljøprogram",
    "IPCC": "Klimapanel",
    "ECB": "Centralbank",
    "EMA": "Lægemiddelagentur",
    "IEA": "Energiagentur",
    "IOC": "Olympiske Komité",
    "ESA": "Rumorganisation",
    "OPCW": "Kemiske Våben",
    "ASEAN": "Sydøstasien",
    "UEFA": "Fodboldforbund",
    "FIFA": "Fodboldforbund",
}
"""Letters of another language, and what the Danish name ends in, an article -en or -et aside."""


@dataclass(frozen=True, slots=True)
class Explained:
    """An abbreviation and what it stands for: `text[start:end]` of each are `short` and `long`; ends exclusive."""

    short: str
    short_start: int
    short_end: int
    long: str
    long_start: int
    long_end: int


def explained_in(text: str) -> tuple[Explained, ...]:
    """The abbreviations that a text explains in brackets, in order. Never raises."""
    return tuple(_explained(text))


def _explained(text: str) -> Iterator[Explained]:
    for brackets in _BRACKETS.finditer(text):
        start, end = _inside(text, brackets)
        before = len(text[: brackets.start()].rstrip())
        found = None
        if _is_short(text[start:end]):
            found = _long_before(text, before, text[start:end])
            if found is not None:
                yield Explained(text[start:end], start, end, text[found:before], found, before)
                continue
        word = _last_word(text, before)
        if word is not None and _is_short(text[word:before]) and _letters_begin(text[word:before], text, start, end):
            yield Explained(text[word:before], word, before, text[start:end], start, end)


def _inside(text: str, brackets: re.Match[str]) -> tuple[int, int]:
    """What is said in brackets: without "forkortet", and without what follows a comma or semicolon."""
    start, end = brackets.span(1)
    lead_in = _LEAD_IN.match(text, start, end)
    start = lead_in.end() if lead_in else start
    said = re.split(r"[,;]", text[start:end])[0]
    return start + len(said) - len(said.lstrip()), start + len(said.rstrip())


def _is_short(text: str) -> bool:
    """Two to ten signs with a capital, as abbreviations have them: "DTU", "3F", "B&O", "AaB", "FN"."""
    return bool(_SHORT.fullmatch(text)) and any(sign.isupper() for sign in text) and not text[1:].islower()


def _last_word(text: str, end: int) -> int | None:
    start = re.search(r"[^\s(]+$", text[:end])
    return start.start() if start else None


def _long_before(text: str, end: int, short: str) -> int | None:
    """Where the long form of `short` that ends at `end` begins: the one whose words spell it, else the shortest."""
    breaks = [found.end() for found in _BREAK.finditer(text, 0, end)]
    words = list(_WORD.finditer(text, breaks[-1] if breaks else 0, end))[-_most_words(short) :]
    possible = []
    for number in range(len(words) - 1, -1, -1):
        start = words[number].start()
        if short in names("party") and is_first_name(words[number].group()):
            return None
        if _is_foreign(short, text[start:end]):
            return _with_adjectives(words[:number], start)
        if _letters_begin(short, text, start, end):
            possible.append(number)
    if not possible:
        return None
    spelling = (number for number in possible if _initials(words[number:]) == short.casefold())
    number = next(spelling, possible[0])
    return words[number].start() if number == 0 else _with_article(words[number - 1], words[number].start())


def _initials(words: list[re.Match[str]]) -> str:
    return "".join(word.group()[0] for word in words).casefold()


def _with_article(before: re.Match[str], start: int) -> int:
    """`start`, or that of the article before it: "Det Danske Filminstitut"."""
    return before.start() if before.group() in _ARTICLES else start


def _with_adjectives(before: list[re.Match[str]], start: int) -> int:
    """`start`, moved over what stands before the noun of a name: "Den Internationale Valutafond", "FN's Klimapanel"."""
    for word in reversed(before):
        if word.group() in _ARTICLES:
            return word.start()
        if not (word.group()[0].isupper() and word.group().endswith(("e", "'s", "’s"))):
            break
        start = word.start()
    return start


def _letters_begin(short: str, text: str, start: int, end: int) -> bool:
    """Whether text[start:end] may be the long form of `short`, which begins there."""
    long = text[start:end]
    words = [word.casefold() for word in long.split() if word[0].isalnum()]
    if not (long[:1].isupper() or long[:1].isdigit()) or short in long.split() or len(words) > _most_words(short):
        return False
    if len(words) < 2 and len(long) < _LEAST_OF_ONE:
        return False
    letters = "".join(sign for sign in short.casefold() if sign.isalnum())
    counted = _COUNTED.fullmatch(letters)
    if counted:
        return int(counted[1]) == len(words) > 1 and all(word[0] == counted[2] for word in words)
    return _spell(words, letters)


def _most_words(short: str) -> int:
    """Words of the longest long form: the bound of Schwartz and Hearst."""
    return min(len(short) + 5, len(short) * 2)


def _spell(words: list[str], letters: str) -> bool:
    """Whether words spell letters: each gives its first, unless it is a small word, and any more of its own."""
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if word in _SMALL and _spell(rest, letters):
        return True
    if not letters or word[0] != letters[0]:
        return False
    inside = word[1:]
    for taken in range(1, len(letters) + 1):
        if taken > 1:
            at = inside.find(letters[taken - 1])
            if at < 0:
                return False
            inside = inside[at + 1 :]
        if _spell(rest, letters[taken:]):
            return True
    return False


def _is_foreign(short: str, long: str) -> bool:
    ending = _FOREIGN.get(short.upper())
    return ending is not None and long[:1].isupper() and long.endswith((ending, f"{ending}en", f"{ending}et"))
