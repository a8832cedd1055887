"""What orders the documents of a collection by a question, ours or a peer."""

import re
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from django.db import connection

from articles.management.measure.relevance.judged import Collection, CollectionFault

_WORD = re.compile(r"[^\W_]+")


class Language(NamedTuple):
    """How engines stem a language, each under its own name for it."""

    name: str
    """Of PostgreSQL's text-search configuration, and of the Snowball stemmer."""
    fts5: str
    """SQLite's tokenizer, which stems English alone."""

    @property
    def dictionary(self) -> str:
        """PostgreSQL's dictionary, which holds the list of stop words."""
        return f"{self.name}_stem"


LANGUAGES = {
    "en": Language("english", "porter unicode61"),
    "da": Language("danish", "unicode61 remove_diacritics 0"),
}
"""By the primary subtag of a collection's language."""


class Engine(Protocol):
    """Takes a collection in, then answers its questions."""

    name: str

    def take(self, collection: Collection) -> None:
        """Hold this collection and no other."""

    def ranked(self, question: str) -> list[str]:
        """Keys of the documents that answer, best first, at most scores.CUT: any word of the question will do."""


def language_of(collection: Collection) -> Language:
    """How its texts are stemmed. Raises CollectionFault for a language that nothing here knows."""
    try:
        return LANGUAGES[collection.language]
    except KeyError as problem:
        known = " or ".join(LANGUAGES)
        raise CollectionFault(f"{collection.name} is in {collection.language}; only {known} is measured") from problem


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, in order."""
    return _WORD.findall(text.lower())


def stop_words(language: Language, words: Iterable[str]) -> set[str]:
    """Those of the words that PostgreSQL's dictionary of the language drops."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM unnest(%s::text[]) word WHERE ts_lexize(%s::regdictionary, word) = '{}'",
            [sorted(set(words)), language.dictionary],
        )
        return {word for (word,) in cursor.fetchall()}
