"""Stories scored by the clues they share with one, and the few that are shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import numpy as np
from django.conf import settings

from articles.index.columns import Array
from articles.index.instant import TooSlow, one_instant
from articles.index.opened import OpenSegment
from articles.models import Article, NearDuplicate
from articles.search.related.clue import Clue, Kind
from articles.search.related.names import Named, name_clues
from articles.search.related.words import word_clues
from articles.search.story_set import Is, StorySet, listed_stories

MOST = 5
REASONS = 3
"""Of what two stories share, the most telling; all of it would be a list that nobody reads."""
LEAST_SCORE = 0.5
"""A story with less is not shown; see docs/decisions/related-stories.md."""
LEAST_OF_BEST = 0.3
"""Nor is one with less than this part of what the best has: what is clearly another matter."""
LOOKED_AT = 25
"""Best stories of which near-duplicates are looked for; one of a group is enough."""
WORD_DAYS = 1_096
"""Words are compared with the stories of three years before and after: farther off, only names last."""
ALWAYS, WEEK, MONTHS = 0.6, 0.9, 0.5
"""What nearness in time multiplies a score by: `ALWAYS` at any distance, and what is gained on the very same day."""
WEEK_HALVES, MONTHS_HALVES = 7.0, 60.0
"""Days after which half of what is gained is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedStory:
    """A story that belongs to another. `shared` are names and words of both, by kind, the most telling first."""

    article: Article
    shared: dict[Kind, tuple[str, ...]]


class _Found(NamedTuple):
    score: float
    pk: int
    segment: int
    slot: int


def related_stories(
    article: Article, now: datetime | None = None, *, apart_from: Iterable[int] = ()
) -> tuple[RelatedStory, ...]:
    """Up to five listed stories that belong to `article`, the nearest relative first; none rather than weak ones.

    The story that took this one's place is not among them, nor are near-duplicates and those (keys) in `apart_from`:
    the page names them elsewhere. Of several that are nearly the same the best is. None when a search's time is over.
    """
    mentions = [
        Named(*row)
        for row in article.mentions.order_by("entity", "start").values_list(
            "entity", "entity__type", "entity__shown", "field", "start", "end"
        )
    ]
    try:
        with one_instant():
            listed = listed_stories(now)
            clues = name_clues(mentions, listed)
            if near := listed.where(_within_days(article)) if article.sort_at else None:
                clues += word_clues(article, mentions, near, listed)
            apart = {article.pk, article.replaced_by_id or 0, *apart_from}
            chosen = _chosen(article, _best(article, clues, listed, apart))
            stories = Article.objects.listed(now).defer("body").in_bulk([one.pk for one in chosen])
    except TooSlow:
        return ()
    return tuple(
        RelatedStory(article=stories[one.pk], shared=_reasons(clues, one)) for one in chosen if one.pk in stories
    )


def _best(article: Article, clues: Sequence[Clue], listed: StorySet, apart: Iterable[int]) -> list[_Found]:
    """The stories with the highest scores, the highest first, among equals the newest."""
    found: list[_Found] = []
    keys = np.array(sorted(apart), np.int64)
    for at, (segment, mask) in enumerate(zip(listed.segments, listed.masks, strict=True)):
        scores = np.zeros(segment.size)
        for clue in clues:
            scores[clue.slots[at]] += clue.worth * clue.shares[at]
        slots = np.flatnonzero(mask & (scores > 0) & ~segment.mask_of(keys))
        gained = scores[slots] * _nearness(article, segment, slots)
        kept = gained >= LEAST_SCORE
        slots, gained = slots[kept], gained[kept]
        best = np.lexsort((-slots, -gained))[:LOOKED_AT]
        ids = segment.columns.ids[slots]
        found += [_Found(float(gained[one]), int(ids[one]), at, int(slots[one])) for one in best]
    found.sort(key=lambda one: (-one.score, -one.pk))
    return [one for one in found[:LOOKED_AT] if one.score >= LEAST_OF_BEST * found[0].score]


def _chosen(article: Article, found: Sequence[_Found]) -> list[_Found]:
    """The first MOST without near-duplicates of the story, or of each other."""
    if not found:
        return []
    keys = [article.pk, *(one.pk for one in found)]
    pairs = NearDuplicate.objects.filter(
        first__in=keys, second__in=keys, similarity__gte=settings.DUPLICATE_SHARE
    ).values_list("first", "second")
    same: dict[int, set[int]] = {}
    for first, second in pairs:
        same.setdefault(first, set()).add(second)
        same.setdefault(second, set()).add(first)
    told = same.get(article.pk, set())
    chosen: list[_Found] = []
    for one in found:
        if one.pk not in told and len(chosen) < MOST:
            chosen.append(one)
            told = told | same.get(one.pk, set())
    return chosen


def _reasons(clues: Iterable[Clue], one: _Found) -> dict[Kind, tuple[str, ...]]:
    gained = []
    for clue in clues:
        here = np.flatnonzero(clue.slots[one.segment] == one.slot)
        if len(here):
            gained.append((clue.worth * float(clue.shares[one.segment][here[0]]), clue))
    gained.sort(key=lambda pair: -pair[0])
    told = [clue for _worth, clue in gained[:REASONS]]
    by_kind = {kind: tuple(clue.text for clue in told if clue.kind is kind) for kind in Kind}
    return {kind: texts for kind, texts in by_kind.items() if texts}


def _middle(article: Article) -> int:
    """Twice the middle of the days that the article may be of, so that it is whole."""
    moment = article.moment
    return moment.first_day.toordinal() + moment.end_day.toordinal() if moment else 0


def _days_from(article: Article, segment: OpenSegment, slots: Array | slice) -> Array:
    columns = segment.columns
    middles = columns.first_day[slots].astype(np.int64) + columns.end_day[slots]
    days: Array = np.abs(middles - _middle(article)) / 2
    return days


def _nearness(article: Article, segment: OpenSegment, slots: Array) -> Array:
    """What each slot's score is multiplied by. Without a date, or with one that cannot be right, nothing is near."""
    if article.sort_at is None:
        return np.full(len(slots), ALWAYS)
    days = _days_from(article, segment, slots)
    near = WEEK * np.exp2(-days / WEEK_HALVES) + MONTHS * np.exp2(-days / MONTHS_HALVES)
    nearness: Array = ALWAYS + near * (slots >= segment.first_dated)
    return nearness


def _within_days(article: Article) -> Is:
    def is_near(segment: OpenSegment) -> Array:
        mask: Array = _days_from(article, segment, slice(None)) <= WORD_DAYS
        mask[: segment.first_dated] = False
        return mask

    return is_near
