"""The names of the index by their words, kept by every process and added to as new names come.

A name never changes what it is called (articles.models.Entity), so what was read once stays right.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Any

import numpy as np
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, Q

from articles.index.columns import NAME_BITS, Array
from articles.index.current import IndexView, this_database
from articles.index.load import name_number
from articles.index.opened import OpenSegment
from articles.models import Alias, SpellingWord
from articles.search.suggest.word_table import WordTable

FEW = 5_000
"""Names that are asked for by their keys; for more, all are read."""
MOST_TABLES = 6
"""Tables of names that came later, before they are made one."""


class _KnownNames:
    """The tables of one database."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_known = np.zeros(1, bool)
        """By entity."""
        self._seen: dict[int, OpenSegment] = {}
        """The segments whose names are known, by what tells objects apart."""
        self._tables: list[WordTable] = []

    def tables(self, view: IndexView) -> list[WordTable]:
        with self._lock:
            fresh = [of for of in view.segments if id(of) not in self._seen]
            if fresh:
                self._take_in(np.unique(np.concatenate([of.columns.held for of in fresh])))
            self._seen = {id(of): of for of in view.segments}
            return list(self._tables)

    def _take_in(self, names: Array) -> None:
        entities = names >> NAME_BITS
        most = int(entities.max(initial=0)) + 1
        if most > len(self._is_known):
            self._is_known = np.concatenate([self._is_known, np.zeros(most - len(self._is_known), bool)])
        missing = names[~self._is_known[entities]]
        if not len(missing):
            return
        if len(missing) > FEW:
            self._tables = [WordTable(_every_word())]
        else:
            self._tables.append(WordTable(_words_of(missing)))
        self._is_known[missing >> NAME_BITS] = True
        if len(self._tables) > MOST_TABLES:
            first, *others = self._tables
            self._tables = [first, WordTable(pair for table in others for pair in table.pairs)]
            if len(self._tables[1]) * 4 > len(first):
                self._tables = [WordTable(pair for table in self._tables for pair in table.pairs)]


def _every_word() -> Iterator[tuple[str, Sequence[int]]]:
    own = SpellingWord.objects.filter(is_own=True).order_by()
    for type_, word, entities in own.values_list("type", "word").annotate(entities=ArrayAgg("entity")).iterator():
        yield word, [name_number(entity, type_) for entity in entities]


def _words_of(names: Array) -> Sequence[tuple[str, Sequence[int]]]:
    number_of = dict(zip((names >> NAME_BITS).tolist(), names.tolist(), strict=True))
    own = Alias.objects.filter(Q(text=F("entity__name")) | Q(text=F("entity__shown")), entity__in=list(number_of))
    found: dict[str, set[int]] = defaultdict(set)
    rows: Any = own.order_by().values_list("entity_id", "words")
    for entity, words in rows:
        for word in words:
            found[word].add(number_of[entity])
    return [(word, sorted(numbers)) for word, numbers in found.items()]


_known: dict[tuple[str, ...], _KnownNames] = {}
_making = Lock()


def name_tables(view: IndexView) -> list[WordTable]:
    """The words of all names of the index, its hidden stories' too; no query while no name has come."""
    with _making:
        known = _known.setdefault(this_database(), _KnownNames())
    return known.tables(view)
