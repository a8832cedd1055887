"""How often and where stories hold a term, a byte for each posting. Pure.

The upper two bits say where (`wheres` of Postings), the lower six how often, up to 62. A byte whose lower bits are all
ones stands for more: how often follows behind the bytes of all postings of the block, a byte for each of these.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from articles.index.columns import Array

MORE = 63
"""Times from which on the first byte does not say how many."""
_BITS = 6


@dataclass(frozen=True)
class Times:
    """Of some postings one after the other: a byte of each, and how often for those that this does not say it of."""

    codes: Array
    more: Array

    def __getitem__(self, part: slice) -> "Times":
        if not len(self.more):
            return Times(self.codes[part], self.more)
        start, end = (np.count_nonzero(_is_more(self.codes[:to])) for to in (part.start or 0, part.stop))
        return Times(self.codes[part], self.more[start:end])

    @cached_property
    def tfs(self) -> Array:
        """How often."""
        tfs: Array = self.codes & MORE
        if len(self.more):
            tfs[tfs == MORE] = self.more
        return tfs

    @property
    def wheres(self) -> Array:
        """Where."""
        wheres: Array = self.codes >> _BITS
        return wheres


def packed_times(tfs: Array, wheres: Array) -> bytes:
    """The bytes of postings."""
    codes = (np.minimum(tfs, MORE) | wheres << _BITS).astype("u1")
    return codes.tobytes() + tfs[tfs >= MORE].astype("u1").tobytes()


def unpacked_times(data: bytes, count: int) -> Times:
    """What packed_times() made of so many postings; nothing if they were not fetched."""
    every = np.frombuffer(data, "u1")
    return Times(every[:count], every[count:])


def joined_times(parts: Sequence[bytes], counts: Sequence[int]) -> Times:
    """The same of several, each of so many postings, one after the other."""
    codes = b"".join(data[:count] for data, count in zip(parts, counts, strict=True))
    more = b"".join(data[count:] for data, count in zip(parts, counts, strict=True))
    return Times(np.frombuffer(codes, "u1"), np.frombuffer(more, "u1"))


def _is_more(codes: Array) -> Array:
    is_more: Array = codes & MORE == MORE
    return is_more
