"""Where in the texts of a page's stories the wanted words stand: stems, phrases, beginnings, ends, parts of compounds.

Words are told alike by the very functions that the index is made with, so a mark stands exactly where the index
matched.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

from articles.index import words_behind, words_in
from articles.index.terms import code_of, form_of, stem_of, stems_of
from articles.index.vocabulary import is_spelled_like
from articles.query.tree import Fuzzy, Leaf, Phrase, Prefix, Suffix, Word
from articles.search.plan import indexed_words
from articles.search.wanted import Wanted

_DIGITS = "0123456789"
_NUMBER_BEFORE = re.compile(r"[0-9][.,]")
_NUMBER_AFTER = re.compile(r"[.,][0-9]")
FEW = 8
"""Wanted words up to which each is looked for in a text; for more its words are read."""
_FOLDED = r"aa|[0-9]|[^\x00-\x7fæøå]"
"""What the form of a word, but for capitals, may have otherwise (articles.index.fold): a number loses its points."""
Test = Callable[[str], bool]
"""Whether a word of a text is one of those wanted."""


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

    @cached_property
    def words(self) -> list[str]:
        """Its words, read once, and only where they are wanted."""
        return words_in(self.text)


def marks_of(
    texts: Sequence[Text], wants: Sequence[Wanted], compounds: Sequence[Container[int] | None] = ()
) -> list[list[Mark]]:
    """The marks of each text, by place.

    `compounds` are, of each wanted leaf, the places of the texts that may hold compounds of it, None for all.
    """
    found: list[list[Mark]] = [[] for _ in texts]
    for code in {text.code for text in texts}:
        places = [place for place, text in enumerate(texts) if text.code == code]
        of_code = [(texts[place], found[place]) for place in places]
        # No word has a space in it, and parting texts at their spaces takes a fifth of the time of reading words.
        pieces = "\n".join(set("\n".join(text.text for text, _marks in of_code).split()))
        for at, want in enumerate(wants):
            wanted, others = _first_words(want.leaf, code, pieces), _tests(want.leaf, code)[1:]
            if isinstance(want.leaf, Word) and not others:
                holders = compounds[at] if compounds else None
                wanted |= _compounds(want.leaf, code, (texts[n] for n in places if holders is None or n in holders))
            for text, marks in of_code if wanted else ():
                marks.extend(_found(text, at, wanted, others))
    return [sorted(marks) for marks in found]


def _first_words(leaf: Leaf, code: str, pieces: str) -> set[str]:
    """Those words of pieces of text (one a line) that a mark of the leaf may begin with."""
    typed = indexed_words(leaf)
    first = _tests(leaf, code)[0]
    is_last = len(typed) == 1
    if is_last and isinstance(leaf, Fuzzy):
        return set(filter(first, set(words_in(pieces))))
    form = form_of(typed[0])
    is_typed = isinstance(leaf, Phrase) or (is_last and isinstance(leaf, Prefix | Suffix))
    return set(filter(first, _with(pieces, form if is_typed else _kept(code, stem_of(code, form)))))


def _kept(code: str, stem: str) -> str:
    """The letters of a stem with which every form of it begins."""
    # Danish endings are taken off; in English "dying" is a form of "die".
    return stem[:1] if code == "e" else stem


def _compounds(leaf: Leaf, code: str, texts: Iterable[Text]) -> set[str]:
    """The words of the texts that have a word as a part."""
    stem = stem_of(code, form_of(indexed_words(leaf)[0]))
    words = set().union(*(text.words for text in texts))
    return {word for word, stems in zip(words, map(stems_of, repeat(code), words), strict=False) if stem in stems}


def _with(pieces: str, letters: str) -> set[str]:
    """The words of pieces (one a line) whose form may hold these letters, as far as can be told without folding each.

    A page has three thousand words, and only a few of them are worth a closer look.
    """
    low = pieces.lower()
    if len(low) != len(pieces):
        return set(words_in(pieces))
    found = set()
    end = 0
    for match in re.finditer(f"{re.escape(letters)}|{_FOLDED}", low):
        at = match.start()
        if at >= end:
            start, end = low.rfind("\n", 0, at) + 1, low.find("\n", at)
            end = end if end >= 0 else len(low)
            found.update(words_in(pieces[start:end]))
    return found


def _found(text: Text, at: int, wanted: set[str], others: Sequence[Test]) -> Iterator[Mark]:
    """The marks that begin with a wanted word; the next words must pass the other tests."""
    few = len(wanted) <= FEW
    present = {word for word in wanted if word in text.text} if few else wanted.intersection(text.words)
    if not present:
        return
    anywhere = re.finditer("|".join(map(re.escape, sorted(present, key=len, reverse=True))), text.text)
    spans = (match.span() for match in anywhere if _is_whole(text.text, *match.span()))
    if not others:
        yield from (Mark(*span, at) for span in spans)
        return
    for start, end in spans:
        if last := _end(text.text, end, others):
            yield Mark(start, last, at)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a word (or number) begins and ends just there, by the rules of articles.index.words."""
    if start and text[start - 1] != "_" and text[start - 1].isalnum():
        return False
    if end < len(text) and text[end] != "_" and text[end].isalnum():
        return False
    is_after = text[start] in _DIGITS and _NUMBER_BEFORE.match(text, max(start - 2, 0), start)
    return not is_after and not (text[end - 1] in _DIGITS and _NUMBER_AFTER.match(text, end))


def _end(text: str, end: int, others: Sequence[Test]) -> int:
    """Where the run of words ends whose first one ends there; 0 if it is not what is wanted."""
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
