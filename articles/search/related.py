"""Which other stories are about the same people, bodies and places."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F

from articles.models import Article, Mention

MOST = 5
MOST_NAMES = 40
"""A list of results of 300 names would make every story its relative; the first 40 tell what a story is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedStory:
    """`shared` is how many names both stories mention."""

    article: Article
    shared: int


def related_stories(article: Article, now: datetime | None = None) -> tuple[RelatedStory, ...]:
    """Up to five listed stories that share most names with `article`, the newest first among equals.

    One shared name makes a relative only of a story that mentions no more than one.
    """
    names = list(article.mentions.order_by("entity").values_list("entity", flat=True).distinct()[:MOST_NAMES])
    if not names:
        return ()
    shared = (
        Mention.objects.filter(entity__in=names, article__in=Article.objects.listed(now))
        .exclude(article=article)
        .order_by()
        .values("article")
        .annotate(shared=Count("entity", distinct=True))
        .filter(shared__gte=min(2, len(names)))
        .order_by("-shared", F("article__sort_at").desc(nulls_last=True), "-article__sort_rank", "-article")
        .values_list("article", "shared")[:MOST]
    )
    counts = dict(shared)
    stories = Article.objects.listed(now).defer("body", "search_vector").in_bulk(list(counts))
    return tuple(RelatedStory(article=stories[pk], shared=count) for pk, count in counts.items() if pk in stories)
