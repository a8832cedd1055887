"""The most frequent names are those that sorting all of them would give."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from articles.index.totals import _greatest


@given(st.lists(st.integers(0, 6), max_size=30), st.integers(1, 12))
def test_the_greatest_are_the_first_of_all_in_order(numbers: list[int], most: int) -> None:
    every = np.array(numbers, np.int32)
    assert _greatest(every, most).tolist() == np.argsort(-every, kind="stable")[:most].tolist()
