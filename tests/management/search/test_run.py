"""The whole benchmark of the search on a small archive, and that a broken-off filling goes on."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.core.management import call_command

from articles.entities.link import KnownNames
from articles.management.measure.database import drop, made_afresh, name_beside
from articles.management.measure.progress import Progress
from articles.management.measure.search.corpus import Corpus, number_of
from articles.management.measure.search.filling import OtherCorpus, fill, filled, import_further, stories_there
from articles.management.measure.search.jobs import LIVE
from articles.management.measure.search.live import FEWEST, ROUNDS
from articles.management.measure.search.queries import CLASSES
from articles.models import Article, Mention, Revision
from articles.search import SearchRequest, search


class Stopped(Exception):
    """Somebody has stopped the filling."""


def telling(tell: Callable[[int], None]) -> Progress:
    """Tells of the stories that are stored."""

    @contextmanager
    def progress(unit: str, _total: int) -> Iterator[Callable[[int], None]]:
        yield tell if unit == "stories" else int

    return progress


def stop(_stories: int) -> None:
    raise Stopped


@pytest.fixture
def empty_archive(db):
    """An archive in a database of its own, and its name."""
    name = name_beside("filling")
    with made_afresh(name):
        yield name


@pytest.mark.slow
def test_filling_goes_on_and_what_came_later_is_taken_out_again(empty_archive):
    corpus, told = Corpus(30), []
    with pytest.raises(Stopped):
        fill(corpus, empty_archive, telling(stop), workers=1, portion=10)
    assert stories_there(corpus) == 10
    fill(corpus, empty_archive, telling(told.append), portion=10)
    assert (told, stories_there(corpus)) == ([10, 10], 30)
    assert sorted(map(number_of, Article.objects.values_list("guid", flat=True))) == list(range(1, 31))
    assert filled(corpus).stories == 30
    assert filled(corpus).seconds > 0
    fill(corpus, empty_archive, telling(told.append), portion=10)
    assert told == [10, 10]

    before = {model: model.objects.count() for model in (Article, Revision, Mention)}
    import_further(list(corpus.further(1, 11)), KnownNames())
    assert search(SearchRequest()).count == 40
    assert stories_there(corpus) == 30
    assert {model: model.objects.count() for model in before} == before
    assert search(SearchRequest()).count == 30

    with pytest.raises(OtherCorpus, match="another corpus"):
        stories_there(Corpus(31))


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)  # the server is restarted, and with it every connection
def test_five_thousand_stories_are_measured_beside_the_peers(settings, tmp_path, capsys):
    pytest.importorskip("tantivy")
    settings.DATA_DIR = tmp_path
    file = tmp_path / "found.json"
    try:
        options = ("--stories", "5000", "--peers", "--queries", "4", "--rounds", "1", "--json", str(file))
        call_command("benchmark", "search", *options)
    finally:
        for what in ("benchmark_5000_plain", "benchmark_5000"):
            drop(name_beside(what))
    found = json.loads(file.read_text())
    peers = set(found["peers_built"])
    assert len(peers) == 3
    assert found["stories"] == found["filled"]["stories"] == 5000
    assert found["filled"]["per_second"] > 0
    assert set(found["idle"]) == {"newsarchive", *peers}
    for orders in found["idle"].values():
        for classes in orders.values():
            assert set(classes) == {*CLASSES, "all"}
            assert all(0 < spread["wall"]["median"] <= spread["wall"]["worst"] for spread in classes.values())
    assert set(found["ratios"]) == peers
    assert len(found["answers"]) == 4 * len(CLASSES) * 2 * 4
    assert found["first_touch"]["all"]["wall"]["worst"] >= found["first_touch"]["all"]["wall"]["median"] > 0
    assert set(found["page_500"]) == {"newest", "relevance"}
    assert found["importing"]["stories"] >= 4_000
    assert found["live"]["stories"] == FEWEST * LIVE
    assert len(found["live"]["per_second"]) == ROUNDS
    assert min(found["live"]["per_second"]) > 0
    assert set(found["importing"]["newest"]) == {*CLASSES, "all"}
    assert found["importing"]["rounds"] >= 1
    assert found["importing"]["times_as_long"]["wall_p95"] > 0
    _assert_counts(found)
    said = capsys.readouterr().out
    assert all(name in said for name in ("newsarchive, by newest", "times as long", "Page 500", *peers))


def _assert_counts(found: dict) -> None:
    """Where no word is asked for, all engines mean the same; a phrase of ours is what SQLite, without stems, means."""
    counts: dict[str, dict[str, int]] = {}
    for answer in found["answers"]:
        if answer["by"] == "newest" and not answer["timed_out"]:
            counts.setdefault(answer["query"], {})[answer["contestant"]] = answer["count"]
    wordless = [query for query in counts if query.startswith("browse") or query in ("backfilled0", "backfilled2")]
    wordless += ["month-only0", "month-only2"]
    for query in wordless:
        assert len(set(counts[query].values())) == 1, query
        assert counts[query]["newsarchive"] > 0
    phrases = [counts[query] for query in counts if query.startswith("phrase")]
    assert sum(one["newsarchive"] == one["SQLite FTS5"] for one in phrases) >= len(phrases) - 1
