"""The peers of the search benchmark answer as a plain count over the same words does."""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest
import Stemmer
from django.db import connection

from articles.management.measure.database import drop, instead_of_archive
from articles.management.measure.extras import NO_TANTIVY
from articles.management.measure.search.corpus import Doc
from articles.management.measure.search.peer import Answer
from articles.management.measure.search.peers import PEERS, SqliteFts5, django_plain, kept, peers
from articles.management.measure.search.queries import CLASSES, BenchQuery
from articles.management.measure.text import telegram

STORIES = 300
WORD = re.compile(r"[^\W_]+")
SPAN = {"first_day": date(2009, 3, 1), "end_day": date(2016, 11, 1)}
"""Holds about a third of the corpus."""
Stem = Callable[[str], str]
STEM: Stem = Stemmer.Stemmer("danish").stemWord


@pytest.fixture(scope="module")
def docs() -> list[Doc]:
    """Invented telegrams, the later half of them of earlier months; of some the instants are the same."""
    return [_doc(number) for number in range(1, STORIES + 1)]


def _doc(number: int) -> Doc:
    story, chance = telegram(number), random.Random(number)
    month = chance.randrange(120, 240) if number <= STORIES // 2 else chance.randrange(120)
    return Doc(
        id=number,
        published=datetime(2006 + month // 12, month % 12 + 1, 15, number % 7, tzinfo=UTC),
        month=month,
        section=chance.randrange(1, 13),
        source=chance.randrange(1, 9),
        entities=tuple(sorted(chance.sample(range(1, 40), 5))),
        title=story.headline,
        body="\n\n".join((story.lead, *story.paragraphs[:4])),
    )


class Counted:
    """The corpus as words of a kind: as written, or stems."""

    def __init__(self, docs: list[Doc], stem: Stem) -> None:
        self.docs, self.stem = docs, stem
        self.texts = [[self._words(text) for text in (doc.title, doc.body)] for doc in docs]

    def _words(self, text: str) -> list[str]:
        return [self.stem(word) for word in WORD.findall(text.lower())]

    def newest(self, query: BenchQuery) -> list[int]:
        """Every story that answers, newest first."""
        found = [doc for doc, texts in zip(self.docs, self.texts, strict=True) if self._answers(query, doc, texts)]
        return [doc.id for doc in sorted(found, key=lambda doc: (doc.published, doc.id), reverse=True)]

    def _answers(self, query: BenchQuery, doc: Doc, texts: list[list[str]]) -> bool:
        there = {word for text in texts for word in text}
        first, end = query.months or (0, sys.maxsize)
        return (
            all(self.stem(word) in there for word in query.must)
            and (not query.should or any(self.stem(word) in there for word in query.should))
            and not any(self.stem(word) in there for word in query.nots)
            and (not query.phrase or any(self._holds(text, query.phrase) for text in texts))
            and (not query.prefix or any(word.startswith(query.prefix) for word in there))
            and first <= doc.month < end
            and (query.entity is None or query.entity in doc.entities)
        )

    def _holds(self, text: list[str], phrase: tuple[str, ...]) -> bool:
        wanted = [self.stem(word) for word in phrase]
        return any(text[at : at + len(wanted)] == wanted for at in range(len(text)))


def _questions(docs: list[Doc]) -> list[BenchQuery]:
    """One of each class, of words that are stems themselves, and so long that no list of stop words has them."""
    counts = Counter(word for doc in docs for word in set(WORD.findall(f"{doc.title} {doc.body}".lower())))
    stems = [word for word, _count in counts.most_common() if len(word) > 5 and STEM(word) == word]
    common, other, third, mid, rare = *stems[:3], stems[20], stems[-1]
    pairs = (pair for doc in docs for pair in pairwise(WORD.findall(doc.body.lower())) if set(pair) <= set(stems))
    asked: dict[str, dict[str, Any]] = {
        "rare": {"must": (rare,)},
        "mid": {"must": (mid,)},
        "common": {"must": (common,)},
        "and": {"must": (common, other)},
        "or": {"should": (mid, rare, third)},
        "phrase": {"phrase": next(pairs)},
        "prefix": {"prefix": mid[:5]},
        "not": {"must": (common,), "nots": (other, third)},
        "dates": {"must": (common,)} | SPAN,
        "name": {"must": (common,), "entity": 7},
        "browse": {},
        "backfilled": {"entity": 7} | SPAN,
        "month-only": SPAN,
    }
    return [BenchQuery(id=f"{cls}0", cls=cls, **asked[cls]) for cls in CLASSES]


@pytest.fixture
def built(tmp_path: Path, db: None) -> Iterator[list[Any]]:
    """Every peer, nothing built yet."""
    there, missing = peers(tmp_path, "one")
    assert missing == ""
    yield there
    for peer in there:
        peer.close()
    drop(there[0].database)


def test_every_peer_counts_what_is_there_in_questions_of_every_class(docs, built):
    written, stemmed = Counted(docs, str), Counted(docs, STEM)
    for peer in built:
        assert peer.build(lambda: iter(docs)) > 0
        before = peer.cpu_ms()
        right = written if isinstance(peer, SqliteFts5) else stemmed
        for query in _questions(docs):
            newest = right.newest(query)
            assert newest, query
            assert (query.cls, peer.run(query, "newest")) == (query.cls, Answer(len(newest), tuple(newest[:20])))
            ranked = peer.run(query, "relevance")
            assert (ranked.count, len(set(ranked.ids))) == (len(newest), min(20, len(newest)))
            assert set(ranked.ids) <= set(newest)
        assert peer.cpu_ms() > before


def test_a_build_that_was_broken_off_goes_on_and_one_that_is_done_is_kept(docs, built, monkeypatch):
    monkeypatch.setattr(kept, "PORTION", 20)
    everything = BenchQuery(id="browse0", cls="browse")

    def broken_off() -> Iterator[Doc]:
        yield from islice(docs, 50)
        raise KeyboardInterrupt

    for peer in built:
        with pytest.raises(KeyboardInterrupt):
            peer.build(broken_off)
        peer.close()
        again = type(peer)(peer.directory, "one")
        seconds = again.build(lambda: iter(docs[:100]))
        assert again.run(everything, "newest").count == 100
        assert again.build(lambda: pytest.fail("it is there")) == seconds
        again.close()
        other = type(peer)(peer.directory, "two")
        other.build(lambda: iter(docs[:30]))
        assert other.run(everything, "newest").count == 30
        other.close()


def test_plain_django_gives_up_after_a_while_and_says_so(docs, built, monkeypatch):
    monkeypatch.setattr(django_plain, "TIMEOUT", 0.1)
    plain = built[0]
    plain.build(lambda: iter(docs[:10]))
    everything = BenchQuery(id="browse0", cls="browse")
    with instead_of_archive(plain.database), connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("LOCK TABLE plain_story")
        assert plain.run(everything, "newest") == Answer(0, (), timed_out=True)
        cursor.execute("ROLLBACK")
    assert plain.run(everything, "newest").count == 10


@pytest.mark.django_db
def test_without_tantivy_it_is_said_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "tantivy", None)
    there, missing = peers(tmp_path, "one")
    assert ([peer.name for peer in there], missing) == (["plain Django", "SQLite FTS5"], NO_TANTIVY)


@pytest.mark.django_db
def test_of_the_peers_those_that_are_named_are_there_alone(tmp_path):
    there, missing = peers(tmp_path, "one", ["sqlite_fts5"])
    assert ([peer.name for peer in there], missing) == (["SQLite FTS5"], "")
    assert [peer.code for peer in peers(tmp_path, "one")[0]] == list(PEERS)
