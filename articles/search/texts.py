"""Postings that were fetched -> which slots of a segment hold a leaf, how often and where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np

from articles.index.blocks import Found, sizes_of
from articles.index.columns import Array, ranges
from articles.index.occurrences import MOST_POSITIONS
from articles.index.opened import OpenSegment
from articles.index.postings import IN_LEAD, IN_TITLE
from articles.index.store import Slice, read_slices
from articles.index.terms import BEGUN, begins, is_part
from articles.index.times import Times
from articles.search.plan import LeafPlan, Side, Terms

TITLE, LEAD, PART = 2.0, 1.5, 0.4
"""What an occurrence in the headline and in the lead counts, of 1 in the text; and one as a part of a compound."""
WEIGHT = 10
"""In whole numbers, which are quicker to add, an occurrence counts so much: all of the others are tenths."""
_TITLE, _LEAD, _PART = (round(WEIGHT * weight) for weight in (TITLE, LEAD, PART))
SPARSE = 64
"""Where fewer than one in so many slots is asked for, they are looked up one by one."""
SPARSE_BITS = 8
"""The same where a word has a bit for each slot."""
_POSITION_BITS = 16
FEW = 6
"""Of the postings of a word; when fewer than one in so many is wanted, their positions are picked out one by one."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The fetched postings, by the places of the segment and of the range, and the segments they are of."""

    segments: Sequence[OpenSegment]
    found: Mapping[tuple[int, int], Sequence[Found]]
    placed: frozenset[int] = frozenset()
    """The ranges whose positions were fetched."""
    _masks: dict[tuple[int, LeafPlan], Array] = field(default_factory=dict)
    _runs: dict[tuple[int, LeafPlan], Array] = field(default_factory=dict)
    _asked: dict[tuple[int, Terms], list[tuple[Found, Array | None]]] = field(default_factory=dict)

    def mask(self, at: int, plan: LeafPlan) -> Array:
        """The slots of a segment that hold the leaf. Not to be written to: it is kept."""
        key = (at, plan)
        if key not in self._masks:
            self._masks[key] = self._found_mask(at, plan)
        return self._masks[key]

    def _found_mask(self, at: int, plan: LeafPlan) -> Array:
        if len(plan.words) == 1:
            return self._holds(at, plan.words[0], in_title=plan.in_title)
        every = plan.sides(self.segments[at].paired)
        if plan.in_title or all(len(sides) > 1 for sides in every):
            return _slots(self.runs(at, plan), self.segments[at].size)
        # Of a pair no place has to be known.
        mask = self._holds(at, [terms for sides in every if len(sides) == 1 for terms in sides[0][1]])
        for sides in every:
            if len(sides) > 1:
                mask[slots_of(self._side_by_side(at, sides))] = True
        return mask

    def runs(self, at: int, plan: LeafPlan) -> Array:
        """Where the leaf begins: slots and positions as one number each, sorted."""
        key = (at, plan)
        if key not in self._runs:
            self._runs[key] = self._found_runs(at, plan)
        return self._runs[key]

    def _found_runs(self, at: int, plan: LeafPlan) -> Array:
        segment = self.segments[at]
        every = [self._side_by_side(at, sides) for sides in plan.sides(segment.paired)]
        # No story is of two languages.
        filled = [starts for starts in every if len(starts)] or every[:1]
        starts = filled[0] if len(filled) == 1 else np.sort(np.concatenate(filled))
        if plan.in_title:
            starts = starts[(starts & 0xFFFF) < segment.columns.title_end[slots_of(starts)]]
        return starts

    def _side_by_side(self, at: int, sides: Sequence[Side]) -> Array:
        """Where all of it stands, each so far behind the first."""
        (_none, first), *others = sides
        held = None
        if others:
            if not all(any(True for _found in self._terms(at, word)) for _behind, word in sides):
                return np.zeros(0, np.uint32)
            # Only where all words are it is worth looking at their places.
            held = np.logical_and.reduce([self._holds(at, word) for _behind, word in sides])
        starts = self._keys(at, first, held)
        for behind, word in others:
            if not len(starts):
                break
            # What is so near to the last position has nothing so far behind it, but the next story has.
            starts = starts[(starts & 0xFFFF) <= MOST_POSITIONS - behind]
            starts = _in_both(starts + behind, self._keys(at, word, held)) - behind
        return starts

    def _holds(self, at: int, word: Sequence[Terms], *, in_title: bool = False) -> Array:
        """The slots that hold a word."""
        mask = np.zeros(self.segments[at].size, bool)
        for found, asked in self._terms(at, word):
            kept = _both(asked, (found.times.wheres & IN_TITLE) > 0) if in_title else asked
            if kept is None:
                found.mark(mask)
            else:
                mask[found.docs[kept]] = True
        return mask

    def has_compounds(self, at: int, plan: LeafPlan, slots: Array) -> Array:
        """Of some slots whether they hold compounds of the leaf, which is one word."""
        mask = np.zeros(len(slots), bool)
        for found, _asked in self._terms(at, plan.words[0]):
            if is_part(found.terms[0]):
                mask |= found.begun_in(slots)
        return mask

    def near(self, at: int, plans: Sequence[LeafPlan], distance: int) -> Array:
        """Where all leaves begin within so many words: the first of each such place, as runs() has it."""
        every = [self.runs(at, plan) for plan in plans]
        if not all(len(runs) for runs in every):
            return every[0][:0]
        anchors = _unique(np.concatenate(every))
        for runs in every:
            following = np.searchsorted(runs, anchors)
            inside = following < len(runs)
            next_one = runs[np.minimum(following, len(runs) - 1)]
            inside &= (next_one - anchors <= distance) & (slots_of(next_one) == slots_of(anchors))
            anchors = anchors[inside]
        return anchors

    def times(self, at: int, plan: LeafPlan, slots: Array) -> Array:
        """Of each of these slots, in order, how often it holds the leaf, in WEIGHT's units."""
        segment = self.segments[at]
        if not len(slots):
            return np.zeros(0, np.uint32)
        if len(plan.words) > 1:
            return self._times_of(at, self.runs(at, plan))[slots]
        times, every = np.zeros(len(slots), np.uint32), np.zeros(segment.size, np.uint32)
        wanted = None
        if len(slots) * SPARSE < segment.size:
            wanted = np.zeros(segment.size, bool)
            wanted[slots] = True
        for found, kept in self._terms(at, plan.words[0]):
            weights = _weights(found, in_title=plan.in_title)
            if found.bits and len(slots) * SPARSE_BITS < segment.size:
                held, chosen = found.held_by(slots)
                times[held] += weights.take(chosen)
                continue
            docs = found.docs
            asked = kept if wanted is None else _both(kept, wanted.take(docs))
            if asked is not None:
                docs, weights = docs.compress(asked), weights.compress(asked)
            if wanted is None:
                np.add.at(every, docs, weights)
            else:
                np.add.at(times, slots.searchsorted(docs), weights)
        return times if wanted is not None else times + every.take(slots)

    def _times_of(self, at: int, runs: Array) -> Array:
        """Of every slot how many places it has, in WEIGHT's units."""
        segment = self.segments[at]
        slots = slots_of(runs)
        in_title = (runs & 0xFFFF) < segment.columns.title_end[slots]
        counted: Array = np.bincount(slots, np.where(in_title, _TITLE, WEIGHT), segment.size).astype(np.uint32)
        return counted

    def places_of(self, plans: Sequence[LeafPlan], slots: Mapping[int, Array]) -> list[Array]:
        """Where each leaf begins in a few slots of each segment: as runs() has it, the segment's place in front.

        Positions that have not been fetched are, those of these slots alone and all in one query.
        """
        known: list[list[Array]] = [[] for _plan in plans]
        asked: list[list[tuple[int, Slice]]] = [[] for _plan in plans]
        for at, chosen in slots.items():
            for number, plan in enumerate(plans):
                if self.segments[at].pk is None or self.placed.issuperset(plan.numbers):
                    known[number].append(self._within(at, plan, chosen) + (at << 2 * _POSITION_BITS))
                else:
                    asked[number] += self._slices(at, plan, chosen)
        read = iter(read_slices([part for parts in asked for _story, part in parts]))
        for keys, parts in zip(known, asked, strict=True):
            stories, sizes = np.array([(story, part.size // 2) for story, part in parts], np.int64).reshape(-1, 2).T
            positions = np.frombuffer(b"".join(islice(read, len(parts))), "<u2")
            keys.append(np.repeat(stories << _POSITION_BITS, sizes) | positions)
        return [self._of_plan(plan, np.sort(np.concatenate(keys))) for plan, keys in zip(plans, known, strict=True)]

    def _of_plan(self, plan: LeafPlan, keys: Array) -> Array:
        if not plan.in_title:
            return keys
        titles = [self.segments[at].columns.title_end for at in (keys >> 2 * _POSITION_BITS).tolist()]
        ends = [of[slot] for of, slot in zip(titles, (slots_of(keys) & 0xFFFF).tolist(), strict=True)]
        return keys[(keys & 0xFFFF) < np.array(ends, np.int64)]

    def _within(self, at: int, plan: LeafPlan, slots: Array) -> Array:
        wanted = np.zeros(self.segments[at].size, bool)
        wanted[slots] = True
        runs = self.runs(at, plan) if len(plan.words) > 1 else self._keys(at, plan.words[0], wanted)
        return runs[wanted[slots_of(runs)]].astype(np.int64)

    def _slices(self, at: int, plan: LeafPlan, slots: Array) -> Iterator[tuple[int, Slice]]:
        """The positions of a leaf of one word in these slots, to be fetched, each with its story (see story_key)."""
        pk = self.segments[at].pk or 0
        for found, asked in self._terms(at, plan.words[0]):
            for slot, first, size in found.places_in(slots, asked):
                yield story_key(at, slot), Slice(pk, found.block, 2 * first, 2 * size)

    def _terms(self, at: int, word: Sequence[Terms]) -> Iterator[tuple[Found, Array | None]]:
        """What was found of a word; and which of the postings count, None for all."""
        for terms in word:
            key = (at, terms)
            if key not in self._asked:
                here = self.found.get((at, terms.number), ())
                self._asked[key] = [one for found in here for one in _asked(found, terms)]
            yield from self._asked[key]

    def _keys(self, at: int, word: Sequence[Terms], wanted: Array | None = None) -> Array:
        """Every place of a word, or those in the wanted slots: slot and position as one number, sorted."""
        keys = []
        for found, asked in self._terms(at, word):
            sizes = sizes_of(found.terms, found.counts, found.tfs)
            docs, positions = found.docs, found.positions
            kept = asked if wanted is None else _both(asked, wanted[docs])
            if kept is not None and np.count_nonzero(kept) * FEW < len(kept):
                starts = np.cumsum(sizes) - sizes
                docs, sizes = docs[kept], sizes[kept]
                positions, kept = positions[ranges(starts[kept], sizes)], None
            places = np.repeat(docs.astype(np.uint32) << _POSITION_BITS, sizes) | positions
            keys.append(places if kept is None else places[np.repeat(kept, sizes)])
        if len(keys) == 1 and (keys[0][1:] >= keys[0][:-1]).all():
            return keys[0]
        return np.sort(np.concatenate(keys)) if keys else np.zeros(0, np.uint32)


def _worth(tfs: Array, wheres: Array) -> Array:
    """What postings count, by how often and where."""
    worth: Array = np.uint32(WEIGHT) * tfs
    worth += np.uint32(_TITLE - WEIGHT) * (wheres & IN_TITLE > 0)
    worth += np.uint32(_LEAD - WEIGHT) * (wheres & IN_LEAD > 0)
    return worth


_OF_CODES = Times(np.arange(256, dtype=np.uint8), np.zeros(0, np.uint8))
_WORTH = _worth(_OF_CODES.tfs, _OF_CODES.wheres)
"""The same by the byte that says both."""


def _weights(found: Found, *, in_title: bool) -> Array:
    """What each posting counts. How often a word stands in the headline is not kept, only that it does."""
    times = found.times
    if in_title:
        weights = np.uint32(_TITLE) * (times.wheres & IN_TITLE > 0)
    elif len(times.more):
        weights = _worth(times.tfs, times.wheres)
    else:
        weights = _WORTH.take(times.codes, mode="clip")  # the mode that need not look for what is too great
    if is_part(found.terms[0]):  # it comes before all forms
        parts = weights[: int(found.counts[0])]
        parts *= _PART
        parts //= WEIGHT
    return weights


def _both(asked: Array | None, also: Array) -> Array:
    """Postings that satisfy both; None is satisfied by all."""
    return also if asked is None else asked & also


def slots_of(runs: Array) -> Array:
    """The slots of places; of those that have the place of their segment in front the stories."""
    return runs >> _POSITION_BITS


def story_key(at: int, slot: int) -> int:
    """A segment's place and a slot as one number."""
    return at << _POSITION_BITS | slot


def _slots(runs: Array, size: int) -> Array:
    mask = np.zeros(size, bool)
    mask[slots_of(runs)] = True
    return mask


def _asked(found: Found, terms: Terms) -> Iterator[tuple[Found, Array | None]]:
    if terms.beginning:
        wanted = [begins(one, terms.beginning) for one in found.terms]
    else:
        wanted = [one[-1:] != BEGUN for one in found.terms]
    if any(wanted):
        yield found, None if all(wanted) else np.repeat(wanted, found.counts)


def _in_both(one: Array, other: Array) -> Array:
    """What two sorted arrays without repetitions have in common."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    if not len(few):
        return few
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    common: Array = few[many[at] == few]
    return common


def _unique(keys: Array) -> Array:
    ordered = np.sort(keys)
    unique: Array = ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered
    return unique
