"""The vocabulary in the database: every word that was ever indexed."""

from collections.abc import Iterable, Sequence

from django.db import connection, transaction

from articles.index.terms import FIRST_WORD, word_of

_MANY_WORDS = 250_000
_MOST_REMEMBERED = 1_000_000
_NEW_WORDS = """
    INSERT INTO articles_searchword (code, form, stem, backwards)
    SELECT n.code, n.form, n.stem, reverse(n.form)
    FROM unnest(%s::text[], %s::text[], %s::text[]) AS n(code, form, stem)
    {} ON CONFLICT (code, form) DO NOTHING
"""
_UNKNOWN = """
    WHERE NOT EXISTS (
        SELECT FROM articles_searchword w WHERE w.code = n.code COLLATE "C" AND w.form = n.form COLLATE "C" OFFSET 0
    )
"""
"""Each looked up by itself (so says the OFFSET): quicker than to learn it from the attempt to insert it."""
_UNKNOWN_OF_MANY = """
    LEFT JOIN articles_searchword w ON w.code = n.code COLLATE "C" AND w.form = n.form COLLATE "C" WHERE w.id IS NULL
"""
_RIGHT_WORDS = """
    INSERT INTO articles_searchword AS w (code, form, stem, backwards)
    SELECT n.code, n.form, n.stem, reverse(n.form)
    FROM unnest(%s::text[], %s::text[], %s::text[]) AS n(code, form, stem)
    ON CONFLICT (code, form) DO UPDATE SET stem = excluded.stem, backwards = excluded.backwards
    WHERE w.stem <> excluded.stem OR w.backwards <> excluded.backwards
"""
_MISSING_WORDS = """
    SELECT count(*) FROM unnest(%s::text[], %s::text[], %s::text[]) AS n(code, form, stem)
    LEFT JOIN articles_searchword w ON w.code = n.code COLLATE "C" AND w.form = n.form COLLATE "C"
    WHERE w.stem IS DISTINCT FROM n.stem COLLATE "C" OR w.backwards IS DISTINCT FROM reverse(n.form) COLLATE "C"
"""

_kept_words: dict[tuple[int, int], set[bytes]] = {}
"""By database and by file of the table (both by number), terms whose words this process has stored there for good.

A table that is emptied gets another file.
"""


def keep_words(terms: Sequence[bytes]) -> None:
    """Have the vocabulary hold the words of these terms. Call in a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT oid, pg_relation_filenode('articles_searchword') FROM pg_database"
            " WHERE datname = current_database()"
        )
        known = _kept_words.setdefault(cursor.fetchone(), set())
    fresh = [a_term for a_term in terms if a_term >= FIRST_WORD and a_term not in known]
    words = sorted(word for a_term in fresh if (word := word_of(a_term)) is not None)
    if not words:
        return
    with connection.cursor() as cursor:
        sql = _NEW_WORDS.format(_UNKNOWN_OF_MANY if len(words) > _MANY_WORDS else _UNKNOWN)
        cursor.execute(sql, [list(column) for column in zip(*words, strict=True)])
    transaction.on_commit(lambda: _remember(known, fresh))


def _remember(known: set[bytes], terms: Sequence[bytes]) -> None:
    if len(known) + len(terms) > _MOST_REMEMBERED:
        known.clear()
    known.update(terms)


def right_words(terms: Iterable[bytes]) -> int:
    """Have the vocabulary hold the words of these terms as they are; how many it did not."""
    words = sorted(word for a_term in terms if (word := word_of(a_term)) is not None)
    if not words:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_RIGHT_WORDS, [list(column) for column in zip(*words, strict=True)])
        return int(cursor.rowcount)


def missing_words(terms: Iterable[bytes]) -> int:
    """How many words of these terms the vocabulary does not hold, or holds with another stem."""
    words = sorted(word for a_term in terms if (word := word_of(a_term)) is not None)
    if not words:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_MISSING_WORDS, [list(column) for column in zip(*words, strict=True)])
        return int(cursor.fetchone()[0])
