"""Pairs of frequent words that stand side by side, as terms of their own. Pure.

A phrase of two words that stand in nearly every story would have millions of places compared, so those that follow
each other are looked for once, when the segment is made. A pair's term is its language's code in capitals and the two
forms, so that pairs sort before all words:

    D på \\0 grund       "på grund" in Danish stories

Pairs have postings as words have, but do not say whether they are in the headline or the lead. They follow from the
postings of the words: whoever joins segments leaves the old pairs out and has them found anew.
"""

from bisect import bisect_left

import numpy as np

from articles.index.columns import Array, ranges, stable_order
from articles.index.occurrences import MOST_POSITIONS
from articles.index.postings import Postings, starts_of, with_positions
from articles.index.terms import FIRST_WORD, pair

SHARE = 6
"""A word is paired that has a place for every so many stories of the segment: of a rarer one few are compared."""
MOST = 200
"""Words that are paired, the most frequent; of longer stories more would be frequent enough."""
LEAST = 4_096
"""Stories of a segment, below which no words are paired: comparing all places is quick there."""


def with_pairs(postings: Postings, size: int) -> tuple[Postings, list[bytes]]:
    """The postings of the words of a segment of `size` stories with those of pairs; and the paired words, in order.

    The terms of pairs whose words never stand side by side are not there.
    """
    words, taken, word = _places(postings, size)
    if not len(words):
        return postings, []
    # Slots and positions as one number each; only 32 bits, since there are millions of them.
    sizes = postings.tfs[taken]
    keys = np.repeat(postings.docs[taken].astype(np.uint32) << 16, sizes)
    first = _first_positions(postings)[taken]
    keys |= postings.positions[ranges(first, sizes.astype(np.int64))]
    owners = np.repeat(word, sizes)
    order = stable_order(keys)
    keys, owners = keys[order], owners[order]
    del order
    follows = (keys[1:] - keys[:-1] == 1) & ((keys[:-1] & 0xFFFF) < MOST_POSITIONS)
    terms = [postings.terms[at] for at in words.tolist()]
    one, other = owners[:-1][follows], owners[1:][follows]
    return _joined(postings, terms, one.astype(np.int64) * len(terms) + other, keys[:-1][follows]), terms


def _places(postings: Postings, size: int) -> tuple[Array, Array, Array]:
    """The places of the paired words among the terms; the places of their postings, and of each of these its word."""
    none = np.zeros(0, np.int64)
    if size < LEAST or not len(postings.terms):
        return none, none, none
    ends = np.concatenate([[0], np.cumsum(postings.counts)])
    often = np.add.reduceat(postings.tfs, ends[:-1], dtype=np.int64) * with_positions(postings.terms)
    words = np.sort(np.argsort(-often, kind="stable")[:MOST])
    words = words[often[words] * SHARE >= size]
    counts = postings.counts[words]
    return words, ranges(ends[words], counts), np.repeat(np.arange(len(words), dtype=np.uint16), counts)


def _first_positions(postings: Postings) -> Array:
    """Of each posting the place of its first position."""
    sizes = postings.tfs * np.repeat(with_positions(postings.terms), postings.counts)
    first: Array = np.cumsum(sizes) - sizes
    return first


def _joined(postings: Postings, words: list[bytes], pairs: Array, keys: Array) -> Postings:
    """The postings with those of numbered pairs (first word times words and second word) that begin at sorted keys."""
    numbers, pairs = np.unique(pairs, return_inverse=True)
    terms = [pair(words[number // len(words)], words[number % len(words)]) for number in numbers.tolist()]
    order = sorted(range(len(terms)), key=terms.__getitem__)
    rank = np.empty(len(terms), np.int64)
    rank[order] = np.arange(len(terms))
    pairs = rank[pairs]
    by_pair = stable_order(pairs)
    pairs, keys = pairs[by_pair], keys[by_pair]
    slots = (keys >> 16).astype(np.uint16)
    starts = starts_of(pairs, slots)
    return Postings(
        terms=[*(terms[at] for at in order), *postings.terms],
        counts=np.concatenate([np.bincount(pairs[starts], minlength=len(terms)), postings.counts]),
        docs=np.concatenate([slots[starts], postings.docs]),
        tfs=np.concatenate([np.diff(np.append(starts, len(keys))).astype(np.uint8), postings.tfs]),
        wheres=np.concatenate([np.zeros(len(starts), np.uint8), postings.wheres]),
        positions=np.concatenate([(keys & 0xFFFF).astype(np.uint16), postings.positions]),
    )


def parted(postings: Postings) -> tuple[Postings, Postings]:
    """The postings of pairs, and those of words."""
    pairs = bisect_left(postings.terms, FIRST_WORD)
    first = int(postings.counts[:pairs].sum())
    place = int(postings.tfs[:first].sum(dtype=np.int64))
    return _cut(postings, slice(pairs), slice(first), slice(place)), _cut(
        postings, slice(pairs, None), slice(first, None), slice(place, None)
    )


def _cut(postings: Postings, terms: slice, each: slice, places: slice) -> Postings:
    return Postings(
        terms=postings.terms[terms],
        counts=postings.counts[terms],
        docs=postings.docs[each],
        tfs=postings.tfs[each],
        wheres=postings.wheres[each],
        positions=postings.positions[places],
    )


def without_pairs(postings: Postings) -> Postings:
    """The postings of words alone."""
    return parted(postings)[1]
