"""Taking a Danish compound apart: "præsidentvalgkampen" is præsident, valg, kamp.

The parts are the smallest words that a reader would search for, in their base form; docs/decisions/compounds.md says
what that means. A word is read as a chain of elements (elements.py), all but the last as they stand before another
word, the last in any of its inflections; of all chains the likeliest is taken, if it is likely enough for a word of
that length.
"""

import re

from articles.lexicon.dictionary import is_name, is_word
from articles.lexicon.elements import Element, Forms, tables, whole

_HYPHEN = re.compile(r"[-‐‑–/]")
SHORTEST, LONGEST = 5, 64
"""Letters of the shortest word that is looked at ("elbil") and of the longest; what is longer is no word."""
_PER_LETTER, _FREE = 1.3, 7.3
"""A chain is likely enough when it costs no more than so much for every letter, and so much besides."""
_AFTER_COMPOUND = 1.5
"""Cost of an s between a compound and what follows, which its last word alone does not take: "rødvinsglas"."""
_IN_SURNAMES = frozenset(
    (
        "bjerg",
        "borg",
        "bæk",
        "dal",
        "gren",
        "holm",
        "høj",
        "krog",
        "kvist",
        "kær",
        "lund",
        "mark",
        "næs",
        "toft",
        "vang",
    )
)
"""Words that names of families and farms end in: an unknown short compound with one of them is likelier a name."""
_SURNAME = 11
"""Letters of the longest such name."""

_ABBREVIATIONS = frozenset({"cd", "pc", "tv"})
"""Shorter words than elements are, that end compounds all the same: "børne-tv"."""

_Chain = tuple[float, tuple[str, ...]]
"""What the elements so far cost, and their parts."""


def split(word: str) -> tuple[str, ...]:
    """The parts of a Danish compound in base form and in order; empty for what is no compound.

    Never raises. Case is not looked at, but in a word with hyphens, whose last piece in title case may be a name.
    Parts are in lower case, but for pieces before a hyphen that are no Danish words: "EU-mødet" gives EU, møde.
    One part alone is possible, after a first element that says nothing as a word: "viceformand" gives formand.
    """
    if _HYPHEN.search(word):
        return _split_hyphenated([piece for piece in _HYPHEN.split(word) if piece])
    return _split_joined(word.lower())


def _split_hyphenated(pieces: list[str]) -> tuple[str, ...]:
    if len(pieces) < 2 or not _ends_compound(pieces):
        return ()
    first, last = tables()
    parts: list[str] = []
    for piece in pieces[:-1]:
        parts.extend(_split_joined(piece.lower()) or _alone(piece, first))
    return (*parts, *(_split_joined(pieces[-1].lower()) or _alone(pieces[-1], last)))


def _ends_compound(pieces: list[str]) -> bool:
    """Whether the last piece is a common word: "EU-mødet" and "FN-Rådet" are compounds, "Jean-Pierre" is a name.

    After anything but an abbreviation, a capital is believed of a name alone: "Hamann-Vogt" is none of "vogt".
    """
    last = pieces[-1]
    lower = last.lower()
    if _split_joined(lower):
        return True
    element = _last(lower)
    if last.istitle() and (is_name(last) or not pieces[0][1:].isupper()):
        return element is not None and element.parts != (lower,) and not is_name(last)
    return element is not None or lower in _ABBREVIATIONS or (len(lower) > 3 and is_word(lower))


def _alone(piece: str, forms: Forms) -> tuple[str, ...]:
    """A piece without parts, in its base form; as it was written where it is no Danish word, or in capitals."""
    lower = piece.lower()
    element = forms.get(lower) or _last(lower)
    if element is not None and not (piece.isupper() and len(piece) > 1):
        return element.parts
    return (piece,) if any(map(str.isalpha, piece)) else ()


def _split_joined(word: str) -> tuple[str, ...]:
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return ()
    if word in whole() or (word[-1] == "s" and word[:-1] in whole()):
        return ()
    itself = _last(word)
    if itself is not None:
        return itself.parts if itself.known else ()
    parts = cheapest(word, limit(word))[1]
    if len(word) <= _SURNAME and parts and parts[-1] in _IN_SURNAMES and not is_word(word):
        return ()
    return parts


def _last(form: str) -> Element | None:
    """The element that a form ends a word with, also in the genitive."""
    last = tables()[1]
    found = last.get(form)
    if found is None and form[-1:] == "s":
        found = last.get(form[:-1])
        if found is not None and found.kind != "n":
            return None
    return found


def limit(word: str) -> float:
    """What a chain of elements may cost, at the most, to be believed."""
    return _FREE + len(word) * _PER_LETTER


def cheapest(word: str, most: float) -> _Chain:
    """The chain of two elements or more that costs least; one that costs `most` and has no parts if none costs less.

    `word` is in lower case.
    """
    found: tuple[str, ...] = ()
    reached: dict[int, _Chain] = {0: (0.0, ())}
    for at in range(len(word) - 1):
        if at not in reached or reached[at][0] >= most:
            continue
        cost, parts = reached[at]
        end = _last(word[at:]) if at else None
        if end is not None and cost + end.cost < most:
            most = cost + end.cost
            found = parts + end.parts
        _go_on(word, at, reached)
    return most, found


def _go_on(word: str, at: int, reached: dict[int, _Chain]) -> None:
    """Put down where every element that begins at `at` ends."""
    first, last = tables()
    before, parts = reached[at]
    for stop in range(at + 2, len(word) - 1):
        element = first.get(word[at:stop])
        cost = before
        if element is None and at and word[stop - 1] == "s":
            element = last.get(word[at : stop - 1])
            cost += _AFTER_COMPOUND
            if element is not None and element.kind != "n":
                continue
        if element is None:
            continue
        cost += element.cost
        if stop not in reached or cost < reached[stop][0]:
            reached[stop] = (cost, parts + element.parts)
