"""`manage.py dbshell` without an installed PostgreSQL."""

from collections.abc import Iterable

from django.db.backends.postgresql import client

from newsarchive.embedded.programs import PROGRAMS


class DatabaseClient(client.DatabaseClient):
    """The psql that came with the server."""

    executable_name = str(PROGRAMS / "psql")

    def runshell(self, parameters: Iterable[str]) -> None:
        self.connection.ensure_connection()  # starts the server and makes the database
        self.connection.close()
        super().runshell(parameters)
