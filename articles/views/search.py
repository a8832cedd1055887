"""The search page."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.search.alike import folded
from articles.search.around import months_around
from articles.search.newest import span_of_archive
from articles.views.answers import Answer, AnswerError, answer
from articles.views.heads import Head
from articles.views.narrowing import facet_lists, kept_by_period, kept_by_query, orders, typed_period
from articles.views.reading_params import from_results
from articles.views.search_json import search_json_view

__all__ = ["search_json_view", "search_view"]


AWAY = 24
"""Characters before a fault from which on the query is cut, so that a phone too shows the fault without scrolling."""
KEPT = 12


@require_safe
def search_view(request: HttpRequest) -> HttpResponse:
    """The answer to the query string, with what narrows, widens and orders it. Always 200."""
    return render(request, "articles/search.html", _context(answer(request.GET)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A query cut where its fault is. `before` is only the end of a long beginning, behind an ellipsis.

    `character` counts from 1 in the whole query; `indent` has a space for every character of `before`.
    """

    before: str
    fault: str
    after: str
    character: int
    indent: str


def _context(told: Answer) -> dict[str, Any]:
    page, searched = told.page, told.searched
    first, last = typed_period(told.params)
    months = months_around(page) if page else ()
    oldest, newest = span_of_archive() if told.advice else (None, None)
    return {
        "head": Head(query=searched.link.removesuffix("?"), is_indexed=False),
        "error": told.error,
        "pointer": _pointer(told.params.q, told.error) if told.error else None,
        "advice": told.advice,
        "spelling": told.spelling,
        "oldest": oldest,
        "newest": newest,
        "page": page,
        "hits": folded(page.hits) if page else (),
        "from_results": from_results(searched),
        "params": searched,
        "q": told.params.q,
        "chips": searched.active(page),
        "kept_by_query": kept_by_query(searched),
        "kept_by_period": kept_by_period(searched),
        "typed_from": first,
        "typed_to": last,
        "facets": facet_lists(page, searched) if page else (),
        "orders": orders(searched),
        "months": months,
        "some_undated": any(month.undated for month in months),
        "without_certain": searched.with_certain(False),
        "with_certain": searched.with_certain(True),
    }


def _pointer(typed: str, error: AnswerError) -> Pointer | None:
    if error.position is None:
        return None
    end = error.end if error.end is not None else error.position + 1
    before = typed[: error.position]
    if len(before) > AWAY:
        before = "…" + before[-KEPT:]
    return Pointer(
        before=before,
        fault=typed[error.position : end],
        after=typed[end:],
        character=error.position + 1,
        indent=" " * len(before),
    )
