"""The help page's rows agree with the language."""

import re
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from articles.query import (
    FIELDS,
    GRAMMAR,
    Field,
    Period,
    named_of,
    parse_query,
    period_of_field,
    title_words_of,
    words_of,
)
from articles.query.faults import MESSAGES
from articles.query.fields import RELATED, SPELLINGS
from articles.query.grammar import Row
from articles.query.lexer import NEAR, OPERATORS
from articles.query.tree import And, Fuzzy, Leaf, Near, Node, Or, Phrase

FIXTURES = Path(__file__).parents[2] / "fixtures"
ROWS = [row for chapter in GRAMMAR for row in chapter.rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.danish)
def test_examples_can_be_read_and_mean_the_same(row: Row) -> None:
    assert parse_query(row.typed("da")) == parse_query(row.typed("en")) is not None


SEEDS = [re.findall(r"\w+", path.read_text(encoding="utf-8").casefold()) for path in sorted(FIXTURES.glob("0*.txt"))]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.danish)
def test_examples_speak_of_the_seed_stories(row: Row) -> None:
    """A reader who has only the seeds and follows an example into the archive finds something."""
    tree = parse_query(row.danish)
    names = [named.value for named in named_of(tree, "person", "org", "place", "source")]
    periods = [period_of_field(named) for named in named_of(tree, "date", "from", "to")]
    leaves = (*words_of(tree), *title_words_of(tree), *map(Phrase, names))

    assert [leaf for leaf in leaves if not any(_places(leaf, words) for words in SEEDS)] == []
    assert all(_overlaps(period, date(2020, 8, 1), date(2020, 9, 1)) for period in periods)
    assert all(any(_is_near(near, words) for words in SEEDS) for near in _nears(tree))
    assert tree is not None


def test_examples_of_nearness_are_checked() -> None:
    assert sum(len(_nears(parse_query(row.danish))) for row in ROWS) == 5


def _places(leaf: Leaf, words: list[str]) -> list[int]:
    """Where the leaf stands among the words of a story; a word of ours may be a part of a longer one."""
    asked = re.findall(r"\w+", leaf.text.casefold())
    if isinstance(leaf, Fuzzy):
        return [at for at, word in enumerate(words) if _differ(word, asked[0]) <= leaf.edits]
    return [
        at
        for at in range(len(words) - len(asked) + 1)
        if all(one in word for one, word in zip(asked, words[at : at + len(asked)], strict=True))
    ]


def _differ(one: str, other: str) -> int:
    """Letters added, missing or different, by Levenshtein's table."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        above, row = row, [at]
        for place, wanted in enumerate(other):
            row.append(min(above[place] + (letter != wanted), above[place + 1] + 1, row[place] + 1))
    return row[-1]


def _is_near(near: Near, words: list[str]) -> bool:
    return any(
        max(places) - min(places) <= near.distance for places in product(*(_places(leaf, words) for leaf in near.parts))
    )


def _nears(tree: Node | None) -> list[Near]:
    if isinstance(tree, And | Or):
        return [near for part in tree.parts for near in _nears(part)]
    return [tree] if isinstance(tree, Near) else []


def _overlaps(period: Period, first: date, end: date) -> bool:
    return (period.first_day is None or period.first_day < end) and (period.end_day is None or period.end_day > first)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_field_and_operator_occurs(language: str) -> None:
    typed = " ".join(row.typed(language) for row in ROWS)
    words = {"da": {"ELLER", "OG", "IKKE"}, "en": {"OR", "AND", "NOT"}}[language]

    assert set(re.findall(r"(\w+):", typed)) == {field.spelling(language) for field in FIELDS.values()}
    assert set(re.findall(r"\b[A-ZÆØÅ]{2,}\b", typed)) & set(OPERATORS) == words
    assert all(mark in typed for mark in ('"', "»", "*", " *", "(", ":(", " -", "=", "~", '"~', ".."))
    assert f" {NEAR[language]}/" in typed
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
