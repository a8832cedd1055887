"""SearchRequest -> SearchPage. Query tree to masks, counts, facets, histogram, snippets. No HTTP here."""

from articles.search.engine import search
from articles.search.limits import TooBroad
from articles.search.page import (
    PER_PAGE,
    Choice,
    Facet,
    Hit,
    MentionedName,
    Month,
    SearchPage,
    SearchRequest,
    Sort,
)
from articles.search.unanswerable import UnanswerableQuery

__all__ = [
    "PER_PAGE",
    "Choice",
    "Facet",
    "Hit",
    "MentionedName",
    "Month",
    "SearchPage",
    "SearchRequest",
    "Sort",
    "TooBroad",
    "UnanswerableQuery",
    "search",
]
