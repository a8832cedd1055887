"""Tantivy's BM25 beside ours. Needs the extra `benchmark`."""

from tantivy import Document, Filter, Index, Occur, Query, SchemaBuilder, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from articles.management.measure.relevance.engine import Language, language_of, stop_words, words_of
from articles.management.measure.relevance.judged import Collection
from articles.management.measure.relevance.scores import CUT


class Tantivy:
    """Title and text as one field, in memory."""

    name = "Tantivy BM25"

    def take(self, collection: Collection) -> None:
        """Into an index of one field, stemmed, without stop words. One thread, so that equals keep their order."""
        self._keys = list(collection.documents)
        texts = [f"{one.title} {one.body}" for one in collection.documents.values()]
        self._analyzer = _analyzer(language_of(collection), texts)
        builder = SchemaBuilder()
        builder.add_integer_field("place", stored=True)
        builder.add_text_field("text", tokenizer_name="judged")
        self._schema = builder.build()
        index = Index(self._schema)
        index.register_tokenizer("judged", self._analyzer)
        writer = index.writer(num_threads=1)
        for place, text in enumerate(texts):
            writer.add_document(Document(place=place, text=text))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def ranked(self, question: str) -> list[str]:
        """As its own parser would read the words: each once, but two of one stem count twice."""
        terms = self._analyzer.analyze(" ".join(dict.fromkeys(words_of(question))))
        either = [(Occur.Should, Query.term_query(self._schema, "text", term)) for term in terms]
        hits = self._searcher.search(Query.boolean_query(either), CUT).hits
        return [self._keys[self._searcher.doc(address)["place"][0]] for _score, address in hits]


def _analyzer(language: Language, texts: list[str]) -> TextAnalyzer:
    dropped = stop_words(language, (word for text in texts for word in words_of(text)))
    words = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase())
    kept = words.filter(Filter.custom_stopword(sorted(dropped)))
    return kept.filter(Filter.stemmer(language.name)).build()
