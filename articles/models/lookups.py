"""A lookup of many keys that is quick to write down: `pk__any_of=[...]`."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigAutoField, ForeignKey, Lookup
from django.db.models.sql.compiler import SQLCompiler


class AnyOf(Lookup):
    """As `in`, but all values are one parameter, an array: of hundreds, Django and psycopg would write each by itself.

    For numbers alone; they are not checked. An empty list finds nothing.
    """

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """The comparison, and what its parameters are. Raises EmptyResultSet, which spares Django the query."""
        if not self.rhs:
            raise EmptyResultSet
        lhs, params = self.process_lhs(compiler, connection)
        return f"{lhs} = ANY(%s::bigint[])", (*params, list(self.rhs))


BigAutoField.register_lookup(AnyOf)
ForeignKey.register_lookup(AnyOf)
