"""The whole archive as one value, so that two of them can be compared: every row, keys and clocks left out."""

from typing import Any

import numpy as np
from django.db import connection

from articles.models import Article
from articles.query.tree import Leaf, Phrase
from articles.search import SearchRequest, search

TABLES = {
    "articles": """
        SELECT p.code, a.guid, r.content_sha256 AS shown, b.guid AS replaced_by, s.name AS section,
               to_jsonb(a) - '{id,provider_id,shown_id,replaced_by_id,section_id}'::text[]
               - '{created_at,changed_at,status_at}'::text[] AS columns,
               ARRAY(SELECT j.scheme || ':' || j.code || ':' || j.name FROM articles_article_subjects m
                     JOIN articles_subject j ON j.id = m.subject_id WHERE m.article_id = a.id ORDER BY 1) AS subjects
        FROM articles_article a JOIN articles_provider p ON p.id = a.provider_id
        LEFT JOIN articles_revision r ON r.id = a.shown_id
        LEFT JOIN articles_article b ON b.id = a.replaced_by_id
        LEFT JOIN articles_section s ON s.id = a.section_id""",
    "revisions": """
        SELECT p.code, a.guid, f.sha256, encode(f.packed, 'hex') AS packed,
               to_jsonb(r) - '{id,article_id,batch_id,raw_id,received_at}'::text[] AS columns
        FROM articles_revision r JOIN articles_article a ON a.id = r.article_id
        JOIN articles_provider p ON p.id = a.provider_id JOIN articles_rawfile f ON f.id = r.raw_id""",
    "mentions": """
        SELECT a.guid, e.type, e.name, e.qualifier, f.type AS found_as, f.name AS found,
               to_jsonb(m) - '{id,article_id,entity_id,found_id}'::text[] AS columns
        FROM articles_mention m JOIN articles_article a ON a.id = m.article_id
        JOIN articles_entity f ON f.id = m.found_id LEFT JOIN articles_entity e ON e.id = m.entity_id""",
    "dates": """
        SELECT a.guid, d.field, d.start, to_jsonb(d) - '{id,article_id}'::text[] AS columns
        FROM articles_datemention d JOIN articles_article a ON a.id = d.article_id""",
    "near_duplicates": """
        SELECT least(a.guid, b.guid), greatest(a.guid, b.guid), n.similarity FROM articles_nearduplicate n
        JOIN articles_article a ON a.id = n.first_id JOIN articles_article b ON b.id = n.second_id""",
    # What a lost database leaves for the next import to do; none is left when an import has ended.
    "not_compared": """
        SELECT a.guid FROM articles_uncomparedprint p JOIN articles_article a ON a.id = p.print_id""",
    "orphans": """
        SELECT 'revision without item' AS what, r.content_sha256 FROM articles_revision r
        WHERE NOT EXISTS (SELECT FROM articles_importitem i WHERE i.revision_id = r.id AND i.outcome <> 'unchanged')
        UNION ALL SELECT 'item without revision', i.guid FROM articles_importitem i
        WHERE i.revision_id IS NULL AND i.outcome NOT IN ('rejected', 'skipped')
        UNION ALL SELECT 'raw file of no revision', f.sha256 FROM articles_rawfile f
        WHERE NOT EXISTS (SELECT FROM articles_revision r WHERE r.raw_id = f.id)
        UNION ALL SELECT 'story without version', a.guid FROM articles_article a
        WHERE a.replaced_by_id IS NULL AND NOT EXISTS (SELECT FROM articles_revision r WHERE r.article_id = a.id)
        UNION ALL SELECT 'batch that never ended', b.label FROM articles_importbatch b WHERE b.state <> 'done'""",
}


def whole_archive(database: Any = connection) -> dict[str, list[Any]]:
    """All that an import leaves behind, sorted; `orphans` names rows that stand alone and should be empty."""
    with database.cursor() as cursor:
        found = {name: _rows(cursor, question) for name, question in TABLES.items()}
        found["orphans"] += [("text without index", guid) for guid in _not_indexed(cursor)]
        return found


_PLACES = """
    SELECT s.size, s.dead, c.data FROM articles_searchsegment s
    JOIN articles_searchcolumn c ON c.segment_id = s.id AND c.name = 'ids'
"""
_NOT_INDEXED = """
    SELECT guid FROM articles_article a
    WHERE shown_id IS NOT NULL AND status = 'usable' AND replaced_by_id IS NULL AND id <> ALL(%s)
    AND NOT EXISTS (SELECT FROM articles_searchchange c WHERE c.kind = 's' AND c.key = a.id) ORDER BY guid
"""


def _not_indexed(cursor: Any) -> list[str]:
    """Stories to be read that are in no segment of the index and not noted as changed."""
    cursor.execute(_PLACES)
    alive = [_alive(*row) for row in cursor.fetchall()]
    cursor.execute(_NOT_INDEXED, [[pk for pks in alive for pk in pks]])
    return [row[0] for row in cursor.fetchall()]


def _alive(size: int, dead: bytes, ids: bytes) -> list[int]:
    has_left = np.unpackbits(np.frombuffer(dead or bytes(-(-size // 8)), "u1"), count=size).astype(bool)
    return np.frombuffer(ids, "<i8")[~has_left].tolist()


def _rows(cursor: Any, question: str) -> list[Any]:
    cursor.execute(question)
    return sorted(cursor.fetchall(), key=repr)


def found(text: str, how: type[Leaf] = Phrase) -> list[Article]:
    """The stories that a reader finds by these words, as typed."""
    return [hit.article for hit in search(SearchRequest(tree=how(text))).hits]
