"""What is typed when suggestions are measured: beginnings of names and words, and misspellings. The same every time."""

from dataclasses import dataclass

import numpy as np

from articles.management.measure.search.vocabulary import danish_words
from articles.management.measure.suggest.filling import SEED, names

LENGTHS = (1, 2, 3, 4, 5, 6)
LETTERS = tuple(f"{length} letter{'s' if length > 1 else ''}" for length in LENGTHS)
MISSPELT, TWO_WORDS = "misspelt", "two words"
COMMON = 20_000
"""Words that begin something: the most common ones of the corpus."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as far as it is typed, and the word of a name that is meant; empty where none is."""

    text: str
    meant: str = ""


def typed_texts(number: int, each: int) -> dict[str, list[Typed]]:
    """By class `each` texts, for an archive with so many names: half begin words of names, half common words."""
    chance = np.random.default_rng([SEED, 0])
    every = [name for _pk, _kind, name in names(number)]
    words = danish_words(COMMON)
    chosen = [every[at] for at in chance.integers(len(every), size=each).tolist()]
    lasts = [name.split()[-1] for name in chosen]
    common = [words[at] for at in chance.integers(200, COMMON, size=each).tolist()]
    mixed = [one if at % 2 else other for at, (one, other) in enumerate(zip(lasts, common, strict=True))]
    found = {cls: [Typed(text[:length]) for text in mixed] for cls, length in zip(LETTERS, LENGTHS, strict=True)}
    found[MISSPELT] = [Typed(_misspelt(name, chance), name) for name in lasts]
    found[TWO_WORDS] = [Typed(f"{name.split()[0]} {name.split()[-1][:4]}", name.split()[-1]) for name in chosen]
    return found


def _misspelt(word: str, chance: np.random.Generator) -> str:
    """With two neighbouring letters swapped or one made another vowel, never the first."""
    wrong = word
    while wrong == word:
        at = int(chance.integers(1, max(len(word) - 1, 2)))
        wrong = word[:at] + "aeiou"[int(chance.integers(5))] + word[at + 1 :]
        if chance.random() < 0.5:
            wrong = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
    return wrong
