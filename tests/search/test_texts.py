"""What the postings of a word count in a story."""

import numpy as np
import pytest

from articles.index.blocks import found_in
from articles.index.columns import IndexedStory
from articles.index.opened import OpenSegment
from articles.index.segment import segment_of
from articles.index.terms import any_form, stems_begun
from articles.search.plan import LeafPlan, Terms
from articles.search.texts import LEAD, PART, TITLE, WEIGHT, Texts

WORD = LeafPlan(((Terms(0),),))


def worth(plan: LeafPlan, asked, **texts: str) -> float:
    """Of one Danish story with these texts."""
    made = segment_of([IndexedStory(pk=1, language="da", **texts)])
    segment = OpenSegment(made.columns, np.ones(1, bool), blocks=made.blocks)
    found = [one for block in segment.find(asked) if (one := found_in(block, asked, 1))]
    [times] = Texts([segment], {(0, 0): found}).times(0, plan, np.zeros(1, np.int64)).tolist()
    return times / WEIGHT


@pytest.mark.parametrize("times", [1, 2, 62, 63, 64, 254])
def test_a_word_counts_as_often_as_it_stands_there(times):
    asked = any_form("d", "valg")
    assert worth(WORD, asked, body="valg " * times) == times
    assert worth(WORD, asked, headline="Valg", lead="Valg", body="valg " * (times - 1)) == times + TITLE + LEAD - 1
    assert worth(WORD, asked, body="valget " + "valg " * times + "valgene") == times + 2
    assert worth(WORD, asked, body="valgfusk " * times) == pytest.approx(PART * times)
    assert worth(WORD, asked, headline="Valgfusk", body="valg " * times) == pytest.approx(PART * TITLE + times)


@pytest.mark.parametrize("times", [1, 70])
def test_in_the_headline_it_counts_once_however_often_it_stands_there(times):
    asked, in_title = any_form("d", "valg"), LeafPlan(((Terms(0),),), in_title=True)
    assert worth(in_title, asked, headline="Valg " * times, body="valg") == TITLE
    assert worth(in_title, asked, headline="Valgfusk", body="valg") == pytest.approx(TITLE * PART)
    assert worth(in_title, asked, headline="Møde", body="valg") == 0


@pytest.mark.parametrize("words", [2, 8, 30])
def test_a_beginning_counts_each_of_its_words(words):
    begun = LeafPlan(((Terms(0, b"valg"),),))
    letters = "bcdfghjklmnpqrstvxyz"
    text = " ".join(f"valg{letters[at % 20]}{letters[at // 20]}o" for at in range(words))
    assert worth(begun, stems_begun("d", "valg"), body=f"{text} {text} andet", headline="Valgbbo") == 2 * words + TITLE
