"""The most frequent names are those that counting every name would give, however they are counted."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.index import totals
from articles.index.columns import NAME_BITS, IndexedStory
from articles.index.current import IndexView
from articles.index.opened import OpenSegment
from articles.index.segment import segment_of
from articles.index.totals import NameTotals
from articles.models import EntityType
from articles.search import named
from articles.search.named import MostNamed

TYPES = len(EntityType)
entities = st.sets(st.integers(1, 30), max_size=8)
story = st.tuples(entities, st.booleans())
"""Whom it mentions, and whether it is in the result."""
drawn = st.lists(st.tuples(st.booleans(), st.lists(story, min_size=1, max_size=12)), max_size=4)
"""Segments: whether each is large, and its stories."""


def _name(entity: int) -> int:
    return entity << NAME_BITS | entity % TYPES


def _segment(number: int, stories: list) -> OpenSegment:
    made = segment_of(
        [
            IndexedStory(pk=100 * number + at, sort_at=at, headline="x", names=sorted(map(_name, mentioned)))
            for at, (mentioned, _is_in) in enumerate(stories)
        ]
    )
    return OpenSegment(made.columns, np.ones(made.size, bool), pk=number, blocks=made.blocks)


def _right(segments: list, type_: int, most: int) -> dict[int, int]:
    counts = Counter(
        entity for _is_large, stories in segments for mentioned, is_in in stories if is_in for entity in mentioned
    )
    of_type = Counter({entity: n for entity, n in counts.items() if entity % TYPES == type_})
    least = of_type.most_common(most)[-1][1] if of_type else 0
    return {entity: n for entity, n in of_type.items() if n >= least}


@pytest.mark.parametrize("broad", [0, 1])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(drawn, st.integers(1, 4), st.sampled_from([3, 50]))
def test_the_most_frequent_names_are_those_of_all_counted(monkeypatch, broad, segments, most, kept):
    monkeypatch.setattr(named, "BROAD", broad)
    monkeypatch.setattr(named, "BATCH", 1)
    monkeypatch.setattr(named, "MOST", kept)
    monkeypatch.setattr(totals, "MOST", kept)
    monkeypatch.setattr(totals, "FIRST", 1)
    opened = [_segment(number, stories) for number, (_is_large, stories) in enumerate(segments, start=1)]
    masks = [np.array([is_in for _mentioned, is_in in stories], bool) for _is_large, stories in segments]
    large = tuple(one for one, (is_large, _stories) in zip(opened, segments, strict=True) if is_large)
    view = IndexView(tuple(opened), tuple(masks), {}, {}, NameTotals(large), NameTotals(()))
    counted = MostNamed(view, masks, most)
    for type_ in range(TYPES):
        assert counted.of_type(type_) == _right(segments, type_, most)
