"""nDCG@10 and average precision, against figures worked out by hand."""

import math

import pytest

from articles.management.measure.relevance.scores import Scores, mean_of, scores_of


def test_a_perfect_order_scores_one():
    assert scores_of(["a", "b", "c"], {"a": 3, "b": 1}) == Scores(1.0, 1.0)


def test_nothing_found_scores_nothing():
    assert scores_of([], {"a": 1}) == scores_of(["b"], {"a": 1}) == Scores(0.0, 0.0)


def test_gains_are_powers_of_two_and_later_places_are_worth_less():
    scores = scores_of(["x", "b", "a"], {"a": 2, "b": 1, "c": 1})
    gained = 1 / math.log2(3) + 3 / math.log2(4)
    possible = 3 + 1 / math.log2(3) + 1 / math.log2(4)
    assert scores.ndcg == pytest.approx(gained / possible)
    assert scores.ap == pytest.approx((1 / 2 + 2 / 3) / 3)


def test_ndcg_looks_at_ten_places_and_average_precision_at_a_thousand():
    eleventh = [f"x{n}" for n in range(10)] + ["a"]
    assert scores_of(eleventh, {"a": 1}) == Scores(0.0, pytest.approx(1 / 11))
    assert scores_of([f"x{n}" for n in range(1000)] + ["a"], {"a": 1}) == Scores(0.0, 0.0)
    many = {f"a{n}": 1 for n in range(12)}
    assert scores_of(list(many), many) == Scores(1.0, 1.0)


def test_the_mean_is_over_questions():
    assert mean_of([Scores(1.0, 0.5), Scores(0.0, 0.1)]) == Scores(0.5, pytest.approx(0.3))
