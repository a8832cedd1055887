"""What other rooms ask of a query."""

from datetime import date

from articles.query import (
    Period,
    named_of,
    narrowed,
    parse_query,
    period_of,
    title_words_of,
    to_text,
    without,
    words_of,
)
from articles.query.tree import Fuzzy, Named, Not, Phrase, Prefix, Suffix, Word


def test_words_to_mark_are_those_that_are_wanted() -> None:
    tree = parse_query('a "b c" (d* ELLER a) -e -(f g) IKKE -h titel:i person:j')

    assert words_of(tree) == (Word("a"), Phrase("b c"), Prefix("d"), Word("h"))
    assert words_of(None) == ()


def test_words_near_each_other_are_marked_as_well() -> None:
    tree = parse_query('a NEAR/5 (b* ELLER c) "d e"~3 *f g~ IKKE "h i"~5 -(j NEAR/5 k)')

    near = (Word("a"), Prefix("b"), Word("c"), Phrase("d"), Phrase("e"))
    assert words_of(tree) == (*near, Suffix("f"), Fuzzy("g", 1))


def test_words_to_mark_in_headlines_only() -> None:
    tree = parse_query('titel:a titel:"b c" titel:(d* -e) f titel:(*g ELLER lukashenko~)')

    assert title_words_of(tree) == (Word("a"), Phrase("b c"), Prefix("d"), Suffix("g"), Fuzzy("lukashenko", 2))


def test_fields_that_are_wanted() -> None:
    tree = parse_query("person:a (sted:b ELLER person:c) -person:d person:a e")

    assert named_of(tree, "person") == (Named("person", "a"), Named("person", "c"))
    assert named_of(tree, "person", "place") == (Named("person", "a"), Named("place", "b"), Named("person", "c"))


def test_period_that_every_hit_falls_in() -> None:
    def of(text: str) -> Period | None:
        return period_of(parse_query(text))

    august = Period(first_day=date(2020, 8, 1), end_day=date(2020, 9, 1))
    assert of("a dato:2020-08") == of("dato:2020-08") == of("dato:2020 dato:2020-08") == august
    assert of("fra:2020-08-15 a til:2020-08-20") == Period(first_day=date(2020, 8, 15), end_day=date(2020, 8, 21))
    assert of("fra:2020-08-15 dato:2020-08") == Period(first_day=date(2020, 8, 15), end_day=date(2020, 9, 1))
    assert of("dato:2020-08..2020-10 dato:2020-07..2020-08") == august
    assert of("dato:2020-08.. a") == Period(first_day=date(2020, 8, 1))
    assert of("dato:..2020") == of("til:2020")
    assert of("til:2020") == Period(end_day=date(2021, 1, 1))
    assert of("a") is of("") is of("-dato:2020") is of("dato:2020 ELLER a") is None


def test_loosening_takes_out_one_requirement_at_a_time() -> None:
    loosened = without(parse_query("Merkel (a ELLER b) -CNN sted:Odense"))

    assert [(to_text(one.removed), to_text(one.tree)) for one in loosened] == [
        ("Merkel", "(a ELLER b) -CNN sted:Odense"),
        ("a ELLER b", "Merkel -CNN sted:Odense"),
        ("-CNN", "Merkel (a ELLER b) sted:Odense"),
        ("sted:Odense", "Merkel (a ELLER b) -CNN"),
    ]
    near = without(parse_query("a NEAR/5 b dato:2020..2021"))
    assert [to_text(one.tree) for one in near] == ["dato:2020..2021", "a NÆR/5 b"]
    assert [one.tree for one in without(parse_query("a -b"))] == [Not(Word("b")), Word("a")]


def test_a_single_requirement_cannot_be_loosened() -> None:
    assert [without(parse_query(text)) for text in ("", "a", "-a", '"a b"', "a ELLER b c", "a NÆR/5 b")] == [()] * 6


def test_narrowing_adds_a_requirement_once() -> None:
    putin = Named("person", "Putin")

    assert narrowed(None, putin) == narrowed(putin, putin) == putin
    assert to_text(narrowed(parse_query("a ELLER b"), putin)) == "(a ELLER b) person:Putin"
    assert to_text(narrowed(parse_query("a person:Putin"), putin)) == "a person:Putin"
    tree = parse_query("b c")
    assert tree is not None
    assert to_text(narrowed(parse_query("a b"), tree)) == "a b c"
