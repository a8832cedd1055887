"""The database engine `newsarchive.embedded.backend`: PostgreSQL that starts when first asked.

Settings: NAME of the database, DATA_DIR of the server. Nothing is started before the first connection.
"""

import time
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg import sql

from newsarchive.embedded.backend.client import DatabaseClient
from newsarchive.embedded.server import START_SECONDS, SUPERUSER, EmbeddedServer

RECOVERING = (
    "the database system is starting up",
    "the database system is in recovery mode",
    "the database system is not yet accepting connections",
    "server closed the connection unexpectedly",
)
"""What the server says, always in English (its locale is C), while it puts itself together again."""


class DatabaseWrapper(base.DatabaseWrapper):
    """Knows its host only once the server runs."""

    client_class = DatabaseClient

    def find_server(self) -> None:
        """Have the server running and hold it for this process. Raises EmbeddedDatabaseError."""
        server = EmbeddedServer.of(self.settings_dict["DATA_DIR"])
        self.settings_dict["HOST"] = str(server.acquire())
        self.settings_dict["USER"] = SUPERUSER

    def restart_server(self) -> bool:
        """Stop the server and start it again, unless another process uses it; whether it was.

        Every connection to it is lost. Raises EmbeddedDatabaseError.
        """
        self.close()
        return EmbeddedServer.of(self.settings_dict["DATA_DIR"]).restart()

    def get_connection_params(self) -> dict[str, Any]:
        self.find_server()
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection; waits while the server recovers from the violent death of one of its processes."""
        patience = time.monotonic() + START_SECONDS
        while True:
            try:
                return super().get_new_connection(conn_params)
            except psycopg.OperationalError as problem:
                if f'database "{conn_params.get("dbname")}" does not exist' in str(problem):
                    self._create_database(conn_params)
                elif time.monotonic() > patience or not any(words in str(problem) for words in RECOVERING):
                    raise
            time.sleep(0.1)
            self.find_server()  # it may have died of it altogether

    def _create_database(self, conn_params: dict[str, Any]) -> None:
        """Make the archive's own database; the test database is Django's to make."""
        with psycopg.connect(
            host=conn_params["host"], user=conn_params["user"], dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(conn_params["dbname"])))
