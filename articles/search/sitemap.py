"""All that a reader may be sent to, in parts of bounded size: stories, names, and dates that hold stories.

A part holds a range of primary keys, so that what it holds only changes with what is in it, however many stories come
after; a range that holds nothing is no part. Every part costs two queries at most.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from articles.index.columns import NAME_BITS, Array
from articles.models import Article, Entity, name_address, story_address
from articles.search.counts import every_name
from articles.search.story_set import Is, StorySet, has_month, is_of_a_day
from articles.story import Moment

PART = 25_000
"""Things in a part at most; each has an address in two languages, and a file of a sitemap has room for 50,000."""
YEARS = 50
"""Years in a part of dates: with all their months and days 18,950 things."""


@dataclass(frozen=True, slots=True)
class Place:
    """A path in the language in force, and since when its text is as it is, if that is known."""

    path: str
    changed_at: datetime | None = None


def parts_of_stories(listed: StorySet) -> list[int]:
    """The numbers of the parts that hold stories."""
    return _parts([of.columns.ids[mask] for of, mask in zip(listed.segments, listed.masks, strict=True)], PART)


def stories_of_part(number: int, now: datetime) -> Iterator[Place]:
    """By primary key. What an embargo held back is as it is since its end."""
    rows = (
        Article.objects.listed(now)
        .filter(pk__gte=number * PART, pk__lt=(number + 1) * PART)
        .order_by("pk")
        .values_list("pk", "headline", "changed_at", "embargo_until")
    )
    for pk, headline, changed_at, embargo_until in rows:
        yield Place(story_address(pk, headline), max(changed_at, embargo_until or changed_at))


def parts_of_names(listed: StorySet) -> list[int]:
    """The numbers of the parts that hold names which a listed story mentions."""
    return _parts([_names(listed)], PART)


def names_of_part(number: int, listed: StorySet) -> Iterator[Place]:
    """By primary key."""
    pks = _names(listed)
    mentioned = set(pks[(pks >= number * PART) & (pks < (number + 1) * PART)].tolist())
    rows = Entity.objects.filter(pk__gte=number * PART, pk__lt=(number + 1) * PART).order_by("pk")
    for pk, shown in rows.values_list("pk", "shown") if mentioned else ():
        if pk in mentioned:
            yield Place(name_address(pk, shown))


def parts_of_dates(listed: StorySet) -> list[int]:
    """The numbers of the parts that hold years with stories."""
    return sorted({moment.first_day.year // YEARS for moment in _dates(listed)})


def dates_of_part(number: int, listed: StorySet) -> list[Moment]:
    """Years, months and days that hold stories, each after what it is a part of."""
    first, end = date(max(number * YEARS, 1), 1, 1), (number + 1) * YEARS
    return [moment for moment in _dates(listed) if first <= moment.first_day and moment.first_day.year < end]


def _parts(keys: list[Array], size: int) -> list[int]:
    return np.unique(np.concatenate([*keys, np.zeros(0, np.int64)]) // size).astype(np.int64).tolist()


def _names(listed: StorySet) -> Array:
    """Primary keys, each once."""
    return np.unique(np.flatnonzero(every_name(listed)) >> NAME_BITS)


def _dates(listed: StorySet) -> list[Moment]:
    days, months, years = (
        {date.fromordinal(day) for day in _first_days(listed, quality)} for quality in (is_of_a_day, has_month, None)
    )
    found = {
        *(Moment.of_day(day) for day in days),
        *(Moment.of_month(day.year, day.month) for day in months),
        *(Moment.of_year(day.year) for day in years),
    }
    return sorted(found, key=lambda moment: (moment.first_day, -moment.end_day.toordinal()))


def _first_days(listed: StorySet, quality: Is | None) -> set[int]:
    """Of the dated stories that have a quality, as ordinals."""
    found: set[int] = set()
    for segment, mask in zip(listed.segments, listed.masks, strict=True):
        days = segment.columns.first_day
        asked = mask & (days > 0) & (quality(segment) if quality else True)
        found.update(np.unique(days[asked]).tolist())
    return found
