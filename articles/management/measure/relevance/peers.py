"""Engines that ours is measured beside, as somebody would use them who measured nothing: their own ranking as it comes.

Words of the question are alternatives. PostgreSQL's list of stop words goes for all peers.
"""

import sqlite3
from contextlib import closing

from django.db import connection

from articles.management.measure.extras import missing
from articles.management.measure.relevance.engine import Engine, language_of, stop_words, words_of
from articles.management.measure.relevance.judged import Collection
from articles.management.measure.relevance.scores import CUT


def peers() -> tuple[list[Engine], str]:
    """The peers that are installed, and a sentence on what is missing, or nothing."""
    there: list[Engine] = [TsRank(), Fts5()]
    if said := missing():
        return there, said
    from articles.management.measure.relevance.tantivy_bm25 import Tantivy  # noqa: PLC0415 an extra

    return [*there, Tantivy()], ""


class TsRank:
    """PostgreSQL's ts_rank with its default weights: what Django's SearchRank is. Titles weigh A, texts B."""

    name = "PostgreSQL ts_rank"

    def take(self, collection: Collection) -> None:
        """Into a plain table with one search vector a row."""
        self._keys = list(collection.documents)
        self._config = language_of(collection).name
        rows = [(at, one.title, one.body) for at, one in enumerate(collection.documents.values())]
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS judged")
            cursor.execute("CREATE TEMPORARY TABLE judged (place int PRIMARY KEY, vector tsvector)")
            cursor.executemany(
                f"INSERT INTO judged VALUES (%s, setweight(to_tsvector('{self._config}', %s), 'A')"  # noqa: S608
                f" || setweight(to_tsvector('{self._config}', %s), 'B'))",
                rows,
            )

    def ranked(self, question: str) -> list[str]:
        """Equals in the order of the collection."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT lexeme FROM unnest(to_tsvector('{self._config}', %s))", [question])  # noqa: S608
            query = " | ".join(_quoted(lexeme) for (lexeme,) in cursor.fetchall())
            cursor.execute(
                "SELECT place FROM judged WHERE vector @@ %(query)s::tsquery"
                " ORDER BY ts_rank(vector, %(query)s::tsquery) DESC, place LIMIT %(most)s",
                {"query": query, "most": CUT},
            )
            return [self._keys[place] for (place,) in cursor.fetchall()]


class Fts5:
    """SQLite's FTS5 in memory, ordered by its bm25."""

    name = "SQLite FTS5 bm25"

    def take(self, collection: Collection) -> None:
        """Into a table of two columns, title and text."""
        self._keys = list(collection.documents)
        self._language = language_of(collection)
        self._database = sqlite3.connect(":memory:")
        with self._database as database:
            database.execute(f"CREATE VIRTUAL TABLE judged USING fts5(title, body, tokenize='{self._language.fts5}')")
            database.executemany(
                "INSERT INTO judged (rowid, title, body) VALUES (?, ?, ?)",
                ((at, one.title, one.body) for at, one in enumerate(collection.documents.values())),
            )

    def ranked(self, question: str) -> list[str]:
        """Equals in the order of the collection."""
        words = words_of(question)
        dropped = stop_words(self._language, words)
        wanted = " OR ".join(f'"{word}"' for word in dict.fromkeys(words) if word not in dropped)
        if not wanted:
            return []
        sql = "SELECT rowid FROM judged WHERE judged MATCH ? ORDER BY rank LIMIT ?"
        with closing(self._database.execute(sql, (wanted, CUT))) as rows:
            return [self._keys[place] for (place,) in rows]


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
