"""What is searched for in texts -> ranges of terms of the index.

Invariant: no leaf is searched for as nothing. What holds no letter and no digit is an UnanswerableQuery.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from articles.index import query_words
from articles.index.current import IndexView
from articles.index.opened import OpenSegment
from articles.index.store import Ask
from articles.index.terms import (
    ALL_CODES,
    TermRange,
    any_form,
    code_of_term,
    exactly,
    form_of,
    form_term,
    one_form,
    pair,
    stems_begun,
    term,
)
from articles.index.vocabulary import KnownWord, ending_in, spelled_like, with_shorter_stem
from articles.query.tree import Fuzzy, Leaf, Node, Phrase, Prefix, Suffix
from articles.search.unanswerable import UnanswerableQuery
from articles.story import Note, gettext_noop

MOST_WORDS = 2_000
"""Words of the archive that one ending or one spelling may stand for."""


class Terms(NamedTuple):
    """One range of terms, by its number in Ranges; of its terms only those whose form begins so, if that is given."""

    number: int
    beginning: bytes = b""


@dataclass(slots=True)
class Ranges:
    """The ranges that a question needs, each once, so that all are fetched at once."""

    asked: list[TermRange] = field(default_factory=list)
    placed: set[int] = field(default_factory=set)
    """Numbers of ranges whose positions are needed."""
    _numbers: dict[TermRange, int] = field(default_factory=dict)
    _everywhere: set[int] = field(default_factory=set)
    _in: dict[int, set[int]] = field(default_factory=dict)

    def number(self, one: TermRange, *, everywhere: bool = True) -> int:
        """The range's number. What is not needed `everywhere` is only looked up in segments named to look_up()."""
        number = self._numbers.setdefault(one, len(self.asked))
        if number == len(self.asked):
            self.asked.append(one)
        if everywhere:
            self._everywhere.add(number)
        return number

    def look_up(self, number: int, segment: int) -> None:
        """Have a range looked up in a segment, by its place."""
        self._in.setdefault(number, set()).add(segment)

    def asks(self, segments: Sequence[OpenSegment]) -> list[Ask]:
        """What to ask the segments for. None is asked for words of languages that it has no story of."""
        every = frozenset(range(len(segments)))
        without = {code: frozenset(at for at in every if code not in segments[at].codes) for code in ALL_CODES}
        asks = []
        for number, one in enumerate(self.asked):
            left_out = without[code_of_term(one.low)]
            if number not in self._everywhere:
                left_out |= every - self._in.get(number, set())
            asks.append(Ask(one, number in self.placed, left_out))
        return asks


Side = tuple[int, tuple[Terms, ...]]
"""What stands so many words behind the first one of a leaf: the terms it may be."""


@dataclass(frozen=True, slots=True)
class Exact:
    """Words of one language as they are written, side by side: their terms, and where these and their pairs are."""

    terms: tuple[bytes, ...]
    words: tuple[Terms, ...]
    pairs: tuple[Terms, ...]

    def sides(self, paired: frozenset[bytes]) -> tuple[Side, ...]:
        """What to look for in a segment with these paired words: every pair that it knows, and the words in none."""
        known = [one in paired and other in paired for one, other in pairwise(self.terms)]
        sides = [(at, (self.pairs[at],)) for at, is_known in enumerate(known) if is_known]
        alone = [not (before or behind) for before, behind in pairwise([False, *known, False])]
        sides += [(at, (self.words[at],)) for at, is_alone in enumerate(alone) if is_alone]
        return tuple(sorted(sides))


@dataclass(frozen=True, slots=True)
class LeafPlan:
    """Words side by side, of each the terms it may be; a leaf of one word alone needs no positions.

    Several words as they are written are looked up language by language (`exact`), with pairs where there are any.
    """

    words: tuple[tuple[Terms, ...], ...]
    in_title: bool = False
    exact: tuple[Exact, ...] = ()

    def sides(self, paired: frozenset[bytes]) -> tuple[tuple[Side, ...], ...]:
        """The ways in which a segment with these paired words can hold the leaf; of each what stands side by side."""
        if self.exact:
            return tuple(one.sides(paired) for one in self.exact)
        return (tuple(enumerate(self.words)),)

    @property
    def numbers(self) -> list[int]:
        """The numbers of all its ranges, each once."""
        every = [terms for word in self.words for terms in word]
        every += [terms for one in self.exact for terms in one.pairs]
        return list(dict.fromkeys(terms.number for terms in every))


def plan_of(leaf: Leaf, view: IndexView, ranges: Ranges, *, in_title: bool = False) -> LeafPlan:
    """How the leaf is looked up. Raises UnanswerableQuery."""
    words = indexed_words(leaf)
    *before, last = words
    if isinstance(leaf, Phrase) and before:
        exact = tuple(_exact(code, words, ranges) for code in ALL_CODES)
        return LeafPlan(tuple(zip(*(one.words for one in exact), strict=True)), in_title, exact)
    first = tuple(_forms(word, ranges, exact=False, with_parts=False) for word in before)
    return LeafPlan((*first, _last(leaf, last, view, ranges, alone=not before)), in_title)


def _exact(code: str, words: Sequence[str], ranges: Ranges) -> Exact:
    terms = tuple(form_term(code, word) for word in words)
    alone, pairs = (
        tuple(Terms(ranges.number(exactly(one), everywhere=False)) for one in every)
        for every in (terms, [pair(*both) for both in pairwise(terms)])
    )
    return Exact(terms, alone, pairs)


def _last(leaf: Leaf, word: str, view: IndexView, ranges: Ranges, *, alone: bool) -> tuple[Terms, ...]:
    match leaf:
        case Prefix():
            return _begun(leaf, word, view, ranges)
        case Suffix():
            found = ending_in(view, ALL_CODES, form_of(word), MOST_WORDS)
            return _spelled(leaf, found, ranges)
        case Fuzzy(edits=edits):
            found = spelled_like(view, ALL_CODES, form_of(word), edits)
            return _spelled(leaf, found, ranges)
    return _forms(word, ranges, exact=isinstance(leaf, Phrase), with_parts=alone)


def _forms(word: str, ranges: Ranges, *, exact: bool, with_parts: bool) -> tuple[Terms, ...]:
    if exact:
        return tuple(Terms(ranges.number(one_form(code, word))) for code in ALL_CODES)
    return tuple(Terms(ranges.number(any_form(code, word, with_parts=with_parts))) for code in ALL_CODES)


def _begun(leaf: Leaf, word: str, view: IndexView, ranges: Ranges) -> tuple[Terms, ...]:
    """Stems that begin so, and the words whose stem is shorter than what was typed (demonstrationer*)."""
    beginning = form_of(word)
    bytes_of = beginning.encode()
    wide = [Terms(ranges.number(stems_begun(code, word)), bytes_of) for code in ALL_CODES]
    shorter = with_shorter_stem(view, ALL_CODES, beginning, MOST_WORDS)
    _refuse_many(leaf, shorter)
    for code, stem in dict.fromkeys((one.code, one.stem) for one in shorter):
        low = term(code, stem, beginning)
        wide.append(Terms(ranges.number(TermRange(low, low + b"\xff"))))
    return tuple(wide)


def _spelled(leaf: Leaf, found: Sequence[KnownWord], ranges: Ranges) -> tuple[Terms, ...]:
    _refuse_many(leaf, found)
    exact = (term(word.code, word.stem, word.form) for word in found)
    return tuple(Terms(ranges.number(TermRange(one, one + b"\0"))) for one in exact)


def _refuse_many(leaf: Leaf, found: Sequence[KnownWord]) -> None:
    if len(found) > MOST_WORDS:
        note = Note(
            code="too-many-words",
            text=gettext_noop("“%(text)s” stands for more than %(most)s words of the archive"),
            params={"text": leaf.text[:40], "most": str(MOST_WORDS)},
        )
        advice = Note(code="too-many-words-advice", text=gettext_noop("Write more letters of the word."))
        raise UnanswerableQuery(note, advice=advice, part=leaf)


def indexed_words(leaf: Leaf) -> tuple[str, ...]:
    """The words that the index can hold of it, at least one. Raises UnanswerableQuery."""
    words = query_words(leaf.text)
    if not words:
        raise no_word(leaf, leaf.text)
    return words


def no_word(part: Node, text: str) -> UnanswerableQuery:
    """The error of a part whose text the index cannot hold."""
    return UnanswerableQuery(
        Note(
            code="no-word",
            text=gettext_noop("“%(text)s” holds no letter and no digit"),
            params={"text": text[:40]},
        ),
        advice=Note(code="no-word-advice", text=gettext_noop("Only words with letters or digits can be found.")),
        part=part,
    )
