"""SQLite with FTS5: an index beside the texts, a narrow table to filter and count by, a table of mentions."""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from articles.management.measure.search.corpus import Doc
from articles.management.measure.search.names import kind_of, name_of
from articles.management.measure.search.peer import Answer, By
from articles.management.measure.search.peers.kept import NAMES, PAGE, Kept
from articles.management.measure.search.queries import BenchQuery

_TABLES = """
    CREATE TABLE story (id INTEGER PRIMARY KEY, title TEXT, body TEXT);
    CREATE TABLE meta (id INTEGER PRIMARY KEY, published INTEGER, month INTEGER, section INTEGER, source INTEGER);
    CREATE TABLE mention (story INTEGER, name INTEGER, PRIMARY KEY (story, name)) WITHOUT ROWID;
    CREATE TABLE name (id INTEGER PRIMARY KEY, kind TEXT, name TEXT);
    CREATE VIRTUAL TABLE words USING fts5(
        title, body, content='story', content_rowid='id', tokenize='unicode61 remove_diacritics 0'
    );
"""
_INDEXES = """
    CREATE INDEX IF NOT EXISTS mention_name ON mention (name, story);
    CREATE INDEX IF NOT EXISTS meta_published ON meta (published, id);
    CREATE INDEX IF NOT EXISTS meta_month ON meta (month);
"""
_FIRST = "SELECT meta.id FROM {source} ORDER BY {rank} meta.published DESC, meta.id DESC LIMIT {most}"
_COUNT = "SELECT count(*) FROM {source}"
_COUNT_WORDS = "SELECT count(*) FROM words WHERE words MATCH :match"
"""The same count without a look at the narrow table, where nothing but words is asked for."""
_COUNTS = "SELECT {column}, count(*) FROM {source} GROUP BY 1"
_TOP_NAMES = """
    SELECT * FROM (
        SELECT kind, name, number, row_number() OVER (PARTITION BY kind ORDER BY number DESC) AS place FROM (
            SELECT name AS id, count(*) AS number FROM mention WHERE story IN (SELECT meta.id FROM {source}) GROUP BY 1
        ) JOIN name USING (id)
    ) WHERE place <= {most}
"""
_SNIPPET = "SELECT snippet(words, 1, '<b>', '</b>', '…', 30) FROM words WHERE words MATCH :match AND rowid IN ({ids})"
_MEMORY_KB = 1_000_000
_MAPPED_BYTES = 10_000_000_000


class _Asked(NamedTuple):
    match: str
    """In FTS5's language; empty when no word is asked for."""
    source: str
    """FROM and WHERE."""
    params: dict[str, Any]
    is_words_alone: bool


class SqliteFts5(Kept):
    """FTS5 stems no Danish: words are found as they are written. The newest order is that of the narrow table."""

    name = "SQLite FTS5"
    code = "sqlite_fts5"
    _open: sqlite3.Connection | None = None

    def run(self, query: BenchQuery, by: By) -> Answer:
        """Do the work of one page."""
        asked = _asked(query)
        rank = "bm25(words)," if asked.match and by == "relevance" else ""
        ids = [row[0] for row in self._rows(_FIRST.format(source=asked.source, rank=rank, most=PAGE), asked)]
        counting = _COUNT_WORDS if asked.is_words_alone else _COUNT.format(source=asked.source)
        count = self._rows(counting, asked)[0][0]
        for column in ("month", "section", "source"):
            self._rows(_COUNTS.format(column=column, source=asked.source), asked)
        self._rows(_TOP_NAMES.format(source=asked.source, most=NAMES), asked)
        if asked.match and ids:
            self._rows(_SNIPPET.format(ids=", ".join(map(str, ids))), asked)
        return Answer(count, tuple(ids))

    def _rows(self, sql: str, asked: _Asked) -> list[Any]:
        return self._database.execute(sql, asked.params).fetchall()

    @property
    def _database(self) -> sqlite3.Connection:
        if self._open is None:
            self._open = sqlite3.connect(self.directory / f"{self.code}.db", isolation_level=None)
            self._open.execute("PRAGMA page_size = 8192")
            self._open.execute("PRAGMA journal_mode = wal")
            self._open.execute("PRAGMA synchronous = off")
            self._open.execute("PRAGMA temp_store = memory")
            self._open.execute(f"PRAGMA cache_size = -{_MEMORY_KB}")
            self._open.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
        return self._open

    def close(self) -> None:
        """Let go of the file."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _begin(self) -> None:
        self.close()
        for left in self.directory.glob(f"{self.code}.db*"):
            left.unlink()
        self._database.executescript(_TABLES)

    def _last(self) -> int | None:
        if not (self.directory / f"{self.code}.db").exists():
            return None
        try:
            return self._database.execute("SELECT coalesce(max(id), 0) FROM story").fetchone()[0]
        except sqlite3.DatabaseError:
            return None

    def _add(self, docs: Sequence[Doc]) -> None:
        numbers = {number for doc in docs for number in doc.entities}
        database = self._database
        database.execute("BEGIN")
        database.executemany("INSERT INTO story VALUES (?, ?, ?)", [(doc.id, doc.title, doc.body) for doc in docs])
        database.executemany(
            "INSERT INTO meta VALUES (?, ?, ?, ?, ?)",
            [(doc.id, int(doc.published.timestamp()), doc.month, doc.section, doc.source) for doc in docs],
        )
        database.executemany(
            "INSERT INTO mention VALUES (?, ?)", [(doc.id, name) for doc in docs for name in doc.entities]
        )
        database.executemany(
            "INSERT OR IGNORE INTO name VALUES (?, ?, ?)", [(one, kind_of(one), name_of(one)) for one in numbers]
        )
        database.execute("COMMIT")

    def _finish(self) -> None:
        self._database.executescript(_INDEXES)
        for command in ("rebuild", "optimize"):
            self._database.execute("INSERT INTO words (words) VALUES (?)", [command])
        self._database.executescript("ANALYZE; PRAGMA wal_checkpoint(truncate);")


def _asked(query: BenchQuery) -> _Asked:
    match = _match(query)
    conditions = ["words MATCH :match"] if match else []
    if query.entity is not None:
        conditions.append("meta.id IN (SELECT story FROM mention WHERE name = :name)")
    if query.months:
        conditions.append("month >= :first AND month < :end")
    first, end = query.months or (None, None)
    tables = "words JOIN meta ON meta.id = words.rowid" if match else "meta"
    return _Asked(
        match=match,
        source=tables + (f" WHERE {' AND '.join(conditions)}" if conditions else ""),
        params={"match": match, "name": query.entity, "first": first, "end": end},
        is_words_alone=bool(match) and len(conditions) == 1,
    )


def _match(query: BenchQuery) -> str:
    wanted = [f'"{word}"' for word in query.must]
    if query.should:
        wanted.append("(" + " OR ".join(f'"{word}"' for word in query.should) + ")")
    if query.phrase:
        wanted.append(f'"{" ".join(query.phrase)}"')
    if query.prefix:
        wanted.append(f'"{query.prefix}"*')
    return " AND ".join(wanted) + "".join(f' NOT "{word}"' for word in query.nots)
