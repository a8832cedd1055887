"""The database engine `newsarchive.embedded.backend`: PostgreSQL that starts when first asked.

Settings: NAME of the database, DATA_DIR of the server. Nothing is started before the first connection.
"""

from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg import sql

from newsarchive.embedded.backend.client import DatabaseClient
from newsarchive.embedded.server import SUPERUSER, EmbeddedServer


class DatabaseWrapper(base.DatabaseWrapper):
    """Knows its host only once the server runs."""

    client_class = DatabaseClient

    def find_server(self) -> None:
        """Have the server running and hold it for this process. Raises EmbeddedDatabaseError."""
        server = EmbeddedServer.of(self.settings_dict["DATA_DIR"])
        self.settings_dict["HOST"] = str(server.acquire())
        self.settings_dict["USER"] = SUPERUSER

    def get_connection_params(self) -> dict[str, Any]:
        self.find_server()
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError as problem:
            if f'database "{conn_params.get("dbname")}" does not exist' not in str(problem):
                raise
        self._create_database(conn_params)
        return super().get_new_connection(conn_params)

    def _create_database(self, conn_params: dict[str, Any]) -> None:
        """Make the archive's own database; the test database is Django's to make."""
        with psycopg.connect(
            host=conn_params["host"], user=conn_params["user"], dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(conn_params["dbname"])))
