"""What is a word, and which ways of writing it are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.index.fold import folded
from articles.index.terms import form_of
from articles.index.words import query_words, words_in

TEXT = st.text(st.sampled_from("aZæÅßéİ09.,'-/#% \n½²") | st.characters(codec="utf-8", exclude_characters="\x00"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Putins »varme hilsener«.", ["Putins", "varme", "hilsener"]),
        ("tut.by", ["tut", "by"]),
        ("A/S", ["A", "S"]),
        ("EU's", ["EU", "s"]),
        ("bl.a. og f.eks.", ["bl", "a", "og", "f", "eks"]),
        ("omkring 100.000 mennesker, 2,5 procent", ["omkring", "100.000", "mennesker", "2,5", "procent"]),
        ("kl. 11.30-12.00.", ["kl", "11.30", "12.00"]),
        ("2016-2021", ["2016", "2021"]),
        ("den 1.2.2020, v1.2a CO2 80erne", ["den", "1.2.2020", "v1.2a", "CO2", "80erne"]),
        ("1.a 1,b a.1 1. 2", ["1", "a", "1", "b", "a", "1", "1", "2"]),
        ("Moskva/Minsk. EU-topmøde", ["Moskva", "Minsk", "EU", "topmøde"]),
        ("Hviderusland.Putin", ["Hviderusland", "Putin"]),
        ("#dkpol @folketinget snake_case", ["dkpol", "folketinget", "snake", "case"]),
        ("R&D <b>fed</b> a@b.dk", ["R", "D", "b", "fed", "b", "a", "b", "dk"]),
        ("Wałęsa, Đoković, 東京, Минск", ["Wałęsa", "Đoković", "東京", "Минск"]),
        ("", []),
        ("§ & –", []),
    ],
)
def test_words_of_a_text(text, words):
    assert words_in(text) == words


@given(TEXT)
def test_words_stand_in_the_text_one_after_the_other(text):
    place = 0
    for word in words_in(text):
        at = text.index(word, place)
        assert not any(one.isalnum() for one in text[place:at])
        place = at + len(word)
    assert not any(one.isalnum() for one in text[place:])


@given(TEXT, TEXT)
def test_what_stands_on_another_line_changes_no_word(one, other):
    assert words_in(f"{one}\n{other}") == words_in(one) + words_in(other)


def test_query_words_are_only_those_that_somebody_may_mean():
    assert query_words("½ & Åse + 7") == ("Åse", "7")
    assert query_words("& – ½") == ()
    assert query_words("A\u030age") == ("Åge",)


ALIKE = [
    ("Aarhus", "Århus", "ÅRHUS", "AARHUS", "århus"),
    ("Kierkegaard", "Kierkegård"),
    ("kåre", "Kaare"),
    ("idé", "ide", "IDÉ"),
    ("allé", "alle"),
    ("Straße", "Strasse", "STRASSE", "STRAẞE"),
    ("Wałęsa", "Walesa", "WAŁĘSA"),
    ("Đoković", "Dokovic"),
    ("İmamoğlu", "Imamoglu", "imamoğlu"),
    ("Malmö", "Malmø"),
    ("Ängelholm", "Ængelholm"),
    ("Őrs", "Ørs"),
    ("Þór", "Thor"),
    ("naïve", "naive"),
    ("Müller", "Muller"),
    ("Ibáñez", "Ibanez"),
    ("Łódź", "lodz"),
    ("100.000", "100000", "100,000"),
    ("1.000.000", "1000000"),
    ("2,5", "2.5"),
    ("ﬁn", "fin"),
    ("CO₂", "co2"),
]


@pytest.mark.parametrize("words", ALIKE, ids="=".join)
def test_ways_of_writing_one_word(words):
    assert len({form_of(word) for word in words}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("å", "a"),
        ("øl", "ol"),
        ("ær", "aer"),
        ("Ærø", "Aero"),
        ("gør", "gor"),
        ("Müller", "Møller"),
        ("Đoković", "Djokovic"),
        ("10.00", "1000"),
        ("1.2.2020", "122020"),
        ("2.5", "25"),
        ("1000.000", "1000000"),
        ("11.30", "1130"),
        ("80aa", "80å"),
    ],
)
def test_words_that_stay_two(one, other):
    assert form_of(one) != form_of(other)


@given(TEXT)
def test_folding_a_form_changes_nothing(text):
    for word in words_in(text):
        form = folded(word)
        assert form
        assert folded(form) == form
        assert folded(word.lower()) == form


def test_a_word_that_is_none_is_cut():
    assert form_of("x" * 1_000) == "x" * 200
