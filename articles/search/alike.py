"""Stories whose texts are nearly the same: which ones stand beside a hit, and how a list folds them.

Invariant: only listed stories are ever beside one another, so nothing tells of a hidden twin.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.db.models import Q

from articles.models import Article, NearDuplicate
from articles.search.page import Alike, Hit

MOST = 20
"""Beside one hit; a text that the wire repeats every day has hundreds."""
_COLUMNS = (
    "headline",
    "headline_is_derived",
    "language",
    "published_at",
    "published_precision",
    "published_from",
    "published_to",
)


def alike_beside(pks: Iterable[int], now: datetime | None = None) -> dict[int, tuple[Alike, ...]]:
    """Of each of these stories the listed ones that share most of its text, the most alike first.

    In two queries at most.
    """
    wanted = list(set(pks))
    if not wanted:
        return {}
    of_them = NearDuplicate.objects.filter(
        Q(first__any_of=wanted) | Q(second__any_of=wanted), similarity__gte=settings.DUPLICATE_SHARE
    )
    # Most pages have none, and whether a story is listed is the dearer question.
    if not of_them.exists():
        return {}
    listed = Article.objects.listed(now).values("pk")
    pairs = (
        of_them.filter(first__in=listed, second__in=listed)
        .select_related("first", "second")
        .only("similarity", *(f"{side}__{column}" for side in ("first", "second") for column in _COLUMNS))
        .order_by("-similarity", "-first", "-second")
    )
    found: dict[int, list[Alike]] = defaultdict(list)
    for pair in pairs:
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            if one.pk in wanted and len(found[one.pk]) < MOST:
                found[one.pk].append(Alike(article=other, share=pair.similarity))
    return {pk: tuple(alike) for pk, alike in found.items()}


def with_alike(hits: Sequence[Hit], now: datetime | None = None) -> tuple[Hit, ...]:
    """The same hits, each with what is nearly the same as it."""
    beside = alike_beside((hit.article.pk for hit in hits), now)
    return tuple(replace(hit, alike=beside[hit.article.pk]) if hit.article.pk in beside else hit for hit in hits)


def folded(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """A page of hits with near-duplicates folded: of those alike the first stays, the others stand under it.

    First in the order of the list: the newest, or the one that answers best. Who is alike to one under a hit comes
    under it too, as far as the page goes. Every count stays one of stories, not of rows.
    """
    fronts: dict[int, Hit] = {}
    front_of: dict[int, int] = {}
    for hit in hits:
        pk = hit.article.pk
        front = next((front_of[pk] for pk in (pk, *(one.article.pk for one in hit.alike)) if pk in front_of), pk)
        if front == pk:
            fronts[pk] = hit
        else:
            known = {front, pk, *(one.article.pk for one in fronts[front].alike)}
            more = tuple(replace(one, share=None) for one in hit.alike if one.article.pk not in known)
            fronts[front] = replace(fronts[front], alike=(*fronts[front].alike, *more))
        for member in (pk, *(one.article.pk for one in hit.alike)):
            front_of.setdefault(member, front)
    return tuple(fronts.values())
