"""The help page's rows agree with the language."""

import re
from datetime import date
from pathlib import Path

import pytest

from articles.query import FIELDS, GRAMMAR, Field, Period, named_of, parse_query, period_of_field, words_of
from articles.query.faults import MESSAGES
from articles.query.fields import RELATED, SPELLINGS
from articles.query.grammar import Row
from articles.query.lexer import OPERATORS
from articles.query.tree import Phrase, Prefix, Word

FIXTURES = Path(__file__).parents[2] / "fixtures"
ROWS = [row for chapter in GRAMMAR for row in chapter.rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.danish)
def test_examples_can_be_read_and_mean_the_same(row: Row) -> None:
    assert parse_query(row.typed("da")) == parse_query(row.typed("en")) is not None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.danish)
def test_examples_speak_of_the_seed_stories(row: Row) -> None:
    """A reader who has only the seeds and follows an example into the archive finds something."""
    seeds = " ".join(path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.txt"))).casefold()
    tree = parse_query(row.danish)
    names = [named.value for named in named_of(tree, "person", "org", "place", "source")]
    periods = [period_of_field(named) for named in named_of(tree, "date", "from", "to")]

    assert [text for text in (*map(_text, words_of(tree)), *names) if text.casefold() not in seeds] == []
    assert all(_overlaps(period, date(2020, 8, 1), date(2020, 9, 1)) for period in periods)


def _text(leaf: Word | Phrase | Prefix) -> str:
    return leaf.text


def _overlaps(period: Period, first: date, end: date) -> bool:
    return (period.first_day is None or period.first_day < end) and (period.end_day is None or period.end_day > first)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_field_and_operator_occurs(language: str) -> None:
    typed = " ".join(row.typed(language) for row in ROWS)
    words = {"da": {"ELLER", "OG", "IKKE"}, "en": {"OR", "AND", "NOT"}}[language]

    assert set(re.findall(r"(\w+):", typed)) == {field.spelling(language) for field in FIELDS.values()}
    assert set(re.findall(r"\b[A-ZÆØÅ]{2,}\b", typed)) & set(OPERATORS) == words
    assert all(mark in typed for mark in ('"', "»", "*", "(", " -"))
    assert set(OPERATORS) - {"|", "||"} == {"ELLER", "OG", "IKKE", "OR", "AND", "NOT"}


def test_rows_and_chapters_are_distinct() -> None:
    assert len({row.finds for row in ROWS}) == len(ROWS)
    assert len({row.danish for row in ROWS}) == len(ROWS)
    assert len({chapter.code for chapter in GRAMMAR}) == len(GRAMMAR)


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_field_examples_use_the_field(field: Field) -> None:
    for language in ("da", "en"):
        assert field.example(language).startswith(field.spelling(language) + ":")


def test_spellings_belong_to_one_field() -> None:
    spelled = [name for field in FIELDS.values() for name in {*field.danish, *field.english}]

    assert len(spelled) == len(set(spelled)) == len(SPELLINGS)
    assert all(name == name.casefold() for name in spelled)
    assert not set(RELATED) & set(SPELLINGS)
    assert set(RELATED.values()) <= set(SPELLINGS)


def test_the_message_about_fields_names_them_all() -> None:
    _, advice = MESSAGES["field-unknown"]

    assert re.findall(r"(\w+):", advice) == [field.spelling("en") for field in FIELDS.values()]
