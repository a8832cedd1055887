"""Which letters of a suggestion have been typed already. Pure."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from articles.entities.fold import fold_words

_WORD = re.compile(r"[^\W_]+")


class Part(NamedTuple):
    """Some letters of a suggestion."""

    text: str
    is_typed: bool


def parts_of(label: str, typed: str) -> tuple[Part, ...]:
    """The label in parts: what of its words stands for a word that was typed, however it was typed, and the rest.

    Of each typed word the first word of the label that begins so: "aarh" is "Århus" up to its h.
    """
    taken: list[tuple[int, int]] = []
    for word in fold_words(typed):
        for found in _WORD.finditer(label):
            length = _length(found[0], word)
            if length and all(found.start() != start for start, _end in taken):
                taken.append((found.start(), found.start() + length))
                break
    return tuple(_parts(label, sorted(taken)))


def _length(word: str, beginning: str) -> int:
    """How many letters of a word fold to the beginning; 0 where it does not begin so."""
    for length in range(1, len(word) + 1):
        folded = "".join(fold_words(word[:length]))
        if folded.startswith(beginning):
            return length
        if not beginning.startswith(folded):
            return 0
    return 0


def _parts(label: str, taken: Sequence[tuple[int, int]]) -> list[Part]:
    parts, at = [], 0
    for start, end in taken:
        parts += [Part(label[at:start], False), Part(label[start:end], True)]
        at = end
    return [part for part in (*parts, Part(label[at:], False)) if part.text]
