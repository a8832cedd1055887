"""Segments: what a set of stories is indexed as, made from the stories or from other segments. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from articles.index.blocks import MOST_SLOTS, Block, blocks_of, postings_of_blocks
from articles.index.columns import Array, Columns, IndexedStory, columns_of, merged_columns, newest_last
from articles.index.occurrences import occurrences_of
from articles.index.pairs import with_pairs, without_pairs
from articles.index.postings import Postings, merged_postings, postings_of
from articles.index.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Segment:
    """The columns of some stories and the blocks of their words, and of pairs of the `paired` ones."""

    columns: Columns
    blocks: list[Block]
    terms: list[bytes]
    paired: list[bytes]

    @property
    def size(self) -> int:
        """Stories."""
        return self.columns.size


@uncollected()
def segment_of(stories: Sequence[IndexedStory]) -> Segment:
    """The segment of these stories, at most MOST_SLOTS."""
    ordered = newest_last(stories)
    found = occurrences_of(ordered)
    columns = columns_of(ordered, found.lengths, found.title_ends)
    return _segment(columns, postings_of(found))


@uncollected()
def merged(parts: Sequence[tuple[Columns, list[Block]]], kept: Sequence[Array]) -> Segment:
    """Segments as one, without the stories that are not kept (a mask of slots for each)."""
    columns, places = merged_columns([of for of, _blocks in parts], kept)
    if columns.size > MOST_SLOTS:
        raise ValueError(f"{columns.size} stories do not fit in a segment")
    ends = np.cumsum([0, *(int(keep.sum()) for keep in kept)])
    moved = []
    for keep, (start, end) in zip(kept, pairwise(ends.tolist()), strict=True):
        to = np.full(len(keep), -1, np.int64)
        to[keep] = places[start:end]
        moved.append(to)
    postings = [without_pairs(postings_of_blocks(blocks, of.size)) for of, blocks in parts]
    return _segment(columns, merged_postings(postings, moved))


def _segment(columns: Columns, postings: Postings) -> Segment:
    postings, paired = with_pairs(postings, columns.size)
    return Segment(columns, list(blocks_of(postings, columns.size)), postings.terms, paired)
