"""What a story as a whole tells about its words."""

from collections.abc import Mapping

from articles.entities import words
from articles.entities.gazetteer import gazetteer, is_first_name
from articles.entities.possessive import bare
from articles.entities.tokens import tokens_of


class Evidence:
    """The tokens of all texts of one story, and how each word is written in it."""

    def __init__(self, texts: Mapping[str, str], language: str) -> None:
        self.texts = texts
        self.language = language
        self.lists = gazetteer(language)
        self.tokens = {key: tokens_of(text) for key, text in texts.items()}
        read = [token for tokens in self.tokens.values() for token in tokens if token.kind in ("word", "initial")]
        self.lower = {token.text for token in read if not token.capital}
        """Words that stand somewhere in lower case."""
        self.inner = {token.text for token in read if token.capital and not token.opens and not token.shouted}
        """Words that stand somewhere with a capital that only a name has."""
        self.capitals = {token.text for token in read if token.capital and not token.shouted}

    def bare(self, word: str, after: str) -> str:
        """`word` without a possessive ending, in the light of this story; `after` is the next word or ""."""
        return bare(
            word,
            is_known=self._is_known,
            stands=self.capitals.__contains__,
            after=after,
            danish=self.language == "da",
        )

    def _is_known(self, word: str) -> bool:
        return self.is_listed(word) or word.casefold() in words.ORG_WORDS

    def is_listed(self, word: str) -> bool:
        """Whether the gazetteer has the word, for certain or as one of two meanings."""
        return self.lists.known(word) is not None or self.lists.maybe(word) is not None

    def is_ordinary(self, word: str) -> bool:
        """Whether a capitalised word is an ordinary one that happens to begin a sentence."""
        folded = word.casefold()
        return folded in words.STARTERS or folded in self.lower

    def is_familiar(self, word: str) -> bool:
        """Whether a word is known to be (part of) a name, from the lists or from elsewhere in the story."""
        base = self.bare(word, "")
        if is_first_name(base) or self.lists.known(base) is not None:
            return True
        return not self.is_ordinary(word) and (base in self.inner or word in self.inner)
