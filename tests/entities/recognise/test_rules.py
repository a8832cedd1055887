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
        ("EU's Ursula kom", [(0, 2, "ORG")], [(0, 1, "ORG"), (1, 2, "PER")]),
        ("Odense Kommunes udvalg", [(0, 3, "ORG")], [(0, 2, "ORG")]),
        ("På Hans Knudsens Plads", [(1, 4, "PER")], [(1, 4, "LOC")]),
        ("Udenrigsministeriet svarer", [], [(0, 1, "ORG")]),
        ("Ministeriet svarer", [], []),
        ("Skibet » Emma Brandt « sank", [(2, 4, "PER")], []),
        ("Avisen » Emma Brandt « kom", [(2, 4, "ORG")], [(2, 4, "ORG")]),
        ("Det var i August", [(3, 4, "PER")], []),
    ],
    ids=str,
)
def test_a_rule(text, found, names):
    assert settled(text, *found) == names


def test_a_sure_model_is_believed_about_a_month():
    assert settle([["August", "kom"]], [[Tagged(0, 1, "PER", 0.95)]])[0] == [Tagged(0, 1, "PER", 0.95)]


def test_a_guess_gives_way_to_a_surname_of_the_story():
    story = [["Anders", "Klovborg", "kom"], ["Vi", "så", "Klovborg"]]
    found = [[Tagged(0, 2, "PER", 0.9)], [Tagged(2, 3, "LOC", 0.4)]]
    assert settle(story, found)[1] == [Tagged(2, 3, "PER", 0.4)]
