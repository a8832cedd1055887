"""How alike two names are, and what they differ in. Pure.

The score orders proposals that an editor decides about; it is no probability. What is below LEAST is not proposed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.entities.fold import fold_words
from articles.entities.name import NameType
from articles.entities.variants.countries import country_of
from articles.entities.variants.forms import VOWELS, in_order, is_initial, sound_of, without_company_form, words_of
from articles.entities.variants.keys import indefinite
from articles.story import Note, gettext_noop

LEAST = 0.55
_LONG = 6
"""Sounds of a word from which a vowel more, less or another is a spelling and not another word: Niger is not Nigeria,
Anne not Anna, but Moammar is Muammar.
"""
_CLOSE = {frozenset("qk"): 0.1, frozenset("gq"): 0.2, frozenset("gk"): 0.6, frozenset("zs"): 0.3, frozenset("ZS"): 0.3}
_CLOSE |= {frozenset("ou"): 0.2, frozenset("ei"): 0.3, frozenset("ae"): 0.4}
_MOST = 0.7
"""What may differ in a long word: Muhammad is Mohamed, but Martin is not Morten."""
_NEVER = 9.0
_ROMAN = frozenset("ivx")
"""Letters of numerals: Christian II is not Christian III."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, 0 to 1, and what they differ in."""

    score: float
    reason: Note


def _reason(code: str, text: str) -> Note:
    return Note(code=f"names-{code}", text=text)


TYPE = _reason("type", gettext_noop("One name with two types."))
QUALIFIER = _reason("qualifier", gettext_noop("One name, told apart only by what stands in parentheses."))
COUNTRY = _reason("country", gettext_noop("One country, in Danish and in English."))
CAPITALS = _reason("capitals", gettext_noop("They differ in capitals alone."))
MARKS = _reason("marks", gettext_noop("They differ in hyphens, dots or spaces alone."))
LETTERS = _reason("letters", gettext_noop("They differ in accents, or in how æ, ø or å is written."))
ORDER = _reason("order", gettext_noop("They have first and last name in another order."))
COMPANY = _reason("company", gettext_noop("One has a company form, such as A/S."))
MIDDLE = _reason("middle", gettext_noop("One has a middle name or an initial that the other lacks."))
INITIAL = _reason("initial", gettext_noop("One has an initial in place of a name."))
DEFINITE = _reason("definite", gettext_noop("One is the definite form of the other."))
TRANSLITERATION = _reason("transliteration", gettext_noop("They sound much alike."))
SPELLING = _reason("spelling", gettext_noop("They differ in a vowel or two."))
REASONS: Mapping[str, Note] = {
    reason.code: reason
    for reason in (
        TYPE, QUALIFIER, COUNTRY, CAPITALS, MARKS, LETTERS, ORDER, COMPANY, MIDDLE, INITIAL, DEFINITE, TRANSLITERATION,
        SPELLING,
    )
}  # fmt: skip
"""Every reason by its code."""
_EQUAL = Likeness(1.0, SPELLING)


def likeness(type_: str, name: str, other_type: str, other: str) -> Likeness | None:
    """How alike two names are; None when they are not to be proposed. The order of the two does not matter.

    Of two types only one and the same name is proposed.
    """
    if not words_of(name) or not words_of(other):
        return None
    if type_ != other_type:
        same = words_of(name) == words_of(other) or _without_form(name) == _without_form(other)
        return Likeness(0.8, TYPE) if same else None
    if name == other:
        return Likeness(0.7, QUALIFIER)
    person = type_ == NameType.PERSON
    found = _same_letters(name, other, person=person)
    if found is None and type_ == NameType.PLACE:
        code, other_code = country_of(name), country_of(other)
        if code or other_code:
            return Likeness(0.95, COUNTRY) if code == other_code else None
    found = found or (_persons(name, other) if person else _others(name, other, org=type_ == NameType.ORG))
    return found if found and found.score >= LEAST else None


def _without_form(name: str) -> tuple[str, ...]:
    return without_company_form(words_of(name))


def _same_letters(name: str, other: str, *, person: bool) -> Likeness | None:
    if name.casefold() == other.casefold():
        return Likeness(0.98, CAPITALS)
    if person and _other_initial(words_of(name), words_of(other)):
        return None
    if "".join(fold_words(name)) == "".join(fold_words(other)):
        accents = name.casefold() != other.casefold() and _marks(name) == _marks(other)
        return Likeness(0.96, LETTERS if accents else MARKS)
    if "".join(words_of(name)) == "".join(words_of(other)):
        return Likeness(0.92, LETTERS)
    if "".join(_without_form(name)) == "".join(_without_form(other)):
        return Likeness(0.92, COMPANY)
    if person and words_of(in_order(name)) == words_of(in_order(other)):
        return Likeness(0.92, ORDER)
    return None


def _other_initial(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether an initial of one may be the beginning of the other's last name: "Ida H. Olm" is not "Ida Holm"."""
    return words[-1] != others[-1] and any(len(word) == 1 for word in (*words, *others))


def _marks(name: str) -> list[str]:
    return [letter for letter in name if not letter.isalnum()]


def _others(name: str, other: str, *, org: bool) -> Likeness | None:
    words, others = _without_form(name), _without_form(other)
    if org and words != others and "".join(map(indefinite, words)) == "".join(map(indefinite, others)):
        return Likeness(0.85, DEFINITE)
    return _alike(words, others)


def _persons(name: str, other: str) -> Likeness | None:
    words, others = words_of(in_order(name)), words_of(in_order(other))
    if len(words) == 1 or len(others) == 1:
        return _alike(words, others) if len(words) == len(others) else None
    if sorted(words) == sorted(others) and len(words) == 2:
        return Likeness(0.6, ORDER)
    last = _word(words[-1], others[-1])
    return _together((last, _first(words[0], others[0]), _middle(words[1:-1], others[1:-1])))


def _first(word: str, other: str) -> Likeness | None:
    if word != other and (is_initial(word) or is_initial(other)):
        return Likeness(0.65, INITIAL) if word[0] == other[0] else None
    short, long = sorted((sound_of(word), sound_of(other)), key=len)
    if short != long and short.rstrip(VOWELS) == long.rstrip(VOWELS):
        return None  # Frederik and Frederikke, Christina and Christine
    return _word(word, other)


def _middle(words: Sequence[str], others: Sequence[str]) -> Likeness | None:
    """Names between the first and the last: all of one's are the other's or their initials, in order."""
    if len(words) == len(others):
        return _together([_EQUAL, *(_first(*pair) for pair in zip(words, others, strict=True))])
    if len(words) > len(others):
        words, others = others, words
    rest = iter(others)
    if not all(any(_first(word, longer) is not None for longer in rest) for word in words):
        return None
    return Likeness(0.85 if all(map(is_initial, others)) else 0.6, MIDDLE)


def _alike(words: Sequence[str], others: Sequence[str]) -> Likeness | None:
    """Word by word; written as one word by one and as two by the other, all together."""
    if len(words) != len(others):
        words, others = ["".join(words)], ["".join(others)]
    return _together([_word(*pair) for pair in zip(words, others, strict=True)])


def _word(word: str, other: str) -> Likeness | None:
    """Two words that may be one: equal, sounding alike, or with other vowels in a long one."""
    if word == other:
        return _EQUAL
    if any(letter.isdigit() for letter in word + other) or set(word) <= _ROMAN or set(other) <= _ROMAN:
        return None
    sound, other_sound = sound_of(word), sound_of(other)
    if sound == other_sound:
        return Likeness(0.9, TRANSLITERATION)
    if {word[-3:], other[-3:]} == {"sen", "son"} or min(len(sound), len(other_sound)) < _LONG - 1:
        return None
    if sound[0] != other_sound[0] and "h" in (sound[0], other_sound[0]):
        return None
    cost = _distance(sound, other_sound)
    if cost > (_MOST if min(len(sound), len(other_sound)) >= _LONG else 0.2):
        return None
    marked = any(mark in sound + other_sound for mark in "SCZJ")
    foreign = marked or _consonants(sound) != _consonants(other_sound)
    return Likeness(0.85 - 0.25 * cost, TRANSLITERATION if foreign else SPELLING)


def _consonants(sound: str) -> str:
    return "".join(letter for letter in sound if letter not in VOWELS)


def _together(parts: Sequence[Likeness | None]) -> Likeness | None:
    """The least alike of the parts, None if one is not alike. Other vowels in two of them are two names, not one,
    unless the name is a foreign one.
    """
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return None
    least = min(known, key=lambda part: part.score)
    if any(part.reason is TRANSLITERATION for part in known):
        return Likeness(least.score, TRANSLITERATION) if least.reason is SPELLING else least
    return None if sum(part.reason is SPELLING and part.score < 1 for part in known) > 1 else least


def _distance(one: str, other: str) -> float:
    """Edit distance in which consonants of one sound and vowels cost little, and other consonants too much."""
    row = [0.0]
    for letter in other:
        row.append(row[-1] + _left_out(letter))
    for letter in one:
        last, row = row, [row[0] + _left_out(letter)]
        for place, against in enumerate(other):
            row.append(
                min(
                    last[place] + _changed(letter, against),
                    last[place + 1] + _left_out(letter),
                    row[place] + _left_out(against),
                )
            )
    return row[-1]


def _left_out(letter: str) -> float:
    return 0.6 if letter in VOWELS else 0.2 if letter == "h" else _NEVER


def _changed(letter: str, against: str) -> float:
    if letter == against:
        return 0.0
    usual = 0.5 if letter in VOWELS and against in VOWELS else _NEVER
    return _CLOSE.get(frozenset((letter, against)), usual)
