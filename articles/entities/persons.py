"""Which persons of a story are one man: short forms, middle names left out, initials.

A wrong link is worse than none. Titles are dropped first. A single word is the full name with that surname, else with
that first name, else with that middle name or first half of a hyphened surname ("Løkke", "Thorning"), as newspapers
use them alone. Where several could be meant it is the one mentioned nearest before; with none before it stays as it is.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from articles.entities.cues import has_arabic_article
from articles.entities.gazetteer import is_first_name

Words = tuple[str, ...]

_TITLES = frozenset(
    {
        *("hr", "herr", "fru", "frk", "frøken", "dr", "doktor", "prof", "professor", "mr", "mrs", "ms", "sir"),
        *("lord", "lady", "dronning", "kong", "konge", "prins", "prinsesse", "kronprins", "kronprinsesse", "grev"),
        *("grevinde", "baron", "pave", "biskop", "general", "oberst", "kaptajn", "major", "præsident", "minister"),
        *("statsminister", "premierminister", "kansler", "forbundskansler", "sultan", "sheik", "emir", "shah"),
    }
)
"""Words with a capital or a small letter before a name that are no part of it."""
_GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
"""Words after a surname."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_LETTER = re.compile(r"[^\W\d_]\.")


@dataclass(frozen=True)
class _Person:
    """A name of two words or more, in the parts that are compared: case-folded, hyphens and joined initials apart."""

    words: Words

    @cached_property
    def parts(self) -> Words:
        return tuple(part for word in self._kept for part in _parts(word))

    @cached_property
    def last(self) -> tuple[str, ...]:
        """The surname, and without its article: "al-Assad" is called "Assad"."""
        surname = self._kept[-1]
        bare = surname.partition("-")[2] if has_arabic_article(surname) else surname
        return surname.casefold(), bare.casefold()

    @cached_property
    def rank(self) -> tuple[bool, int, int]:
        """How full the form is: a first name spelled out, number of parts, letters."""
        return not _LETTER.fullmatch(self.parts[0]), len(self.parts), sum(map(len, self.parts))

    @cached_property
    def _kept(self) -> Words:
        more = len(self.words) > 2 and self.words[-1].casefold().strip(".") in _GENERATIONS
        return self.words[:-1] if more else self.words

    def is_same(self, other: "_Person") -> bool:
        """Whether two forms may name one person: one the beginning or the end of the other, or given names left out."""
        short, long = sorted((self.parts, other.parts), key=len)
        if long[: len(short)] == short or long[-len(short) :] == short:
            return True
        return short[-1] == long[-1] and _are_of(short[:-1], long[:-1])

    def is_middle(self, word: str) -> bool:
        """Whether a word is a surname within: not the first and not the last of its parts, and no first name."""
        return word in self.parts[1:-1] and not is_first_name(word.capitalize())


def full_names(persons: Sequence[Words]) -> list[Words]:
    """The full form of each person of a story, given as words in reading order, possessives taken off.

    What is linked to nothing is itself, without its titles. Case is that of the fullest form in the story.
    """
    story = _Story([without_titles(words) for words in persons])
    return [story.full(words) for words in story.mentioned]


def without_titles(words: Words) -> Words:
    """The words of a name from the first that is no title; at least the last one."""
    start = 0
    while start < len(words) - 1 and words[start].casefold().strip(".") in _TITLES:
        start += 1
    return words[start:]


class _Story:
    """The persons of one story, and who was mentioned last."""

    def __init__(self, mentioned: list[Words]) -> None:
        self.mentioned = mentioned
        self._people = {words: _Person(words) for words in dict.fromkeys(mentioned) if len(words) > 1}
        self._full: list[_Person] = []
        for person in sorted(self._people.values(), key=lambda one: one.rank, reverse=True):
            if not any(person.is_same(full) for full in self._full):
                self._full.append(person)
        self._recent: list[_Person] = []

    def full(self, words: Words) -> Words:
        """The full form of the next mention. To be asked in reading order."""
        found = self._of_many(words) if len(words) > 1 else self._of_one(words[0].casefold())
        if found is None:
            return words
        if found in self._recent:
            self._recent.remove(found)
        self._recent.append(found)
        return found.words

    def _of_many(self, words: Words) -> _Person | None:
        person = self._people[words]
        return person if person in self._full else self._chosen(person.is_same)

    def _of_one(self, word: str) -> _Person | None:
        ways: tuple[Callable[[_Person], bool], ...] = (
            lambda person: word in person.last,
            lambda person: person.words[0].casefold() == word,
            lambda person: person.is_middle(word),
        )
        for fits in ways:
            if any(map(fits, self._full)):
                return self._chosen(fits)
        return None

    def _chosen(self, fits: Callable[[_Person], bool]) -> _Person | None:
        """The only one that fits, else the one mentioned nearest before."""
        fitting = [person for person in self._full if fits(person)]
        if len(fitting) == 1:
            return fitting[0]
        return next((person for person in reversed(self._recent) if person in fitting), None)


def _parts(word: str) -> list[str]:
    folded = word.casefold()
    if _INITIALS.fullmatch(folded):
        return _LETTER.findall(folded)
    return [part for part in folded.split("-") if part]


def _are_of(fewer: Words, more: Words) -> bool:
    """Whether given names are the first of `more`; an initial stands for a name.

    Names are left out from the last on: George and George W. are George Walker, George W. is not George H. W.
    """
    return bool(fewer) and all(_fits(one, other) for one, other in zip(fewer, more, strict=False))


def _fits(one: str, other: str) -> bool:
    if _LETTER.fullmatch(one) or _LETTER.fullmatch(other):
        return one[0] == other[0]
    return one == other
