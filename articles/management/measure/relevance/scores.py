"""How good an order of documents is, given what was judged of them."""

import math
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

DEPTH = 10
"""Places that nDCG looks at."""
CUT = 1_000
"""Places that average precision looks at."""


class Scores(NamedTuple):
    """Of one question, or the mean of several; 0 to 1."""

    ndcg: float
    """nDCG@10 with gains of 2^grade - 1 and a discount of log2(place + 1), places counted from 1."""
    ap: float
    """Average precision over the first 1,000, of any grade above 0; documents not found count in the denominator."""


def scores_of(found: Sequence[str], grades: Mapping[str, int]) -> Scores:
    """The scores of `found`, best first, for a question with at least one document of a grade above 0."""
    gained = _dcg([grades.get(document, 0) for document in found[:DEPTH]])
    possible = _dcg(sorted(grades.values(), reverse=True)[:DEPTH])
    hits, precisions = 0, 0.0
    for place, document in enumerate(found[:CUT], 1):
        if document in grades:
            hits += 1
            precisions += hits / place
    return Scores(gained / possible, precisions / len(grades))


def mean_of(scores: Sequence[Scores]) -> Scores:
    """The mean over questions, at least one."""
    return Scores(fmean(one.ndcg for one in scores), fmean(one.ap for one in scores))


def _dcg(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))
