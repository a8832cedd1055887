"""What is remembered from one segment to the next changes no segment; and the words that are kept to finish others."""

import numpy as np
import pytest
from hypothesis import given

from articles.index import frequent, occurrences
from articles.index.blocks import Block
from articles.index.frequent import frequent_words
from articles.index.occurrences import occurrences_of
from articles.index.segment import segment_of
from tests.index.test_segment import STORIES, assert_same


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(occurrences, "_remembered", [occurrences._Vocabulary()])


@given(STORIES, STORIES)
def test_a_segment_is_the_same_whatever_was_read_before(before, stories):
    occurrences._remembered[0] = occurrences._Vocabulary()
    alone = segment_of(stories)
    segment_of(before)
    assert_same(segment_of(stories), alone)


@given(STORIES)
def test_who_comes_while_others_read_gets_the_same(stories):
    alone = segment_of(stories)
    known = len(occurrences._remembered[0])
    with occurrences._in_use:
        assert_same(segment_of(stories), alone)
    assert len(occurrences._remembered[0]) == known


def break_off() -> None:
    with occurrences._vocabulary():
        raise KeyboardInterrupt


def test_too_many_words_and_a_reading_that_was_broken_off_are_forgotten(monkeypatch):
    with occurrences._vocabulary() as before:
        before.numbers("d", "en to tre")
    with pytest.raises(KeyboardInterrupt):
        break_off()
    with occurrences._vocabulary() as after:
        assert after is not before
        after.numbers("d", "en to tre")
    monkeypatch.setattr(occurrences, "MOST_REMEMBERED", 2)
    occurrences_of([])
    assert len(occurrences._remembered[0]) == 0
    assert not occurrences._in_use.locked()


@pytest.mark.parametrize(("most", "kept"), [(4, ["bil", "fly", "tog", "vej"]), (3, ["bil"]), (1, ["bil"]), (0, [])])
def test_equally_frequent_words_are_kept_or_left_together(monkeypatch, most, kept):
    monkeypatch.setattr(frequent, "MOST", most)
    blocks = [counted([b"dbil\0bil", b"dfly\0fly"], [3, 2]), counted([b"dtog\0tog", b"dvej\0vej"], [2, 2])]
    words = frequent_words(blocks, 3)
    assert [key.split(b"\0")[0].decode() for key in words.keys] == kept
    assert words.counts.tolist() == [{"bil": 3}.get(word, 2) for word in kept]


def counted(terms: list[bytes], counts: list[int]) -> Block:
    return Block(terms[0], terms[-1], b"\n".join(terms), np.array(counts, "<u4").tobytes(), b"", b"", b"")
