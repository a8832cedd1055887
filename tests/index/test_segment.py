"""A segment holds what its stories say, however it was made and however it is stored."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.index.blocks import (
    MOST_SLOTS,
    POSTINGS,
    Found,
    _line_from,
    blocks_of,
    found_in,
    postings_of_blocks,
)
from articles.index.columns import (
    NEVER,
    PRECISIONS,
    IndexedStory,
    columns_of,
    decoded,
    encoded,
    newest_last,
    ranges,
    same,
    stable_order,
    with_names,
)
from articles.index.occurrences import GAP, MOST_POSITIONS, occurrences_of
from articles.index.opened import OpenSegment
from articles.index.postings import MOST_TIMES, Postings, postings_of
from articles.index.segment import Segment, merged, segment_of
from articles.index.terms import TermRange, any_form, code_of, terms_of
from articles.index.times import MORE, Times
from articles.index.words import words_in

TEXT = st.lists(
    st.sampled_from(["valg", "valget", "valgfusk", "folkevalget", "happy", "running", "Århus", "2,5", "EU's", "x"]),
    max_size=6,
).map(" ".join)
NAMES = st.lists(st.integers(4, 40), max_size=4, unique=True).map(sorted)
SPANS = st.lists(
    st.sampled_from([(0, 737_000, 737_001), (1, 737_000, 737_031), (2, 736_695, 737_060)]), max_size=3, unique=True
).map(sorted)
STORY = st.fixed_dictionaries(
    {
        "sort_at": st.sampled_from([NEVER, -1, 0, 5, 1_600_000_000_000_000]),
        "sort_rank": st.integers(0, 3),
        "first_day": st.sampled_from([0, 737_000]),
        "end_day": st.sampled_from([0, 737_001]),
        "precision": st.sampled_from(PRECISIONS),
        "flags": st.integers(0, 3),
        "section": st.sampled_from([0, 1, 7]),
        "provider": st.sampled_from([1, 9]),
        "language": st.sampled_from(["da", "en-GB", "", "sv"]),
        "headline": TEXT,
        "lead": TEXT,
        "body": TEXT,
        "names": NAMES,
        "spans": SPANS,
    }
)
STORIES = st.lists(STORY, max_size=12).map(
    lambda all_: [IndexedStory(pk=3 * at + 1, **one) for at, one in enumerate(all_)]
)


def postings_in(segment: Segment) -> Postings:
    return postings_of_blocks(segment.blocks, segment.size)


def spelled(postings: Postings) -> dict[bytes, dict[int, tuple[int, int, tuple[int, ...]]]]:
    """By term and slot: how often, where, and the positions."""
    told: dict[bytes, dict[int, tuple[int, int, tuple[int, ...]]]] = {}
    positions = iter(postings.positions.tolist())
    rows = zip(postings.docs.tolist(), postings.tfs.tolist(), postings.wheres.tolist(), strict=True)
    for a_term, count in zip(postings.terms, postings.counts.tolist(), strict=True):
        placed = a_term[-2:] not in (b"\0\1", b"\0\2")
        told[a_term] = {}
        for _ in range(count):
            slot, times, where = next(rows)
            told[a_term][slot] = times, where, tuple(next(positions) for _ in range(times if placed else 0))
    assert next(rows, None) is None
    assert next(positions, None) is None
    return told


def read(stories: list[IndexedStory]) -> dict[bytes, dict[int, tuple[int, int, tuple[int, ...]]]]:
    """What spelled() must say, word by word."""
    told = defaultdict(lambda: defaultdict(lambda: [0, 0, []]))
    for slot, story in enumerate(newest_last(stories)):
        position = 0
        for where, text in ((1, story.headline), (2, story.lead), (0, story.body)):
            for word in words_in(text):
                own, others = terms_of(code_of(story.language), word)
                for a_term in (own, *others):
                    entry = told[a_term][slot]
                    entry[0] += 1
                    entry[1] |= where
                told[own][slot][2].append(position)
                position += 1
            position += GAP
    return {a_term: {slot: (n, w, tuple(p)) for slot, (n, w, p) in of.items()} for a_term, of in sorted(told.items())}


def assert_same(one: Segment, other: Segment) -> None:
    assert same(one.columns, other.columns) == []
    assert one.terms == other.terms
    assert spelled(postings_in(one)) == spelled(postings_in(other))


@given(STORIES)
def test_a_segment_says_what_reading_word_by_word_says(stories):
    segment = segment_of(stories)
    assert segment.columns.ids.tolist() == [story.pk for story in newest_last(stories)]
    assert segment.columns.length.tolist() == [
        len(words_in(f"{story.headline} {story.lead} {story.body}")) for story in newest_last(stories)
    ]
    told = spelled(postings_in(segment))
    assert list(told) == sorted(told) == segment.terms
    assert told == read(stories)


@given(STORIES, st.data())
def test_merged_parts_are_the_whole_built_at_once(stories, data):
    part_of = [data.draw(st.integers(0, 2)) for _ in stories]
    kept = [data.draw(st.booleans()) for _ in stories]
    parts = [segment_of([s for s, of in zip(stories, part_of, strict=True) if of == part]) for part in range(3)]
    alive = {story.pk for story, is_kept in zip(stories, kept, strict=True) if is_kept}
    masks = [np.isin(part.columns.ids, sorted(alive)) for part in parts]
    whole = segment_of([story for story in stories if story.pk in alive])
    assert_same(merged([(part.columns, part.blocks) for part in parts], masks), whole)


@given(STORIES)
def test_columns_are_the_same_after_being_stored(stories):
    ordered = newest_last(stories)
    found = occurrences_of(ordered)
    columns = columns_of(ordered, found.lengths, found.title_ends)
    again = decoded(encoded(columns), columns.labels)
    assert same(columns, again) == []
    assert [again.labels["language"][number] for number in again.language] == [story.language for story in ordered]
    names = [again.names[start:end].tolist() for start, end in zip(again.names_at, again.names_at[1:], strict=False)]
    assert names == [list(story.names) for story in ordered]
    holders = {
        name: again.holders[start:end].tolist()
        for name, start, end in zip(again.held.tolist(), again.held_at, again.held_at[1:], strict=False)
    }
    every = sorted({name for story in ordered for name in story.names})
    assert holders == {name: [at for at, story in enumerate(ordered) if name in story.names] for name in every}


CHANGES = {
    "ids": {"pk": 2},
    "sort_at": {"sort_at": 1},
    "sort_rank": {"sort_rank": 2},
    "first_day": {"first_day": 7},
    "end_day": {"end_day": 9},
    "precision": {"precision": "month"},
    "flags": {"flags": 1},
    "length": {"body": "Et par ord"},
    "title_end": {"headline": "Et par"},
    "section": {"section": 3},
    "provider": {"provider": 3},
    "language": {"language": "en"},
    "names": {"names": (4, 9)},
    "spans": {"spans": ((1, 5, 6),)},
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_column_that_differs_is_named(name):
    story = {"pk": 1, "headline": "Et", "names": (4, 8), "spans": ((0, 5, 6),)}
    one, other = (segment_of([IndexedStory(**each)]).columns for each in (story, {**story, **CHANGES[name]}))
    assert name in same(one, other)


def numbered(counts: list[int], size: int, seed: int) -> Postings:
    """Made up: so many stories of `size` hold each term, once or a few times."""
    random = np.random.default_rng(seed)
    docs = [np.sort(random.choice(size, count, replace=False)) for count in counts]
    tfs = random.choice([1, 2, 3, MORE - 1, MORE, MOST_TIMES], sum(counts), p=[0.5, 0.3, 0.194, 0.002, 0.002, 0.002])
    return Postings(
        terms=[b"dord%05d\0ord" % number for number in range(len(counts))],
        counts=np.array(counts, np.int64),
        docs=np.concatenate(docs),
        tfs=tfs,
        wheres=random.integers(0, 4, sum(counts)),
        positions=random.integers(0, MOST_POSITIONS + 1, int(tfs.sum())),
    )


SIZE = 20_000
EDGE = SIZE // 16
"""As many stories as make slots and bits equally long."""
COUNTS = st.lists(
    st.one_of(st.integers(1, 9), st.sampled_from([EDGE, EDGE + 1, POSTINGS - 1, POSTINGS, POSTINGS + 1, SIZE])),
    min_size=1,
    max_size=9,
)


@settings(max_examples=40)
@given(COUNTS, st.integers(0, 9))
def test_blocks_say_what_was_put_in_them(counts, seed):
    postings = numbered(counts, SIZE, seed)
    blocks = list(blocks_of(postings, SIZE))
    again = postings_of_blocks(blocks, SIZE)
    assert again.terms == postings.terms
    for name in ("counts", "docs", "tfs", "wheres", "positions"):
        assert np.array_equal(getattr(again, name), getattr(postings, name)), name
    assert [(block.first, block.last) for block in blocks] == [
        (terms[0], terms[-1]) for terms in (block.terms.split(b"\n") for block in blocks)
    ]
    for block in blocks:
        assert block.terms.count(b"\n") == 0 or np.frombuffer(block.counts, "<u4").sum() <= POSTINGS


@settings(max_examples=40)
@given(COUNTS, st.integers(0, 9), st.data())
def test_a_range_of_terms_finds_their_postings_and_no_others(counts, seed, data):
    postings = numbered(counts, SIZE, seed)
    low, high = sorted(data.draw(st.tuples(st.integers(0, len(counts)), st.integers(0, len(counts)))))
    asked = TermRange(b"dord%05d" % low, b"dord%05d" % high)
    opened = OpenSegment(segment_of([]).columns, np.zeros(0, bool), blocks=list(blocks_of(postings, SIZE)))
    found = [one for block in opened.find(asked) if (one := found_in(block, asked, SIZE))]
    assert [a_term for one in found for a_term in one.terms] == postings.terms[low:high]
    ends = np.concatenate([[0], np.cumsum(postings.counts)])
    start, end = ends[low], ends[high]
    docs = postings.docs[start:end]
    assert np.array_equal(np.concatenate([one.docs for one in found] or [docs]), docs)
    mask = np.zeros(SIZE, bool)
    for one in found:
        one.mark(mask)
    assert np.array_equal(np.flatnonzero(mask), np.unique(docs))
    assert np.array_equal(
        np.concatenate([one.tfs for one in found] or [docs]), postings.tfs[start:end] if found else docs
    )
    assert sum(len(one.positions) for one in found) == postings.tfs[start:end].sum()


def test_frequent_terms_are_kept_as_bits_and_others_as_slots():
    frequent, edge = (list(blocks_of(numbered([POSTINGS + 1, count], SIZE, 1), SIZE))[-1] for count in (SIZE, EDGE))
    assert len(frequent.docs) == SIZE // 8
    assert len(edge.docs) == 2 * EDGE


def test_a_word_beyond_the_last_position_is_in_no_segment():
    long = IndexedStory(pk=1, headline="Et", body=" ".join(["o"] * MOST_POSITIONS) + " enestående")
    segment = segment_of([long, IndexedStory(pk=2, headline="To")])
    assert not [a_term for a_term in segment.terms if b"enest" in a_term]
    assert segment.columns.length.tolist() == [MOST_POSITIONS, 1]
    assert_same(merged([(segment.columns, segment.blocks)], [np.ones(2, bool)]), segment)


def test_more_than_so_many_times_are_not_told_apart():
    segment = segment_of([IndexedStory(pk=1, language="da", body="valg " * 300 + "valgfusk " * 300)])
    told = spelled(postings_in(segment))
    assert told[b"dvalg\0valg"][0] == (MOST_TIMES, 0, tuple(range(2 * GAP, 2 * GAP + MOST_TIMES)))
    assert told[b"dvalg\0\1"][0][0] == MOST_TIMES
    assert_same(merged([(segment.columns, segment.blocks)], [np.ones(1, bool)]), segment)


def test_more_stories_than_fit_are_refused():
    stories = [IndexedStory(pk=pk) for pk in range(MOST_SLOTS // 2 + 1)]
    half = segment_of(stories)
    other = segment_of([IndexedStory(pk=story.pk + MOST_SLOTS) for story in stories])
    kept = [np.ones(half.size, bool), np.ones(other.size, bool)]
    with pytest.raises(ValueError, match=f"{MOST_SLOTS + 2} stories do not fit"):
        merged([(half.columns, half.blocks), (other.columns, other.blocks)], kept)


def test_a_full_segment_has_a_slot_for_each_story():
    stories = [IndexedStory(pk=pk, language="da", headline="Valget") for pk in range(MOST_SLOTS)]
    segment = segment_of(stories)
    opened = OpenSegment(segment.columns, np.ones(segment.size, bool), blocks=segment.blocks)
    asked = any_form("d", "valg")
    [found] = [one for block in opened.find(asked) if (one := found_in(block, asked, segment.size))]
    assert np.array_equal(found.docs, np.arange(MOST_SLOTS))


@given(STORIES, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 3)), max_size=8, unique=True))
def test_names_change_for_the_entities_said_and_for_no_other(stories, pairs):
    segment = segment_of(stories)
    opened = OpenSegment(segment.columns, np.ones(segment.size, bool), 1)
    rows = np.array([(pk, entity << 2) for pk, entity in pairs], np.int64).reshape(-1, 2)
    columns = opened.renamed(np.array([1, 2, 3]), (rows[:, 0], rows[:, 1])).columns
    for slot, story in enumerate(newest_last(stories)):
        kept = [name for name in story.names if name >> 2 not in (1, 2, 3)]
        named = [entity << 2 for pk, entity in pairs if pk == story.pk]
        assert columns.names[columns.names_at[slot] : columns.names_at[slot + 1]].tolist() == sorted([*kept, *named])
    again = with_names(
        columns, opened.renamed(np.array([1, 2, 3]), (rows[:, 0], rows[:, 1])).name_owners, columns.names
    )
    assert same(columns, again) == []


@given(st.lists(st.integers(0, 2**32 - 1) | st.integers(0, 70_000), max_size=50))
def test_numbers_are_put_in_order_and_equals_stay_as_they_came(numbers):
    order = stable_order(np.array(numbers, np.int64))
    assert order.tolist() == sorted(range(len(numbers)), key=lambda at: numbers[at])


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 5)), max_size=9))
def test_ranges_one_after_the_other(pairs):
    firsts, sizes = (np.array([pair[at] for pair in pairs], np.int64) for at in (0, 1))
    assert ranges(firsts, sizes).tolist() == [n for first, size in pairs for n in range(first, first + size)]


def test_the_places_of_stories_and_the_mask_of_some():
    segment = segment_of([IndexedStory(pk=pk, sort_at=-pk) for pk in (5, 3, 9)])
    opened = OpenSegment(segment.columns, np.ones(3, bool), 1)
    places, slots = opened.slots_of(np.array([9, 4, 3]))
    assert (places.tolist(), segment.columns.ids[slots].tolist()) == ([0, 2], [9, 3])
    assert segment.columns.ids[opened.mask_of(np.array([9, 4]))].tolist() == [9]


def test_postings_of_nothing():
    nothing = postings_of(occurrences_of([]))
    assert (nothing.terms, list(blocks_of(nothing, 0))) == ([], [])


@given(
    st.lists(
        st.tuples(st.sampled_from([b"dord\0\1", b"dord\0\2", b"dord\0ord"]), st.sets(st.integers(0, 8), min_size=1)),
        min_size=1,
        max_size=16,
    ),
    st.sets(st.integers(0, 8)),
    st.data(),
)
def test_where_the_positions_of_some_slots_are(terms, wanted, data):
    names, slots = [name for name, _slots in terms], [sorted(of) for _name, of in terms]
    counts = np.array([len(of) for of in slots])
    total = int(counts.sum())
    tfs = data.draw(st.lists(st.integers(1, 9), min_size=total, max_size=total))
    asked = data.draw(st.none() | st.lists(st.booleans(), min_size=len(terms), max_size=len(terms)))
    expected, place = [], 0
    times = iter(tfs)
    for number, (name, of) in enumerate(zip(names, slots, strict=True)):
        for slot in of:
            size = next(times) if name == b"dord\0ord" else 0 * next(times)
            if size and slot in wanted and (asked is None or asked[number]):
                expected.append((slot, place, size))
            place += size
    none, docs = np.zeros(0, np.uint8), np.array([slot for of in slots for slot in of], np.uint16)
    nothing = Times(none, none)
    found = Found(names, counts, docs, b"", 9, Times(np.array(tfs, np.uint8), none), none, b"", (b"", none, nothing))
    kept = None if asked is None else np.repeat(asked, counts)
    assert sorted(found.places_in(np.array(sorted(wanted), np.int64), kept)) == sorted(expected)


@given(
    st.lists(st.sampled_from([b"a", b"ab", b"b", b"bc\0\1", b"c"]), unique=True, min_size=1).map(sorted),
    st.binary(max_size=2),
)
def test_a_term_is_found_by_halves_where_reading_all_would_find_it(terms, wanted):
    joined = b"\n".join(terms)
    before = [one for one in terms if one < wanted]
    assert _line_from(joined, wanted) == sum(len(one) + 1 for one in before)
