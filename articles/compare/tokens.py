"""A text as words and marks, each with the blanks before it; nothing is lost."""

import re
from dataclasses import dataclass

# A number with its points and commas is one word, and so are EU-landene and Holm's.
_TOKEN = re.compile(r"\s*(?:\d+(?:[.,:]\d+)+|\w+(?:['’‐‑-]\w+)*|[^\w\s]|$)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark. `word` is empty only for the blanks at the end of a text."""

    blank: str
    word: str

    @property
    def text(self) -> str:
        """The token with the blanks before it."""
        return self.blank + self.word

    @property
    def is_word(self) -> bool:
        """Whether it has letters or digits, and is not a mark."""
        return any(character.isalnum() for character in self.word)


def tokens_of(text: str) -> list[Token]:
    """All tokens in order; their texts joined are the text."""
    tokens = []
    for match in _TOKEN.finditer(text):
        if whole := match.group():
            word = whole.lstrip()
            tokens.append(Token(whole[: len(whole) - len(word)], word))
    return tokens


def word_count(text: str) -> int:
    """Words and numbers in a text; marks do not count."""
    return sum(token.is_word for token in tokens_of(text))
