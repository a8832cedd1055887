"""What a whole story tells of its capitalised words: how the same ones stand elsewhere in it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from articles.entities.recognise.hints import is_title
from articles.entities.recognise.knowledge import kinds
from articles.entities.recognise.shapes import base

_BEFORE_PLACES = frozenset({"i", "fra", "til", "ved", "nær"})
_KINDS_OF_SIGN = ("cap", "perlast", "title", "loc", "runin", "perfirst")
_Sign = tuple[str, str]


class Evidence:
    """Signs of all sentences of a story: which word was seen in which position."""

    def __init__(self, sentences: Iterable[Sequence[str]]) -> None:
        self._signs: list[list[_Sign]] = [list(_signs(words)) for words in sentences]
        self._all = Counter(sign for signs in self._signs for sign in signs)

    def features(self, index: int, words: Sequence[str]) -> list[list[str]]:
        """For each word of sentence `index`, what the other sentences say of it; none for lower-case words."""
        own = Counter(self._signs[index])
        return [self._of(word, own) if word[:1].isupper() else [] for word in words]

    def _of(self, word: str, own: Counter[_Sign]) -> list[str]:
        common = base(word)
        found = []
        for kind in _KINDS_OF_SIGN:
            elsewhere = self._all[(common, kind)] - own[(common, kind)]
            if elsewhere > 0:
                found.append(f"x{kind}2" if elsewhere > 1 else f"x{kind}")
        if self._all[(word.lower(), "low")]:
            found.append("xlow")
        return found or ["x0"]


def _signs(words: Sequence[str]) -> Iterable[_Sign]:
    first = next((at for at, word in enumerate(words) if word[0].isalnum()), len(words))
    for at, word in enumerate(words):
        if not word[0].isalpha():
            continue
        if not word[0].isupper():
            yield word, "low"
            continue
        common = base(word)
        if at > first:
            yield common, "cap"
        before = words[at - 1] if at else ""
        if before[:1].isupper():
            is_first = "firstname" in kinds(before) and not before.endswith("s")
            yield common, "perlast" if is_first else "runin"
        elif is_title(before.lower()):
            yield common, "title"
        elif before.lower() in _BEFORE_PLACES:
            yield common, "loc"
        if at + 1 < len(words) and words[at + 1][0].isupper() and "firstname" in kinds(word):
            yield common, "perfirst"
