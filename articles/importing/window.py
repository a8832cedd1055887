"""Near-duplicates of many stories of one month: the prints about it are read through, once for all of them.

A look into the index is one descent for each of a print's 64 bands, some 0.3 ms a story. Where all stories of a month
ask, each costs a tenth of that when the prints are read through.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import numpy as np
from django.conf import settings
from django.db import connection

from articles.compare import meetings
from articles.importing.filed_bands import KEPT, NO_MONTH, month_filed_under
from articles.models.likeness import MONTHLESS

FEWEST = 50
"""Stories that the prints are read through for."""
WORTH = 10
"""Prints read through for each of them, at most; with about twenty it takes as long as looking bands up."""
_LONGEST_MONTH = timedelta(31)
_NEVER = 10_000_000
"""Days from any day to those of a story without a date, which is near every other."""
_SENT_HEAD = 20
"""Bytes of an array of one dimension before its first element, as array_send() writes it."""
_SENT = np.dtype([("size", ">i4"), ("band", ">i8")])

Days = tuple[date | None, date | None]
"""A story's date: the first day and the one behind the last; or None twice."""

# Filed under a month are those that begin and end in it; the others may be of any.
_HOW_MANY = """
SELECT (SELECT count(*) FROM (
            SELECT FROM articles_article WHERE published_from >= %(first)s AND published_from < %(stop)s LIMIT %(most)s
        ) AS dated)
     + (SELECT count(*) FROM (
            SELECT FROM articles_textprint WHERE bands[1] < %(monthless)s LIMIT %(most)s
        ) AS monthless)
"""
_PRINTS = """
SELECT print.article_id, array_send(print.bands), article.published_from, article.published_to
FROM articles_article article JOIN articles_textprint print ON print.article_id = article.id
WHERE article.published_from >= %(first)s AND article.published_from < %(stop)s AND bands[1] >= %(monthless)s
UNION ALL
SELECT print.article_id, array_send(print.bands), article.published_from, article.published_to
FROM articles_textprint print JOIN articles_article article ON article.id = print.article_id
WHERE bands[1] < %(monthless)s
"""


@dataclass(frozen=True, slots=True)
class Read:
    """What reading through has found."""

    candidates: dict[int, list[int]]
    """Of stories that some may be like (keys), which ones (keys, sorted)."""
    undecided: set[int]
    """Those among the stories asked for that more may be like than are to be told."""


def by_month(stories: Mapping[int, Days]) -> list[dict[int, Days]]:
    """Those of the stories that begin and end in one month, so many of each that reading through may be worth it."""
    months: dict[int, dict[int, Days]] = defaultdict(dict)
    for pk, days in stories.items():
        months[month_filed_under(*days)][pk] = days
    months.pop(NO_MONTH, None)
    return [month for month in months.values() if len(month) >= FEWEST]


def read_through(asking: Mapping[int, Days], most: int) -> Read | None:
    """Which stories may be like these, whose prints are stored and who are of one month; at most so many of each.

    None where the archive has too many others about this month.
    """
    days = settings.DUPLICATE_DAYS
    worth = len(asking) * WORTH
    values: dict[str, Any] = {
        "first": _moved(min(first for first, _end in asking.values() if first), -timedelta(days) - _LONGEST_MONTH),
        "stop": _moved(max(end for _first, end in asking.values() if end), timedelta(days)),
        "monthless": MONTHLESS,
        "most": worth + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_HOW_MANY, values)
        if cursor.fetchone()[0] > worth:
            return None
        cursor.execute(_PRINTS, values)
        return _read(cursor.fetchall(), asking, days, most)


def _read(rows: list[tuple[Any, ...]], asking: Mapping[int, Days], days: int, most: int) -> Read:
    keys = np.array([row[0] for row in rows], np.int64)
    sent = [row[1][_SENT_HEAD:] for row in rows]
    bands = np.frombuffer(b"".join(sent), _SENT)["band"].astype(np.int64) & KEPT
    places = np.repeat(np.arange(len(rows)), [len(one) // _SENT.itemsize for one in sent])
    first = np.array([row[2].toordinal() if row[2] else -_NEVER for row in rows], np.int64)
    end = np.array([row[3].toordinal() if row[3] else _NEVER for row in rows], np.int64)
    found = meetings(places, bands, np.isin(keys, list(asking)), most)
    # Spans are half-open: two days in a row have no day between one's end and the other's beginning.
    near = (first[found.met] - end[found.asking] < days) & (first[found.asking] - end[found.met] < days)
    pairs = zip(keys[found.asking[near]].tolist(), keys[found.met[near]].tolist(), strict=True)
    candidates = {pk: sorted(met for _pk, met in group) for pk, group in groupby(pairs, key=lambda pair: pair[0])}
    undecided = {pk for pk, met in candidates.items() if len(met) > most}.union(keys[found.crowded].tolist())
    return Read({pk: met for pk, met in candidates.items() if pk not in undecided}, undecided)


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta(0) else date.max
