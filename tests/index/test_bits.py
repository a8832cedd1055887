"""A frequent word, which has a bit for each slot, is found in some slots as one that has a list of them."""

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.index.blocks import Found, blocks_of, found_in
from articles.index.columns import IndexedStory
from articles.index.occurrences import occurrences_of
from articles.index.postings import postings_of
from articles.index.terms import TermRange
from articles.index.times import Times

NONE = np.zeros(0, np.uint8)
WORD, COMPOUND = b"dord\0ord", b"dord\0\1"


def in_bits(held: set[int], size: int, a_term: bytes, times: list[int]) -> Found:
    mask = np.zeros(size, bool)
    mask[sorted(held)] = True
    postings = Times(np.array(times[: len(held)], np.uint8), NONE)
    ahead = (b"", NONE, Times(NONE, NONE))
    bits = np.packbits(mask).tobytes()
    return Found([a_term], np.array([len(held)]), None, bits, size, postings, NONE, b"", ahead)


SIZES = st.integers(1, 40)
SOME = st.sets(st.integers(0, 39), max_size=40)


@given(SIZES, SOME, SOME, st.booleans())
def test_which_slots_hold_it_and_where_their_postings_are(size, held, asked, is_unpacked):
    held, slots = {at for at in held if at < size}, np.array(sorted(at for at in asked if at < size), np.int64)
    assume(held)
    found = in_bits(held, size, WORD, [1] * 40)
    if is_unpacked:
        assert found.docs.tolist() == sorted(held)
    places, postings = found.held_by(slots)
    assert slots[places].tolist() == sorted(held.intersection(slots.tolist()))
    assert [sorted(held)[at] for at in postings.tolist()] == slots[places].tolist()


@given(SIZES, SOME, SOME, SOME, st.booleans(), st.data())
def test_which_slots_hold_the_first_of_the_terms(size, held, others, asked, is_dense, data):
    held, others, asked = ({at for at in some if at < size} for some in (held, others, asked))
    assume(held)
    found = in_bits(held, size, COMPOUND, [1] * 40)
    if not is_dense:
        every = np.array([*sorted(held), *sorted(others)], "<u2")
        found.slots, found.bits = every, b""
        found.terms, found.counts = [COMPOUND, WORD], np.array([len(held), len(others)])
    slots = np.array(data.draw(st.permutations(sorted(asked))), np.int64)
    assert found.begun_in(slots).tolist() == [at in held for at in slots.tolist()]


@given(SIZES, SOME, SOME, st.lists(st.integers(1, 60), min_size=40, max_size=40))
def test_where_its_positions_are(size, held, asked, times):
    held, slots = {at for at in held if at < size}, np.array(sorted(at for at in asked if at < size), np.int64)
    ordered = sorted(held)
    expected = [(at, sum(times[: ordered.index(at)]), times[ordered.index(at)]) for at in slots.tolist() if at in held]
    assert list(in_bits(held, size, WORD, times).places_in(slots)) == expected
    assert list(in_bits(held, size, COMPOUND, times).places_in(slots)) == []


def test_a_word_of_every_story_is_stored_in_bits():
    stories = [IndexedStory(pk=pk, language="da", body="valg " * pk) for pk in range(1, 20)]
    [block] = blocks_of(postings_of(occurrences_of(stories)), 19)
    found = found_in(block, TermRange(block.first, block.first + b"\0"), 19)
    assert found is not None
    assert found.bits
    assert found.held_by(np.array([0, 5, 18]))[1].tolist() == [0, 5, 18]
