"""Stories of the archive as the index takes them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from articles.index.columns import CORRECTED, DOUBTFUL, NAME_BITS, NEVER, UNITS, IndexedStory
from articles.models import EntityType

_MICROSECONDS = "(extract(epoch FROM {}) * 1000000)::bigint"
_DAY = "coalesce({} - date '0001-01-01' + 1, 0)"

# What ArticleQuerySet.listed() says, with the instants at which an embargo changes it left open.
_STORIES = f"""
    SELECT a.id, {_MICROSECONDS.format("a.sort_at")}, a.sort_rank, {_DAY.format("a.published_from")},
        {_DAY.format("a.published_to")}, a.published_precision, a.date_is_doubtful, a.is_corrected,
        coalesce(a.section_id, 0), a.provider_id, a.language, a.headline, a.lead, a.body,
        {_MICROSECONDS.format("a.embargo_until")}, {_MICROSECONDS.format("r.embargo_until")},
        r.status = 'usable' AND r.shown_id IS NOT NULL
    FROM articles_article a LEFT JOIN articles_article r ON r.id = a.replaced_by_id
    WHERE a.id = ANY(%s) AND a.status = 'usable' AND a.shown_id IS NOT NULL
        AND (r.id IS NULL OR r.status <> 'canceled')
        AND (r.id IS NULL OR r.status <> 'usable' OR r.shown_id IS NULL OR r.embargo_until IS NOT NULL)
"""  # noqa: S608 all is ours
_NAMES = """
    SELECT DISTINCT m.article_id, m.entity_id, e.type
    FROM articles_mention m JOIN articles_entity e ON e.id = m.entity_id WHERE m.article_id = ANY(%s)
"""
_SPANS = f"""
    SELECT DISTINCT article_id, unit, {_DAY.format("first_day")}, {_DAY.format("end_day")}
    FROM articles_datemention WHERE article_id = ANY(%s) AND first_day IS NOT NULL
"""  # noqa: S608 all is ours
_TYPES = {type_.value: place for place, type_ in enumerate(EntityType)}
_UNITS = {unit: place for place, unit in enumerate(UNITS)}


def load_stories(pks: Iterable[int]) -> list[IndexedStory]:
    """Those of the stories that are listed, or will or may be when an embargo ends; in three queries."""
    asked = list(pks)
    with connection.cursor() as cursor:
        cursor.execute(_STORIES, [asked])
        rows = cursor.fetchall()
        names = _names(cursor, asked)
        spans = _spans(cursor, asked)
    return [_story(row, names.get(row[0], ()), spans.get(row[0], ())) for row in rows]


def name_number(entity: int, type_: str) -> int:
    """An entity as it stands in the column of names."""
    return entity << NAME_BITS | _TYPES[type_]


def _story(row: Sequence[Any], names: Sequence[int], spans: Sequence[tuple[int, int, int]]) -> IndexedStory:
    pk, sort_at, rank, first, end, precision, is_doubtful, is_corrected, section, provider, language = row[:11]
    headline, lead, body, embargo, embargo_of_replacement, may_be_replaced = row[11:]
    return IndexedStory(
        pk=pk,
        sort_at=NEVER if sort_at is None else sort_at,
        sort_rank=rank,
        first_day=first,
        end_day=end,
        precision=precision,
        flags=is_doubtful * DOUBTFUL | is_corrected * CORRECTED,
        section=section,
        provider=provider,
        language=language,
        headline=headline,
        lead=lead,
        body=body,
        names=names,
        spans=spans,
        shows_from=embargo,
        shows_until=embargo_of_replacement if may_be_replaced else None,
    )


def _names(cursor: Any, pks: list[int]) -> dict[int, list[int]]:
    cursor.execute(_NAMES, [pks])
    names = defaultdict(list)
    for pk, entity, type_ in cursor.fetchall():
        names[pk].append(name_number(entity, type_))
    return {pk: sorted(numbers) for pk, numbers in names.items()}


def _spans(cursor: Any, pks: list[int]) -> dict[int, list[tuple[int, int, int]]]:
    cursor.execute(_SPANS, [pks])
    spans = defaultdict(list)
    for pk, unit, first, end in cursor.fetchall():
        spans[pk].append((_UNITS[unit], first, end))
    return {pk: sorted(found) for pk, found in spans.items()}


def names_of_stories(pks: Iterable[int]) -> list[tuple[int, int]]:
    """Pairs of story and name, of these stories."""
    with connection.cursor() as cursor:
        return [(pk, name) for pk, names in _names(cursor, list(pks)).items() for name in names]


def stories_of_names(entities: Iterable[int]) -> list[tuple[int, int]]:
    """Pairs of story and name: who is mentioned where, of these entities alone."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES.replace("m.article_id = ANY", "m.entity_id = ANY"), [list(entities)])
        return [(pk, name_number(entity, type_)) for pk, entity, type_ in cursor.fetchall()]
