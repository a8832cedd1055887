"""The lists: what they hold, and that they do not contradict each other."""

import pytest

from articles.entities.gazetteer import Gazetteer, gazetteer, is_first_name, is_patronymic
from articles.entities.name import NameType


@pytest.mark.parametrize(
    ("language", "name", "type_"),
    [
        ("da", "Rusland", NameType.PLACE),
        ("da", "Hviderusland", NameType.PLACE),
        ("da", "Hongkong", NameType.PLACE),
        ("da", "Myanmar", NameType.PLACE),
        ("da", "Burma", NameType.PLACE),
        ("da", "Europa", NameType.PLACE),
        ("da", "De Forenede Nationer", NameType.ORG),
        ("da", "Russia", None),
        ("en", "Russia", NameType.PLACE),
        ("en", "Faroe Islands", NameType.PLACE),
        ("en", "Rusland", None),
        ("da", "Verden", None),
        ("da", "eurozonen", None),
        ("da", "rusland", None),
    ],
)
def test_what_the_lists_say(language, name, type_):
    assert gazetteer(language).known(name) == type_


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Det Hvide Hus svarer", "Det Hvide Hus"),
        ("Saudi-Arabiens", None),
        ("Sri Lankas", "Sri Lanka"),
        ("New York City", "New York City"),
        ("New Yorker", None),
        ("Den Europæiske Union's", "Den Europæiske Union"),
    ],
)
def test_the_longest_phrase_that_ends_at_a_word(text, phrase):
    assert gazetteer("da").phrase_at(text, 0, text.split()[0]) == phrase


def test_the_lists_are_read_once():
    assert gazetteer("da") is gazetteer("da")


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_name_is_sure_and_ambiguous_at_once(language):
    lists = Gazetteer(language)
    assert lists.types.keys() & lists.ambiguous.keys() == set()


def test_first_names_and_patronymics():
    assert [is_first_name(word) for word in ("Mette", "Jean-Claude", "Poul-Erik", "Marchen")] == [
        True,
        True,
        True,
        False,
    ]
    assert [is_patronymic(word) for word in ("Hansen", "Jensen", "Petersen", "Prisen", "Rejsen")] == [True] * 3 + [
        False
    ] * 2
