"""Which place a story has within a result, and which stories stand before and after it.

In a result ordered by date nothing is counted through and no page is made: of each segment it is looked up where the
story would stand, and what is masked on either side of that is counted. So the last of a million costs what the first
does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from articles.index.columns import NEVER, Array
from articles.index.opened import OpenSegment
from articles.models import Article
from articles.search.limits import in_time
from articles.search.page import SearchRequest, Sort
from articles.search.question import Question, is_ranked
from articles.search.rank import Ranking

Key = tuple[int, int, int]
"""What slots are in the order of: instant, rank, primary key. It is the order from the oldest on, the undated first."""
Stretch = tuple[tuple[int, int], ...]
"""Of each segment from which slot up to which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a story stands within a result: as the `number`-th (from 1) of `count`, between two others if there are."""

    number: int
    count: int
    previous: Article | None
    next: Article | None

    def page(self, per_page: int) -> int:
        """The page of the result that it is on."""
        return (self.number - 1) // per_page + 1


def place_in(request: SearchRequest, pk: int) -> Place | None:
    """The story's place in the answer to the request; None when it is not in it.

    The order is that of the search's pages, story by story: near-duplicates that they fold have places of their own.
    Raises UnanswerableQuery, as search() does.
    """
    with in_time():
        question = Question(request, is_ranked=is_ranked(request))
        segments, masks = question.view.segments, question.masks()
        if question.plans:
            found = Ranking(question).beside(pk)
        else:
            found = beside_by_date(segments, masks, question.request.sort, pk)
        if found is None:
            return None
        before, previous, following = found
        # Asked again who may be read: the rule stands in one place.
        stories = Article.objects.listed(question.now).defer("lead", "body").in_bulk([previous or 0, following or 0])
        return Place(
            number=before + 1,
            count=question.count,
            previous=stories.get(previous or 0),
            next=stories.get(following or 0),
        )


def beside_by_date(
    segments: Sequence[OpenSegment], masks: Sequence[Array], sort: Sort, pk: int
) -> tuple[int, int | None, int | None] | None:
    """How many of the masked stories come before one, and the keys of its neighbours; None if it is not masked.

    The order is that of articles.search.order.page_by_date.
    """
    key = _key_of(segments, masks, pk)
    if key is None:
        return None
    cuts = [_older(segment, key) for segment in segments]
    past = [_older(segment, (*key[:2], key[2] + 1)) for segment in segments]
    firsts, ends = [segment.first_dated for segment in segments], [segment.size for segment in segments]
    zeros = [0] * len(segments)
    is_newest = sort is not Sort.OLDEST
    if is_newest:
        before, after = [_stretch(past, ends)], [_stretch(zeros, cuts)]
    elif key[0] != NEVER:
        before, after = [_stretch(firsts, cuts)], [_stretch(past, ends), _stretch(zeros, firsts)]
    else:
        before, after = [_stretch(firsts, ends), _stretch(zeros, cuts)], [_stretch(past, firsts)]
    nearest_before = (_end(segments, masks, one, oldest=is_newest) for one in reversed(before))
    nearest_after = (_end(segments, masks, one, oldest=not is_newest) for one in after)
    return (
        sum(_count(masks, one) for one in before),
        next(filter(None, nearest_before), None),
        next(filter(None, nearest_after), None),
    )


def _stretch(starts: Sequence[int], ends: Sequence[int]) -> Stretch:
    return tuple(zip(starts, ends, strict=True))


def _key_of(segments: Sequence[OpenSegment], masks: Sequence[Array], pk: int) -> Key | None:
    for segment, mask in zip(segments, masks, strict=True):
        slots = segment.slots_of(np.array([pk], np.int64))[1]
        if len(slots) and mask[slots[0]]:
            return key_at(segment, int(slots[0]))
    return None


def key_at(segment: OpenSegment, slot: int) -> Key:
    """What a slot is in the order of."""
    columns = segment.columns
    return int(columns.sort_at[slot]), int(columns.sort_rank[slot]), int(columns.ids[slot])


def _older(segment: OpenSegment, key: Key) -> int:
    """How many slots of a segment come before a key."""
    columns, low, high = segment.columns, 0, segment.size
    for column, value in zip((columns.sort_at, columns.sort_rank, columns.ids), key, strict=True):
        run = column[low:high]
        low, high = low + int(np.searchsorted(run, value)), low + int(np.searchsorted(run, value, side="right"))
    return low


def _count(masks: Sequence[Array], stretch: Stretch) -> int:
    return sum(int(np.count_nonzero(mask[start:end])) for mask, (start, end) in zip(masks, stretch, strict=True))


def _end(segments: Sequence[OpenSegment], masks: Sequence[Array], stretch: Stretch, *, oldest: bool) -> int | None:
    """The oldest or the newest of the masked stories of a stretch."""
    ends = []
    for segment, mask, (start, end) in zip(segments, masks, stretch, strict=True):
        slots = np.flatnonzero(mask[start:end])
        if len(slots):
            ends.append(key_at(segment, start + int(slots[0 if oldest else -1])))
    return (min if oldest else max)(ends)[2] if ends else None
