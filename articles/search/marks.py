"""Where in the texts of a page's stories the wanted words stand: stems, phrases and beginnings of words.

The database says what each word's lexeme is, in the story's own configuration, so a mark stands exactly
where the index matched.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection

from articles.index import WordSpan, word_spans
from articles.query.tree import Prefix
from articles.search.text import Wanted, indexed_words

Lexemes = Mapping[tuple[str, str], str]
"""(configuration, word) -> lexeme."""

_LEXEMES = """
    SELECT config, word, array_to_string(tsvector_to_array(to_tsvector(config::regconfig, word)), ' ')
    FROM unnest(%s::text[], %s::text[]) AS asked(config, word)
"""


class Mark(NamedTuple):
    """A place in a text that satisfies a wanted leaf. Code points, end exclusive."""

    start: int
    end: int
    leaf: int
    """Which of the wanted leaves, by its place among them."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its words, read once, and the configuration that its story is indexed with."""

    text: str
    config: str
    words: tuple[WordSpan, ...]

    @classmethod
    def read(cls, text: str, config: str) -> "Text":
        """Part `text` into words."""
        return cls(text, config, tuple(word_spans(text)))


def marks_of(texts: Sequence[Text], wants: Sequence[Wanted]) -> list[list[Mark]]:
    """The marks of each text, by place. One query for all, none when nothing is wanted."""
    if not wants or not texts:
        return [[] for _ in texts]
    lexemes = _lexemes(texts, wants)
    return [sorted(mark for at, want in enumerate(wants) for mark in _found(text, at, want, lexemes)) for text in texts]


def _lexemes(texts: Iterable[Text], wants: Iterable[Wanted]) -> Lexemes:
    asked = {word for want in wants for word in indexed_words(want.leaf)}
    # No stemmer changes the first letter of a word, so only words that begin alike can have the same lexeme.
    begins = {word[0].lower() for word in asked}
    pairs = {(text.config, span.text) for text in texts for span in text.words if span.text[0].lower() in begins} | {
        (text.config, word) for text in texts for word in asked
    }
    with connection.cursor() as cursor:
        configs, words = zip(*sorted(pairs), strict=True)
        cursor.execute(_LEXEMES, [list(configs), list(words)])
        return {(config, word): lexeme for config, word, lexeme in cursor.fetchall()}


def _found(text: Text, at: int, want: Wanted, lexemes: Lexemes) -> Iterable[Mark]:
    words = indexed_words(want.leaf)
    stems = [lexemes[text.config, word] for word in words]
    begun = words[-1].lower() if isinstance(want.leaf, Prefix) else None
    for first in range(len(text.words) - len(words) + 1):
        run = text.words[first : first + len(words)]
        here = [lexemes.get((text.config, span.text)) for span in run]
        if here[:-1] == stems[:-1] and _ends_alike(here[-1], run[-1].text, stems[-1], begun):
            yield Mark(run[0].start, run[-1].end, at)


def _ends_alike(lexeme: str | None, word: str, stem: str, begun: str | None) -> bool:
    if not lexeme:
        return False
    if lexeme == stem:
        return True
    return begun is not None and (lexeme.startswith(begun) or word.lower().startswith(begun))
