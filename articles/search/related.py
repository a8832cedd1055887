"""Which other stories are about the same people, bodies and places."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, DurationField, ExpressionWrapper, F, Value
from django.db.models.expressions import OrderBy
from django.db.models.functions import Abs, Extract

from articles.models import Article, Mention

MOST = 5
MOST_NAMES = 40
"""A list of results of 300 names would make every story its relative; the first 40 tell what a story is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedStory:
    """`shared` is how many names both stories mention."""

    article: Article
    shared: int


def related_stories(
    article: Article, now: datetime | None = None, *, apart_from: Iterable[int] = ()
) -> tuple[RelatedStory, ...]:
    """Up to five listed stories that share most names with `article`, among equals the nearest in time.

    One shared name makes a relative only of a story that mentions no more than one. The story that took this
    one's place is not among them, nor are those (keys) in `apart_from`: the page names them elsewhere.
    """
    names = list(article.mentions.order_by("entity").values_list("entity", flat=True).distinct()[:MOST_NAMES])
    if not names:
        return ()
    shared = (
        Mention.objects.filter(entity__in=names, article__in=Article.objects.listed(now))
        .exclude(article__in=[pk for pk in (article.pk, article.replaced_by_id, *apart_from) if pk])
        .order_by()
        .values("article")
        .annotate(shared=Count("entity", distinct=True))
        .filter(shared__gte=min(2, len(names)))
        .order_by("-shared", *_nearest(article), "-article")
        .values_list("article", "shared")[:MOST]
    )
    counts = dict(shared)
    stories = Article.objects.listed(now).defer("body", "search_vector").in_bulk(list(counts))
    return tuple(RelatedStory(article=stories[pk], shared=count) for pk, count in counts.items() if pk in stories)


def _nearest(article: Article) -> list[OrderBy]:
    """Nothing where the story has no date to be near to."""
    if article.sort_at is None:
        return []
    apart = ExpressionWrapper(F("article__sort_at") - Value(article.sort_at), output_field=DurationField())
    return [Abs(Extract(apart, "epoch")).asc(nulls_last=True)]
