"""What is added up in arrays, and what a sample spares, comes to the same as sorting everything."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import order, tally

numbers = st.lists(st.integers(0, 12), max_size=60)


@given(st.lists(st.tuples(st.sampled_from([3, 5, 400, 9_000_000]), st.integers(0, 4)), max_size=12))
def test_numbers_are_added_up_by_value_however_far_apart_values_are(pairs):
    values, counts = (np.array([pair[at] for pair in pairs], np.int64) for at in (0, 1))
    right: Counter[int] = Counter()
    for value, count in pairs:
        right[value] += count
    found, sums = tally.sums_of(values, counts)
    assert {value: n for value, n in zip(found.tolist(), sums.tolist(), strict=True) if n} == dict(+right)
    assert found.tolist() == sorted(found.tolist())


@given(numbers | st.lists(st.integers(0, 10**9), max_size=20), st.integers(1, 12))
def test_the_count_in_a_place_is_the_one_that_sorting_puts_there(counts, place):
    ordered = sorted(counts, reverse=True)
    assert tally.at_place(np.array(counts, np.int64), place) == (ordered[place - 1] if place <= len(ordered) else 0)


@pytest.mark.parametrize("sample", [2, 10**9])
@given(numbers=numbers, first=st.integers(0, 8), count=st.integers(1, 6))
def test_what_can_stand_on_a_page_is_found_with_a_sample_and_without(sample, numbers, first, count):
    values, ordered = np.array(numbers, np.int64), sorted(numbers)
    before = order.SAMPLE
    order.SAMPLE = sample
    try:
        window, skipped = order.window(values, first, first + count)
    finally:
        order.SAMPLE = before
    least, most = ordered[first:][:1], ordered[: first + count][-1:]
    inside = [at for at, value in enumerate(numbers) if least and least[0] <= value <= most[0]]
    assert window.tolist() == inside
    assert skipped == (sum(value < least[0] for value in numbers) if least else first)
