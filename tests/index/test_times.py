"""How often and where a term stands, in a byte: as it is stored, as it is read, and as it came from older archives."""

from itertools import accumulate

import numpy as np
import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from hypothesis import given
from hypothesis import strategies as st

from articles.index.check import check
from articles.index.settle import settle
from articles.index.store import headers, read_blocks
from articles.index.times import packed_times, unpacked_times
from tests.factories import ArticleFactory

TIMES = st.lists(st.tuples(st.integers(1, 5) | st.sampled_from([61, 62, 63, 64, 255]), st.integers(0, 3)), max_size=20)


@given(TIMES, st.data())
def test_what_is_stored_is_read_again_in_whole_and_in_parts(pairs, data):
    tfs, wheres = (np.array([pair[at] for pair in pairs], np.uint8) for at in (0, 1))
    stored = packed_times(tfs, wheres)
    assert len(stored) == len(pairs) + sum(tf >= 63 for tf in tfs)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(pairs))] * 2)))
    every = unpacked_times(stored, len(pairs))
    for times, part in ((every, slice(None)), (every[start:end], slice(start, end))):
        assert times.tfs.tolist() == tfs[part].tolist()
        assert times.wheres.tolist() == wheres[part].tolist()


def test_of_what_was_not_fetched_nothing_is_told():
    nothing = unpacked_times(b"", 9)[2:5]
    assert (len(nothing.tfs), len(nothing.wheres)) == (0, 0)


def _migrate(*targets: tuple[str, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    MigrationExecutor(connection).migrate(list(targets))


@pytest.mark.django_db
def test_an_index_of_two_bytes_is_written_anew_and_back():
    ArticleFactory(headline="Valg", lead="Et valg.", body="<p>" + "valg " * 70 + "</p>", language="da")
    ArticleFactory(headline="Møde", lead="", body="<p>Et valg.</p>", language="da")
    settle(waiting=1, merge=False)
    [header] = headers()
    blocks = read_blocks(header.pk)
    _migrate(("articles", "0058_lighter_prints_and_statistics"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT terms, counts, tfs, wheres FROM articles_searchblock")
        [(terms, counts, tfs, wheres)] = cursor.fetchall()
    ends = [0, *accumulate(np.frombuffer(counts, "<u4").tolist())]
    at = bytes(terms).split(b"\n").index(b"dvalg\0valg")
    both = slice(ends[at], ends[at + 1])
    assert sorted(zip(bytes(tfs)[both], bytes(wheres)[both], strict=True)) == [(1, 0), (72, 3)]
    _migrate(*MigrationExecutor(connection).loader.graph.leaf_nodes("articles"))
    assert read_blocks(header.pk) == blocks
    assert list(check()) == []
