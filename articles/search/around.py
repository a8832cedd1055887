"""The months around a chosen period, so that a reader sees what else there is to choose."""

from contextlib import suppress
from dataclasses import replace

from articles.search.histogram import histogram
from articles.search.limits import TooBroad, in_time
from articles.search.page import Month, SearchPage
from articles.search.question import Question, has_period


def months_around(page: SearchPage) -> tuple[Month, ...]:
    """The histogram of the same question without its period, as facets are counted without their own choice.

    That of `page` itself when no period was chosen, or when there is no time for more.
    """
    if not has_period(page.request):
        return page.histogram
    with suppress(TooBroad), in_time():
        question = Question(replace(page.request, first_day=None, end_day=None, only_certain=False))
        return histogram(question.view.segments, question.masks())
    return page.histogram
