"""Rows of names, inserted many at once; what is there already is left as it is."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from articles.entities.fold import danish_sort_key, fold_words
from articles.entities.insert import insert_new
from articles.entities.shape import odd_shape
from articles.entities.variants import variant_keys
from articles.models import Alias, Entity, Mention
from articles.models.copying import array_text

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

_STORED = """
    SELECT e.type, e.name, e.id FROM unnest(%s::text[], %s::text[]) AS asked (type, name)
    JOIN articles_entity e ON e.type = asked.type AND e.name = asked.name AND e.qualifier = ''
"""

MentionRow = tuple[int, int | None, int, str, int, int, str, float]
"""The values of MENTION in its order."""
EntityKey = tuple[str, str]
"""What an entity is found by in a text: type and name."""


def insert_mentions(rows: Sequence[MentionRow]) -> None:
    """Insert mentions."""
    insert_new(Mention, MENTION, rows)


def insert_spellings(written: Sequence[tuple[int, str]]) -> None:
    """Have these ways to write an entity (primary key) stored."""
    insert_new(Alias, ALIAS, [(pk, text, fold_words(text)) for pk, text in written])


def entities_of(keys: set[EntityKey]) -> dict[EntityKey, int]:
    """The entity of each key as a text is first taken for it, made where there was none: one query more, and only then.

    One more still if another import made it in between.
    """
    known = _stored(keys)
    if missing := sorted(keys - known.keys()):
        made = insert_new(Entity, ENTITY, [_entity(*key) for key in missing], returning=("type", "name", "id"))
        known |= {(type_, name): pk for type_, name, pk in made}
    if made_elsewhere := keys - known.keys():
        known |= _stored(made_elsewhere)
    return known


def entity_row(type_: str, name: str, qualifier: str) -> Entity:
    """The entity of this type, name and qualifier, made where there was none."""
    insert_new(Entity, ENTITY, [_entity(type_, name, qualifier)])
    return Entity.objects.get(type=type_, name=name, qualifier=qualifier)


def _entity(type_: str, name: str, qualifier: str = "") -> tuple[Any, ...]:
    return type_, name, qualifier, danish_sort_key(name), variant_keys(type_, name), odd_shape(type_, name), False


def _stored(keys: set[EntityKey]) -> dict[EntityKey, int]:
    # By thousands: the ORM would prepare each name as a parameter of its own.
    types, names = zip(*keys, strict=True) if keys else ((), ())
    with connection.cursor() as cursor:
        cursor.execute(_STORED, [array_text(types), array_text(names)])
        return {(type_, name): pk for type_, name, pk in cursor.fetchall()}
