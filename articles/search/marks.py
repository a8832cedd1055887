"""Where in the texts of a page's stories the wanted words stand: stems, phrases, beginnings, ends, parts of compounds.

Words are told alike by the very functions that the index is made with, so a mark stands exactly where the index
matched.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from articles.index import words_behind, words_between
from articles.index.fold import places_of_odd_letters
from articles.index.terms import code_of, form_of, stem_of, stems_of
from articles.index.vocabulary import is_spelled_like
from articles.query.tree import Fuzzy, Leaf, Phrase, Prefix, Suffix, Word
from articles.search.plan import indexed_words
from articles.search.wanted import Wanted

_DIGITS = "0123456789"
Test = Callable[[str], bool]
"""Whether a word of a text is one of those wanted."""
Piece = tuple[int, int]
"""What stands between two spaces of a text: where it begins and ends. No word has a space in it."""


class Mark(NamedTuple):
    """A place in a text that satisfies a wanted leaf. Code points, end exclusive."""

    start: int
    end: int
    leaf: int
    """Which of the wanted leaves, by its place among them."""


@dataclass(frozen=True)
class Text:
    """A text and the code of its language (articles.index.terms)."""

    text: str
    code: str

    @classmethod
    def of(cls, text: str, language: str) -> "Text":
        """A text in the language of its story (BCP 47)."""
        return cls(text, code_of(language))

    @property
    def whole(self) -> list[Piece]:
        """All of it as one piece."""
        return [(0, len(self.text))]

    def holding(self, letters: str) -> Iterable[Piece]:
        """The pieces with a word whose form may hold these letters, as far as can be told without folding each.

        A page has eight thousand words, of which few are worth a closer look.
        """
        if len(self._low) != len(self.text):
            return self.whole
        sought = [letters]
        sought += ["aa"] if "å" in letters else []
        sought += _DIGITS if any(digit in letters for digit in _DIGITS) else []  # "100.000" is "100000"
        return self._around(sorted(chain(self._odd, *(_places(self._low, one) for one in sought))))

    @cached_property
    def _low(self) -> str:
        return self.text.lower()

    @cached_property
    def _odd(self) -> list[int]:
        return places_of_odd_letters(self._low)

    def _around(self, places: Iterable[int]) -> Iterator[Piece]:
        """The pieces that these places, in order, are in; each is gone through once, however long it is."""
        text, end = self.text, -1
        for at in places:
            if at > end:
                start = max(text.rfind(space, max(end, 0), at) for space in " \n") + 1
                space = text.find(" ", at)
                line = text.find("\n", at, space if space >= 0 else len(text))
                end = line if line >= 0 else space if space >= 0 else len(text)
                yield start, end


def marks_of(
    texts: Sequence[Text], wants: Sequence[Wanted], compounds: Sequence[Container[int] | None] = ()
) -> list[list[Mark]]:
    """The marks of each text, by place.

    `compounds` are, of each wanted leaf, the places of the texts that may hold compounds of it, None for all.
    """
    found: list[list[Mark]] = [[] for _ in texts]
    for at, want in enumerate(wants):
        holders = compounds[at] if compounds else None
        sought = {code: _Sought(want.leaf, code) for code in {text.code for text in texts}}
        for place, text in enumerate(texts):
            spans = sought[text.code].spans(text, has_compounds=holders is None or place in holders)
            found[place].extend(Mark(*span, at) for span in spans)
    return [sorted(marks) for marks in found]


class _Sought:
    """A leaf as it is looked for in texts of one language."""

    def __init__(self, leaf: Leaf, code: str) -> None:
        typed = indexed_words(leaf)
        first, *self._others = _tests(leaf, code)
        self._is_first: Test = cache(first)
        self._has_part: Test | None = None
        is_last = len(typed) == 1
        form = form_of(typed[0])
        is_typed = isinstance(leaf, Phrase) or (is_last and isinstance(leaf, Prefix | Suffix))
        self._letters = form if is_typed else _kept(code, stem_of(code, form))
        if is_last and isinstance(leaf, Fuzzy):
            self._letters = ""
        elif is_last and isinstance(leaf, Word):
            self._has_part = cache(_has_part(code, typed[0]))

    def spans(self, text: Text, *, has_compounds: bool) -> Iterator[tuple[int, int]]:
        """Where it stands."""
        # A compound, too, has the letters of its part in it.
        is_first = self._has_part if has_compounds and self._has_part is not None else self._is_first
        for piece in text.holding(self._letters) if self._letters else text.whole:
            for word in words_between(text.text, *piece):
                if is_first(word[0]) and (end := _end(text.text, word.end(), self._others)):
                    yield word.start(), end


def _kept(code: str, stem: str) -> str:
    """The letters of a stem with which every form of it begins."""
    # Danish endings are taken off; in English "dying" is a form of "die".
    return stem[:1] if code == "e" else stem


def _places(text: str, letters: str) -> Iterator[int]:
    """Where these letters stand."""
    at = text.find(letters)
    while at >= 0:
        yield at
        at = text.find(letters, at + 1)


def _end(text: str, end: int, others: Sequence[Test]) -> int:
    """Where the run of words ends whose first one ends there; 0 if it is not what is wanted."""
    if not others:
        return end
    following = words_behind(text, end)
    for test in others:
        word = next(following, None)
        if word is None or not test(word[0]):
            return 0
        end = word.end()
    return end


def _tests(leaf: Leaf, code: str) -> tuple[Test, ...]:
    *before, last = indexed_words(leaf)
    first = [_is_form(word) if isinstance(leaf, Phrase) else _has_stem(code, word) for word in before]
    return (*first, _last(leaf, code, last))


def _last(leaf: Leaf, code: str, word: str) -> Test:
    form = form_of(word)
    match leaf:
        case Phrase():
            return _is_form(word)
        case Prefix():
            return lambda one: form_of(one).startswith(form)
        case Suffix():
            return lambda one: form_of(one).endswith(form)
        case Fuzzy(edits=edits):
            return lambda one: is_spelled_like(form_of(one), form, edits)
    return _has_stem(code, word)


def _is_form(word: str) -> Test:
    form = form_of(word)
    return lambda one: form_of(one) == form


def _has_stem(code: str, word: str) -> Test:
    stem = stem_of(code, form_of(word))
    return lambda one: stems_of(code, one)[0] == stem


def _has_part(code: str, word: str) -> Test:
    """Has the stem of a word, or a part with that stem."""
    stem = stem_of(code, form_of(word))
    return lambda one: stem in stems_of(code, one)
