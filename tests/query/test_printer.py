"""The archive's own spelling of a query."""

import pytest

from articles.query import field_value_text, parse_query, to_text
from articles.query.tree import And, Fuzzy, Near, Or, Phrase, Prefix, Suffix, Word

SPELLINGS = [
    ("", "", ""),
    ("a  AND b", "a b", "a b"),
    ("a or OR b", "a or ELLER b", "a or OR b"),
    ("(a b) OR c", "a b ELLER c", "a b OR c"),
    ("a (b OR c)", "a (b ELLER c)", "a (b OR c)"),
    ("NOT a", "-a", "-a"),
    ("NOT (a b)", "-(a b)", "-(a b)"),
    ("NOT NOT a", "IKKE -a", "NOT -a"),
    ("»a b« »c«", '"a b" "c"', '"a b" "c"'),
    ("PLACE:Minsk", "sted:Minsk", "place:Minsk"),
    ('person:"Putin"', "person:Putin", "person:Putin"),
    ("person:»Vladimir Putin«", 'person:"Vladimir Putin"', 'person:"Vladimir Putin"'),
    ("titel:»a«", 'titel:"a"', 'title:"a"'),
    ("overskrift:a*", "titel:a*", "title:a*"),
    ("date:16.8.2020", "dato:2020-08-16", "date:2020-08-16"),
    ("fra:2020 til:2021", "fra:2020 til:2021", "from:2020 to:2021"),
    ("sprog:engelsk", "sprog:en", "lang:en"),
    ("=valg titel:=valg", '"valg" titel:"valg"', '"valg" title:"valg"'),
    ("*valg -a~ lukashenko~2 abc~2", "*valg -a~ lukashenko~ abc~2", "*valg -a~ lukashenko~ abc~2"),
    ("titel:(a ELLER *b c~)", "titel:a ELLER titel:*b titel:c~", "title:a OR title:*b title:c~"),
    ('»a b«~05 "a" NEAR/5 "b"', '"a b"~5 "a b"~5', '"a b"~5 "a b"~5'),
    ('a NEAR/5 "b" NÆR/5 c*', 'a NÆR/5 "b" NÆR/5 c*', 'a NEAR/5 "b" NEAR/5 c*'),
    ('"a" NEAR/5 "b c"', '"a" NÆR/5 "b c"', '"a" NEAR/5 "b c"'),
    ("-(a NEAR/5 b)", "IKKE a NÆR/5 b", "NOT a NEAR/5 b"),
    ('NOT ("a b"~5)', '-"a b"~5', '-"a b"~5'),
    ("a NEAR/5 (b OR c) d", "(a NÆR/5 b ELLER a NÆR/5 c) d", "(a NEAR/5 b OR a NEAR/5 c) d"),
    ('date:"August 2020..16.9.2020"', "dato:2020-08..2020-09-16", "date:2020-08..2020-09-16"),
    ("omtaler:..1.8.2020 dato:2021..", "omtaler:..2020-08-01 dato:2021..", "mentions:..2020-08-01 date:2021.."),
    ("has:corrections", "har:rettelse", "has:correction"),
    ("kilde:ritzau sektion:Udland org:EU", "kilde:ritzau sektion:Udland org:EU", "source:ritzau section:Udland org:EU"),
]


@pytest.mark.parametrize(("typed", "danish", "english"), SPELLINGS)
def test_canonical_spelling(typed: str, danish: str, english: str) -> None:
    tree = parse_query(typed)

    assert (to_text(tree, "da"), to_text(tree, "en")) == (danish, english)


def test_trees_made_by_hand_are_flattened() -> None:
    a, b, c = Word("a"), Word("b"), Word("c")

    assert to_text(And((And((a, b)), c))) == "a b c"
    assert to_text(Or((Or((a, b)), c))) == "a ELLER b ELLER c"


def test_words_that_cannot_be_typed_as_words_are_quoted() -> None:
    assert [to_text(Word(text)) for text in ("OR", "a b", "person:x", "x(y)")] == [
        '"OR"',
        '"a b"',
        '"person:x"',
        '"x(y)"',
    ]


def test_what_cannot_be_typed_with_its_sign_is_quoted() -> None:
    assert [to_text(leaf) for leaf in (Suffix("a b"), Fuzzy("person:x", 1), Prefix("a~"), Word("=x"), Word("y~1"))] == [
        '"a b"',
        '"person:x"',
        '"a~"',
        '"=x"',
        '"y~1"',
    ]
    assert to_text(Near((Word("a b"), Phrase("c")), 5), "en") == '"a b" NEAR/5 "c"'


def test_links_to_a_field() -> None:
    assert field_value_text("person", "Vladimir Putin") == 'person:"Vladimir Putin"'
    assert field_value_text("place", "Minsk") == "sted:Minsk"
    assert field_value_text("place", "Minsk", "en") == "place:Minsk"
    assert field_value_text("org", 'Foreningen "Nej"') == 'org:"Foreningen Nej"'
