"""Postings <-> blocks: consecutive terms that are stored and fetched together. Pure.

In a block, `terms` are joined by line feeds, `counts` are how many postings each has (uint32). `docs` are the slots of
all postings one after the other (uint16) or, of a term alone in its block that many stories hold, one bit a slot.
`times` is how often and where (articles.index.times), `positions` two bytes each.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from articles.index.columns import Array
from articles.index.postings import Postings, placed_in, with_positions
from articles.index.terms import BEGUN, PART, TermRange
from articles.index.times import Times, joined_times, packed_times, unpacked_times

MOST_SLOTS = 65_536
"""Of a segment, so that a slot fits in two bytes."""
POSTINGS = 1_024
"""About so many are in a block. Most words are rarer: what is fetched with one that shares its block is kept small."""
_UNPLACED = (b"\0" + PART, b"\0" + BEGUN)
"""What ends a term whose postings have no positions."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block as it is stored."""

    first: bytes
    last: bytes
    terms: bytes
    counts: bytes
    docs: bytes
    times: bytes
    positions: bytes


def blocks_of(postings: Postings, size: int) -> Iterator[Block]:
    """The blocks of a segment of `size` stories, in order."""
    ends = np.concatenate([[0], np.cumsum(postings.counts)])
    placed = np.repeat(with_positions(postings.terms), postings.counts)
    position_ends = np.concatenate([[0], np.cumsum(postings.tfs * placed)])
    docs, positions = postings.docs.astype("<u2"), postings.positions.astype("<u2")
    counts = postings.counts.astype("<u4")
    for low, high in _cuts(postings.counts):
        start, end = int(ends[low]), int(ends[high])
        is_dense = high - low == 1 and (end - start) * 2 > -(-size // 8)
        yield Block(
            first=postings.terms[low],
            last=postings.terms[high - 1],
            terms=b"\n".join(postings.terms[low:high]),
            counts=counts[low:high].tobytes(),
            docs=_bits(docs[start:end], size) if is_dense else docs[start:end].tobytes(),
            times=packed_times(postings.tfs[start:end], postings.wheres[start:end]),
            positions=positions[position_ends[start] : position_ends[end]].tobytes(),
        )


def _cuts(counts: Array) -> Iterator[tuple[int, int]]:
    """Ranges of terms: a frequent term alone, others together up to POSTINGS."""
    low, held = 0, 0
    for at, count in enumerate(counts.tolist()):
        if at > low and held + count > POSTINGS:
            yield low, at
            low, held = at, 0
        held += count
    if low < len(counts):
        yield low, len(counts)


def _bits(slots: Array, size: int) -> bytes:
    mask = np.zeros(size, bool)
    mask[slots] = True
    return np.packbits(mask).tobytes()


def _mask(bits: bytes, size: int) -> Array:
    return np.unpackbits(np.frombuffer(bits, "u1"), count=size).view(bool)


@dataclass(slots=True)
class Found:
    """The postings of the terms of one block that were asked for; arrays as in Postings, empty if not fetched."""

    terms: list[bytes]
    counts: Array
    slots: Array | None
    """None where the block holds bits."""
    bits: bytes
    size: int
    times: Times
    positions: Array
    block: bytes
    """The first term of the block, which is its key."""
    ahead: tuple[bytes, Array, Times]
    """What comes before these in the block: terms, their counts, how often their postings."""

    @property
    def before(self) -> int:
        """Positions in the block before these."""
        terms, counts, times = self.ahead
        return int(np.sum(times.tfs, where=np.repeat(placed_in(terms) > 0, counts), dtype=np.int64)) if terms else 0

    @property
    def tfs(self) -> Array:
        """How often each posting has its term."""
        return self.times.tfs

    @property
    def docs(self) -> Array:
        """The slots of all postings, as numpy counts: other numbers are made these whenever they say a place."""
        if self.slots is None:
            self.slots = np.flatnonzero(_mask(self.bits, self.size))
        elif self.slots.dtype != np.intp:
            self.slots = self.slots.astype(np.intp)
        return self.slots

    def mark(self, mask: Array) -> None:
        """Set the slots of all postings in a mask."""
        if self.bits:
            np.logical_or(mask, _mask(self.bits, self.size), out=mask)
        else:
            mask[self.docs] = True

    def held_by(self, slots: Array) -> tuple[Array, Array]:
        """Of one term alone which of some slots, by their places, hold it, and where their postings are.

        Slots are in order. The bits of a frequent term are counted up to each slot, which tells its posting.
        """
        if self.slots is not None:
            chosen = among(self.docs, slots)
            return slots.searchsorted(self.docs[chosen]), chosen
        every = np.frombuffer(self.bits, "u1")
        of, place = slots >> 3, (slots & 7).astype(np.uint8)
        here = every.take(of)
        held = np.flatnonzero(here & _BIT.take(place))
        of, here, place = of.take(held), here.take(held), place.take(held)
        before = np.cumsum(np.bitwise_count(every), dtype=np.int64).take(of)
        return held, before - np.bitwise_count(here & ~_BITS_BEFORE.take(place))

    def begun_in(self, slots: Array) -> Array:
        """Of a few slots, in any order, whether they hold the first of these terms."""
        if self.bits:
            every = np.frombuffer(self.bits, "u1")
            return (every.take(slots >> 3) & _BIT.take(slots & 7)) > 0
        docs = self.docs[: int(self.counts[0])]
        held: Array = docs.take(docs.searchsorted(slots), mode="clip") == slots
        return held

    def places_in(self, slots: Array, asked: Array | None = None) -> Iterator[tuple[int, int, int]]:
        """Which of a few slots hold these terms: the slot, the first of its positions in the block, how many it has.

        Slots are in order. Of `asked` postings alone, if that is given: of each term all or none. Terms without
        positions are left out.
        """
        if self.bits:
            if not self.terms[0].endswith(_UNPLACED):
                held, chosen = self.held_by(slots)
                yield from zip(slots.take(held).tolist(), *self._places_of(chosen), strict=True)
            return
        wanted = np.zeros(self.size, bool)
        wanted[slots] = True
        held = wanted.take(self.docs)
        if not (held if asked is None else np.logical_and(held, asked, out=held)).any():
            return
        sizes = sizes_of(self.terms, self.counts, self.tfs)
        chosen = np.flatnonzero(held & (sizes > 0))
        starts = self.before + (np.cumsum(sizes) - sizes)[chosen]
        yield from zip(self.docs[chosen].tolist(), starts.tolist(), sizes[chosen].tolist(), strict=True)

    def _places_of(self, chosen: Array) -> tuple[list[int], list[int]]:
        """Of some postings of one term alone, in order, the first of their positions in the block, and how many."""
        if not len(chosen):
            return [], []
        starts = self.before + _sums_before(self.tfs, chosen)
        return starts.tolist(), self.tfs.take(chosen).tolist()


def among(docs: Array, slots: Array) -> Array:
    """The places of those of a few slots that are among many; both in order, each once."""
    at = docs.searchsorted(slots.astype(docs.dtype, copy=False))
    found: Array = at[docs.take(at, mode="clip") == slots]
    return found


def _sums_before(values: Array, places: Array) -> Array:
    """The sum of all values before each of some places, one or more, which are in order."""
    steps = np.add.reduceat(values, places, dtype=np.int64)
    first = np.sum(values[: places[0]], dtype=np.int64)
    sums: Array = first + np.concatenate([[0], np.cumsum(steps[:-1])])
    return sums


def found_in(block: Block, asked: TermRange, size: int) -> Found | None:
    """What a block says of the terms in a range; None if it has none of them."""
    first, last = _line_from(block.terms, asked.low), _line_from(block.terms, asked.high)
    if first >= last:
        return None
    ahead, terms = block.terms[: max(first - 1, 0)], block.terms[first : last - 1].split(b"\n")
    low = block.terms.count(b"\n", 0, first)
    every = np.frombuffer(block.counts, "<u4")
    held = int(every.sum())
    counts = every[low : low + len(terms)].astype(np.int64)
    start = int(every[:low].sum())
    end = start + int(counts.sum())
    # Bits are only chosen where they are shorter.
    is_dense = len(block.docs) != 2 * held
    every_time = unpacked_times(block.times, held)
    found = Found(
        terms=terms,
        counts=counts,
        slots=None if is_dense else np.frombuffer(block.docs, "<u2")[start:end],
        bits=block.docs if is_dense else b"",
        size=size,
        times=every_time[start:end],
        positions=_NO_POSITIONS,
        block=block.first,
        ahead=(ahead, every[:low], every_time[:start]),
    )
    if block.positions:
        before, own = found.before, int(sizes_of(terms, counts, found.tfs).sum())
        found.positions = np.frombuffer(block.positions, "<u2")[before : before + own]
    return found


def _line_from(terms: bytes, wanted: bytes) -> int:
    """Where the first of the terms begins that is not less than a wanted one; behind all of them if there is none.

    Looked for by halves: a block has thousands of terms, of which one or two are asked for.
    """
    low, high = 0, len(terms) + 1
    while low < high:
        start = terms.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = terms.find(b"\n", start)
        end = end if end >= 0 else len(terms)
        if terms[start:end] < wanted:
            low = end + 1
        else:
            high = start
    return low


_BIT = np.array([128 >> place for place in range(8)], np.uint8)
"""Of each slot of a byte its bit,"""
_BITS_BEFORE = np.array([256 - (256 >> place) for place in range(8)], np.uint8)
"""and those of the slots before it."""
_NO_POSITIONS = np.zeros(0, "<u2")


def sizes_of(terms: list[bytes], counts: Array, tfs: Array) -> Array:
    """How many positions each posting of these terms has."""
    sizes = tfs.astype(np.int64)
    placed = with_positions(terms)
    return sizes if placed.all() else sizes * np.repeat(placed, counts)


def postings_of_blocks(blocks: list[Block], size: int) -> Postings:
    """All postings of a segment again."""
    held = [int(np.frombuffer(block.counts, "<u4").sum()) for block in blocks]
    docs = [
        block.docs if len(block.docs) == 2 * count else np.flatnonzero(_mask(block.docs, size)).astype("<u2").tobytes()
        for block, count in zip(blocks, held, strict=True)
    ]
    times = joined_times([block.times for block in blocks], held)
    return Postings(
        terms=[a_term for block in blocks for a_term in block.terms.split(b"\n")],
        counts=np.frombuffer(b"".join(block.counts for block in blocks), "<u4").astype(np.int64),
        docs=np.frombuffer(b"".join(docs), "<u2"),
        tfs=times.tfs,
        wheres=times.wheres,
        positions=np.frombuffer(b"".join(block.positions for block in blocks), "<u2"),
    )
