"""Precision, recall and F1 of exact names, and what was taken for what."""

import pytest

from articles.entities.recognise.corpora import CorpusFault, Sentence
from articles.entities.recognise.decode import Tagged
from articles.entities.recognise.score import Mistake, Score, measure_raw, measure_words

WORDS = ("Ida", "Holm", "fra", "DSB", "i", "Oslo", ",", "Bo", ".")
LABELS = ("B-PER", "I-PER", "O", "B-ORG", "O", "B-LOC", "O", "B-PER", "O")
SENTENCE = Sentence(WORDS, LABELS, "own", "Ida Holm fra DSB i Oslo, Bo.")
FOUND = [Tagged(0, 1, "PER", 1), Tagged(3, 4, "ORG", 1), Tagged(5, 6, "ORG", 1), Tagged(2, 3, "LOC", 1)]


def tag(story):
    assert [tuple(words) for words in story] == [WORDS]
    return [FOUND]


@pytest.mark.parametrize("measure", [measure_words, measure_raw])
def test_scores_and_mistakes(measure):
    measured = measure([SENTENCE], tag)
    assert measured.scores == {
        "PER": Score(2, 1, 0),
        "ORG": Score(1, 2, 1),
        "LOC": Score(1, 1, 0),
        "ALL": Score(4, 4, 1),
    }
    assert [(one.marked, one.found, one.text) for one in measured.mistakes] == [
        ("PER", "PER", "Ida Holm"),
        ("LOC", "ORG", "Oslo"),
        ("PER", "-", "Bo"),
        ("-", "LOC", "fra"),
    ]
    assert measured.confusions() == [("-", "LOC", 1), ("LOC", "ORG", 1), ("PER", "-", 1), ("PER", "PER", 1)]


def test_a_mistake_holds_its_sentence():
    assert measure_words([SENTENCE], tag).mistakes[2] == Mistake("PER", "-", "Bo", " ".join(WORDS))


def test_per_cent():
    score = Score(marked=4, found=5, right=3)
    assert (score.precision, score.recall, round(score.f1, 2)) == (60.0, 75.0, 66.67)
    assert (Score(0, 0, 0).precision, Score(0, 0, 0).recall, Score(0, 0, 0).f1) == (0.0, 0.0, 0.0)


def test_raw_text_needs_the_sentence_as_printed():
    with pytest.raises(CorpusFault, match="'Ida'"):
        measure_raw([Sentence(("Ida",), ("B-PER",))], lambda story: [[] for _ in story])
