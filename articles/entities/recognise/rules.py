"""What holds in every story, whatever the model thinks: few rules, each worth its place on development data."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from articles.entities import lists, words
from articles.entities.gazetteer import is_first_name
from articles.entities.recognise.decode import Tagged
from articles.entities.recognise.shapes import base

_KNOWN = 0.9
"""Confidence of a name that a list knows and the model missed."""
_UNSURE = 0.9
"""What an ordinary word that is also a name must have to be one."""
_GUESSED = 0.6
"""Confidence below which the rest of the story is believed rather than the model."""
_DOMAIN = re.compile(rf"[^\W_][\w-]*(?:\.[\w-]+)*\.(?:{words.TOP_LEVELS})$")
_QUOTES = frozenset('"“”„»«')
_WORKS = frozenset(
    {
        "skibet", "færgen", "båden", "filmen", "romanen", "bogen", "albummet", "sangen", "stykket", "forestillingen",
        "serien", "dokumentaren", "novellen", "digtet", "maleriet", "operaen", "balletten", "musicalen",
    }
)  # fmt: skip
"""Words before a title of a work, or the name of a ship."""
_STREETS = frozenset({"plads", "torv", "boulevard", "allé", "alle", "vej", "gade", "stræde", "lufthavn"})
"""A person's name with one of these at its end is an address."""
_OWNERS = frozenset(f"{word}s" for word in ("kommune", "universitet", "amt", "sygehus", "politi"))
_BODIES = ("media", "authority", "municipality", "university")
"""Lists whose names of several words are nothing else."""
_PARTICLES = words.PARTICLES - {"den", "de"}

Story = Sequence[Sequence[str]]


def settle(story: Story, tagged: Sequence[list[Tagged]]) -> list[list[Tagged]]:
    """The names of each sentence: countries are places, media at addresses organisations, months nothing."""
    surnames = {
        base(sentence[name.end - 1])
        for sentence, names in zip(story, tagged, strict=True)
        for name in names
        if name.type == "PER" and name.end - name.start > 1
    }
    return [_sentence(sentence, names, surnames) for sentence, names in zip(story, tagged, strict=True)]


@lru_cache(maxsize=1)
def _bodies() -> dict[str, list[tuple[str, ...]]]:
    """By first word: bodies of several words that are written so and no other way, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for kind in _BODIES:
        for name in lists.by_hand(kind):
            parts = tuple(name.split())
            if len(parts) > 1:
                found.setdefault(parts[0], []).append(parts)
    for bodies in found.values():
        bodies.sort(key=lambda parts: (-len(parts), parts))
    return found


def _sentence(sentence: Sequence[str], names: list[Tagged], surnames: set[str]) -> list[Tagged]:
    cut = [part for name in names for part in _cut(sentence, name)]
    names = [_typed(sentence, name, surnames) for name in _joined(sentence, cut) if _is_name(sentence, name)]
    for known in _known(sentence, surnames):
        if all(_gives_way(name, known) for name in names):
            names = [name for name in names if name.end <= known.start or known.end <= name.start]
            names = sorted([*names, known], key=lambda name: name.start)
    return names


def _is_name(sentence: Sequence[str], name: Tagged) -> bool:
    """Not »Emma Brandt« when that is a ship; not "August" or "VM", unless the model is sure."""
    if _is_work(sentence, name):
        return False
    if name.end - name.start > 1 or name.confidence >= _UNSURE:
        return True
    return sentence[name.start].casefold() not in words.NOT_NAMES


def _cut(sentence: Sequence[str], name: Tagged) -> Iterator[Tagged]:
    """ "EU's Ursula" are two names; of "Odense Kommunes udvalg" the name is what owns."""
    for at in range(name.start, name.end - 1):
        word, rest = sentence[at], sentence[at + 1 : name.end]
        if word[:-2].isupper() and word.endswith(("'s", "’s")) and is_first_name(rest[0]):
            yield replace(name, end=at + 1, type="ORG")
            yield replace(name, start=at + 1, type="PER")
            return
        if word.casefold() in _OWNERS and word[0].isupper() and all(one.islower() for one in rest):
            yield replace(name, end=at + 1)
            return
    yield name


def _is_work(sentence: Sequence[str], name: Tagged) -> bool:
    """Whether quotation marks stand on both sides and a word before them says what is so called."""
    start, end = name.start, name.end
    if start < 2 or end >= len(sentence) or sentence[start - 1] not in _QUOTES or sentence[end] not in _QUOTES:
        return False
    return sentence[start - 2].casefold() in _WORKS


def _typed(sentence: Sequence[str], name: Tagged, surnames: set[str]) -> Tagged:
    text = " ".join(sentence[name.start : name.end])
    if name.type == "PER" and name.end - name.start > 1 and sentence[name.end - 1].casefold() in _STREETS:
        return replace(name, type="LOC")
    if text in surnames and name.confidence < _GUESSED:
        return replace(name, type="PER")
    if name.type == "LOC" or not _is_country(text, surnames):
        return name
    return replace(name, type="LOC", confidence=_KNOWN)


def _is_country(text: str, surnames: set[str]) -> bool:
    countries = lists.names("country")
    return (text in countries or base(text) in countries) and base(text) not in surnames and text not in surnames


def _joined(sentence: Sequence[str], names: list[Tagged]) -> Iterator[Tagged]:
    """ "Ursula", "Leyen" with particles between them are one person, also when the model saw only the first."""
    names = list(names)
    while names:
        name = names.pop(0)
        end = name.end
        while end < len(sentence) and sentence[end] in _PARTICLES:
            end += 1
        if name.type == "PER" and name.end < end < len(sentence) and sentence[end][0].isupper():
            if names and names[0].start == end and (names[0].type == "PER" or names[0].confidence < _GUESSED):
                name = replace(name, end=names.pop(0).end)
            elif not names or names[0].start > end:
                name = replace(name, end=end + 1)
        yield name


def _gives_way(name: Tagged, known: Tagged) -> bool:
    """Whether what the model found stands apart from what is known, or is only a part of it."""
    if name.end <= known.start or known.end <= name.start:
        return True
    return known.start <= name.start and name.end <= known.end and name.end - name.start < known.end - known.start


def _known(sentence: Sequence[str], surnames: set[str]) -> Iterator[Tagged]:
    """What needs no guessing: bodies of several words, countries, media at addresses."""
    for at, word in enumerate(sentence):
        body = next((body for body in _bodies().get(word, ()) if _stands(sentence, at, body)), None)
        if body:
            yield Tagged(at, at + len(body), "ORG", _KNOWN)
        elif _is_authority(word) or (_DOMAIN.match(word) and _is_medium(sentence, at)):
            yield Tagged(at, at + 1, "ORG", _KNOWN)
        elif word[0].isupper() and _is_country(word, surnames):
            yield Tagged(at, at + 1, "LOC", _KNOWN)


def _is_authority(word: str) -> bool:
    """ "Udenrigsministeriet", also as the first word of a sentence; "Ministeriet" may be any."""
    return word.endswith(words.SURE_ORG_ENDINGS) and word in lists.by_hand("authority")


def _stands(sentence: Sequence[str], at: int, body: tuple[str, ...]) -> bool:
    """Whether `body` begins at `at`; its last word may have a possessive ending."""
    *first, last = sentence[at : at + len(body)]
    return len(first) == len(body) - 1 and (*first, base(last)) in (body, (*body[:-1], base(body[-1])))


def _is_medium(sentence: Sequence[str], at: int) -> bool:
    """Whether a neighbouring word says that an address is read or quoted: "det lokale medie tut.by"."""
    beside = (*sentence[max(0, at - 1) : at], *sentence[at + 1 : at + 2])
    return not words.MEDIA_BEFORE.isdisjoint(word.casefold() for word in beside)
