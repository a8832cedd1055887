"""The questions of the benchmark: what they ask, and that each class asks what its name says."""

from collections import Counter
from datetime import UTC, date, datetime

import numpy as np
import pytest

from articles.management.measure.search.corpus import Corpus
from articles.management.measure.search.names import kind_of, name_of
from articles.management.measure.search.picking import pick
from articles.management.measure.search.queries import CLASSES, BenchQuery
from articles.management.measure.search.world import words_at, world
from articles.query import to_text
from articles.query.tree import And, Named, Not, Or, Phrase, Prefix, Word
from articles.search import Sort

STORIES = 5_200
"""As in test_corpus, so that a process makes the words once."""


@pytest.fixture(scope="module")
def queries() -> list[BenchQuery]:
    return pick(STORIES, 20)


@pytest.fixture(scope="module")
def words() -> list[set[str]]:
    return [set(f"{doc.title} {doc.body}".lower().replace(".", " ").split()) for doc in Corpus(STORIES).docs()]


def of_class(queries: list[BenchQuery], cls: str) -> list[BenchQuery]:
    return [query for query in queries if query.cls == cls]


def test_a_question_is_a_tree():
    query = BenchQuery(
        id="x1",
        cls="and",
        must=("valg",),
        should=("minsk", "kiev"),
        phrase=("kollektiv", "pagt"),
        prefix="demonstr",
        nots=("sport",),
        person="Asta Lundby",
        kind="person",
        entity=7,
        first_day=date(2020, 8, 1),
        end_day=date(2020, 10, 1),
    )
    assert query.tree == And(
        (
            Word("valg"),
            Or((Word("minsk"), Word("kiev"))),
            Phrase("kollektiv pagt"),
            Prefix("demonstr"),
            Not(Word("sport")),
            Named("person", "Asta Lundby"),
        )
    )
    request = query.request(Sort.RELEVANT, 3)
    assert (request.first_day, request.end_day, request.page) == (date(2020, 8, 1), date(2020, 10, 1), 3)
    assert query.months == (175, 177)
    assert query.instants == (datetime(2020, 7, 31, 22, tzinfo=UTC), datetime(2020, 9, 30, 22, tzinfo=UTC))


def test_all_stories_are_asked_for_by_no_tree_and_a_month_by_a_field():
    assert BenchQuery(id="b", cls="browse").request().tree is None
    month = BenchQuery(id="m", cls="month-only", first_day=date(2014, 3, 1), end_day=date(2014, 4, 1)).request()
    assert (month.tree, month.first_day) == (Named("date", "2014-03"), None)


def test_there_are_so_many_of_each_class_and_the_same_each_time(queries):
    assert Counter(query.cls for query in queries) == dict.fromkeys(CLASSES, 20)
    assert len({query.id for query in queries}) == len(queries)
    assert pick(STORIES, 20) == queries
    assert all(query.tree is None or to_text(query.tree) for query in queries)


def test_words_are_as_common_as_their_class_says(queries, words):
    def share(word: str) -> float:
        return float(np.mean([word in one for one in words]))

    assert all(share(query.must[0]) <= 2 / STORIES for query in of_class(queries, "rare"))
    assert all(0.002 <= share(query.must[0]) < 0.01 for query in of_class(queries, "mid"))
    assert all(0.15 <= share(query.must[0]) < 0.40 for query in of_class(queries, "common"))
    assert len({query.must for query in of_class(queries, "common")}) > 10


def test_pairs_of_words_stand_in_some_story(queries, words):
    found = [any({*query.must} <= one for one in words) for query in of_class(queries, "and")]
    assert sum(found) >= 18


def test_phrases_stand_side_by_side_somewhere(queries):
    phrases = [" ".join(query.phrase) for query in of_class(queries, "phrase")]
    text = "\n".join(f"{doc.title}\n{doc.body}".lower() for doc in Corpus(STORIES).docs())
    assert sum(f" {phrase} " in text for phrase in phrases) >= 15
    assert sum(all(len(word) < 5 for word in phrase.split()) for phrase in phrases) >= 5


def test_spans_are_whole_months_of_the_corpus_and_the_late_ones_poor(queries):
    poor = set(world(words_at(STORIES)).poor.tolist())
    for query in queries:
        if query.months:
            first, end = query.months
            assert 0 <= first < end <= 240
            assert query.cls not in ("backfilled", "month-only") or first in poor
    assert all(query.months for query in of_class(queries, "backfilled") + of_class(queries, "month-only"))


def test_names_are_known_ones(queries):
    named = [query for query in queries if query.entity]
    assert {query.cls for query in named} == {"name", "browse"}
    assert all((query.person, query.kind) == (name_of(query.entity), kind_of(query.entity)) for query in named)
    spoken = Counter(number for doc in Corpus(STORIES).docs() for number in doc.entities)
    assert all(spoken[query.entity] for query in named)
