"""What holds in every story whatever the model thinks."""

import pytest

from articles.entities.recognise.decode import Tagged
from articles.entities.recognise.rules import settle


def settled(text, *found):
    return [
        (name.start, name.end, name.type)
        for name in settle([text.split()], [[Tagged(start, end, type_, 0.6) for start, end, type_ in found]])[0]
    ]


@pytest.mark.parametrize(
    ("text", "found", "names"),
    [
        ("Frankrigs svar", [(0, 1, "ORG")], [(0, 1, "LOC")]),
        ("Frankrigs svar", [], [(0, 1, "LOC")]),
        ("Anna Jordan er i Oslo", [(0, 2, "PER"), (4, 5, "LOC")], [(0, 2, "PER"), (4, 5, "LOC")]),
        ("Anna Jordan så Jordan", [(0, 2, "PER"), (3, 4, "PER")], [(0, 2, "PER"), (3, 4, "PER")]),
        ("Det lokale medie tut.by skriver", [], [(3, 4, "ORG")]),
        ("Han købte tut.by i går", [], []),
        ("Ursula von der Leyen kom", [(0, 1, "PER"), (3, 4, "PER")], [(0, 4, "PER")]),
        ("Ursula von der Leyen kom", [(0, 1, "PER")], [(0, 4, "PER")]),
        ("Region Midtjylland svarer", [(1, 2, "LOC")], [(0, 2, "ORG")]),
        ("Det var i August", [(3, 4, "PER")], []),
    ],
    ids=str,
)
def test_a_rule(text, found, names):
    assert settled(text, *found) == names


def test_a_sure_model_is_believed_about_a_month():
    assert settle([["August", "kom"]], [[Tagged(0, 1, "PER", 0.95)]])[0] == [Tagged(0, 1, "PER", 0.95)]
