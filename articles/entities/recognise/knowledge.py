"""What the lists and the dictionary know of words and of runs of words."""

from collections.abc import Sequence
from functools import lru_cache

from articles.entities.lists import KINDS, names
from articles.lexicon.dictionary import spelled

_Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


@lru_cache(maxsize=1)
def _single() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for kind in KINDS:
        for name in names(kind):
            if " " not in name:
                found[name] = (*found.get(name, ()), kind)
    return found


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    """By first word: the names of several words, longest first."""
    found: _Phrases = {}
    for kind in KINDS:
        for name in sorted(names(kind)):
            words = tuple(name.split())
            if len(words) > 1:
                found.setdefault(words[0], []).append((words, kind))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found


@lru_cache(maxsize=1 << 14)
def kinds(word: str) -> tuple[str, ...]:
    """The lists that have a word, also without a possessive ending, in title case, or by the part before a hyphen."""
    single = _single()
    found = single.get(word, ())
    if not found and len(word) > 3 and word.isupper():
        found = single.get(word.title(), ())
    if found or len(word) < 4 or not word[0].isupper():
        return found
    if word.endswith(("'s", "’s")):
        found = single.get(word[:-2], ())
    elif word[-1] in "s'’":
        found = single.get(word[:-1], ())
    if not found and "-" in word:
        found = tuple(f"-{kind}" for kind in single.get(word.partition("-")[0], ()))
    return found


@lru_cache(maxsize=1 << 14)
def spelling(word: str) -> str:
    """Whether the dictionary knows the lower-case form ("l") and the capitalised one ("c")."""
    low = spelled(word.lower())
    high = spelled(word.title() if word.isupper() else word)
    return ("l" if low.lower else "") + ("c" if high.capital else "")


def phrase_kinds(words: Sequence[str]) -> list[list[str]]:
    """For each word, the lists that have a name of several words it stands in: "B" and a list for its first, else "I".

    A possessive ending of the last word is allowed for.
    """
    marks: list[list[str]] = [[] for _ in words]
    phrases = _phrases()
    for at, word in enumerate(words):
        for phrase, kind in phrases.get(word, ()):
            end = at + len(phrase)
            if end <= len(words) and _is_phrase(words, at, phrase):
                for here in range(at, end):
                    marks[here].append(("B" if here == at else "I") + kind)
                break
    return marks


def _is_phrase(words: Sequence[str], at: int, phrase: tuple[str, ...]) -> bool:
    before, last = len(phrase) - 1, words[at + len(phrase) - 1]
    if tuple(words[at : at + before]) != phrase[:-1]:
        return False
    return last == phrase[-1] or (last.startswith(phrase[-1]) and last[len(phrase[-1]) :] in ("s", "'s", "’s"))
