"""What is wrong, where, and what is offered instead."""

import pytest

from articles.query import QuerySyntaxError, ReadQuery, parse_query, read_query
from articles.query.faults import MESSAGES

MANY = "a " * 200
SIDE = f"({' ELLER '.join('abcdefghij')})"

# typed, position from 0, code, suggestion
TABLE = [
    ('"a b', 0, "quote-open", '"a b"'),
    ("»a b", 0, "quote-open", "»a b«"),
    ("„a b", 0, "quote-open", "„a b“"),
    ("“a b", 0, "quote-open", "“a b”"),
    ('person:"Lukasjenko sted:Minsk', 7, "quote-open", 'person:"Lukasjenko" sted:Minsk'),
    ('"kollektiv militærpagt -CNN', 0, "quote-open", '"kollektiv militærpagt" -CNN'),
    ('"kollektiv militærpagt ELLER b', 0, "quote-open", '"kollektiv militærpagt" ELLER b'),
    ('("a b) c', 1, "quote-open", '("a b") c'),
    ('"a note: b', 0, "quote-open", '"a note: b"'),
    ('kollektiv militærpagt"', 21, "quote-open", "kollektiv militærpagt"),
    ('"', 0, "quote-open", ""),
    ('person:"', 7, "quote-open", ""),
    ("person:", 0, "field-empty", ""),
    ("a person:", 2, "field-empty", "a"),
    ("a -person: -b", 3, "field-empty", "a -b"),
    ("person: Putin", 0, "field-empty", "person:Putin"),
    ('Person: "Vladimir Putin" a', 0, "field-empty", 'Person:"Vladimir Putin" a'),
    ("person: ELLER a", 0, "field-empty", "a"),
    ("person: sted:Minsk", 0, "field-empty", "sted:Minsk"),
    ('a person:""', 2, "field-empty", "a"),
    ("persn:(Putin ELLER Merkel)", 0, "field-unknown", "person:(Putin ELLER Merkel)"),
    ("titel: (a ELLER b)", 0, "field-empty", "titel:(a ELLER b)"),
    ("titel:(a (foo:b))", 10, "field-unknown", 'titel:(a ("foo:b"))'),
    ("persn:Putin", 0, "field-unknown", "person:Putin"),
    ('a -persn:"Vladimir Putin"', 3, "field-unknown", 'a -person:"Vladimir Putin"'),
    ("stad:Minsk", 0, "field-unknown", "sted:Minsk"),
    ("land:Rusland", 0, "field-unknown", "sted:Rusland"),
    ("foo:bar", 0, "field-unknown", '"foo:bar"'),
    ('xyz:"a b" c', 0, "field-unknown", '"xyz: a b" c'),
    ("*", 0, "star-alone", ""),
    ("Putin *", 6, "star-alone", "Putin"),
    ("a -* b", 3, "star-alone", "a b"),
    ("a*b", 1, "star-inside", "a*"),
    ("*fus*", 0, "star-inside", "fus*"),
    ("-*a*b c", 1, "star-inside", "-a* c"),
    ('"kollektiv militær*"', 18, "star-in-phrase", '"kollektiv militær"'),
    ("person:Luka*", 7, "star-in-field", "person:Luka"),
    ("person:*sjenko", 7, "star-in-field", "person:sjenko"),
    # exactly as written
    ("=", 0, "exact-alone", ""),
    ("= valg", 0, "exact-alone", "valg"),
    ("a -= b", 3, "exact-alone", "a b"),
    ("=(a b)", 0, "exact-alone", "(a b)"),
    ("titel:=", 6, "exact-alone", ""),
    ("=valg*", 0, "exact-sign", "valg*"),
    ("==*valg", 0, "exact-sign", "*valg"),
    ("a -=valg~1", 3, "exact-sign", "a -valg~1"),
    # misspellings
    ("~", 0, "tilde-alone", ""),
    ("a ~ b", 2, "tilde-alone", "a b"),
    ("a -~", 3, "tilde-alone", "a"),
    ("~valg", 0, "tilde-alone", "valg~"),
    ("~*valg", 0, "tilde-alone", "valg~"),
    ("~5 grader", 0, "tilde-alone", "5 grader"),
    ('"a b" ~5', 6, "tilde-alone", '"a b"~5'),
    ("val*~", 0, "tilde-star", "val*"),
    ("val~1*", 0, "tilde-star", "val*"),
    ("*val~", 0, "tilde-star", "*val"),
    ("valg~3", 4, "tilde-number", "valg~2"),
    ("valg~0", 4, "tilde-number", "valg"),
    ("valg~" + "9" * 5000, 4, "tilde-number", "valg~2"),
    ("person:Luka~", 7, "tilde-in-field", "person:Luka"),
    ("dato:2020~1", 5, "tilde-in-field", "dato:2020"),
    ("titel:valg~2", 6, "tilde-number-in-field", "titel:valg~"),
    ("titel:(a lukashenko~1)", 9, "tilde-number-in-field", "titel:(a lukashenko~)"),
    # near each other
    ('"a b"~', 5, "near-distance", '"a b"~5'),
    ("a NEAR b", 2, "near-distance", "a NEAR/5 b"),
    ("a NÆR/ b", 2, "near-distance", "a NÆR/5 b"),
    ("NEAR/", 0, "near-distance", ""),
    ("a NEAR/", 2, "near-distance", "a"),
    ('"a b"~99', 5, "near-range", '"a b"~50'),
    ("»a b«~0", 5, "near-range", "»a b«~1"),
    ("a NÆR/51 b", 2, "near-range", "a NÆR/50 b"),
    ("a NEAR/" + "9" * 5000 + " b", 2, "near-range", "a NEAR/50 b"),
    ('"a"~5', 3, "near-one", '"a"'),
    ('"a & -"~5 b', 7, "near-one", '"a & -" b'),
    ('a ""~5', 4, "near-one", "a"),
    ("a NEAR/5", 2, "operator-alone", "a"),
    ("NEAR/5 b", 0, "operator-alone", "b"),
    ("a NEAR/5 ELLER b", 2, "operator-alone", "a ELLER b"),
    ("a NEAR/5 NEAR/5 b", 2, "operator-alone", "a NEAR/5 b"),
    ("IKKE NEAR/5 b", 0, "not-alone", "b"),
    ("a NEAR/5 -b", 2, "near-operand", "a -b"),
    ("a NEAR/5 IKKE b", 2, "near-operand", "a IKKE b"),
    ("a NEAR/5 (b c)", 2, "near-operand", "a (b c)"),
    ("(a -b) NÆR/5 c", 7, "near-operand", "(a -b) c"),
    ("a NEAR/5 (b ELLER c d)", 2, "near-operand", "a (b ELLER c d)"),
    ("a NEAR/5 b NEAR/5 sted:Minsk", 11, "near-operand", "a b sted:Minsk"),
    ('a NEAR/5 "b c"~5', 2, "near-operand", 'a "b c"~5'),
    ("titel:(a NEAR/5 b)", 9, "near-operand", "titel:(a b)"),
    ("a NEAR/5 b NÆR/3 c", 11, "near-distances", "a NEAR/5 b NÆR/5 c"),
    (f"{SIDE} NEAR/5 {SIDE} NEAR/5 c", len(SIDE) + 1, "near-many", f"{SIDE} {SIDE} c"),
    ('titel:"a b"~5', 6, "near-in-field", 'titel:"a b"'),
    ('person:("Vladimir Putin"~5)', 8, "near-in-field", 'person:("Vladimir Putin")'),
    ('"kollektiv militærpagt NÆR/5 b', 0, "quote-open", '"kollektiv militærpagt" NÆR/5 b'),
    ("(a", 0, "paren-open", "(a)"),
    ("titel:(", 6, "paren-open", ""),
    ("a -titel:(b ELLER c", 9, "paren-open", "a -titel:(b ELLER c)"),
    ("titel:()", 0, "paren-empty", ""),
    ("a person:( ) b", 2, "paren-empty", "a b"),
    ("dato:(xx) a", 6, "date-unclear", "a"),
    ("a ((b ELLER c)", 2, "paren-open", "a ((b ELLER c))"),
    ("a (", 2, "paren-open", "a"),
    (")a", 0, "paren-close", "a"),
    ("a) b)", 1, "paren-close", "a b"),
    ("()", 0, "paren-empty", ""),
    ("a () b", 2, "paren-empty", "a b"),
    ("a ELLER", 2, "operator-alone", "a"),
    ("ELLER a", 0, "operator-alone", "a"),
    ("a ELLER ELLER b", 2, "operator-alone", "a ELLER b"),
    ("a OG", 2, "operator-alone", "a"),
    ("a OG OR b", 2, "operator-alone", "a OR b"),
    ("(a ELLER ) b", 3, "operator-alone", "(a ) b"),
    ("IKKE", 0, "not-alone", ""),
    ("a IKKE", 2, "not-alone", "a"),
    ("a NOT ELLER b", 2, "not-alone", "a ELLER b"),
    ("-", 0, "nothing", ""),
    ("  & …", 2, "nothing", ""),
    ('""', 0, "nothing", ""),
    ("dato:2020-13", 5, "date-month", "dato:2020"),
    ("dato:30.2.2020", 5, "date-day", "dato:2020-02"),
    ("dato:16.13.2020 a", 5, "date-day-month", "dato:2020 a"),
    ("a fra:0800", 6, "date-year", "a"),
    ("dato:16.8.20", 5, "date-short-year", ""),
    ("a dato:igår", 7, "date-unclear", "a"),
    ("dato:16. august 2020 a", 5, "date-unquoted", 'dato:"16. august 2020" a'),
    ("dato: august 2020", 0, "field-empty", 'dato:"august 2020"'),
    ("dato:30. februar 2020 a", 5, "date-day", "dato:2020-02 a"),
    ("dato:16. august a", 5, "date-short-year", "a"),
    ("dato:i går a", 5, "date-relative", "a"),
    ("dato:sidste uge", 5, "date-relative", ""),
    ("fra:2020-01..2020-08 a", 4, "date-period", "dato:2020-01..2020-08 a"),
    ("a -to:(2019..)", 7, "date-period", "a -to:(date:2019..)"),
    ("til:2021..2020", 4, "date-period", "dato:2020..2021"),
    ("dato:2020-09..2020-08", 5, "date-order", "dato:2020-08..2020-09"),
    ("a -omtaler:2021..1.8.2020", 11, "date-order", "a -omtaler:2020-08-01..2021"),
    ("dato:2020-13..2021", 5, "date-month", "dato:2020..2021"),
    ("dato:2020..30.2.2020", 5, "date-day", "dato:2020..2020-02"),
    ("dato:2020-13..2019-14", 5, "date-month", "dato:2019..2020"),
    ("dato:2020-13..", 5, "date-month", "dato:2020.."),
    ("dato:2020-13..xx a", 5, "date-month", "a"),
    ("fra:xx..yy a", 4, "date-unclear", "a"),
    ("dato:xx..2020 a", 5, "date-unclear", "a"),
    ("dato:2020..2021..2022", 5, "date-unclear", ""),
    ("dato:2019-2020", 5, "date-dots", "dato:2019..2020"),
    ('dato:"1.8.2020 til 3.8.2020"', 5, "date-dots", "dato:2020-08-01..2020-08-03"),
    ("dato:2020-08 .. 2020-10 a", 5, "date-unquoted", "dato:2020-08..2020-10 a"),
    ("dato:august 2020..oktober 2020 a", 5, "date-unquoted", 'dato:"august 2020..oktober 2020" a'),
    ("dato:(2019 ELLER august 2020)", 17, "date-unquoted", 'dato:(2019 ELLER "august 2020")'),
    ("dato:.. 2020", 0, "field-empty", "dato:..2020"),
    ("dato:..", 0, "field-empty", ""),
    ("har:kage", 4, "state-unknown", "har:rettelse"),
    ("a -has:(corection)", 8, "state-unknown", "a -has:(correction)"),
    ("har: rettelse", 0, "field-empty", "har:rettelse"),
    ("år:2020", 0, "field-unknown", "dato:2020"),
    ("a ELLER person:", 8, "field-empty", "a"),
    ("a -sprog:xx", 9, "language-unknown", "a"),
    ("a ELLER sprog:xx", 14, "language-unknown", "a"),
    ("fra:2020-09 til:2020-08", 16, "date-order", "fra:2020-08 til:2020-09"),
    ("til:2020-08-14 a (b fra:2020-08-15)", 4, "date-order", "til:2020-08-15 a (b fra:2020-08-14)"),
    ("fra:2020 til:2019 til:2018 a", 16 - 3, "date-order", "fra:2020 a"),
    ("a sprog:xx", 8, "language-unknown", "a"),
    ("sprog:dasnk", 6, "language-unknown", "sprog:dansk"),
    ("a" * 251, 0, "word-too-long", ""),
    (MANY + "b", 400, "too-long", MANY.strip()),
    ("-" + "(" * 21 + "a" + ")" * 21, 21, "too-deep", "-" + "(" * 20 + "a" + ")" * 20),
    ("IKKE " * 11 + "a", 50, "too-deep", "IKKE " * 10 + "a"),
]


@pytest.mark.parametrize(("text", "position", "code", "suggestion"), TABLE)
def test_fault_and_offer(text: str, position: int, code: str, suggestion: str) -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        parse_query(text)
    read = read_query(text)

    assert (raised.value.position, raised.value.note.code) == (position, code)
    assert read == ReadQuery(tree=parse_query(suggestion), error=raised.value.fault, suggestion=suggestion)


def test_the_table_has_every_message() -> None:
    assert set(MESSAGES) <= {code for _, _, code, _ in TABLE}


def test_messages_are_sentences_with_everything_filled_in() -> None:
    for text, *_ in TABLE:
        error = read_query(text).error
        assert error is not None
        assert not str(error.note).endswith(".")
        assert not any("%(" in str(note) or "None" in str(note) for note in (error.note, error.advice))


def test_position_counts_what_was_typed() -> None:
    """Marks that nobody sees are still characters of the text that the page repeats."""
    error = read_query("\u00ada\u00ad \u200b(b").error

    assert error is not None
    assert (error.position, error.end) == (5, 6)
    decomposed = read_query("cafe\u0301 A\u030arhus (b").error
    assert decomposed is not None
    assert (decomposed.position, decomposed.end) == (13, 14)


def test_messages_of_the_design() -> None:
    error = read_query('person:"Lukasjenko sted:Minsk').error

    assert error is not None
    assert str(error.note) == "The quotation mark is never closed"
    assert str(error.advice) == 'At character 8 a phrase begins with ", but there is no " to end it.'
    month = read_query("dato:2020-13").error
    assert month is not None
    assert str(month.note) == "2020-13 is not a month"


def test_first_of_several_mistakes_is_named_and_all_are_mended() -> None:
    read = read_query('a) persn:"Vladimir Putin ELLER (b dato:2020-13 ELLER')

    assert read.error is not None
    assert read.error.note.code == "paren-close"
    assert read.suggestion == 'a person:"Vladimir Putin" ELLER (b dato:2020 )'


def test_offer_is_spelled_in_the_language_asked_for() -> None:
    """Only where the typed text cannot be kept."""
    assert read_query("sted:Minsk ELLER (b ELLER ((", "en").suggestion == "place:Minsk OR b"
    assert read_query("sted:Minsk ELLER (b ELLER ((", "da").suggestion == "sted:Minsk ELLER b"


def test_a_query_without_mistakes_has_no_offer() -> None:
    assert read_query("a -b") == ReadQuery(tree=parse_query("a -b"), error=None, suggestion="")
    assert read_query("  ") == ReadQuery(tree=None, error=None, suggestion="")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "ab " * 33_334,
        '"' + "ab " * 33_334,
        "a|" * 50_000,
        "(" * 5_000 + "a" + ")" * 5_000,
        "(" * 5_000,
        ")" * 5_000 + "a",
        "-(" * 5_000 + "a",
        "IKKE " * 5_000 + "a",
        "*a " * 5_000,
        'person:"' * 5_000,
        " " * 100_000 + "a",
        "dato:2020 " * 5_000,
        "fra:2020 til:2019 " * 5_000,
        "~" * 100_000 + "a",
        "=" * 100_000 + "a*",
        "a~:" * 33_334,
        "a NEAR/5 " * 10_000,
        "(a ELLER b) NEAR/5 " * 5_000,
        "titel:(" * 5_000,
        'dato:"' + "2020-" * 20_000,
        "dato:" + "2020.." * 20_000,
        '"' + "a " * 50_000 + '"~5',
    ],
    ids=lambda text: text[:10],
)
def test_absurd_queries_are_answered_in_words(text: str) -> None:
    read = read_query(text)

    assert read.error is not None
    assert str(read.error.note)
    assert len(read.suggestion) <= 10_000
    assert read.tree == parse_query(read.suggestion)
