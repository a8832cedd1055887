"""SearchRequest -> SearchPage."""

from dataclasses import replace
from typing import Any

from django.db.models import Case, Count, F, FloatField, Func, QuerySet, Value, When
from django.utils import timezone

from articles.models import Article
from articles.search.alike import with_alike
from articles.search.facets import facets
from articles.search.histogram import histogram
from articles.search.matching import asks_for_dates, condition, matching
from articles.search.names import names_beside
from articles.search.page import PER_PAGE, Hit, SearchPage, SearchRequest, Sort
from articles.search.snippets import excerpts
from articles.search.text import ALL_CONFIGS, Wanted, joined, tsquery, wanted

RANK_WEIGHTS = "{0.1, 0.2, 0.4, 1.0}"
"""Of weights D, C, B, A: text, unused, lead, headline."""


def search(request: SearchRequest) -> SearchPage:
    """Answer the request from what is listed at `request.now`, always in the same number of queries or fewer.

    Raises UnanswerableQuery.
    """
    request = replace(request, now=request.now or timezone.now())
    wants = wanted(request.tree)
    stories = matching(request)
    count, uncertain = _counted(stories, request)
    pages = max(1, -(-count // PER_PAGE))
    page = min(max(request.page, 1), pages)
    return SearchPage(
        request=request,
        hits=_hits(stories, request, wants, page) if count else (),
        count=count,
        page=page,
        pages=pages,
        facets=facets(request),
        histogram=(months := histogram(stories) if count else ()),
        without_month=count - sum(month.count for month in months),
        uncertain=uncertain,
    )


def _counted(stories: QuerySet[Article], request: SearchRequest) -> tuple[int, int]:
    if request.only_certain or not asks_for_dates(request):
        return stories.count(), 0
    counts = stories.aggregate(all=Count("pk"), certain=Count("pk", filter=condition(request, certain=True)))
    return counts["all"], counts["all"] - counts["certain"]


def _hits(stories: QuerySet[Article], request: SearchRequest, wants: tuple[Wanted, ...], page: int) -> tuple[Hit, ...]:
    surely: Any = condition(request, certain=True) if asks_for_dates(request) else None
    certain = Case(When(surely, then=Value(True)), default=Value(False)) if surely else Value(True)
    rows = _ordered(stories.annotate(certain=certain), request.sort, wants)
    first = (page - 1) * PER_PAGE
    articles = list(rows.select_related("section", "provider").defer("search_vector")[first : first + PER_PAGE])
    names = names_beside(article.pk for article in articles)
    hits = tuple(
        Hit(
            article=article,
            headline=excerpt.headline,
            snippet=excerpt.snippet,
            names=names.get(article.pk, ()),
            is_certain=article.certain,
        )
        for article, excerpt in zip(articles, excerpts(articles, wants), strict=True)
    )
    return with_alike(hits, request.now)


def _ordered(stories: Any, sort: Sort, wants: tuple[Wanted, ...]) -> Any:
    if sort is Sort.OLDEST:
        return stories.oldest_first()
    if sort is Sort.RELEVANT and wants:
        newest = stories.newest_first()
        return newest.order_by(_rank(wants).desc(), *newest.query.order_by)
    return stories.newest_first()


def _rank(wants: tuple[Wanted, ...]) -> Case:
    """How well a story's text answers what is wanted, by its own language. Longer texts count a little less."""
    return Case(
        *(When(search_config=config, then=_rank_in(config, wants)) for config in ALL_CONFIGS),
        default=Value(0.0),
        output_field=FloatField(),
    )


def _rank_in(config: str, wants: tuple[Wanted, ...]) -> Func:
    either = joined(" || ", [tsquery(want.leaf, config) for want in wants])
    return Func(
        F("search_vector"),
        either,
        template=f"ts_rank('{RANK_WEIGHTS}', %(expressions)s, 1)",
        output_field=FloatField(),
    )
