"""SearchRequest -> SearchPage."""

from collections.abc import Sequence

import numpy as np

from articles.models import Article
from articles.search.alike import with_alike
from articles.search.facets import facets
from articles.search.histogram import histogram
from articles.search.limits import in_time
from articles.search.names import names_beside
from articles.search.order import page_by_date
from articles.search.page import Choice, Facet, Hit, SearchPage, SearchRequest
from articles.search.question import Question, is_ranked
from articles.search.rank import ranked_page
from articles.search.snippets import excerpts
from articles.search.trace import Trace


def search(request: SearchRequest, trace: Trace | None = None) -> SearchPage:
    """Answer the request from what is listed at `request.now`, always in the same number of queries or fewer.

    All of the answer is of one instant. `trace` is told what was done. Raises UnanswerableQuery; also when answering
    takes longer than settings.SEARCH_SECONDS.
    """
    with in_time():
        return _answered(request, trace or Trace())


def _answered(request: SearchRequest, trace: Trace) -> SearchPage:
    question = trace.question = Question(request, is_ranked=is_ranked(request), trace=trace)
    with trace.step("masks"):
        count, uncertain = question.count, question.uncertain
    pages = max(1, -(-count // request.per_page))
    page = min(max(request.page, 1), pages)
    with trace.step("histogram"):
        months = histogram(question.view.segments, question.masks())
    return SearchPage(
        request=question.request,
        hits=_hits(question, page, trace) if count else (),
        count=count,
        page=page,
        pages=pages,
        facets=_facets(question, trace),
        histogram=months,
        without_month=count - sum(month.count for month in months),
        uncertain=uncertain,
    )


def _facets(question: Question, trace: Trace) -> dict[Facet, tuple[Choice, ...]]:
    with trace.step("facets"):
        return facets(question)


def found_keys(question: Question, first: int, count: int) -> list[int]:
    """Keys of the stories from place `first` on, in the order asked for."""
    if question.plans:
        return ranked_page(question, first, count)
    return page_by_date(question.view.segments, question.masks(), question.request.sort, first, count)


def _hits(question: Question, page: int, trace: Trace) -> tuple[Hit, ...]:
    of_page = question.request.per_page
    with trace.step("page"):
        keys = found_keys(question, (page - 1) * of_page, of_page)
        surely = _certain(question, keys)
    now = question.request.now
    with trace.step("stories"):
        # Asked again who may be read: the rule stands in one place.
        stories = Article.objects.public(now).select_related("section", "provider").in_bulk(keys)
        articles = [stories[key] for key in keys if key in stories]
        names = names_beside(article.pk for article in articles)
    with trace.step("snippets"):
        told = excerpts(articles, question.wants, question.compounds_in(keys))
    hits = tuple(
        Hit(
            article=article,
            headline=excerpt.headline,
            snippet=excerpt.snippet,
            names=names.get(article.pk, ()),
            is_certain=article.pk in surely,
        )
        for article, excerpt in zip(articles, told, strict=True)
    )
    with trace.step("near-duplicates"):
        return with_alike(hits, now)


def _certain(question: Question, keys: Sequence[int]) -> set[int]:
    """Those of the stories that fall inside the period asked for whatever their day is."""
    if not question.asks_for_dates:
        return set(keys)
    masks = question.masks(certain=True)
    asked = np.array(keys, np.int64)
    return {
        int(key)
        for segment, mask in zip(question.view.segments, masks, strict=True)
        for key in segment.columns.ids[mask & segment.mask_of(asked)]
    }
