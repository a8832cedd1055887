"""What is remembered from one segment to the next changes no segment; and the words that are kept to finish others."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.index import frequent, occurrences
from articles.index.blocks import Block
from articles.index.columns import NEVER, IndexedStory
from articles.index.frequent import frequent_words
from articles.index.segment import segment_of
from tests.index.test_segment import STORIES, assert_same

STORY_OF_NOTHING = IndexedStory(
    pk=1, sort_at=NEVER, sort_rank=0, first_day=0, end_day=0, precision="", flags=0, section=0, provider=1,
    language="da", headline="", lead="", body="", names=[], spans=[],
)  # fmt: skip


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(occurrences, "_remembered", [occurrences._Vocabulary()])


@given(st.lists(STORIES, max_size=4), STORIES, st.sampled_from([0, 3, 700_000]))
def test_a_segment_is_the_same_whatever_was_read_before(before, stories, most):
    occurrences._remembered[0] = occurrences._Vocabulary()
    alone = segment_of(stories)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(occurrences, "MOST_REMEMBERED", most)
        for others in before:
            segment_of(others)
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


def test_what_a_reading_remembered_that_was_broken_off_is_forgotten():
    read("en to tre")
    before = occurrences._remembered[0]
    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert occurrences._remembered[0] is not before
    assert remembered() == []
    assert not occurrences._in_use.locked()


def test_of_too_many_words_those_are_remembered_that_were_met_again(monkeypatch):
    read("valg valget sol")
    assert remembered() == ["sol", "valg", "valget"]
    monkeypatch.setattr(occurrences, "MOST_REMEMBERED", 3)
    read("valg tog tog bil")
    assert remembered() == ["tog", "valg"]
    monkeypatch.setattr(occurrences, "MOST_REMEMBERED", 0)
    read("")
    assert remembered() == []


def read(text: str) -> None:
    segment_of([replace(STORY_OF_NOTHING, headline=text)])


def remembered() -> list[str]:
    return sorted(word for known in occurrences._remembered[0]._known.values() for word in known)


@pytest.mark.parametrize(("most", "kept"), [(4, ["bil", "fly", "tog", "vej"]), (3, ["bil"]), (1, ["bil"]), (0, [])])
def test_equally_frequent_words_are_kept_or_left_together(monkeypatch, most, kept):
    monkeypatch.setattr(frequent, "MOST", most)
    blocks = [counted([b"dbil\0bil", b"dfly\0fly"], [3, 2]), counted([b"dtog\0tog", b"dvej\0vej"], [2, 2])]
    words = frequent_words(blocks, 3)
    assert [key.split(b"\0")[0].decode() for key in words.keys] == kept
    assert words.counts.tolist() == [{"bil": 3}.get(word, 2) for word in kept]


def counted(terms: list[bytes], counts: list[int]) -> Block:
    return Block(terms[0], terms[-1], b"\n".join(terms), np.array(counts, "<u4").tobytes(), b"", b"", b"")
