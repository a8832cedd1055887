"""Probabilities of labels -> the names of a sentence.

The likeliest labels of a whole sentence leave out names that are more likely there than not, since missing one is
as wrong as inventing one only when the tagger has seen as much of either. So "no name" counts a little less than its
probability says, and of all valid sequences the one with the greatest sum of probabilities is taken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

OUTSIDE = 0.6
"""What the probability of "no name" is worth beside that of a name; set on development data alone."""
SURE = 0.97
"""A word that is no name with this probability need not be thought about."""

Row = Mapping[str, float]
"""Probabilities of the labels of one word; what is missing is 0."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words of a sentence that are a name: first, after the last; `type` is PER, ORG or LOC."""

    start: int
    end: int
    type: str
    confidence: float
    """0 to 1: probability of its least likely label."""


def names_of(rows: Sequence[Row]) -> list[Tagged]:
    """The names in a sentence, in order, none overlapping."""
    found: list[Tagged] = []
    start = 0
    while start < len(rows):
        if len(rows[start]) == 1:
            start += 1
            continue
        end = start + 1
        while end < len(rows) and len(rows[end]) > 1:
            end += 1
        found += _names(start, _best(rows[start:end]), rows)
        start = end
    return found


def _best(rows: Sequence[Row]) -> list[str]:
    """The best sequence in which every I continues a name of its type."""
    best = {label: (score, [label]) for label, score in _worth(rows[0]).items() if label[0] != "I"}
    for row in rows[1:]:
        longer: dict[str, tuple[float, list[str]]] = {}
        for label, worth in _worth(row).items():
            before = [known for last, known in best.items() if label[0] != "I" or last[1:] == label[1:]]
            if before:
                score, path = max(before, key=lambda known: known[0])
                longer[label] = (score + worth, [*path, label])
        best = longer
    return max(best.values(), key=lambda known: known[0])[1]


def _worth(row: Row) -> dict[str, float]:
    return {label: share * OUTSIDE if label == "O" else share for label, share in row.items()}


def _names(offset: int, labels: Sequence[str], rows: Sequence[Row]) -> list[Tagged]:
    found: list[Tagged] = []
    for at, label in enumerate(labels, offset):
        share = rows[at][label]
        if label[0] == "B":
            found.append(Tagged(at, at + 1, label[2:], share))
        elif label[0] == "I":
            last = found.pop()
            found.append(Tagged(last.start, at + 1, last.type, min(share, last.confidence)))
    return found
