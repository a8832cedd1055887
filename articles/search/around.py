"""The months around a chosen period, so that a reader sees what else there is to choose."""

from dataclasses import replace

from articles.search.histogram import histogram
from articles.search.matching import has_period, matching
from articles.search.page import Month, SearchPage


def months_around(page: SearchPage) -> tuple[Month, ...]:
    """The histogram of the same question without its period, as facets are counted without their own choice.

    That of `page` itself when no period was chosen; one query when there is one.
    """
    if not has_period(page.request):
        return page.histogram
    return histogram(matching(replace(page.request, first_day=None, end_day=None, only_certain=False)))
