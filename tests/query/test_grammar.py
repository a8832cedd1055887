"""The help page's rows agree with the language."""

import re

import pytest

from articles.query import FIELDS, GRAMMAR, Field, parse_query
from articles.query.faults import MESSAGES
from articles.query.fields import RELATED, SPELLINGS
from articles.query.grammar import Row
from articles.query.lexer import OPERATORS

ROWS = [row for chapter in GRAMMAR for row in chapter.rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.danish)
def test_examples_can_be_read_and_mean_the_same(row: Row) -> None:
    assert parse_query(row.typed("da")) == parse_query(row.typed("en")) is not None


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
