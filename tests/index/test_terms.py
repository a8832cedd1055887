"""A word's terms, and the ranges in which they are looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.index.terms import (
    ALL_CODES,
    any_form,
    begins,
    code_of,
    form_of,
    is_part,
    one_form,
    stem_of,
    stems_begun,
    terms_of,
    word_of,
)
from articles.index.words import words_in

WORDS = [
    *("valg", "valget", "valgene", "valgfusk", "præsidentvalg", "vælge", "valgt", "valgte", "val", "vals"),
    *("demonstration", "demonstrationer", "demonstrationerne", "demonstrerer", "Århus", "Aarhus"),
    *("happy", "happily", "happiness", "run", "running", "runner", "2,5", "2.5", "100.000", "100000"),
]


def found(asked, code, words=WORDS):
    """The words that have a term in the range."""
    return [
        word
        for word in words
        if any(asked.low <= a_term < asked.high for a_term in (terms_of(code, word)[0], *terms_of(code, word)[1]))
    ]


def begun(code, beginning, words=WORDS):
    asked = stems_begun(code, beginning)
    return [
        word
        for word in words
        for own, others in [terms_of(code, word)]
        if any(
            asked.low <= a_term < asked.high and begins(a_term, form_of(beginning).encode())
            for a_term in (own, *others)
        )
    ]


@pytest.mark.parametrize(
    ("language", "code"),
    [("da", "d"), ("da-DK", "d"), ("DA", "d"), ("en-GB", "e"), ("sv", "o"), ("nb", "o"), ("", "o"), ("dan", "o")],
)
def test_only_danish_and_english_words_are_stemmed(language, code):
    assert code_of(language) == code


def test_any_form_of_a_danish_word_and_the_compounds_it_is_a_part_of():
    forms = ["valg", "valget", "valgene", "valgt", "valgte"]  # Danish verbs and nouns are one to the stemmer
    assert sorted(found(any_form("d", "valget"), "d")) == sorted([*forms, "valgfusk", "præsidentvalg"])
    assert found(any_form("d", "valg", with_parts=False), "d") == forms
    assert found(any_form("d", "demonstrationer"), "d") == ["demonstration", "demonstrationer", "demonstrationerne"]


def test_any_form_of_an_english_word_and_of_one_in_no_known_language():
    assert found(any_form("e", "runs"), "e") == ["run", "running"]
    assert found(any_form("e", "happily"), "e") == ["happily"]
    assert found(any_form("o", "running"), "o") == ["running"]


def test_one_form_is_the_word_as_it_is_folded():
    assert found(one_form("d", "VALGET"), "d") == ["valget"]
    assert found(one_form("d", "Århus"), "d") == ["Århus", "Aarhus"]
    assert found(one_form("d", "100.000"), "d") == ["100.000", "100000"]
    assert found(one_form("o", "2,5"), "o") == ["2,5", "2.5"]


def test_a_beginning_finds_the_words_whose_stem_is_no_shorter():
    assert begun("d", "val") == ["valg", "valget", "valgene", "valgfusk", "valgt", "valgte", "val", "vals"]
    assert begun("d", "demonstrationer") == []
    assert begun("e", "happy") == ["happy"]
    assert begun("e", "happi") == ["happily", "happiness"]
    assert begun("e", "runn") == ["runner"]


def test_a_part_says_nothing_of_how_the_whole_begins_or_is_spelled():
    [part] = [a_term for a_term in terms_of("d", "valgfusk")[1] if a_term.startswith(b"dvalg\0")]
    assert is_part(part)
    assert word_of(part) is None
    assert not begins(part, b"valg")
    assert word_of(terms_of("d", "valgfusk")[0]) == ("d", "valgfusk", "valgfusk")


@given(st.sampled_from(ALL_CODES), st.text(min_size=1).filter(words_in))
def test_every_word_is_found_by_itself_by_its_form_and_by_its_beginnings(code, text):
    for word in words_in(text):
        assert found(any_form(code, word), code, [word])
        assert found(any_form(code, word, with_parts=False), code, [word])
        assert found(one_form(code, word), code, [word])
        form = form_of(word)
        assert word_of(terms_of(code, word)[0]) == (code, form, stem_of(code, form))
        for length in range(1, len(stem_of(code, form)) + 1):
            if form.startswith(beginning := form[:length]) and form_of(beginning) == beginning:
                assert begun(code, beginning, [word])
