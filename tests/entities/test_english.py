"""How well the rules read English, and the marks by which their names are told from a model's."""

import re

import pytest

from articles.entities import names_in_story
from articles.entities.gather import RULES_AT_MOST
from tests.entities.english import HELD_OUT, TUNED

TYPES = {"P": "person", "O": "org", "L": "place"}
MARK = re.compile(r"\[([POL]) ([^\]]+)\]")


def gold(entry: str) -> tuple[str, set[tuple[int, int, str]]]:
    """The text of an entry and its names: start, end, type."""
    text, names, at = "", set(), 0
    for mark in MARK.finditer(entry):
        text += entry[at : mark.start()]
        names.add((len(text), len(text) + len(mark[2]), TYPES[mark[1]]))
        text += mark[2]
        at = mark.end()
    return text + entry[at:], names


def spans(text: str) -> set[tuple[int, int, str]]:
    return {(name.start, name.end, name.type.value) for name in names_in_story({"body": text}, "en")["body"]}


def names(text: str) -> list[tuple[str, str]]:
    return [(name.name, name.type.value) for name in names_in_story({"body": text}, "en")["body"]]


@pytest.mark.parametrize(
    ("entries", "right", "false", "missed"),
    [(TUNED, 107, 4, 3), (HELD_OUT, 72, 6, 8)],
    ids=["precision 96.4, recall 97.3, F1 96.8", "held out: precision 92.3, recall 90.0, F1 91.1"],
)
def test_precision_and_recall(entries, right, false, missed):
    counted = [0, 0, 0]
    for text, wanted in map(gold, entries):
        found = spans(text)
        for at, some in enumerate((found & wanted, found - wanted, wanted - found)):
            counted[at] += len(some)
    assert counted == [right, false, missed]


@pytest.mark.parametrize(
    "text",
    [
        "PRESS RELEASE\n\nThe factory opens in April.",
        "PRESS RELEASE. The factory opens in April. BREAKING NEWS: It is open.",
        "However, nobody was hurt. Police were called. Firefighters came.",
        "On Monday, Tuesday and Friday; in March, May and August; over Christmas and Easter.",
        "Danish, German and Belarusian fishermen met Swedes and Americans. Chinese media said nothing, Irish ones did.",
        "The Prime Minister, the President and the Mayor met the Secretary of State and a Senator.",
    ],
)
def test_what_is_no_name(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Thompson met Ms. Larsen.", [("Thompson", "person"), ("Larsen", "person")]),
        ('"We like it," says marine scientist Andreo Mosekar.', [("Andreo Mosekar", "person")]),
        ("Sen. Amy Brook of Vermont spoke.", [("Amy Brook", "person"), ("Vermont", "place")]),
        ("Secretary of State Antony Blinken came.", [("Antony Blinken", "person")]),
        ("NATO Secretary General Jens Stoltenberg came.", [("NATO", "org"), ("Jens Stoltenberg", "person")]),
        ("The U.S. Senate met U.S. troops.", [("U.S. Senate", "org"), ("U.S.", "place")]),
        ("WHO warned. Who was it?", [("WHO", "org")]),
        ("He studied at the University of Oxford.", [("University of Oxford", "org")]),
        ("Washington's decision angered Beijing, Chinese media said.", [("Washington", "place"), ("Beijing", "place")]),
    ],
)
def test_titles_states_and_neighbours(text, expected):
    assert names(text) == expected


def test_the_place_of_a_dateline_is_the_place_that_it_is_elsewhere():
    text = "NEW YORK (AP) - Snow fell in New York."
    assert [(name.text, name.name) for name in names_in_story({"body": text}, "en")["body"]] == [
        ("NEW YORK", "New York"),
        ("AP", "AP"),
        ("New York", "New York"),
    ]


def test_names_by_rules_say_so_and_none_of_them_is_sure():
    found = [name for text, _ in map(gold, TUNED) for name in names_in_story({"body": text}, "en")["body"]]
    assert {name.reader.value for name in found} == {"rules"}
    assert max(name.confidence for name in found) == RULES_AT_MOST == 0.7


@pytest.mark.parametrize("language", ["sv", "de", "fr", "", None])
def test_other_languages_have_no_names(language):
    assert names_in_story({"body": "Angela Merkel kam nach Berlin."}, language) == {"body": ()}
