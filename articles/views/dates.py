"""The calendar: all years, a year, a month, a day."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import ArticleQuerySet, sentence
from articles.query.dates import ImpossibleDate, read_span
from articles.search.calendar import (
    neighbouring_days,
    neighbouring_months,
    sheet_of_month,
    sheets_of_year,
    stories_known_to,
    stories_within,
    table_of_years,
)
from articles.search.coverage import sections_of
from articles.search.listing import list_folded, list_stories
from articles.search.mentioned import stories_speaking_of
from articles.search.page import PER_PAGE, Hit
from articles.search.people import names_in
from articles.story import Moment
from articles.views.name_params import ListParams

STORIES_A_DAY = 50
"""Of a day's timeline on one page; its rows are a third of a result's height."""
NAMES_OF_A_DAY = 5
"""Of each type."""


MOST_SPEAKING = 20
"""Stories shown of those whose text speaks of a day; the search has them all."""


@require_safe
def dates_view(request: HttpRequest) -> HttpResponse:
    """Every year with its months, and the newest year day by day."""
    table = table_of_years()
    year = sheets_of_year(table.newest) if table.newest else None
    return render(request, "articles/dates.html", {"table": table, "year": year})


@require_safe
def year_view(request: HttpRequest, year: int) -> HttpResponse:
    """A year day by day, and its stories known to the year only."""
    _check(f"{year:04}")
    if moved := _moved(request, "articles:year", year):
        return moved
    moment = Moment.of_year(year)
    context = {
        "year": sheets_of_year(year),
        "moment": moment,
        "speaking": stories_speaking_of(moment).count(),
        **_list(request, stories_known_to(moment).newest_first(), PER_PAGE),
    }
    return render(request, "articles/year.html", context)


@require_safe
def month_view(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """A month as a calendar and as a list; only its stories of an unknown day with ?undated=1."""
    _check(f"{year:04}-{month:02}")
    if moved := _moved(request, "articles:month", year, month):
        return moved
    moment = Moment.of_month(year, month)
    sheet, without_month = sheet_of_month(year, month)
    before, after = neighbouring_months(moment.first_day)
    params = ListParams.of(request)
    stories = stories_known_to(moment) if params.undated else stories_within(moment)
    context = {
        "sheet": sheet,
        "moment": moment,
        "year": Moment.of_year(year),
        "without_month": without_month,
        "speaking": stories_speaking_of(moment).count(),
        "before": before,
        "after": after,
        "only_undated": params.undated,
        "all_days": params.but(undated=False).query_string(),
        "unknown_days": params.but(undated=True).query_string(),
        **_list(request, stories.newest_first(), PER_PAGE),
    }
    return render(request, "articles/month.html", context)


@require_safe
def day_view(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """A day's stories by the clock, those without a time first; and the newest of those whose text speaks of it."""
    _check(f"{year:04}-{month:02}-{day:02}")
    if moved := _moved(request, "articles:day", year, month, day):
        return moved
    moment = Moment.of_day(date(year, month, day))
    stories = stories_within(moment)
    before, after = neighbouring_days(moment.first_day)
    sheet, without_month = sheet_of_month(year, month)
    speaking = stories_speaking_of(moment)
    how_many = speaking.count()
    context = {
        "moment": moment,
        "speaking": how_many,
        "speaking_hits": list_stories(speaking.newest_first()[:MOST_SPEAKING]) if how_many else (),
        "month": Moment.of_month(year, month),
        "sheet": sheet,
        "without_month": without_month,
        "before": before,
        "after": after,
        "names": names_in(stories, NAMES_OF_A_DAY),
        "sections": sections_of(stories),
        **_list(request, stories.oldest_first(), STORIES_A_DAY, list_stories),
    }
    return render(request, "articles/day.html", context)


def _list(
    request: HttpRequest,
    stories: ArticleQuerySet,
    per_page: int,
    listing: Callable[[ArticleQuerySet], tuple[Hit, ...]] = list_folded,
) -> Mapping[str, Any]:
    """A page of `stories` as `listing` makes it, the page asked for brought within what there is."""
    count = stories.count()
    pages = max(1, -(-count // per_page))
    page = min(ListParams.of(request).page, pages)
    hits = listing(stories[(page - 1) * per_page : page * per_page]) if count else ()
    return {"hits": hits, "count": count, "page": page, "pages": pages}


def _check(typed: str) -> None:
    """Http404 that says what is wrong with a date that cannot be."""
    try:
        read_span(typed)
    except ImpossibleDate as problem:
        reason = sentence(problem.note)
        raise Http404(f"{reason}.") from None


def _moved(request: HttpRequest, name: str, *numbers: int) -> HttpResponse | None:
    """The one address of a date, when it was asked for by another: /dates/2020/8/."""
    address = reverse(name, args=numbers)
    if request.path == address:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
