"""What the search index holds of a story, and its only writer."""

from articles.index.config import CONFIGS, OTHER, WEIGHTS, config_for
from articles.index.words import WordSpan, query_words, word_spans
from articles.index.write import MOST_CHARACTERS, index_articles, search_columns

__all__ = [
    "CONFIGS",
    "MOST_CHARACTERS",
    "OTHER",
    "WEIGHTS",
    "WordSpan",
    "config_for",
    "index_articles",
    "query_words",
    "search_columns",
    "word_spans",
]
