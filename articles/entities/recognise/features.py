"""What the tagger sees of each word of a sentence: a list of features, which are names with no value.

The features are those of named entity recognisers with linear models (Ratinov and Roth 2009), with lists, a
dictionary, and the evidence of the whole story.
"""

from collections.abc import Sequence
from functools import lru_cache

from articles.entities.recognise.hints import hints
from articles.entities.recognise.knowledge import kinds, phrase_kinds, spelling
from articles.entities.recognise.shapes import SHAPE_LENGTH, affixes, base, marks, shape, short_shape

_HEADING = 0.7
"""Share of capitalised words above which a sentence is a heading."""
_LONGEST_RUN = 4
_NEAR = frozenset({"title", "orgnoun", "placenoun", "orgword", "placelast"})
"""Hints that count two words away."""


@lru_cache(maxsize=1 << 14)
def _own(word: str) -> tuple[str, ...]:
    low = word.lower()
    found = [f"w={low}", f"c={short_shape(word)}", f"S={shape(word)[:SHAPE_LENGTH]}", *affixes(word), *marks(word)]
    if word != low:
        found.append(f"W={word}")
    if word[:1].isupper() or not word.isalpha():
        found.append(f"b={base(low)}")
    known = spelling(word) if word[0].isalpha() else "-"
    found.append(f"d={known}{'U' if word[:1].isupper() else ''}")
    found += [f"g={kind}" for kind in kinds(word)]
    found += hints(word)
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def _beside(word: str, offset: int) -> tuple[str, ...]:
    low = word.lower()
    found = [f"w={low}", f"c={short_shape(word)}"]
    if abs(offset) == 1:
        if len(low) > 4:
            found.append(f"s{low[-3:]}")
        if word[:1].isupper():
            found.append(f"d={spelling(word)}")
    found += [f"g={kind}" for kind in kinds(word)]
    found += [hint for hint in hints(word) if abs(offset) == 1 or hint in _NEAR]
    return tuple(f"{offset}{feature}" for feature in found)


def sentence_features(words: Sequence[str], story: Sequence[list[str]]) -> list[list[str]]:
    """Features of every word; `story` holds what the rest of the story says of each (Evidence.features)."""
    size = len(words)
    low = [word.lower() for word in words]
    shapes = [short_shape(word) for word in words]
    phrases = phrase_kinds(words)
    whole = _of_sentence(words)
    first = next((at for at, word in enumerate(words) if word[0].isalnum()), -1)
    rows = []
    for at, word in enumerate(words):
        row = [*_own(word), *phrases[at], *whole, *story[at]]
        for offset in (-2, -1, 1, 2):
            there = at + offset
            if 0 <= there < size:
                row += _beside(words[there], offset)
            else:
                row.append(f"{offset}_")
        row += _pairs(low, shapes, at)
        if at == first:
            row += ["first", f"first{shapes[at][:1]}", f"first{spelling(word)}"]
        rows.append(row)
    for start, end in _runs(words):
        _add_run(rows, words, low, start, end)
    return rows


def _pairs(low: Sequence[str], shapes: Sequence[str], at: int) -> list[str]:
    last = len(low) - 1
    before, after = low[at - 1] if at else "^", low[at + 1] if at < last else "$"
    found = [
        f"{before}_{low[at]}",
        f"{low[at]}|{after}",
        f"{before}#{after}",
        f"{shapes[at - 1] if at else '^'}|{shapes[at]}|{shapes[at + 1] if at < last else '$'}",
    ]
    if at > 1:
        found.append(f"{low[at - 2]}<{before}")
    if at + 2 <= last:
        found.append(f"{after}>{low[at + 2]}")
    return found


def _of_sentence(words: Sequence[str]) -> list[str]:
    letters = [word for word in words if word[0].isalpha()]
    found = []
    if len(letters) > 3 and sum(word[0].isupper() for word in letters) > _HEADING * len(letters):
        found.append("heading")
    if len(letters) > 2 and sum(word.isupper() for word in letters) > _HEADING * len(letters):
        found.append("shouted")
    return found


def _runs(words: Sequence[str]) -> list[tuple[int, int]]:
    """Where words with a capital stand in a row: (first, after the last)."""
    runs: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        if word[0].isupper():
            if runs and runs[-1][1] == at:
                runs[-1] = (runs[-1][0], at + 1)
            else:
                runs.append((at, at + 1))
    return runs


def _add_run(rows: list[list[str]], words: Sequence[str], low: Sequence[str], start: int, end: int) -> None:
    """Tell every word of a run of capitals about the others and about what stands around them."""
    around = [f"r-{low[start - 1] if start else '^'}", f"r+{low[end] if end < len(low) else '$'}"]
    if start:
        around += [f"r-{hint}" for hint in hints(words[start - 1]) if hint in _NEAR]
    last = [f"rl{hint}" for hint in hints(words[end - 1]) if hint in _NEAR]
    head = [f"rf={low[start]}", *(f"rf{kind}" for kind in kinds(words[start]))]
    tail = f"rl={low[end - 1]}"
    for at in range(start, end):
        row = rows[at]
        row += around
        row.append(f"rn{min(_LONGEST_RUN, at - start + 1)}")
        row.append(f"rp{min(3, at - start)}/{min(_LONGEST_RUN, end - at - 1)}")
        if at + 1 < end:
            row.append(tail)
            row += last
        if at > start:
            row += head
