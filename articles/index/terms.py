"""A word in a language -> the terms it is indexed under, and what is searched for -> ranges of terms. Pure.

A term is a code (the language), a stem and a form, as bytes that sort so that all forms of a stem lie side by side:

    d valg \\0 valg        the word itself
    d valg \\0 valget      another form of it
    d valg \\0 \\1         stories in which it is a part of a compound (valgfusk)

So a word in any form is one range, one exact form is one term, and the beginning of a word is a range with few others.
Where a stem is not the beginning of its form (English "happy", stem "happi"), the word stands under its form as well,
marked \\2, so that its beginning finds it.
"""

from functools import lru_cache
from threading import local
from typing import NamedTuple

import Stemmer

from articles.index.fold import folded
from articles.lexicon.compounds import split

CODES = {"da": "d", "en": "e"}
"""Languages whose words are stemmed, by primary subtag, and the letter that stands for them in terms."""
OTHER = "o"
"""Every other language, and none: a word is only found as it is written."""
ALL_CODES = (*CODES.values(), OTHER)
_ALGORITHMS = {"d": "danish", "e": "english"}

PART, BEGUN = b"\1", b"\2"
FIRST_WORD = b"a"
"""Terms from here on are of words; those before them are of pairs of words (articles.index.pairs)."""
_MOST_KNOWN = 400_000
_LONGEST = 200
"""Characters of a word that are indexed; a longer one is no word (PostgreSQL's keys are at most 2,700 bytes)."""

_of_thread = local()


class TermRange(NamedTuple):
    """The terms from `low` up to but not including `high`."""

    low: bytes
    high: bytes


def code_of(language: str) -> str:
    """The code of a story's language (BCP 47, may be empty)."""
    return CODES.get(language.partition("-")[0].lower(), OTHER)


def _form(word: str) -> str:
    return folded(word.replace(",", "."))[:_LONGEST]


def _stem(code: str, form: str) -> str:
    algorithm = _ALGORITHMS.get(code)
    if algorithm is None:
        return form
    stemmers = _of_thread.__dict__
    if code not in stemmers:
        stemmers[code] = Stemmer.Stemmer(algorithm, 0)  # one of them is not to be used by two threads at once
    return str(stemmers[code].stemWord(form)) or form


def _part_stems(code: str, word: str, own: str) -> tuple[str, ...]:
    """`own` is the stem of the whole word."""
    if code != "d" or not (parts := split(word)):
        return ()
    # Parts are few, words many.
    stems = dict.fromkeys([stem_of(code, form_of(part)) for part in parts])
    return tuple([stem for stem in stems if stem != own])


@lru_cache(_MOST_KNOWN)
def form_of(word: str) -> str:
    """A word of a text as it is indexed: folded, and cut where it is too long to be one."""
    return _form(word)


@lru_cache(_MOST_KNOWN)
def stem_of(code: str, form: str) -> str:
    """The stem of a form in the language of `code`."""
    return _stem(code, form)


@lru_cache(_MOST_KNOWN)
def part_stems(code: str, word: str) -> tuple[str, ...]:
    """The stems by which a Danish compound is found besides its own; none in other languages. `word` as in the text."""
    return _part_stems(code, word, stem_of(code, form_of(word)))


@lru_cache(_MOST_KNOWN)
def stems_of(code: str, word: str) -> tuple[str, ...]:
    """All stems by which a word of a text is found, its own first."""
    return stem_of(code, form_of(word)), *part_stems(code, word)


def term(code: str, stem: str, form: str) -> bytes:
    """The term of one form."""
    return f"{code}{stem}\0{form}".encode()


def terms_of(code: str, word: str) -> tuple[bytes, tuple[bytes, ...]]:
    """The term of a word of a text, with its places; and the terms it is also found by, without.

    Remembers nothing: the index asks once for each of a million words (articles.index.occurrences).
    """
    form = _form(word)
    stem = _stem(code, form)
    others = [f"{code}{part}\0".encode() + PART for part in _part_stems(code, word, stem)]
    if not form.startswith(stem):
        others.append(f"{code}{form}\0".encode() + BEGUN)
    return term(code, stem, form), tuple(others)


def any_form(code: str, word: str, *, with_parts: bool = True) -> TermRange:
    """Every form of a word, and with `with_parts` the compounds it is a part of, which come first."""
    stem = f"{code}{stem_of(code, form_of(word))}\0".encode()
    return TermRange(stem + (PART if with_parts else BEGUN + b"\xff"), stem[:-1] + b"\1")


def exactly(a_term: bytes) -> TermRange:
    """One term alone."""
    return TermRange(a_term, a_term + b"\0")


def one_form(code: str, word: str) -> TermRange:
    """A word exactly as it is typed, folded."""
    return exactly(form_term(code, word))


def form_term(code: str, word: str) -> bytes:
    """The term of a word exactly as it is typed, folded."""
    return term(code, stem_of(code, form_of(word)), form_of(word))


def stems_begun(code: str, beginning: str) -> TermRange:
    """The terms whose stem begins so. `begins` tells which of them do; others are words with a shorter stem."""
    low = f"{code}{form_of(beginning)}".encode()
    return TermRange(low, low + b"\xff")


def begins(a_term: bytes, beginning: bytes) -> bool:
    """Whether the term stands for words whose form begins so, which no other term of theirs says whose stem does."""
    stem, _, form = a_term[1:].partition(b"\0")
    if form == PART:
        return False
    if form == BEGUN:
        own = stem_of(chr(a_term[0]), stem.decode()).encode()
        return stem.startswith(beginning) and not own.startswith(beginning)
    return form.startswith(beginning)


def is_part(a_term: bytes) -> bool:
    """Whether the term stands for compounds of which the stem is a part."""
    return a_term.endswith(b"\0" + PART)


def code_of_term(a_term: bytes) -> str:
    """The code of the language that a term is of."""
    return chr(a_term[0]).lower()


def pair(one: bytes, other: bytes) -> bytes:
    """The term of two words (terms of forms of one language) that stand side by side."""
    return one[:1].upper() + one.partition(b"\0")[2] + b"\0" + other.partition(b"\0")[2]


def word_of(a_term: bytes) -> tuple[str, str, str] | None:
    """Code, form and stem of the term of a form; None of the others."""
    if a_term < FIRST_WORD:
        return None
    stem, _, form = a_term[1:].partition(b"\0")
    if form in (PART, BEGUN):
        return None
    return chr(a_term[0]), form.decode(), stem.decode()
