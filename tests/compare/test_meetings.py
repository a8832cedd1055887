"""Which prints have a band in common, against looking at every two of them."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from articles.compare import meetings

PRINTS = st.lists(st.tuples(st.booleans(), st.lists(st.integers(0, 30), max_size=6)), max_size=12)


@given(PRINTS, st.integers(2, 6))
def test_whoever_has_a_band_in_common_meets(prints, most):
    place = [at for at, (_asks, bands) in enumerate(prints) for _band in bands]
    band = [band for _asks, bands in prints for band in bands]
    asks = np.array([asks for asks, _bands in prints], bool)
    found = meetings(np.array(place, np.int64), np.array(band, np.int64), asks, most)

    times = Counter(band)
    crowded = [at for at, (_asks, bands) in enumerate(prints) if asks[at] and any(times[one] > most for one in bands)]
    assert found.crowded.tolist() == crowded
    told = list(zip(found.asking.tolist(), found.met.tolist(), strict=True))
    assert told == [
        (one, other)
        for one in range(len(prints))
        for other in range(len(prints))
        if asks[one] and one != other and any(times[band] <= most for band in {*prints[one][1]} & {*prints[other][1]})
    ]
