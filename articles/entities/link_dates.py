"""The only writer of DateMention rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from articles.entities.dates import DateFound, StoryDate, dates_in
from articles.entities.insert import insert_new
from articles.models import Article, DateMention

DATE_MENTION = {
    "article_id": "bigint",
    "field": "text",
    "start": "integer",
    "end": "integer",
    "text": "text",
    "first_day": "date",
    "end_day": "date",
    "unit": "text",
}
"""Columns that are written here, with their types in PostgreSQL."""
LONGEST = DateMention._meta.get_field("text").max_length or 0
"""Characters of the longest expression kept."""


def dates_of(article: Article, texts: Mapping[str, str]) -> dict[str, tuple[DateFound, ...]]:
    """The dates that `texts` (field -> text as shown) speak of, by field; asks the database nothing."""
    story, language = story_date(article), article.language.partition("-")[0].lower()
    return {
        field: tuple(
            found for found in dates_in(text, story=story, language=language) if found.end - found.start <= LONGEST
        )
        for field, text in texts.items()
    }


def link_dates(article: Article, dates: Mapping[str, Iterable[DateFound]], *, is_new: bool = False) -> int:
    """Replace the article's dates by these, given by field. Returns how many.

    Call in the transaction that writes the names. `is_new` says that the story cannot have any yet.
    """
    if not is_new:
        DateMention.objects.filter(article=article).delete()
    rows = date_rows(article, dates)
    if rows:
        insert_new(DateMention, DATE_MENTION, rows)
    return len(rows)


def date_rows(article: Article, dates: Mapping[str, Iterable[DateFound]]) -> list[tuple[Any, ...]]:
    """The rows of an article's dates, given by field: the values of DATE_MENTION in its order."""
    return [(article.pk, field, *_row(found)) for field, of in dates.items() for found in of]


def story_date(article: Article) -> StoryDate | None:
    """The day, month or year of the version shown, by which its dates are understood; an instant is its Copenhagen day.

    None where the source gave none, and for a date that cannot be right: nothing is certain by that.
    """
    if article.published_from is None or article.published_to is None or article.date_is_doubtful:
        return None
    return StoryDate(first_day=article.published_from, end_day=article.published_to)


def _row(found: DateFound) -> tuple[int, int, str, str | None, str | None, str]:
    first_day = found.first_day.isoformat() if found.first_day else None
    end_day = found.end_day.isoformat() if found.end_day else None
    return found.start, found.end, found.text, first_day, end_day, found.unit
