"""Stories by the dates that their texts speak of.

A date in a text answers a year, a month or a day when it lies within it; and when it overlaps it and is not counted
in a coarser unit than the one asked for. So "3. til 7. maj 2021" answers 4 May, and May, and 2021; "sommeren 2019",
counted in months, answers July 2019 and 2019 but no day; "1994" answers 1994 but no month of it; "1990'erne" answers
neither 1994 nor a day. What could not be told for certain answers nothing.
"""

import re
from collections.abc import Callable

from articles.index.columns import UNITS, Array
from articles.models import DateUnit
from articles.query import Span
from articles.story import Moment, Precision

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_AS_FINE = {
    Precision.DAY: [DateUnit.DAY],
    Precision.MONTH: [DateUnit.DAY, DateUnit.MONTH],
    Precision.YEAR: [DateUnit.DAY, DateUnit.MONTH, DateUnit.YEAR],
}
"""The units that are not coarser than what is asked for."""


def spans_answering(asked: Span | Moment) -> Callable[[Array], Array]:
    """The condition on spans of the index that they answer the year, the month or the day `asked`.

    From rows of unit, first day and end day to those that do.
    """
    # What lies within and is counted in a coarser unit there cannot be: it is at least as long as that unit.
    first, end = asked.first_day.toordinal(), asked.end_day.toordinal()
    coarsest = max(UNITS.index(unit) for unit in _AS_FINE[asked.precision])

    def answers(rows: Array) -> Array:
        units, firsts, ends = rows.T
        right: Array = (units <= coarsest) & (firsts < end) & (ends > first)
        return right | (firsts >= first) & (ends <= end)

    return answers


def iso_of(whole: int) -> str:
    """The ISO form of a whole date as articles.index.opened numbers it."""
    month, day = divmod(whole, 32)
    year, month = divmod(month, 13)
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def whole_of(iso: str) -> int:
    """The number of a whole day, month or year in ISO; 0, which is none, for anything else."""
    if not _ISO.fullmatch(iso):
        return 0
    year, month, day = [*map(int, iso.split("-")), 0, 0][:3]
    return (year * 13 + month) * 32 + day
