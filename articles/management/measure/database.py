"""Databases of a measurement's own, on the server of the archive's, which is left alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import ProgrammingError, load_backend

MOST_BYTES = 63
"""Of a name in PostgreSQL."""


class NoDatabase(Exception):
    """The database of a measurement cannot be made; the message says why and what to do."""


def name_beside(what: str) -> str:
    """The name of a database: that of the archive in force and what the other is for."""
    archive = connections[DEFAULT_DB_ALIAS].settings_dict["NAME"]
    return f"{archive}_{what}".encode()[-MOST_BYTES:].decode(errors="ignore")


@contextmanager
def made_afresh(name: str) -> Iterator[None]:
    """An empty archive in a new database of this name, used in place of the archive's; dropped in the end.

    Raises NoDatabase where the server allows none.
    """
    drop(name)
    make(name)
    try:
        with instead_of_archive(name):
            call_command("migrate", verbosity=0, interactive=False)
            yield
    finally:
        drop(name, in_use=True)


@contextmanager
def instead_of_archive(name: str) -> Iterator[None]:
    """Whatever this thread asks of the archive's database is asked of the one called `name`."""
    archive = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = other = connection_to(name, DEFAULT_DB_ALIAS)
    ContentType.objects.clear_cache()  # which remembers the keys of one database
    try:
        yield
    finally:
        other.close()
        connections[DEFAULT_DB_ALIAS] = archive
        ContentType.objects.clear_cache()


def connection_to(name: str, alias: str) -> Any:
    """A connection of Django to another database of the archive's server, under an alias that models may use.

    It is for the caller to say `connections[alias] = ...`, and to close it.
    """
    settings = {**connections[DEFAULT_DB_ALIAS].settings_dict, "NAME": name}
    return load_backend(settings["ENGINE"]).DatabaseWrapper(settings, alias)


def make(name: str, like: str = "template1") -> None:
    """A database, empty or a copy of another that nobody is using. Raises NoDatabase where the server allows none."""
    try:
        with _server() as server:
            server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    except ProgrammingError as problem:
        raise NoDatabase(
            f"The server allows no database {name}, in which this is measured: {problem}".strip()
            + "\nGive the archive's user the right to make databases (ALTER ROLE ... CREATEDB), or leave DATABASE_URL"
            " empty to measure on the embedded server."
        ) from problem


def drop(name: str, *, in_use: bool = False) -> None:
    """Remove the database, if there is one. Nobody may be using it, unless they are to lose it."""
    with _server() as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"{" WITH (FORCE)" if in_use else ""}')


def is_there(name: str) -> bool:
    """Whether the server has a database of this name."""
    with _server() as server:
        server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return server.fetchone() is not None


@contextmanager
def _server() -> Iterator[Any]:
    """A cursor outside any transaction, beside whatever the archive's own connection is at."""
    beside = connection_to(connections[DEFAULT_DB_ALIAS].settings_dict["NAME"], DEFAULT_DB_ALIAS)
    try:
        with beside.cursor() as cursor:
            yield cursor
    finally:
        beside.close()
