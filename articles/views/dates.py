"""The calendar: all years, a year, a month, a day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import sentence
from articles.query.dates import ImpossibleDate, read_span
from articles.search.calendar import (
    neighbouring_days,
    neighbouring_months,
    same_day_of_other_years,
    sheet_of_month,
    sheets_of_year,
    table_of_years,
)
from articles.search.counts import sections_of, top_names
from articles.search.listing import list_folded, list_stories
from articles.search.page import PER_PAGE, Hit, Sort
from articles.search.story_set import StorySet, is_known_to, lies_within, listed_stories, speaks_of
from articles.story import Moment
from articles.views.conditional import conditional
from articles.views.heads import Head
from articles.views.name_params import ListParams

STORIES_A_DAY = 50
"""Of a day's timeline on one page; its rows are a third of a result's height."""
NAMES_OF_A_DAY = 5
"""Of each type."""


MOST_SPEAKING = 20
"""Stories shown of those whose text speaks of a day; the search has them all."""


@require_safe
@conditional
def dates_view(request: HttpRequest) -> HttpResponse:
    """Every year with its months, and the newest year day by day."""
    listed = listed_stories()
    table = table_of_years(listed)
    year = sheets_of_year(listed, table.newest) if table.newest else None
    return render(request, "articles/dates.html", {"table": table, "year": year})


@require_safe
@conditional
def year_view(request: HttpRequest, year: int) -> HttpResponse:
    """A year day by day, and its stories known to the year only."""
    _check(f"{year:04}")
    if moved := _moved(request, "articles:year", year):
        return moved
    moment = Moment.of_year(year)
    listed = listed_stories()
    sheets = sheets_of_year(listed, year)
    stories = _list(request, listed.where(is_known_to(moment)), PER_PAGE)
    context = {
        "head": _head(request, stories, holds=sheets.count > 0),
        "year": sheets,
        "moment": moment,
        "speaking": listed.where(speaks_of(moment)).count,
        **stories,
    }
    return render(request, "articles/year.html", context)


@require_safe
@conditional
def month_view(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """A month as a calendar and as a list; only its stories of an unknown day with ?undated=1."""
    _check(f"{year:04}-{month:02}")
    if moved := _moved(request, "articles:month", year, month):
        return moved
    moment = Moment.of_month(year, month)
    listed = listed_stories()
    sheet, without_month = sheet_of_month(listed, year, month)
    before, after = neighbouring_months(listed, moment.first_day)
    params = ListParams.of(request)
    asked = listed.where(is_known_to(moment) if params.undated else lies_within(moment))
    stories = _list(request, asked, PER_PAGE)
    context = {
        "head": _head(request, stories, "undated", holds=stories["count"] > 0),
        "sheet": sheet,
        "moment": moment,
        "year": Moment.of_year(year),
        "without_month": without_month,
        "speaking": listed.where(speaks_of(moment)).count,
        "before": before,
        "after": after,
        "only_undated": params.undated,
        "all_days": params.but(undated=False).query_string(),
        "unknown_days": params.but(undated=True).query_string(),
        **stories,
    }
    return render(request, "articles/month.html", context)


@require_safe
@conditional
def day_view(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """A day's stories by the clock, those without a time first; and the newest of those whose text speaks of it."""
    _check(f"{year:04}-{month:02}-{day:02}")
    if moved := _moved(request, "articles:day", year, month, day):
        return moved
    moment = Moment.of_day(date(year, month, day))
    listed = listed_stories()
    stories = listed.where(lies_within(moment))
    before, after = neighbouring_days(listed, moment.first_day)
    sheet, without_month = sheet_of_month(listed, year, month)
    speaking = listed.where(speaks_of(moment))
    names = top_names(stories, NAMES_OF_A_DAY)
    timeline = _list(request, stories, STORIES_A_DAY, sort=Sort.OLDEST, listing=list_stories)
    context = {
        "head": _head(request, timeline, holds=stories.count > 0),
        "moment": moment,
        "speaking": speaking.count,
        "speaking_hits": list_stories(speaking.keys(Sort.NEWEST, 0, MOST_SPEAKING), listed.now) if speaking else (),
        "month": Moment.of_month(year, month),
        "sheet": sheet,
        "without_month": without_month,
        "before": before,
        "after": after,
        "other_years": same_day_of_other_years(listed, moment.first_day),
        "names": tuple(chain.from_iterable(names.values())),
        "sections": sections_of(stories),
        **timeline,
    }
    return render(request, "articles/day.html", context)


def _list(
    request: HttpRequest,
    stories: StorySet,
    per_page: int,
    *,
    sort: Sort = Sort.NEWEST,
    listing: Callable[[Sequence[int], datetime], tuple[Hit, ...]] = list_folded,
) -> Mapping[str, Any]:
    """A page of `stories` as `listing` makes it, the page asked for brought within what there is."""
    count = stories.count
    pages = max(1, -(-count // per_page))
    page = min(ListParams.of(request).page, pages)
    hits = listing(stories.keys(sort, (page - 1) * per_page, per_page), stories.now) if count else ()
    return {"hits": hits, "count": count, "page": page, "pages": pages}


def _head(request: HttpRequest, listed: Mapping[str, Any], *names: str, holds: bool) -> Head:
    """Of a list with these parameters; an empty date is one of thousands like it, and not to be found."""
    query = ListParams.of(request).canonical(*names, page=listed["page"])
    return Head(query=query, is_indexed=holds and listed["page"] == 1)


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
