"""Many rows of one table in one statement, for what is read out of texts."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, models


def insert_new(
    model: type[models.Model], columns: Mapping[str, str], rows: Sequence[Sequence[Any]], returning: Sequence[str] = ()
) -> list[tuple[Any, ...]]:
    """Insert rows of `columns`, in this order, but for those that are there. Returns these columns of the new ones.

    `columns` maps each column to its type in PostgreSQL; values are what JSON can hold (a day as ISO text). The ORM
    prepares every value of every row singly, which for the thirty rows of a story costs half of what finding its
    names does.
    """
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    returned = f" RETURNING {', '.join(map(quote, returning))}" if returning else ""
    typed = ", ".join(f"{quote(name)} {kind}" for name, kind in columns.items())
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(model._meta.db_table)} ({names})"  # noqa: S608 all are names of ours
            f" SELECT {names} FROM json_to_recordset(%s) AS new ({typed})"
            f" ON CONFLICT DO NOTHING{returned}",
            [json.dumps([dict(zip(columns, row, strict=True)) for row in rows])],
        )
        return list(cursor.fetchall()) if returning else []
