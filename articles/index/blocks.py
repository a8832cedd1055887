"""Postings <-> blocks: consecutive terms that are stored and fetched together. Pure.

In a block, `terms` are joined by line feeds, `counts` are how many postings each has (uint32). `docs` are the slots of
all postings one after the other (uint16) or, of a term alone in its block that many stories hold, one bit a slot. `tfs`
and `wheres` have a byte a posting, `positions` two bytes each.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from articles.index.columns import Array
from articles.index.postings import Postings, placed_in, with_positions
from articles.index.terms import BEGUN, PART, TermRange

MOST_SLOTS = 65_536
"""Of a segment, so that a slot fits in two bytes."""
POSTINGS = 4_096
"""About so many are in a block: as many as take the space of MOST_SLOTS bits."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block as it is stored."""

    first: bytes
    last: bytes
    terms: bytes
    counts: bytes
    docs: bytes
    tfs: bytes
    wheres: bytes
    positions: bytes


def blocks_of(postings: Postings, size: int) -> Iterator[Block]:
    """The blocks of a segment of `size` stories, in order."""
    ends = np.concatenate([[0], np.cumsum(postings.counts)])
    placed = np.repeat(with_positions(postings.terms), postings.counts)
    position_ends = np.concatenate([[0], np.cumsum(postings.tfs * placed)])
    docs, tfs = postings.docs.astype("<u2"), postings.tfs.astype("u1")
    wheres, positions = postings.wheres.astype("u1"), postings.positions.astype("<u2")
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
            tfs=tfs[start:end].tobytes(),
            wheres=wheres[start:end].tobytes(),
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


@dataclass(slots=True)
class Found:
    """The postings of the terms of one block that were asked for; arrays as in Postings, empty if not fetched."""

    terms: list[bytes]
    counts: Array
    slots: Array | None
    """None where the block holds bits."""
    bits: bytes
    size: int
    tfs: Array
    wheres: Array
    positions: Array
    block: bytes
    """The first term of the block, which is its key."""
    ahead: tuple[bytes, Array, Array]
    """What comes before these in the block: terms, their counts, the frequencies of their postings."""

    @property
    def before(self) -> int:
        """Positions in the block before these."""
        terms, counts, tfs = self.ahead
        return int(np.sum(tfs, where=np.repeat(placed_in(terms) > 0, counts), dtype=np.int64)) if terms else 0

    @property
    def docs(self) -> Array:
        """The slots of all postings."""
        if self.slots is None:
            self.slots = np.flatnonzero(self._mask()).astype("<u2")
        return self.slots

    def mark(self, mask: Array) -> None:
        """Set the slots of all postings in a mask."""
        if self.bits:
            np.logical_or(mask, self._mask(), out=mask)
        else:
            mask[self.docs] = True

    def _mask(self) -> Array:
        return np.unpackbits(np.frombuffer(self.bits, "u1"), count=self.size).view(bool)

    def places_of(self, chosen: Array) -> tuple[Array, Array]:
        """Of some postings, by number and in order, how many positions come before each here, and how many it has."""
        if len(self.terms) == 1 and not self.terms[0].endswith((b"\0" + PART, b"\0" + BEGUN)):
            return _sums_before(self.tfs, chosen), self.tfs[chosen].astype(np.int64)
        placed = with_positions(self.terms)
        first = int(np.argmax(placed))
        if not placed[first:].all():
            every = sizes_of(self.terms, self.counts, self.tfs)
            return (np.cumsum(every) - every)[chosen], every[chosen]
        # The first terms have none, all others have: summed in steps from one to the next that is chosen.
        without = int(self.counts[:first].sum())
        tfs, late = self.tfs[without:], chosen >= without
        starts, sizes = np.zeros((2, len(chosen)), np.int64)
        starts[late], sizes[late] = _sums_before(tfs, chosen[late] - without), tfs[chosen[late] - without]
        return starts, sizes


def _sums_before(values: Array, places: Array) -> Array:
    """The sum of all values before each of some places, which are in order."""
    if not len(places):
        return np.zeros(0, np.int64)
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
    counts = every[low : low + len(terms)].astype(np.int64)
    start = int(every[:low].sum())
    end = start + int(counts.sum())
    # Bits are only chosen where they are shorter.
    is_dense = len(block.docs) != 2 * int(every.sum())
    tfs = np.frombuffer(block.tfs, "u1")
    found = Found(
        terms=terms,
        counts=counts,
        slots=None if is_dense else np.frombuffer(block.docs, "<u2")[start:end],
        bits=block.docs if is_dense else b"",
        size=size,
        tfs=tfs[start:end],
        wheres=np.frombuffer(block.wheres, "u1")[start:end] if block.wheres else _NONE,
        positions=_NO_POSITIONS,
        block=block.first,
        ahead=(ahead, every[:low], tfs[:start]),
    )
    if block.positions:
        before, held = found.before, int(sizes_of(terms, counts, found.tfs).sum())
        found.positions = np.frombuffer(block.positions, "<u2")[before : before + held]
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


_NONE = np.zeros(0, "u1")
_NO_POSITIONS = np.zeros(0, "<u2")


def sizes_of(terms: list[bytes], counts: Array, tfs: Array) -> Array:
    """How many positions each posting of these terms has."""
    sizes = tfs.astype(np.int64)
    placed = with_positions(terms)
    return sizes if placed.all() else sizes * np.repeat(placed, counts)


def postings_of_blocks(blocks: list[Block], size: int) -> Postings:
    """All postings of a segment again."""
    everything = TermRange(b"", b"\xff")
    found = [one for one in (found_in(block, everything, size) for block in blocks) if one]
    return Postings(
        terms=[a_term for one in found for a_term in one.terms],
        counts=np.concatenate([one.counts for one in found]) if found else np.zeros(0, np.int64),
        docs=np.concatenate([one.docs for one in found]) if found else _NONE,
        tfs=np.concatenate([one.tfs for one in found]) if found else _NONE,
        wheres=np.concatenate([one.wheres for one in found]) if found else _NONE,
        positions=np.concatenate([one.positions for one in found]) if found else _NONE,
    )
