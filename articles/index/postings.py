"""Which stories of a segment hold which term, how often and where: made from texts, or from other segments. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from articles.index.columns import Array, ranges, stable_order
from articles.index.occurrences import Occurrences
from articles.index.terms import BEGUN

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
    pairs = [(order[number], order[other]) for number, others in found.others.items() for other in others]
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
    order, words = _sorted_terms(list(terms))
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


_LINE_FEED = ord("\n")


def with_positions(terms: Sequence[bytes]) -> Array:
    """Of each term whether its postings have positions, 1 or 0: not those of one that stands for other terms."""
    return placed_in(b"\n".join(terms)) if terms else np.zeros(0, np.int64)


def placed_in(joined: bytes) -> Array:
    """The same of terms that are joined by line feeds."""
    letters = np.frombuffer(b"".join((b"\n\n", joined, b"\n")), np.uint8)
    ends = np.flatnonzero(letters[2:] == _LINE_FEED) + 2
    placed: Array = ((letters[ends - 2] != 0) | (letters[ends - 1] > BEGUN[0])).astype(np.int64)
    return placed


def _sorted_terms(terms: Sequence[bytes]) -> tuple[Array, list[bytes]]:
    """Of each term's number its place among the sorted terms; and these."""
    by_name = sorted(range(len(terms)), key=terms.__getitem__)
    order = np.empty(len(terms), np.int32)
    order[by_name] = np.arange(len(terms), dtype=np.int32)
    return order, [terms[number] for number in by_name]


def _joined(arrays: Sequence[Array]) -> Array:
    return np.concatenate(arrays) if arrays else np.zeros(0, np.int64)
