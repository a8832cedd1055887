"""SearchRequest -> SearchPage."""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

import numpy as np

from articles.index.current import IndexView
from articles.models import Article, Provider, Section
from articles.search.alike import with_alike
from articles.search.facets import counts_of_facets, facets
from articles.search.histogram import histogram
from articles.search.limits import in_time
from articles.search.names import Mentions, Told, mentions_in, named_in
from articles.search.order import page_by_date
from articles.search.page import Hit, SearchPage, SearchRequest
from articles.search.question import Question, is_ranked
from articles.search.rank import ranked_page
from articles.search.snippets import excerpts
from articles.search.trace import Trace


class _Stories(NamedTuple):
    """A page of stories: their keys, those of them that may be read, which are certain, what they mention."""

    keys: Sequence[int]
    shown: Sequence[Article]
    certain: Set[int]
    named: Mentions


_NONE = _Stories((), (), frozenset(), {})


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
    stories = _stories(question, (page - 1) * request.per_page, trace) if count else _NONE
    with trace.step("histogram"):
        months = histogram(question.view.segments, question.masks(), question.slots())
    with trace.step("counts"):
        counts = counts_of_facets(question)
    with trace.step("facets"):
        choices, told = facets(question, counts, {name for names in stories.named.values() for name in names})
    return SearchPage(
        request=question.request,
        hits=_hits(question, stories, told, trace) if count else (),
        count=count,
        page=page,
        pages=pages,
        facets=choices,
        histogram=months,
        without_month=count - sum(month.count for month in months),
        uncertain=uncertain,
    )


def found_keys(question: Question, first: int, count: int) -> list[int]:
    """Keys of the stories from place `first` on, in the order asked for."""
    if question.plans:
        return ranked_page(question, first, count)
    return page_by_date(question.view.segments, question.slots(), question.request.sort, first, count)


def _stories(question: Question, first: int, trace: Trace) -> _Stories:
    """What stands on the page that begins at place `first`."""
    with trace.step("page"):
        keys = found_keys(question, first, question.request.per_page)
        certain = _certain(question, keys)
    with trace.step("stories"):
        # Asked again who may be read: the rule stands in one place.
        found = {story.pk: story for story in Article.objects.public(question.request.now).filter(pk__any_of=keys)}
        articles = [found[key] for key in keys if key in found]
        _fill_in(articles, question.view)
        return _Stories(keys, articles, certain, mentions_in(keys))


def _fill_in(articles: Sequence[Article], view: IndexView) -> None:
    """Give the stories their sections and agencies, which the index knows, so that no query has to join them."""
    providers = {pk: Provider(pk=pk, code=code, name=name) for pk, (code, name) in view.providers.items()}
    sections = {pk: Section(pk=pk, name=name) for pk, name in view.sections.items()}
    for article in articles:
        article.provider = providers[article.provider_id]
        article.section = sections[article.section_id] if article.section_id else None


def _hits(question: Question, stories: _Stories, told: Mapping[int, Told], trace: Trace) -> tuple[Hit, ...]:
    names = named_in(stories.named, told)
    with trace.step("snippets"):
        excerpted = excerpts(stories.shown, question.wants, question.compounds_in(stories.keys))
    hits = tuple(
        Hit(
            article=article,
            headline=excerpt.headline,
            snippet=excerpt.snippet,
            names=names.get(article.pk, ()),
            is_certain=article.pk in stories.certain,
        )
        for article, excerpt in zip(stories.shown, excerpted, strict=True)
    )
    with trace.step("near-duplicates"):
        return with_alike(hits, question.request.now)


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
