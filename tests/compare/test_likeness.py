"""How alike two texts are, and the hash that finds the ones worth measuring."""

import random
import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.compare import bands_of, may_share, share_in_common, words_of
from articles.compare.likeness import LEAST_WORDS, MOST_WORDS

TEXTS = st.lists(st.sampled_from("en to tre fire fem seks".split()), max_size=12)  # noqa: SIM905
VOCABULARY = [f"ord{number}" for number in range(3_000)]


def text_of(chance: random.Random, words: int) -> list[str]:
    return [chance.choice(VOCABULARY) for _ in range(words)]


def rewritten(words: list[str], chance: random.Random, share: float) -> list[str]:
    """The same text with about `share` of its words exchanged."""
    return [chance.choice(VOCABULARY) if chance.random() < share else word for word in words]


def test_words_are_lower_case_without_punctuation_and_not_endless():
    assert words_of("Ærø: 97 passagerer, EU's (»Havternen«).") == ["ærø", "97", "passagerer", "eu", "s", "havternen"]
    assert len(words_of("ord " * 10_000)) == MOST_WORDS


@given(st.text(st.one_of(st.characters(max_codepoint=255), st.sampled_from("aB1_-–—“”…€łŁſİ٣²\u0085\u00a0\u2028"))))
def test_words_are_runs_of_letters_and_digits_of_any_script(text):
    assert words_of(text) == re.findall(r"[^\W_]+", text.lower())


def test_the_share_counts_words_in_the_same_order():
    old = ["to", "demonstranter", "er", "døde", "i", "byen"]
    assert share_in_common(old, old) == 1.0
    assert share_in_common(old, ["tre", "demonstranter", "er", "døde", "i", "byen"]) == 10 / 12
    assert share_in_common(old, old[::-1]) < 0.2
    assert share_in_common([], old) == share_in_common([], []) == 0.0


@given(TEXTS, TEXTS)
def test_the_share_is_the_same_either_way_and_within_bounds(one, other):
    share = share_in_common(one, other)
    assert share == share_in_common(other, one)
    assert 0 <= share <= 1
    assert not share or may_share(one, other, share)


def test_lengths_alone_may_rule_a_share_out():
    assert not may_share(["a"] * 10, ["a"] * 100, 0.5)
    assert may_share(["a"] * 50, ["a"] * 100, 0.5)
    assert not may_share([], [], 0.5)


def test_a_text_too_short_to_compare_is_like_no_other():
    words = text_of(random.Random(1), LEAST_WORDS)
    assert bands_of(words[:-1]) == []
    assert len(bands_of(words)) == 64


def test_bands_fit_a_bigint_and_are_the_same_in_every_process():
    words = [f"ord{number}" for number in range(40)]
    bands = bands_of(words)
    assert all(-(2**63) <= band < 2**63 for band in bands)
    assert bands[:2] == bands_of(list(words))[:2] == [9021507817010790613, 5535619165536515039]


def test_texts_that_are_much_alike_share_a_band_and_others_do_not():
    chance = random.Random(2)
    texts = [text_of(chance, 200) for _ in range(200)]
    found = sum(bool(set(bands_of(text)) & set(bands_of(rewritten(text, chance, 0.15)))) for text in texts)
    assert found == 200
    strangers = sum(bool(set(bands_of(one)) & set(bands_of(other))) for one, other in pairwise(texts))
    assert strangers == 0
