"""Which of the archive's stories may be alike, by their prints and their dates: few enough to be measured."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import connection

from articles.importing.filed_bands import (
    EVERY_MONTH,
    KEPT,
    KEPT_BITS,
    NO_MONTH,
    first_day_of,
    last_day_of,
    month_of,
    months_about,
)
from articles.importing.window import Days, by_month, read_through
from articles.models import TextPrint
from articles.models.likeness import MONTHLESS

MOST_CANDIDATES = 200
"""Of one story, nearest days first: a text that the wire repeats every day resembles thousands."""

_OF_PRINTS = """
    SELECT print.article_id AS asking, print.article_id AS article, print.bands,
           article.published_from AS "from", article.published_to AS "to"
    FROM articles_textprint print JOIN articles_article article ON article.id = print.article_id
    WHERE print.article_id = ANY(%(asking)s)
"""
_OF_TEXTS = """
    SELECT asking, NULL::bigint AS article, bands, "from", "to"
    FROM jsonb_to_recordset(%(asking)s::jsonb) AS texts(asking int, bands bigint[], "from" date, "to" date)
"""
# Spans are half-open: two days in a row have no day between one's end and the other's beginning.
_CANDIDATES = """
WITH asked AS MATERIALIZED (
    SELECT asking, article, "from", "to", ARRAY(
        SELECT (month.number << %(kept_bits)s) | (band & %(kept)s)
        FROM unnest(%(months)s::bigint[], %(firsts)s::date[], %(lasts)s::date[]) AS month(number, first, last)
        CROSS JOIN unnest(bands) AS band
        WHERE "from" IS NULL OR (month.first < "to" + %(days)s AND "from" - %(days)s <= month.last)
    ) AS bands
    FROM (<asking>) AS texts
)
SELECT asked.asking, found.article_id
FROM asked
CROSS JOIN LATERAL (
    SELECT print.article_id
    FROM articles_textprint print JOIN articles_article article ON article.id = print.article_id
    WHERE print.bands && asked.bands AND print.article_id IS DISTINCT FROM asked.article
      AND (asked."from" IS NULL OR article.published_from IS NULL
           OR (article.published_from - asked."to" < %(days)s AND asked."from" - article.published_to < %(days)s))
    ORDER BY abs(article.published_from - asked."from"), article.guid
    LIMIT %(most)s
) AS found
ORDER BY asked.asking, found.article_id
"""

_MONTHS = """
WITH RECURSIVE month AS (
    SELECT date_trunc('month', min(published_from))::date AS first FROM articles_article
    WHERE published_from BETWEEN %(first)s AND %(last)s
    UNION ALL
    SELECT (
        SELECT date_trunc('month', min(published_from))::date FROM articles_article
        WHERE published_from BETWEEN month.first + interval '1 month' AND %(last)s
    ) FROM month WHERE month.first IS NOT NULL
)
SELECT first FROM month WHERE first IS NOT NULL
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the stories are found by that a text not stored may be like."""

    bands: list[int]
    days: Days


def like_prints(stories: Mapping[int, Days]) -> dict[int, list[int]]:
    """Which stories (keys) may be like those of which prints are stored; those that none may be like are left out."""
    left = dict(stories)
    found: dict[int, list[int]] = {}
    for month in by_month(stories):
        if read := read_through(month, MOST_CANDIDATES):
            found |= read.candidates
            left = {pk: days for pk, days in left.items() if pk not in month or pk in read.undecided}
    if left:
        with connection.cursor() as cursor:
            # What is new must be sorted into the index first: its list would be read through for every story.
            cursor.execute("SELECT gin_clean_pending_list('print_bands')")
    return found | _candidates(_OF_PRINTS, list(left), list(left.values()))


def like_texts(texts: Sequence[Asked]) -> dict[int, list[int]]:
    """The same of texts, by place in `texts`."""
    asking = [
        {"asking": n, "bands": text.bands, "from": _iso(text.days[0]), "to": _iso(text.days[1])}
        for n, text in enumerate(texts)
    ]
    return _candidates(_OF_TEXTS, json.dumps(asking), [text.days for text in texts])


def months_with_stories(first: int, stop: int) -> list[int]:
    """Those of some months in which stories of the archive begin, in order; from index entry to index entry.

    In others nothing has to be looked for: in the next month, say, in the last days of this.
    """
    with connection.cursor() as cursor:
        cursor.execute(_MONTHS, {"first": first_day_of(first), "last": last_day_of(stop - 1)})
        return [month_of(first) for (first,) in cursor.fetchall()]


def _candidates(asking_in: str, asking: Any, days: Sequence[Days]) -> dict[int, list[int]]:
    if not days:
        return {}
    spans = [_months(*each) for each in days]
    months = months_with_stories(min(span.start for span in spans), max(span.stop for span in spans))
    always = _monthless()
    values = {
        "asking": asking,
        "months": [*always, *months],
        "firsts": [*(date.min for _none in always), *map(first_day_of, months)],
        "lasts": [*(date.max for _none in always), *map(last_day_of, months)],
        "kept_bits": KEPT_BITS,
        "kept": KEPT,
        "days": settings.DUPLICATE_DAYS,
        "most": MOST_CANDIDATES,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES.replace("<asking>", asking_in), values)
        rows = cursor.fetchall()
    return {asked: [pk for _asked, pk in group] for asked, group in groupby(rows, key=lambda row: row[0])}


def _months(first_day: date | None, end_day: date | None) -> range:
    """Those of stories whose date is near enough."""
    if first_day is None or end_day is None:
        return EVERY_MONTH
    return months_about(first_day, end_day, settings.DUPLICATE_DAYS)


def _monthless() -> list[int]:
    """NO_MONTH if a print is filed under it."""
    prints = TextPrint.objects.filter(bands__0__lt=MONTHLESS).order_by("pk")  # so that their own index is taken
    return [NO_MONTH for _pk in prints.values_list("pk", flat=True)[:1]]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
