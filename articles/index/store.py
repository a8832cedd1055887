"""Segments in the database: the only writer of their tables, and the only reader of their bytes."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from functools import partial
from secrets import randbits
from typing import Any, NamedTuple

import numpy as np
from django.db import connection
from psycopg import Cursor

from articles.index.blocks import Block
from articles.index.columns import TYPES, Array, Columns, decoded, encoded
from articles.index.frequent import FrequentWords, frequent_words, packed, unpacked
from articles.index.kept_words import keep_words
from articles.index.segment import Segment
from articles.index.terms import TermRange
from articles.models import SearchBlock, SearchSegment, array_of

_BLOCK = tuple(spec.name for spec in fields(Block))
_COPY_BLOCKS = f"COPY articles_searchblock (segment_id, {', '.join(_BLOCK)}) FROM STDIN (FORMAT BINARY)"
_SUGGESTED = "frequent"
"""Beside the columns, a segment's frequent words; read by those alone who finish words."""
_PAIRED = "paired"
"""Beside them, the words whose pairs have terms."""
_COPY_COLUMNS = "COPY articles_searchcolumn (segment_id, name, data) FROM STDIN (FORMAT BINARY)"


def new_stamp() -> int:
    """A number that no other change has."""
    return randbits(62)


@dataclass(frozen=True, slots=True)
class Header:
    """A segment's row, without the slots that have been left."""

    pk: int
    stamp: int
    columns_stamp: int
    size: int
    labels: dict[str, list[Any]]


def write_segment(segment: Segment, *, has_new_words: bool = True) -> int:
    """Store a segment and what words it has; its primary key. Call in a transaction.

    One that is made of other segments has no words that have not been stored with those.
    """
    row = SearchSegment.objects.create(
        size=segment.size,
        words=int(segment.columns.length.sum()),
        labels=segment.columns.labels,
        stamp=new_stamp(),
        columns_stamp=new_stamp(),
    )
    with connection.cursor() as cursor:
        with cursor.copy(_COPY_COLUMNS) as copy:
            copy.set_types(["int8", "text", "bytea"])
            for name, data in encoded(segment.columns).items():
                copy.write_row((row.pk, name, data))
            copy.write_row((row.pk, _PAIRED, b"\n".join(segment.paired)))
            copy.write_row((row.pk, _SUGGESTED, packed(frequent_words(segment.blocks, segment.size))))
        with cursor.copy(_COPY_BLOCKS) as copy:
            copy.set_types(["int8", *["bytea"] * len(_BLOCK)])
            for block in segment.blocks:
                copy.write_row((row.pk, *astuple(block)))
    if has_new_words:
        keep_words(segment.terms)
    return row.pk


def headers() -> list[Header]:
    """All segments, the oldest first."""
    rows = SearchSegment.objects.order_by("pk").values_list("pk", "stamp", "columns_stamp", "size", "labels")
    return [Header(*row) for row in rows]


def read_alive(of: Sequence[Header]) -> dict[int, Array]:
    """Of segments, by primary key, the masks of the slots whose story has not left."""
    sizes = {header.pk: header.size for header in of}
    rows = SearchSegment.objects.filter(pk__in=sizes).values_list("pk", "dead")
    return {pk: _alive(bytes(dead), sizes[pk]) for pk, dead in rows}


def words_of(header: Header) -> int:
    """How many words the stories of a segment have, as its row says."""
    return SearchSegment.objects.values_list("words", flat=True).get(pk=header.pk)


def _alive(dead: bytes, size: int) -> Array:
    if not dead:
        return np.ones(size, bool)
    return ~np.unpackbits(np.frombuffer(dead, "u1"), count=size).astype(bool)


def read_columns(of: Sequence[Header]) -> dict[int, Columns]:
    """The columns of segments, by primary key."""
    with connection.cursor() as cursor:
        data = _binary(
            cursor,
            "SELECT segment_id, name, data FROM articles_searchcolumn WHERE segment_id = ANY(%s) AND name <> ALL(%s)",
            [[header.pk for header in of], [_SUGGESTED, _PAIRED]],
        )
    found: dict[int, dict[str, bytes]] = {}
    for pk, name, column in data:
        found.setdefault(pk, {})[name] = column
    # A segment that was merged away since its header was read is no longer there.
    return {header.pk: decoded(found[header.pk], header.labels) for header in of if header.pk in found}


def read_paired(pks: Sequence[int]) -> dict[int, frozenset[bytes]]:
    """The paired words of segments (primary keys), as terms; nothing of one that was made before words were paired."""
    with connection.cursor() as cursor:
        rows = _binary(
            cursor,
            "SELECT segment_id, data FROM articles_searchcolumn WHERE name = %s AND segment_id = ANY(%s)",
            [_PAIRED, list(pks)],
        )
    return {pk: frozenset(data.split(b"\n")) - {b""} for pk, data in rows}


def read_frequent(pks: Sequence[int]) -> dict[int, FrequentWords]:
    """The frequent words of segments (primary keys); none of one that is gone or was made before they were kept."""
    with connection.cursor() as cursor:
        rows = _binary(
            cursor,
            "SELECT segment_id, data FROM articles_searchcolumn WHERE name = %s AND segment_id = ANY(%s)",
            [_SUGGESTED, list(pks)],
        )
    found = dict(rows)
    return {pk: unpacked(found.get(pk, b"")) for pk in pks}


def read_ids(of: Sequence[Header]) -> dict[int, Array]:
    """The stories of segments in the order of their slots, by the segments' primary keys."""
    with connection.cursor() as cursor:
        data = _binary(
            cursor,
            "SELECT segment_id, data FROM articles_searchcolumn WHERE name = 'ids' AND segment_id = ANY(%s)",
            [[header.pk for header in of]],
        )
    return {pk: np.frombuffer(column, TYPES["ids"]) for pk, column in data}


def read_terms(pk: int) -> list[bytes]:
    """All terms of a segment in order."""
    rows = SearchBlock.objects.filter(segment=pk).order_by("first").values_list("terms", flat=True)
    return [a_term for terms in rows for a_term in bytes(terms).split(b"\n")]


def read_blocks(pk: int) -> list[Block]:
    """All blocks of a segment in order."""
    with connection.cursor() as cursor:
        rows = _binary(
            cursor,
            f"SELECT {', '.join(_BLOCK)} FROM articles_searchblock WHERE segment_id = %s ORDER BY first",  # noqa: S608
            [pk],
        )
        return [Block(*row) for row in rows]


_FIND = """
    SELECT s.id, r.number, b.first, b.last, b.terms, b.counts, b.docs, {times},
        CASE WHEN r.is_placed THEN b.positions ELSE ''::bytea END
    FROM unnest(%s::bigint[]) WITH ORDINALITY AS s(id, place)
    CROSS JOIN unnest(%s::int[], %s::bytea[], %s::bytea[], %s::bool[], %s::text[])
        AS r(number, low, high, is_placed, left_out)
    CROSS JOIN LATERAL (
        SELECT coalesce((SELECT first FROM articles_searchblock
            WHERE segment_id = s.id AND first <= r.low ORDER BY first DESC LIMIT 1), ''::bytea) AS first
    ) AS start
    CROSS JOIN LATERAL (
        SELECT * FROM articles_searchblock
        WHERE segment_id = s.id AND first >= start.first AND first < r.high ORDER BY first LIMIT 1000000
    ) AS b
    WHERE b.last >= r.low AND substr(r.left_out, s.place::int, 1) <> '1'
"""
"""The blocks that may hold terms of each range: from the last one that begins at or before it.

LIMIT keeps PostgreSQL from reading the whole table once instead of a few places of its index.
"""


class Ask(NamedTuple):
    """What is asked of segments: a range of terms, whether with positions, and places of segments not asked for it."""

    range: TermRange
    is_placed: bool = False
    left_out: frozenset[int] = frozenset()


def find_blocks(pks: Sequence[int], asks: Sequence[Ask], *, with_times: bool) -> list[tuple[int, int, Block]]:
    """Of each segment and each ask, by its place, the blocks that may hold terms of it; in one query.

    What is not needed is not fetched. How often comes with all or none, and with all if any is asked for positions.
    """
    if not pks or not asks:
        return []
    times = "b.times" if with_times or any(one.is_placed for one in asks) else "''::bytea"
    parameters = [
        list(pks),
        list(range(len(asks))),
        [one.range.low for one in asks],
        [one.range.high for one in asks],
        [one.is_placed for one in asks],
        ["".join("01"[place in one.left_out] for place in range(len(pks))) if one.left_out else "" for one in asks],
    ]
    with connection.cursor() as cursor:
        rows = _binary(cursor, _FIND.format(times=times), parameters)
    return [(row[0], row[1], Block(*row[2:])) for row in rows]


_ARE_FREQUENT = """
    SELECT r.number FROM unnest(%s::int[], %s::bytea[], %s::bytea[]) AS r(number, low, high)
    WHERE EXISTS (
        SELECT FROM articles_searchblock b
        WHERE b.segment_id = %s AND b.first >= r.low AND b.first < r.high AND b.first = b.last
            AND octet_length(b.docs) >= %s
    )
"""


def are_frequent(pk: int, asked: Sequence[TermRange], least: int) -> set[int]:
    """The places of those ranges that have a term which so many stories of a segment hold, or more.

    As far as the sizes of blocks tell: a term that shares its block with others is not found. No postings are fetched.
    """
    lows, highs = [one.low for one in asked], [one.high for one in asked]
    with connection.cursor() as cursor:
        cursor.execute(_ARE_FREQUENT, [list(range(len(asked))), lows, highs, pk, 2 * least])
        return {number for (number,) in cursor.fetchall()}


_SLICES = """
    SELECT u.number - 1, substring(b.positions FROM u.first + 1 FOR u.bytes)
    FROM unnest(%s::bigint[], %s::bytea[]) WITH ORDINALITY AS a(segment, block, place)
    JOIN articles_searchblock b ON b.segment_id = a.segment AND b.first = a.block
    JOIN unnest(%s::int[], %s::int[], %s::int[]) WITH ORDINALITY AS u(place, first, bytes, number) ON u.place = a.place
"""


class Slice(NamedTuple):
    """Some positions of a stored block: its segment, its first term, the byte they begin at and how many bytes."""

    segment: int
    block: bytes
    first: int
    size: int


def read_slices(asked: Sequence[Slice]) -> list[bytes]:
    """Those bytes alone, in the order asked; in one query."""
    if not asked:
        return []
    found = [b""] * len(asked)
    places: dict[tuple[int, bytes], int] = {}
    of = [places.setdefault((one.segment, one.block), len(places) + 1) for one in asked]
    segments, blocks = zip(*places, strict=True)
    parts = of, [one.first for one in asked], [one.size for one in asked]
    with connection.cursor() as cursor:
        rows = _binary(cursor, _SLICES, [array_of(segments), list(blocks), *map(array_of, parts)])
    for number, data in rows:
        found[number] = data
    return found


def _binary(cursor: Any, sql: str, parameters: list[Any]) -> list[Any]:
    """Rows whose bytes come as they are, not as text twice as long; told to whoever listens, and failing, as others."""

    def execute(sql: str, parameters: list[Any], _many: bool, _context: dict[str, Any]) -> list[Any]:
        with connection.wrap_database_errors, Cursor(cursor.connection) as raw:
            return list(raw.execute(sql, parameters, binary=True).fetchall())

    for wrapper in reversed(connection.execute_wrappers):
        execute = partial(wrapper, execute)
    return execute(sql, parameters, False, {"connection": connection, "cursor": cursor})


def bury(pk: int, is_alive: Array) -> None:
    """Note which slots of a segment are left."""
    dead = np.packbits(~is_alive).tobytes()
    SearchSegment.objects.filter(pk=pk).update(dead=dead, stamp=new_stamp())


def rewrite_names(pk: int, columns: Columns) -> None:
    """Store the names of a segment anew."""
    with connection.cursor() as cursor:
        for name in ("names", "names_at", "held", "held_at", "holders"):
            data = getattr(columns, name).astype(TYPES[name]).tobytes()
            cursor.execute(
                "UPDATE articles_searchcolumn SET data = %s WHERE segment_id = %s AND name = %s", [data, pk, name]
            )
    SearchSegment.objects.filter(pk=pk).update(stamp=new_stamp(), columns_stamp=new_stamp())


def remove(pks: Sequence[int]) -> None:
    """Remove segments whose stories are in another one now."""
    with connection.cursor() as cursor:
        for table in ("articles_searchblock", "articles_searchcolumn"):
            cursor.execute(f"DELETE FROM {table} WHERE segment_id = ANY(%s)", [list(pks)])  # noqa: S608 of ours
    SearchSegment.objects.filter(pk__in=pks).delete()


_STATE = """
    SELECT 'segment', id, stamp, columns_stamp, size, labels::text FROM articles_searchsegment
    UNION ALL SELECT kind, key, stamp, 0, 0, '' FROM articles_searchchange
    UNION ALL SELECT 'section', id, 0, 0, 0, name FROM articles_section
    UNION ALL SELECT 'provider', id, 0, 0, 0, code || E'\n' || name FROM articles_provider
"""


@dataclass(frozen=True, slots=True)
class State:
    """Everything that tells one state of the index from another, of one instant."""

    segments: list[Header]
    stories: dict[int, int]
    """The stamps of changed stories by key."""
    names: dict[int, int]
    """The same of names of which many mentions have changed."""
    sections: dict[int, str]
    """Names by key."""
    providers: dict[int, tuple[str, str]]
    """Codes and names by key."""


def read_state() -> State:
    """The state of the index, and what the sections and agencies are called; in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        rows = cursor.fetchall()
    of: dict[str, dict[int, Any]] = defaultdict(dict)
    for kind, pk, stamp, columns_stamp, size, text in rows:
        match kind:
            case "segment":
                of[kind][pk] = Header(pk, stamp, columns_stamp, size, json.loads(text))
            case "section":
                of[kind][pk] = text
            case "provider":
                of[kind][pk] = tuple(text.split("\n", 1))
            case _:
                of[kind][pk] = stamp
    segments = [header for _pk, header in sorted(of["segment"].items())]
    return State(segments, of["s"], of["n"], of["section"], of["provider"])
