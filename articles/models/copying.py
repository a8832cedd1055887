"""Many rows of one table by COPY, for what comes by the thousands: the ORM prepares every value of every row singly."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import DEFERRED

_M = TypeVar("_M", bound=models.Model)


def copy_rows(model: type[models.Model], columns: Iterable[str], rows: Iterable[Sequence[Any]]) -> None:
    """Store rows of `columns`, in this order, of which none is there yet. Raises IntegrityError if one is.

    Values are what psycopg takes for the column's type; a list as text of an array, see array_text(). Columns that are
    left out take the database's default.
    """
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(f"COPY {quote(model._meta.db_table)} ({names}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)


def copy_models(model: type[_M], objects: Iterable[_M]) -> None:
    """Store objects with all their columns as they stand: no default, no time of saving is filled in.

    Of a model whose objects have no key yet the database gives it, and they are not told.
    """
    objects = list(objects)
    if not objects:
        return
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    if objects[0].pk is None:
        fields = [field for field in fields if not field.primary_key]
    plain = [(at, prepare) for at, field in enumerate(fields) if (prepare := _preparing(field))]
    read = attrgetter(*(field.attname for field in fields))

    def row(one: _M) -> list[Any]:
        values = list(read(one))
        for at, prepare in plain:
            values[at] = prepare(values[at])
        return values

    copy_rows(model, [str(field.column) for field in fields], map(row, objects))


def new_row(model: type[_M], columns: Mapping[str, Any]) -> _M:
    """A new object with these columns, by their names as attributes, and defaults in the others.

    The same as the class makes of keyword arguments, in a third of the time. Raises TypeError at a name it has not.
    """
    defaults, made = _defaults(model)
    values = defaults | {name: make() for name, make in made.items() if name not in columns} | dict(columns)
    if len(values) != len(defaults):
        raise TypeError(f"{model.__name__} has no column {', '.join(values.keys() - defaults.keys())}")
    return model(*values.values())


@cache
def _defaults(model: type[models.Model]) -> tuple[dict[str, Any], dict[str, Callable[[], Any]]]:
    """Of each column, in order, the default; and how those are made of which each object has its own."""
    fields = model._meta.concrete_fields
    made = {field.attname: field.get_default for field in fields if field.has_default() and callable(field.default)}
    plain = {
        field.attname: DEFERRED if field.generated else None if field.attname in made else field.get_default()
        for field in fields
    }
    return plain, made


def array_text(values: Iterable[int | str]) -> str:
    """Numbers or texts as PostgreSQL writes an array of them."""
    return "{" + ",".join([_quoted(value) if isinstance(value, str) else str(value) for value in values]) + "}"


def new_keys(model: type[models.Model], number: int) -> list[int]:
    """So many unused keys of a table, in ascending order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, number],
        )
        return sorted(key for (key,) in cursor.fetchall())


def _preparing(field: "models.Field[Any, Any]") -> Callable[[Any], Any] | None:
    """What makes text of a value that psycopg does not know how to write; None when it does."""
    if isinstance(field, ArrayField):
        return lambda value: None if value is None else array_text(value)
    if isinstance(field, models.JSONField):
        return _json_text((field.encoder or json.JSONEncoder)().encode)
    return None


def _json_text(encode: Callable[[Any], str]) -> Callable[[Any], str | None]:
    """`encode`, without being asked what most values are: nothing."""

    def text(value: Any) -> str | None:
        if value == []:
            return "[]"
        if value == {}:
            return "{}"
        return None if value is None else encode(value)

    return text


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
