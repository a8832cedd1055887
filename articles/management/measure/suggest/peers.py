"""What one would write first: names with their counts in a table, looked through by ILIKE, and with trigrams."""

from collections.abc import Iterator
from typing import Protocol

from django.db import connection
from django.db.utils import DatabaseError, OperationalError

from articles.index.columns import NAME_BITS
from articles.search.counts import every_name
from articles.search.story_set import listed_stories

MOST = 8
_TABLE = """
    CREATE TABLE peer_name AS
    SELECT e.id, e.shown, c.stories FROM articles_entity e
    JOIN unnest(%s::bigint[], %s::bigint[]) AS c(entity, stories) ON c.entity = e.id
"""
_LIKE = "SELECT shown, stories FROM peer_name WHERE shown ILIKE %s ORDER BY stories DESC LIMIT %s"
_ALIKE = "SELECT shown, stories FROM peer_name WHERE %s <%% shown ORDER BY stories DESC LIMIT %s"


class Peer(Protocol):
    """Somebody else's suggestions: names alone."""

    name: str

    def ask(self, text: str) -> list[str]:
        """The names found."""


class Like:
    """Every name looked at, each time."""

    name = "ILIKE, ORDER BY count"

    def ask(self, text: str) -> list[str]:
        """Names that hold the text."""
        return _ask(_LIKE, f"%{text}%")


class Trigrams(Like):
    """The same with an index of trigrams; where nothing holds the text, what is similar to it."""

    name = "ILIKE, GIN of pg_trgm"

    def ask(self, text: str) -> list[str]:
        """Names that hold the text, else similar ones."""
        return super().ask(text) or _ask(_ALIKE, text)


def _ask(sql: str, text: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [text, MOST])
        return [shown for shown, _stories in cursor.fetchall()]


def build() -> None:
    """The table of all names that listed stories mention, with how many do."""
    counts = every_name(listed_stories())
    held = counts.nonzero()[0]
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS peer_name")
        cursor.execute(_TABLE, [(held >> NAME_BITS).tolist(), counts[held].tolist()])
        cursor.execute("VACUUM (ANALYZE) peer_name")


def peers() -> Iterator[Peer]:
    """Each right after what it needs has been made; the second only where the server allows the extension."""
    yield Like()
    try:
        with connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute("CREATE INDEX peer_name_trigrams ON peer_name USING gin (shown gin_trgm_ops)")
            cursor.execute("VACUUM (ANALYZE) peer_name")
    except (DatabaseError, OperationalError):
        return
    yield Trigrams()
