"""What is being typed at the end of a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.query import read_query
from articles.query.unfinished import LONGEST, unfinished


@pytest.mark.parametrize(
    ("typed", "words", "field", "completed"),
    [
        ("luka", ["luka"], "", 'person:"A L"'),
        ("protester Luka", ["protester", "Luka"], "", 'protester person:"A L"'),
        ("protester  Luka ", ["protester", "Luka"], "", 'protester  person:"A L"'),
        ("-luka", ["luka"], "", '-person:"A L"'),
        ("Putin -luka", ["luka"], "", 'Putin -person:"A L"'),
        ("a ELLER luk", ["luk"], "", 'a ELLER person:"A L"'),
        ('valg "a b" luk', ["luk"], "", 'valg "a b" person:"A L"'),
        ("sted:Minsk luk", ["luk"], "", 'sted:Minsk person:"A L"'),
        ("(valg luk", ["valg", "luk"], "", '(valg person:"A L")'),
        ("person:luk", ["luk"], "person", 'person:"A L"'),
        ("valg -sted:luk", ["luk"], "place", 'valg -person:"A L"'),
        ('valg person:"a luk', ["a", "luk"], "person", 'valg person:"A L"'),
        ('valg "kollektiv mil', ["kollektiv", "mil"], "", 'valg person:"A L"'),
        ("a b c d e f", ["c", "d", "e", "f"], "", 'a b c d e person:"A L"'),
    ],
)
def test_the_end_is_taken_apart_and_completed(typed, words, field, completed):
    read = unfinished(typed)
    assert [word for _at, word in read.words] == words
    assert read.field.name == field if field else read.field is None
    assert read.with_field(1, "person", "A L", "da") == completed
    assert read_query(completed).error is None


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "valg ELLER", "luk*", "*luk", "luk~", "=luk", "-", "sted:", "ukendt:luk", "sted:luk*", '"', "..."],
)
def test_what_nobody_can_finish_is_nothing(typed):
    assert unfinished(typed) is None


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("reger", "WORD"),
        ("ny reger", "ny WORD"),
        ("titel:reger", "titel:WORD"),
        ('"kollektiv mil', '"kollektiv WORD"'),
        ("„kollektiv mil", "„kollektiv WORD“"),
        ("(valg ELLER mil", "(valg ELLER WORD)"),
    ],
)
def test_a_word_is_completed_where_it_stands(typed, completed):
    assert unfinished(typed).with_word("WORD") == completed
    assert read_query(completed).error is None


@pytest.mark.parametrize(
    ("typed", "count", "is_all"),
    [
        ("luka", 1, True),
        ("aleksandr luka", 2, True),
        ("aleksandr luka", 1, False),
        ("-luka", 1, False),
        ("person:luka", 1, False),
        ('"luka', 1, False),
        ("(luka", 1, False),
    ],
)
def test_what_is_all_of_a_query(typed, count, is_all):
    assert unfinished(typed).is_all(count) is is_all


def test_a_long_query_is_left_alone():
    assert unfinished("a" * LONGEST) is not None
    assert unfinished("a" * (LONGEST + 1)) is None


@given(st.text(max_size=30) | st.text(alphabet='ab "„“()-:*~=person', max_size=20))
def test_it_never_raises_and_what_it_gives_stands_in_the_text(typed):
    read = unfinished(typed)
    if read is not None:
        assert all(read.text[at : at + len(word)] == word for at, word in read.words)
        assert read.with_word("x")
        assert read.with_field(1, "person", "x", "en")
