"""Judged collections put to engines: figures, and how they are told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from articles.management.measure.database import made_afresh, name_beside
from articles.management.measure.relevance.engine import Engine
from articles.management.measure.relevance.judged import Collection
from articles.management.measure.relevance.scores import Scores, mean_of, scores_of

HEADER = f"{'collection':<14}{'documents':>10}{'questions':>10}  {'engine':<22}{'nDCG@10':>8}{'MAP':>8}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How good one engine's order was on one collection."""

    collection: Collection
    engine: str
    by_question: dict[str, Scores]

    @property
    def mean(self) -> Scores:
        """Over all questions."""
        return mean_of(list(self.by_question.values()))


def measure(collections: Iterable[Collection], engines: Sequence[Engine]) -> Iterator[Measured]:
    """Each collection in a database of its own that is dropped afterwards, put to each engine in order.

    Raises NoDatabase, and CollectionFault for a language that is not measured.
    """
    for collection in collections:
        with made_afresh(name_beside("benchmark_relevance")):
            for engine in engines:
                engine.take(collection)
                scores = {
                    key: scores_of(engine.ranked(asked), collection.grades[key])
                    for key, asked in collection.questions.items()
                }
                yield Measured(collection=collection, engine=engine.name, by_question=scores)


def line(one: Measured) -> str:
    """A row under HEADER."""
    of = one.collection
    sizes = f"{of.name[:13]:<14}{len(of.documents):>10,}{len(of.questions):>10,}"
    return f"{sizes}  {one.engine:<22}{one.mean.ndcg:>8.3f}{one.mean.ap:>8.3f}"


def as_json(measured: Iterable[Measured]) -> list[dict[str, Any]]:
    """One object for each collection and engine, with the figures of every question."""
    return [
        {
            "collection": one.collection.name,
            "documents": len(one.collection.documents),
            "questions": len(one.collection.questions),
            "engine": one.engine,
            "ndcg_at_10": round(one.mean.ndcg, 4),
            "map": round(one.mean.ap, 4),
            "by_question": {
                key: {"ndcg_at_10": round(scores.ndcg, 4), "ap": round(scores.ap, 4)}
                for key, scores in one.by_question.items()
            },
        }
        for one in measured
    ]
