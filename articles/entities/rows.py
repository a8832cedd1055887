"""Rows of names, inserted many at once; what is there already is left as it is."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, models

from articles.entities.fold import danish_sort_key, fold_words
from articles.entities.shape import odd_shape
from articles.entities.variants import variant_keys
from articles.models import Alias, Entity, Mention

ENTITY = {
    "type": "text",
    "name": "text",
    "qualifier": "text",
    "sort_key": "text",
    "variant_keys": "text[]",
    "odd_shape": "text",
    "is_compared": "boolean",
}
ALIAS = {"entity_id": "bigint", "text": "text", "words": "text[]"}
MENTION = {
    "article_id": "bigint",
    "entity_id": "bigint",
    "found_id": "bigint",
    "field": "text",
    "start": "integer",
    "end": "integer",
    "text": "text",
    "confidence": "double precision",
}
"""Columns that are written here, with their types in PostgreSQL."""

EntityKey = tuple[str, str]
"""What an entity is found by in a text: type and name."""


def insert_mentions(rows: Sequence[Sequence[Any]]) -> None:
    """Insert mentions: the values of MENTION in its order."""
    _insert(Mention, MENTION, rows)


def insert_spellings(written: Sequence[tuple[int, str]]) -> None:
    """Have these ways to write an entity (primary key) stored."""
    _insert(Alias, ALIAS, [(pk, text, fold_words(text)) for pk, text in written])


def entities_of(keys: set[EntityKey]) -> dict[EntityKey, int]:
    """The entity of each key as a text is first taken for it, made where there was none: one query more, and only then.

    One more still if another import made it in between.
    """
    known = _stored(keys)
    if missing := sorted(keys - known.keys()):
        made = _insert(Entity, ENTITY, [_entity(type_, name) for type_, name in missing])
        known |= {(type_, name): pk for pk, type_, name, *_rest in made}
    if made_elsewhere := keys - known.keys():
        known |= _stored(made_elsewhere)
    return known


def entity_row(type_: str, name: str, qualifier: str) -> Entity:
    """The entity of this type, name and qualifier, made where there was none."""
    _insert(Entity, ENTITY, [_entity(type_, name, qualifier)])
    return Entity.objects.get(type=type_, name=name, qualifier=qualifier)


def _entity(type_: str, name: str, qualifier: str = "") -> tuple[Any, ...]:
    return type_, name, qualifier, danish_sort_key(name), variant_keys(type_, name), odd_shape(type_, name), False


def _stored(keys: set[EntityKey]) -> dict[EntityKey, int]:
    same_names = Entity.objects.filter(name__in={name for _type, name in keys}, qualifier="").order_by()
    rows = same_names.values_list("type", "name", "pk")
    return {(type_, name): pk for type_, name, pk in rows if (type_, name) in keys}


def _insert(
    model: type[models.Model], columns: Mapping[str, str], rows: Sequence[Sequence[Any]]
) -> list[tuple[Any, ...]]:
    """Insert rows of `columns`, in this order, but for those that are there. Returns the new ones, keys first.

    The ORM prepares every value of every row singly, which for the thirty rows of a story costs half of what
    finding its names does.
    """
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    typed = ", ".join(f"{quote(name)} {kind}" for name, kind in columns.items())
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(model._meta.db_table)} ({names})"  # noqa: S608 all are names of ours
            f" SELECT {names} FROM json_to_recordset(%s) AS new ({typed})"
            f" ON CONFLICT DO NOTHING RETURNING id, {names}",
            [json.dumps([dict(zip(columns, row, strict=True)) for row in rows])],
        )
        return list(cursor.fetchall())
