"""Probabilities to names."""

from hypothesis import given
from hypothesis import strategies as st

from articles.entities.recognise.decode import Tagged, names_of

LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]


def test_names_have_the_probability_of_their_least_likely_word():
    rows = [{"O": 1.0}, {"O": 0.1, "B-PER": 0.9}, {"O": 0.2, "I-PER": 0.8}, {"O": 0.99}, {"O": 0.3, "B-LOC": 0.7}]
    assert names_of(rows) == [Tagged(1, 3, "PER", 0.8), Tagged(4, 5, "LOC", 0.7)]


def test_a_name_may_be_a_little_less_likely_than_none():
    assert names_of([{"O": 0.55, "B-ORG": 0.45}]) == [Tagged(0, 1, "ORG", 0.45)]
    assert names_of([{"O": 0.7, "B-ORG": 0.3}]) == []


def test_an_inner_label_never_begins_a_name():
    assert names_of([{"O": 0.1, "I-PER": 0.9}]) == []
    rows = [{"O": 0.1, "B-ORG": 0.5, "B-PER": 0.4}, {"O": 0.0, "I-PER": 1.0}]
    assert names_of(rows) == [Tagged(0, 2, "PER", 0.4)]


@given(st.lists(st.lists(st.floats(0, 1), min_size=7, max_size=7), max_size=8))
def test_any_probabilities_give_names_in_order_without_overlap(shares):
    rows = [dict(zip(LABELS, share, strict=True)) for share in shares]
    at = 0
    for name in names_of(rows):
        assert at <= name.start < name.end <= len(rows)
        assert name.type in ("PER", "ORG", "LOC")
        at = name.end
