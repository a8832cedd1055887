"""Postings that were fetched -> which slots of a segment hold a leaf, how often and where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from articles.index.blocks import Found, sizes_of
from articles.index.columns import Array, ranges
from articles.index.occurrences import MOST_POSITIONS
from articles.index.opened import OpenSegment
from articles.index.postings import IN_LEAD, IN_TITLE
from articles.index.store import Slice, read_slices
from articles.index.terms import BEGUN, begins, is_part
from articles.search.plan import LeafPlan, Side, Terms

TITLE, LEAD, PART = 2.0, 1.5, 0.4
"""What an occurrence in the headline and in the lead counts, of 1 in the text; and one as a part of a compound."""
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
            kept = _both(asked, (found.wheres & IN_TITLE) > 0) if in_title else asked
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
                mask |= np.isin(slots, found.docs[: int(found.counts[0])])
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

    def times(self, at: int, plan: LeafPlan) -> Array:
        """Of each slot how often it holds the leaf, by weight: headline, lead and compounds count differently."""
        segment = self.segments[at]
        if len(plan.words) > 1:
            return self.times_at(at, self.runs(at, plan))
        times = np.zeros(segment.size)
        for number, (found, kept) in enumerate(self._terms(at, plan.words[0])):
            weights = _weights(found, in_title=plan.in_title)
            if is_part(found.terms[0]):  # it comes before all forms
                weights[: int(found.counts[0])] *= PART
            docs = found.docs
            if kept is not None:
                docs, weights = docs[kept], weights[kept]
            if len(found.terms) > 1:
                times += np.bincount(docs, weights, segment.size)
            elif number:
                times[docs] += weights
            else:
                times[docs] = weights
        return times

    def times_at(self, at: int, runs: Array) -> Array:
        """The same of places: how many there are in each slot."""
        segment = self.segments[at]
        slots = slots_of(runs)
        in_title = (runs & 0xFFFF) < segment.columns.title_end[slots]
        counted: Array = np.bincount(slots, np.where(in_title, TITLE, 1.0), segment.size)
        return counted

    def places_of(self, plans: Sequence[LeafPlan], slots: Mapping[int, Array]) -> dict[tuple[int, int], Array]:
        """Where each leaf begins in a few slots of each segment, as runs() has it, by segment and place of the leaf.

        Positions that have not been fetched are, those of these slots alone and all in one query.
        """
        asked: list[Slice] = []
        known: dict[tuple[int, int], list[Array]] = {}
        waiting: list[tuple[tuple[int, int], int, int]] = []
        for at, chosen in slots.items():
            for number, plan in enumerate(plans):
                key = (at, number)
                known[key] = []
                if self.segments[at].pk is None or self.placed.issuperset(plan.numbers):
                    known[key].append(self._within(at, plan, chosen))
                    continue
                for slot, part in self._slices(at, plan, chosen):
                    waiting.append((key, slot, len(asked)))
                    asked.append(part)
        data = read_slices(asked)
        for key, slot, place in waiting:
            known[key].append((slot << _POSITION_BITS) | np.frombuffer(data[place], "<u2").astype(np.int64))
        return {key: self._of_plan(key[0], plans[key[1]], keys) for key, keys in known.items()}

    def _of_plan(self, at: int, plan: LeafPlan, keys: Sequence[Array]) -> Array:
        runs = np.sort(np.concatenate(keys)).astype(np.int64) if keys else np.zeros(0, np.int64)
        if plan.in_title:
            runs = runs[(runs & 0xFFFF) < self.segments[at].columns.title_end[slots_of(runs)]]
        return runs

    def _within(self, at: int, plan: LeafPlan, slots: Array) -> Array:
        wanted = np.zeros(self.segments[at].size, bool)
        wanted[slots] = True
        if len(plan.words) > 1:
            runs = self.runs(at, plan)
            return runs[wanted[slots_of(runs)]]
        return self._keys(at, plan.words[0], wanted)

    def _slices(self, at: int, plan: LeafPlan, slots: Array) -> Iterator[tuple[int, Slice]]:
        """The positions of a leaf of one word in these slots, to be fetched."""
        pk = self.segments[at].pk or 0
        wanted = np.zeros(self.segments[at].size, bool)
        wanted[slots] = True
        for found, kept in self._terms(at, plan.words[0]):
            if len(found.terms) == 1 and kept is None:
                chosen = _among(found.docs, slots)
            else:
                chosen = np.flatnonzero(wanted[found.docs] if kept is None else wanted[found.docs] & kept)
            if not len(chosen):
                continue
            starts, sizes = found.places_of(chosen)
            rows = np.column_stack([found.docs[chosen], starts + found.before, sizes])
            for slot, start, size in rows[sizes > 0].tolist():
                yield slot, Slice(pk, found.block, 2 * start, 2 * size)

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


_MORE = np.array([(TITLE - 1) * bool(w & IN_TITLE) + (LEAD - 1) * bool(w & IN_LEAD) for w in range(256)])
"""What one posting counts above its occurrences, by where these stand."""


def _weights(found: Found, *, in_title: bool) -> Array:
    """What each posting counts. How often a word stands in the headline is not kept, only that it does."""
    if in_title:
        return TITLE * ((found.wheres & IN_TITLE) > 0)
    weights: Array = _MORE[found.wheres] + found.tfs
    return weights


def _both(asked: Array | None, also: Array) -> Array:
    """Postings that satisfy both; None is satisfied by all."""
    return also if asked is None else asked & also


def slots_of(runs: Array) -> Array:
    """The slots of places."""
    return runs >> _POSITION_BITS


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


def _among(docs: Array, slots: Array) -> Array:
    """The places of those of a few slots that are among many; both in order."""
    at = np.searchsorted(docs, slots.astype(docs.dtype))
    at = at[at < len(docs)]
    found: Array = at[docs[at] == slots[: len(at)]]
    return found


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
