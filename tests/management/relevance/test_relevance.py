"""`manage.py benchmark relevance`: the archive's search and its peers on judged collections."""

import json
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.management.measure.database import made_afresh, name_beside
from articles.management.measure.extras import NO_TANTIVY
from articles.management.measure.relevance import find_collections, measure, peers
from articles.models import Article
from tests.factories import ArticleFactory

SHARED = Path(__file__).resolve().parents[4] / "shared" / "search" / "judged"
DOCUMENTS = {
    "d1": ("Dikes", "The dikes of the fjord held through the storm, and dikes elsewhere too."),
    "d2": ("", "A storm closed the harbour."),
    "d3": ("Ferries", "All ferries sailed on time."),
    "d4": ("", "Bread is dearer than a year ago."),
    "d5": ("", "The baker sold bread, the butcher sold meat, and the grocer said that nobody bought any of it."),
}
QUESTIONS = {"q1": "dike in a storm", "q2": "dear bread", "q3": "whales"}
QRELS = "q1 0 d1 2\nq1 0 d2 1\nq2 0 d4 1\nq3 0 d3 1\n"
ENGINES = ["newsarchive", "PostgreSQL ts_rank", "SQLite FTS5 bm25", "Tantivy BM25"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A collection of five documents."""
    rows = [json.dumps({"id": key, "title": title, "text": text}) for key, (title, text) in DOCUMENTS.items()]
    (tmp_path / "tiny.docs.jsonl").write_text("\n".join(rows))
    rows = [json.dumps({"id": key, "text": text}) for key, text in QUESTIONS.items()]
    (tmp_path / "tiny.queries.jsonl").write_text("\n".join(rows))
    (tmp_path / "tiny.qrels").write_text(QRELS)
    return tmp_path


def _databases() -> set[str]:
    """Those of benchmarks: tests beside this one have databases of their own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE '%benchmark%'")
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.slow
@pytest.mark.django_db
def test_ours_stands_beside_its_peers_and_the_archive_is_left_alone(folder, tmp_path, capsys):
    story = ArticleFactory()
    before = _databases()
    call_command("benchmark", "relevance", str(folder), "--peers", "--json", str(tmp_path / "figures.json"))
    assert list(Article.objects.all()) == [story]
    assert _databases() == before
    header, *lines = capsys.readouterr().out.splitlines()
    assert header.split() == ["collection", "documents", "questions", "engine", "nDCG@10", "MAP"]
    assert [line.split()[:3] for line in lines] == [["tiny", "5", "3"]] * 4
    # The first two questions are answered in the best order by all, the third by nobody.
    assert [line.split()[-2:] for line in lines] == [["0.667", "0.667"]] * 4
    figures = json.loads((tmp_path / "figures.json").read_text())
    assert [one["engine"] for one in figures] == ENGINES
    assert figures[0] == {
        "collection": "tiny",
        "documents": 5,
        "questions": 3,
        "engine": "newsarchive",
        "ndcg_at_10": 0.6667,
        "map": 0.6667,
        "by_question": {
            "q1": {"ndcg_at_10": 1.0, "ap": 1.0},
            "q2": {"ndcg_at_10": 1.0, "ap": 1.0},
            "q3": {"ndcg_at_10": 0.0, "ap": 0.0},
        },
    }


@pytest.mark.django_db
def test_without_tantivy_the_others_are_measured_and_it_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "tantivy", None)
    there, missing = peers()
    assert ([one.name for one in there], missing) == (ENGINES[1:3], NO_TANTIVY)


def test_a_folder_without_collections_ends_in_words(tmp_path):
    with pytest.raises(CommandError, match="There is no judged collection"):
        call_command("benchmark", "relevance", str(tmp_path))


@pytest.mark.slow
@pytest.mark.django_db
def test_a_measurement_that_fails_leaves_no_database_behind():
    before = _databases()
    name = name_beside("benchmark_failing")

    def fail() -> None:
        with made_afresh(name):
            assert name in _databases()
            assert Article.objects.count() == 0
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        fail()
    assert _databases() == before


STUDY = {
    ("cisi", "PostgreSQL ts_rank"): (0.230, 0.123),
    ("cisi", "SQLite FTS5 bm25"): (0.346, 0.187),
    ("cisi", "Tantivy BM25"): (0.355, 0.187),
    ("cran", "PostgreSQL ts_rank"): (0.320, 0.268),
    ("cran", "SQLite FTS5 bm25"): (0.348, 0.301),
    ("cran", "Tantivy BM25"): (0.353, 0.305),
    ("med", "PostgreSQL ts_rank"): (0.613, 0.435),
    ("med", "SQLite FTS5 bm25"): (0.709, 0.531),
    ("med", "Tantivy BM25"): (0.713, 0.533),
}
"""What others measured on the same collections."""


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.skipif(not SHARED.is_dir(), reason="the judged collections are not beside the project")
def test_peers_score_what_others_measured():
    found = measure(find_collections(SHARED)[0], peers()[0])
    scores = {(one.collection.name, one.engine): one.mean for one in found}
    assert scores == {key: pytest.approx(of_study, abs=0.0006) for key, of_study in STUDY.items()}
