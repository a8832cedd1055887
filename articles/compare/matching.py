"""Which items of two sequences are the same, in order: difflib, kept from its bad cases.

difflib is quadratic where items repeat, and a long text repeats its small words thousands of times. What both
sequences hold just once fixes the places first (as in a patience diff), difflib sees the short stretches between.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

MOST_PAIRS = 100_000
"""Pairs of equal items that difflib may look at in one stretch: some hundredths of a second."""
_DEEPEST = 12
"""Times a stretch is cut at what has become unique in it, before it counts as different."""


def matching(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """(place in old, place in new) of items taken as the same, both rising. Time: items times a logarithm.

    Not the longest such list, and not the only one; where two long stretches have too much in common
    and nothing unique, they count as different.
    """
    pairs: list[tuple[int, int]] = []
    stretches = [(0, len(old), 0, len(new), 0)]
    while stretches:
        start, end, start_new, end_new, depth = stretches.pop()
        while start < end and start_new < end_new and old[start] == new[start_new]:
            pairs.append((start, start_new))
            start, start_new = start + 1, start_new + 1
        while start < end and start_new < end_new and old[end - 1] == new[end_new - 1]:
            end, end_new = end - 1, end_new - 1
            pairs.append((end, end_new))
        some, others = old[start:end], new[start_new:end_new]
        if _pairs_to_look_at(some, others) <= MOST_PAIRS:
            pairs += [(start + at, start_new + at_new) for at, at_new in _by_difflib(some, others)]
        elif depth < _DEEPEST:
            anchors = [(start + at, start_new + at_new) for at, at_new in _anchors(some, others)]
            pairs += anchors
            edges = [(start - 1, start_new - 1), *anchors, (end, end_new)]
            stretches += [
                (left + 1, right, left_new + 1, right_new, depth + 1 if anchors else _DEEPEST)
                for (left, left_new), (right, right_new) in pairwise(edges)
            ]
    return sorted(pairs)


def _pairs_to_look_at(old: Sequence[str], new: Sequence[str]) -> int:
    others = Counter(new)
    return sum(count * others[item] for item, count in Counter(old).items())


def _by_difflib(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for at in range(block.size):
            yield block.a + at, block.b + at


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Items that both hold just once, as many of them as stand in the same order in both."""
    once, once_new = _unique(old), _unique(new)
    both = [(at, once_new[item]) for item, at in once.items() if item in once_new]
    return _longest_rising(both)


def _unique(items: Sequence[str]) -> dict[str, int]:
    counts = Counter(items)
    return {item: at for at, item in enumerate(items) if counts[item] == 1}


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of pairs rising in their first number, the most that rise in the second too."""
    ends: list[int] = []
    """The second number at which a rising list of each length may end at the lowest."""
    at_end: list[int] = []
    before: list[int | None] = []
    for place, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        ends[length : length + 1] = [second]
        at_end[length : length + 1] = [place]
        before.append(at_end[length - 1] if length else None)
    rising = []
    at = at_end[-1] if at_end else None
    while at is not None:
        rising.append(pairs[at])
        at = before[at]
    return rising[::-1]
