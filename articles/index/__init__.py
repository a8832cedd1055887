"""What the search index holds of stories, and its only reader and writer: docs/decisions/search-index.md."""

from articles.index.words import query_words, words_behind, words_between, words_in

__all__ = ["query_words", "words_behind", "words_between", "words_in"]
