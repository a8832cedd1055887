"""Tantivy, a library in Rust after the manner of Lucene, with its Danish stemmer. Needs the extra `benchmark`."""

import shutil
from collections.abc import Sequence
from typing import Any

from tantivy import (
    Document,
    FieldType,
    Filter,
    Index,
    Occur,
    Query,
    Schema,
    SchemaBuilder,
    Searcher,
    SnippetGenerator,
    TextAnalyzer,
    TextAnalyzerBuilder,
    Tokenizer,
)

from articles.management.measure.search.corpus import Doc
from articles.management.measure.search.names import kind_of, name_of
from articles.management.measure.search.peer import Answer, By
from articles.management.measure.search.peers.kept import KINDS, NAMES, PAGE, Kept
from articles.management.measure.search.queries import BenchQuery

_TEXTS = ("title", "body")
_ANALYZER = "danish"
_HEAP_BYTES = 500_000_000
_THREADS = 2
_NUMBERS = 10_000_000
"""More than there are stories: an instant and a number in one value, since one field alone can order."""
_MOST = {"month": 300, "section": 20, "source": 20}
"""More values than the corpus has of each."""


class TantivyBm25(Kept):
    """Words are stemmed but for beginnings, which are looked for among the stems. Snippets are its own, of the text."""

    name = "Tantivy"
    code = "tantivy"

    def __init__(self, *where: Any) -> None:
        super().__init__(*where)
        self._analyzer = _analyzer()
        self._schema = _schema()
        self._opened: Index | None = None

    def run(self, query: BenchQuery, by: By) -> Answer:
        """Do the work of one page."""
        asked, has_words = self._asked(query), bool(query.must or query.should or query.phrase or query.prefix)
        searcher = self._index.searcher()
        order = "newest" if by == "newest" or not has_words else None
        hits = searcher.search(asked, PAGE, count=False, order_by_field=order).hits
        stories = [searcher.doc(address) for _score, address in hits]
        count: int = searcher.search(asked, 1, count=True).count  # type: ignore[attr-defined]  # its stub lacks it
        searcher.aggregate(asked, {"month": _terms("month", _MOST["month"])})
        beside = searcher.aggregate(asked, _beside())
        for kind in KINDS:
            for bucket in beside[kind]["buckets"]:
                name_of(int(bucket["key"]))
        if has_words:
            self._snippets(searcher, asked, stories)
        return Answer(count, tuple(story["id"][0] for story in stories))

    def _snippets(self, searcher: Searcher, asked: Query, stories: Sequence[Document]) -> list[str]:
        generator = SnippetGenerator.create(searcher, asked, self._schema, "body")
        return [generator.snippet_from_doc(story).to_html() for story in stories]

    def _asked(self, query: BenchQuery) -> Query:
        clauses = [(Occur.Must, self._word(word)) for word in query.must]
        if query.should:
            clauses.append((Occur.Must, _any([self._word(word) for word in query.should])))
        if query.phrase:
            stems: list[Any] = self._analyzer.analyze(" ".join(query.phrase))
            clauses.append((Occur.Must, _any([Query.phrase_query(self._schema, text, stems) for text in _TEXTS])))
        if query.prefix:
            begun = [Query.regex_query(self._schema, text, f"{query.prefix}.*") for text in _TEXTS]
            clauses.append((Occur.Must, _any(begun)))
        if query.entity is not None:
            clauses.append((Occur.Must, Query.term_query(self._schema, "name", query.entity)))
        if query.months:
            first, end = query.months
            within = Query.range_query(self._schema, "month", FieldType.Integer, first, end, include_upper=False)
            clauses.append((Occur.Must, within))
        clauses += [(Occur.MustNot, self._word(word)) for word in query.nots]
        return Query.boolean_query(clauses) if clauses else Query.all_query()

    def _word(self, word: str) -> Query:
        (stem,) = self._analyzer.analyze(word)
        return Query.disjunction_max_query([Query.term_query(self._schema, text, stem) for text in _TEXTS])

    @property
    def _index(self) -> Index:
        if self._opened is None:
            self._opened = Index(self._schema, path=str(self.directory / self.code))
            self._opened.register_tokenizer(_ANALYZER, self._analyzer)
        return self._opened

    def _begin(self) -> None:
        self._opened = None
        shutil.rmtree(self.directory / self.code, ignore_errors=True)
        (self.directory / self.code).mkdir()
        self._index.reload()

    def _last(self) -> int | None:
        if not Index.exists(str(self.directory / self.code)):
            return None
        self._index.reload()
        searcher = self._index.searcher()
        hits = searcher.search(Query.all_query(), 1, count=False, order_by_field="id").hits
        return searcher.doc(hits[0][1])["id"][0] if hits else 0

    def _add(self, docs: Sequence[Doc]) -> None:
        writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=_THREADS)
        for doc in docs:
            writer.add_document(_document(doc))
        writer.commit()
        writer.wait_merging_threads()

    def _finish(self) -> None:
        self._index.reload()


def _document(doc: Doc) -> Document:
    kinds: dict[str, list[int]] = {}
    for number in doc.entities:
        kinds.setdefault(kind_of(number), []).append(number)
    document = Document(**kinds)
    values = {"id": doc.id, "newest": int(doc.published.timestamp()) * _NUMBERS + doc.id}
    for field, value in (values | {field: getattr(doc, field) for field in _MOST}).items():
        document.add_integer(field, value)
    for number in doc.entities:
        document.add_integer("name", number)
    document.add_text("title", doc.title)
    document.add_text("body", doc.body)
    return document


def _analyzer() -> TextAnalyzer:
    words = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase())
    return words.filter(Filter.stemmer("danish")).build()


def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_integer_field("id", stored=True, indexed=True, fast=True)
    builder.add_integer_field("newest", fast=True)
    for field in _MOST:
        builder.add_integer_field(field, indexed=True, fast=True)
    builder.add_integer_field("name", indexed=True)
    for kind in KINDS:
        builder.add_integer_field(kind, fast=True)
    for text in _TEXTS:
        builder.add_text_field(text, stored=True, tokenizer_name=_ANALYZER)
    return builder.build()


def _beside() -> dict[str, Any]:
    """Sections, sources, and the most frequent names of each kind."""
    return {field: _terms(field, _MOST[field]) for field in ("section", "source")} | {
        kind: _terms(kind, NAMES) for kind in KINDS
    }


def _terms(field: str, most: int) -> dict[str, Any]:
    return {"terms": {"field": field, "size": most}}


def _any(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])
