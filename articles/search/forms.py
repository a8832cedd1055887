"""The ways in which the texts write a name, and how many times each."""

from collections import Counter

import numpy as np
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count

from articles.index.columns import Array
from articles.models import Mention
from articles.search.story_set import StorySet


def forms_of(entity: int, stories: StorySet) -> Counter[str]:
    """How many times each form of a name (primary key) stands in `stories`: all that are listed and mention it.

    Most names are in nothing but listed stories, so all of its mentions are counted and those in the few others taken
    off again: two queries, or three.
    """
    mentions = Mention.objects.filter(entity=entity).order_by()
    counts = Counter(dict(mentions.values_list("text").annotate(times=Count("*"))))
    found = mentions.aggregate(articles=ArrayAgg("article", distinct=True, default=[]))["articles"]
    elsewhere = _missing(np.array(found, np.int64), stories)
    if len(elsewhere):
        rows = mentions.filter(article__in=elsewhere.tolist()).values_list("text").annotate(times=Count("*"))
        counts.subtract(dict(rows))
    return +counts


def _missing(pks: Array, stories: StorySet) -> Array:
    """Those of the stories (primary keys) that are not in the set."""
    is_held = np.zeros(int(pks.max(initial=0)) + 1, bool)
    for of, mask in zip(stories.segments, stories.masks, strict=True):
        ids = of.columns.ids[mask]
        is_held[ids[ids < len(is_held)]] = True
    return pks[~is_held[pks]]
