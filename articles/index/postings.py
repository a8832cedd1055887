"""Which stories of a segment hold which term, how often and where: made from texts, or from other segments. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from articles.index.columns import Array, IndexedStory, ranges, stable_order
from articles.index.terms import code_of, says_no_places, terms_of
from articles.index.words import words_in

MOST_CHARACTERS = 200_000
"""Of each text of a story that are indexed. A telegram has 3,000."""
GAP = 100
"""Positions between the headline, the lead and the body: nothing that is near in the one is near to the other."""
MOST_POSITIONS = 65_535
"""The last position that fits."""
MOST_TIMES = 255
"""Of one term in one story; more are not told apart, as in PostgreSQL's own search vectors."""
IN_TITLE, IN_LEAD = 1, 2
"""Bits of `wheres`."""


@dataclass(slots=True, kw_only=True)
class Postings:
    """Sorted terms; of each the slots that hold it, ascending; of each slot how often, where, and the positions.

    `counts[t]` is how many postings term t has: the next so many of `docs`, `tfs` and `wheres`. A posting has the next
    `tfs` positions, but those of a term that says nothing of places (articles.index.terms) have none.
    """

    terms: list[bytes]
    counts: Array
    docs: Array
    tfs: Array
    wheres: Array
    positions: Array


@dataclass(slots=True)
class Occurrences:
    """Every word of many stories: its term (a number), its slot and its position there; and what the terms are."""

    terms: dict[bytes, int]
    others: list[tuple[int, ...]]
    """Of each term those it is also found by."""
    term: Array
    slot: Array
    position: Array
    lengths: Array
    title_ends: Array
    lead_ends: Array


class _Known(dict[str, int]):
    """The numbers of words met; another word is asked for once. Each word of twenty million is one look-up in C."""

    def __init__(self, ask: Callable[[str], int]):
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> int:
        self[word] = number = self._ask(word)
        return number


class _Reader:
    """Numbers the terms of words, each word of a language once."""

    def __init__(self) -> None:
        self.terms: dict[bytes, int] = {}
        self.others: list[tuple[int, ...]] = []
        self._known: dict[str, _Known] = {}

    def numbers(self, code: str, text: str) -> Array:
        known = self._known.get(code)
        if known is None:
            known = self._known[code] = _Known(partial(self._number, code))
        words = words_in(text[:MOST_CHARACTERS])
        return np.fromiter(map(known.__getitem__, words), np.int32, len(words))

    def _number(self, code: str, word: str) -> int:
        a_term, others = terms_of(code, word)
        number = self._of(a_term)
        if others:
            self.others[number] = tuple(dict.fromkeys((*self.others[number], *map(self._of, others))))
        return number

    def _of(self, a_term: bytes) -> int:
        number = self.terms.setdefault(a_term, len(self.terms))
        if number == len(self.others):
            self.others.append(())
        return number


def occurrences_of(stories: Sequence[IndexedStory]) -> Occurrences:
    """Read the texts of stories that are in the order of slots."""
    reader = _Reader()
    numbers: list[Array] = []
    positions: list[Array] = []
    sizes = np.zeros(len(stories), np.int64)
    ends = np.zeros((2, len(stories)), np.int64)
    for slot, story in enumerate(stories):
        code = code_of(story.language)
        position = 0
        for at, text in enumerate((story.headline, story.lead, story.body)):
            found = reader.numbers(code, text)
            numbers.append(found)
            positions.append(np.arange(position, position + len(found), dtype=np.int32))
            position += len(found)
            sizes[slot] += len(found)
            if at < 2:
                ends[at, slot] = min(position, MOST_POSITIONS)
                position += GAP
    term, position_of = _joined(numbers), _joined(positions)
    slot_of = np.repeat(np.arange(len(stories), dtype=np.int32), sizes)
    fits = position_of <= MOST_POSITIONS
    if not fits.all():
        term, slot_of, position_of = term[fits], slot_of[fits], position_of[fits]
    title_ends, lead_ends = ends.astype(np.int32)
    return Occurrences(reader.terms, reader.others, term, slot_of, position_of, sizes, title_ends, lead_ends)


def postings_of(found: Occurrences) -> Postings:
    """The postings of all words."""
    order, words = _sorted_terms(found.terms)
    term = order[found.term]
    by_term = stable_order(term)
    term, slot, position = term[by_term], found.slot[by_term], found.position[by_term]
    del by_term  # of twenty million words; what follows is as large
    starts = starts_of(term, slot)
    times = np.diff(np.append(starts, len(term)))
    wheres = _wheres(found, slot, position, starts)
    if (times > MOST_TIMES).any():
        times = np.minimum(times, MOST_TIMES)
        position = position[ranges(starts, times)]
    placed = Postings(
        terms=words,
        counts=np.bincount(term[starts], minlength=len(words)),
        docs=slot[starts].astype(np.uint16),
        tfs=times.astype(np.uint8),
        wheres=wheres,
        positions=position.astype(np.uint16),
    )
    return _held(_with_others(placed, found, order))


def starts_of(term: Array, slot: Array) -> Array:
    """Places where another term, or another slot of the same, begins."""
    if not len(term):
        return np.zeros(0, np.int64)
    differs = (term[1:] != term[:-1]) | (slot[1:] != slot[:-1])
    return np.flatnonzero(np.concatenate([[True], differs]))


def _wheres(found: Occurrences, slot: Array, position: Array, starts: Array) -> Array:
    in_title = position < found.title_ends[slot]
    in_lead = ~in_title & (position < found.lead_ends[slot])
    bits = in_title.view(np.uint8) * np.uint8(IN_TITLE) | in_lead.view(np.uint8) * np.uint8(IN_LEAD)
    wheres: Array = np.bitwise_or.reduceat(bits, starts) if len(starts) else bits[:0]
    return wheres


def _with_others(placed: Postings, found: Occurrences, order: Array) -> Postings:
    """The same with the postings of the terms that words are also found by: parts of compounds, beginnings."""
    pairs = [(order[number], order[other]) for number, others in enumerate(found.others) for other in others]
    if not pairs:
        return placed
    source, target = np.array(pairs, np.int64).T
    firsts = np.concatenate([[0], np.cumsum(placed.counts)])
    sizes = placed.counts[source]
    taken = ranges(firsts[source], sizes)
    targets, docs = np.repeat(target, sizes), placed.docs[taken]
    by_doc = stable_order(docs)
    by_key = by_doc[stable_order(targets[by_doc])]
    targets, docs, taken = targets[by_key], docs[by_key], taken[by_key]
    starts = starts_of(targets, docs)
    times = np.add.reduceat(placed.tfs[taken], starts, dtype=np.int64) if len(starts) else starts
    more = Postings(
        terms=placed.terms,
        counts=np.bincount(targets[starts], minlength=len(placed.terms)),
        docs=docs[starts],
        tfs=np.minimum(times, MOST_TIMES).astype(np.uint8),
        wheres=np.bitwise_or.reduceat(placed.wheres[taken], starts) if len(starts) else placed.wheres[:0],
        positions=placed.positions[:0],
    )
    return _interleaved(placed, more)


def _interleaved(one: Postings, other: Postings) -> Postings:
    """Two sets over the same terms as one; no term has postings in both, and only the first has positions."""
    term = np.concatenate([np.repeat(np.arange(len(p.counts), dtype=np.int32), p.counts) for p in (one, other)])
    order = stable_order(term)
    return Postings(
        terms=one.terms,
        counts=one.counts + other.counts,
        docs=np.concatenate([one.docs, other.docs])[order],
        tfs=np.concatenate([one.tfs, other.tfs])[order],
        wheres=np.concatenate([one.wheres, other.wheres])[order],
        positions=one.positions,
    )


def merged_postings(parts: Sequence[Postings], places: Sequence[Array]) -> Postings:
    """The postings of several segments as one. `places` has the new slot of each old one, -1 for those left out."""
    terms: dict[bytes, int] = {}
    term, slot, tf, where, first, many = [], [], [], [], [], []
    base = 0
    for part, place in zip(parts, places, strict=True):
        numbers = np.array([terms.setdefault(each, len(terms)) for each in part.terms], np.int64)
        of_posting = np.repeat(np.arange(len(part.terms)), part.counts)
        sizes = part.tfs.astype(np.int64) * with_positions(part.terms)[of_posting]
        starts = np.cumsum(sizes) - sizes + base
        base += len(part.positions)
        to = place[part.docs]
        keep = to >= 0
        term.append(numbers[of_posting][keep])
        slot.append(to[keep])
        tf.append(part.tfs[keep])
        where.append(part.wheres[keep])
        first.append(starts[keep])
        many.append(sizes[keep])
    order, words = _sorted_terms(terms)
    new_term, new_slot = order[_joined(term)], _joined(slot)
    by_slot = stable_order(new_slot)
    by_term = by_slot[stable_order(new_term[by_slot])]
    positions = np.concatenate([part.positions for part in parts])
    return _held(
        Postings(
            terms=words,
            counts=np.bincount(new_term, minlength=len(words)),
            docs=new_slot[by_term],
            tfs=_joined(tf)[by_term],
            wheres=_joined(where)[by_term],
            positions=positions[ranges(_joined(first)[by_term], _joined(many)[by_term])],
        )
    )


def _held(postings: Postings) -> Postings:
    """The same without terms that no story holds: it has left, or the word stands beyond the last position."""
    held = postings.counts > 0
    terms = [a_term for a_term, is_held in zip(postings.terms, held.tolist(), strict=True) if is_held]
    return replace(postings, terms=terms, counts=postings.counts[held])


def with_positions(terms: Iterable[bytes]) -> Array:
    """Of each term whether its postings have positions: 1 or 0."""
    return np.array([not says_no_places(a_term) for a_term in terms], np.int64)


def _sorted_terms(terms: dict[bytes, int]) -> tuple[Array, list[bytes]]:
    """Of each term's number its place among the sorted terms; and these."""
    words = sorted(terms)
    order = np.empty(len(words), np.int32)
    order[np.fromiter((terms[word] for word in words), np.int64, len(words))] = np.arange(len(words))
    return order, words


def _joined(arrays: Sequence[Array]) -> Array:
    return np.concatenate(arrays) if arrays else np.zeros(0, np.int64)
