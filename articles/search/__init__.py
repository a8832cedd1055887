"""SearchRequest -> SearchPage. Query tree to SQL, counts, facets, histogram, snippets. No HTTP here."""

from articles.search.engine import search
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
    "UnanswerableQuery",
    "search",
]
