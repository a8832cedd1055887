"""How often and where a story holds a term is one byte of the index, no longer two: half as much to fetch for a search.

Stored blocks are written anew as they are, segment by segment; `manage.py reindex` is not needed. The way back likewise.
"""

import sys

import numpy as np
from django.db import migrations, models

MORE, BITS = 63, 6
"""As of articles.index.times when this was written; what a migration does must not change with it."""
READ = "SELECT first, {columns} FROM articles_searchblock WHERE segment_id = %s"
WRITE = """
    UPDATE articles_searchblock b SET {sets} FROM unnest(%s::bytea[], {arrays}) AS n(first, {columns})
    WHERE b.segment_id = %s AND b.first = n.first
"""


def as_one(tfs, wheres):
    """Both bytes of each posting -> one, and behind them how often where that does not say it."""
    tfs, wheres = np.frombuffer(tfs, "u1"), np.frombuffer(wheres, "u1")
    return (((np.minimum(tfs, MORE) | wheres << BITS).tobytes() + tfs[tfs >= MORE].tobytes()),)


def as_two(times, counts):
    """And back."""
    count = int(np.frombuffer(counts, "<u4").sum())
    every = np.frombuffer(times, "u1")
    codes, tfs = every[:count], every[:count] & MORE
    tfs[tfs == MORE] = every[count:]
    return tfs.tobytes(), (codes >> BITS).tobytes()


def rewrite(cursor, old, new, how):
    cursor.execute("SELECT id FROM articles_searchsegment ORDER BY id")
    segments = [pk for (pk,) in cursor.fetchall()]
    write = WRITE.format(
        sets=", ".join(f"{name} = n.{name}" for name in new),
        arrays=", ".join(["%s::bytea[]"] * len(new)),
        columns=", ".join(new),
    )
    for number, pk in enumerate(segments, start=1):
        cursor.execute(READ.format(columns=", ".join(old)), [pk])
        rows = [(bytes(first), *how(*map(bytes, data))) for first, *data in cursor.fetchall()]
        if rows:
            firsts, *data = (list(column) for column in zip(*rows, strict=True))
            cursor.execute(write, [firsts, *data, pk])
        if len(segments) > 1 and sys.stderr.isatty():
            sys.stderr.write(f"\r  search index: {number} of {len(segments)} segments rewritten")
            sys.stderr.flush()


def to_one(apps, editor):
    with editor.connection.cursor() as cursor:
        rewrite(cursor, ("tfs", "wheres"), ("times",), as_one)


def to_two(apps, editor):
    with editor.connection.cursor() as cursor:
        rewrite(cursor, ("times", "counts"), ("tfs", "wheres"), as_two)


def external(*columns):
    changes = ", ".join(f"ALTER {column} SET STORAGE EXTERNAL" for column in columns)
    return f"ALTER TABLE articles_searchblock {changes}"


def binary(name):
    return migrations.AddField("searchblock", name, models.BinaryField(default=b""), preserve_default=False)


def no_binary(name):
    """Removing it is taken back by adding it empty, until it is filled."""
    return [
        migrations.AlterField("searchblock", name, models.BinaryField(default=b"")),
        migrations.RemoveField("searchblock", name),
    ]


class Migration(migrations.Migration):
    dependencies = [("articles", "0058_lighter_prints_and_statistics")]

    operations = [
        binary("times"),
        migrations.RunSQL(external("times"), external("tfs", "wheres")),
        migrations.RunPython(to_one, to_two),
        *no_binary("tfs"),
        *no_binary("wheres"),
    ]
