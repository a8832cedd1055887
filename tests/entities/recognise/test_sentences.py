"""Raw text to sentences of words, as Universal Dependencies cuts Danish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.entities.recognise.sentences import sentences_of


def cut(text):
    return [" ".join(word.text for word in sentence) for sentence in sentences_of(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Han kom. Hun gik!", ["Han kom .", "Hun gik !"]),
        ("Overskrift\nHan kom.", ["Overskrift", "Han kom ."]),
        ('"Ja," sagde hun. "Kom!" Så gik de.', ['" Ja , " sagde hun .', '" Kom ! "', "Så gik de ."]),
        ("Hvad? spurgte han.", ["Hvad ? spurgte han ."]),
        ("Adm. dir. J. P. Holm tog ca. 5 mio. kr. med.", ["Adm. dir. J. P. Holm tog ca. 5 mio. kr. med ."]),
        ("Den 2. december kl. 11.30 kom 1.500.", ["Den 2. december kl. 11.30 kom 1.500 ."]),
        ("B.T., B.T.s og H.C. Andersen.", ["B.T. , B.T.s og H.C. Andersen ."]),
        ("EU's, Lars' og FN’s mål.", ["EU's , Lars' og FN’s mål ."]),
        ("Mærsk A/S, Jyllands-Posten og tut.by.", ["Mærsk A/S , Jyllands-Posten og tut.by ."]),
        ("Den 14-årige fra 50'erne (TV2).", ["Den 14-årige fra 50'erne ( TV2 ) ."]),
        ("- Nej, siger han...", ["- Nej , siger han ..."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences_and_words(text, sentences):
    assert cut(text) == sentences


def test_a_list_without_full_stops_is_cut():
    assert [len(sentence) for sentence in sentences_of("Oslo " * 400)] == [150, 150, 100]


@given(st.text(st.sampled_from("aÅS'’.,:;!?-/&\"»2 \n\u00a0\u2028\u0301\U0001f600")) | st.text())
def test_words_lie_in_order_and_are_their_characters(text):
    at = 0
    for sentence in sentences_of(text):
        assert sentence
        for word in sentence:
            assert word.start >= at
            assert word.text == text[word.start : word.end] != ""
            assert not any(letter.isspace() for letter in word.text)
            at = word.end


def test_numbers_with_many_points_are_cut():
    assert [len(sentence) for sentence in sentences_of("1." * 20)] == [2 + 2]
