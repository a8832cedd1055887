"""What the tagger sees of words: their looks, what is known of them, and the story around them."""

import pytest

from articles.entities.recognise.context import Evidence
from articles.entities.recognise.features import sentence_features
from articles.entities.recognise.hints import hints
from articles.entities.recognise.knowledge import kinds, phrase_kinds, spelling
from articles.entities.recognise.shapes import affixes, base, marks, shape, short_shape


@pytest.mark.parametrize(
    ("word", "whole", "short"),
    [("Odense", "Xxxxxx", "Xx"), ("TV2", "XXd", "Xd"), ("Æ.Ø.", "X.X.", "X.X."), ("1.500", "d.ddd", "d.d")],
)
def test_shapes(word, whole, short):
    assert (shape(word), short_shape(word)) == (whole, short)


@pytest.mark.parametrize(
    ("word", "common"),
    [("Odenses", "Odense"), ("EU's", "EU"), ("EU’s", "EU"), ("Lars'", "Lars"), ("Las", "Las"), ("Oslo", "Oslo")],
)
def test_two_forms_of_a_name_have_a_base_in_common(word, common):
    assert base(word) == common


def test_affixes_are_more_for_what_may_be_a_name():
    assert affixes("Oslo") == ["so", "slo", "sslo", "pos", "posl"]
    assert affixes("oslo") == ["slo", "sslo"]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("og", ["len2"]),
        ("EU", ["len2", "caps", "cap"]),
        ("McCain", ["mixed", "cap"]),
        ("EU-landene", ["mixed", "cap", "hyphen", "h1ndene", "h0EU", "hcap0"]),
        ("3F.", ["len3", "caps", "digit", "dot"]),
    ],
)
def test_marks(word, found):
    assert marks(word) == found


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("udenrigsministeren", "title"),
        ("Universitets", "orgword"),
        ("nyhedsbureauet", "orgnoun"),
        ("havnebyen", "placenoun"),
        ("marts", "month"),
    ],
)
def test_hints(word, kind):
    assert kind in hints(word)


def test_lists_know_a_word_with_an_ending_in_capitals_and_before_a_hyphen():
    assert "country" in kinds("Frankrig")
    assert kinds("Frankrigs") == kinds("Frankrig") == kinds("FRANKRIG")
    assert "-country" in kinds("Frankrig-turen")
    assert kinds("frankrig") == ()


def test_lists_know_names_of_several_words():
    words = ("Saxo", "i", "Sri", "Lankas", "hovedstad")
    assert phrase_kinds(words)[2:4] == [["Bcountry"], ["Icountry"]]
    assert phrase_kinds(("Sri", "Lankaer")) == [[], []]


@pytest.mark.parametrize(("word", "known"), [("Brand", "l"), ("Horsens", "c"), ("Qvxz", "")])
def test_spelling(word, known):
    assert spelling(word) == known


def test_a_story_tells_how_else_a_word_stands():
    story = [["Lund", "kom", "."], ["Han", "så", "direktør", "Lund", "i", "Skoven"], ["En", "lund"]]
    assert Evidence(story).features(0, story[0]) == [["xcap", "xtitle", "xlow"], [], []]
    assert Evidence(story).features(1, story[1])[5] == ["x0"]


def test_a_word_is_seen_with_its_neighbours_and_its_run():
    words = ("Det", "siger", "direktør", "Ida", "Holm", "i", "Oslo")
    row = sentence_features(words, [[] for _ in words])[4]
    assert {"w=holm", "W=Holm", "-1w=ida", "-2w=direktør", "1w=i", "ida_holm", "holm|i", "rn2", "rp1/0"} <= set(row)
    assert {"r-direktør", "r-title", "r+i", "rf=ida"} <= set(row)
    assert "heading" not in row


def test_a_sentence_in_capitals_says_so():
    words = ("STOR", "BRAND", "I", "OSLO")
    assert {"heading", "shouted"} <= set(sentence_features(words, [[] for _ in words])[0])
