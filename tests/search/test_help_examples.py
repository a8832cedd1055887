"""The help page's examples, asked of an archive of nothing but the two seed stories, imported as they came."""

from pathlib import Path

import pytest

from articles.importing import collect, import_files
from articles.query import GRAMMAR, parse_query
from articles.search import SearchRequest, search
from tests.factories import BatchFactory

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).parents[2] / "fixtures"


def test_every_example_finds_a_story() -> None:
    imported = import_files(collect(sorted(SEEDS.glob("0*.txt"))), batch=BatchFactory())
    assert [result.outcome for result in imported] == ["created", "created"]
    trees = {row.danish: parse_query(row.danish) for chapter in GRAMMAR for row in chapter.rows}
    asked = {typed: tree for typed, tree in trees.items() if tree is not None}

    counts = {typed: search(SearchRequest(tree=tree)).count for typed, tree in asked.items()}

    assert {typed for typed, count in counts.items() if not count} == set()
    assert len(counts) > 40
