"""A lookup of many keys that is quick to write down: `pk__any_of=[...]`."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigAutoField, ForeignKey, Lookup
from django.db.models.sql.compiler import SQLCompiler


class AnyOf(Lookup):
    """As `in` of whole numbers, but all are one parameter: of hundreds, Django and psycopg would write each by itself.

    An empty list finds nothing.
    """

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """The comparison, and what its parameters are. Raises EmptyResultSet, which spares Django the query."""
        if not self.rhs:
            raise EmptyResultSet
        lhs, params = self.process_lhs(compiler, connection)
        return f"{lhs} = ANY(%s::bigint[])", (*params, array_of(self.rhs))


def array_of(numbers: Iterable[int]) -> str:
    """Whole numbers as PostgreSQL reads an array of them. psycopg would look at each of them in Python."""
    return f"{{{','.join(map(str, map(int, numbers)))}}}"


BigAutoField.register_lookup(AnyOf)
ForeignKey.register_lookup(AnyOf)
