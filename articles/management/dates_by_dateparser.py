"""The dates that the library dateparser finds, for comparing with our own rules. The archive does not depend on it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from articles.entities.dates.expressions import Expected, Expression, Range, Reader

_SETTINGS = {"RETURN_TIME_AS_PERIOD": False, "PREFER_DAY_OF_MONTH": "first", "PREFER_MONTH_OF_YEAR": "first"}


def reader() -> Reader:
    """dateparser's search with the story's date as its base. Raises ImportError when it is not installed."""
    from dateparser.date import DateDataParser  # noqa: PLC0415
    from dateparser.search import search_dates  # noqa: PLC0415

    def read(expression: Expression) -> Sequence[Expected]:
        return _read(expression, search_dates, DateDataParser)

    return read


def _read(expression: Expression, search: Callable[..., Any], parser: Callable[..., Any]) -> list[Expected]:
    """What the search finds, at its characters; the range is the day, month or year that the library says it is."""
    story = expression.story
    settings: dict[str, Any] = dict(_SETTINGS)
    if story is not None:
        settings["RELATIVE_BASE"] = datetime.combine(story.first_day, datetime.min.time())
    if expression.language == "da":
        settings["DATE_ORDER"] = "DMY"
    found = search(expression.text, languages=[expression.language], settings=settings) or []
    places: list[Expected] = []
    end = 0
    for text, moment in found:
        start = expression.text.find(text, end)
        if start >= 0:
            end = start + len(text)
            period = parser(languages=[expression.language], settings=settings).get_date_data(text).period
            places.append(Expected(start, end, _range(moment.date(), period)))
    return places


def _range(day: date, period: str) -> Range:
    if period == "year":
        return date(day.year, 1, 1), date(day.year + 1, 1, 1)
    if period == "month":
        first = day.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1)
    if period == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=7)
    return day, day + timedelta(days=1)
