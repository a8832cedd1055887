"""Chooses the questions of each class; the same each time for the same corpus."""

import random
from collections.abc import Iterator
from datetime import date

import numpy as np

from articles.management.measure.search.names import kind_of, name_of
from articles.management.measure.search.queries import CLASSES, FIRST_YEAR, BenchQuery
from articles.management.measure.search.sampling import Sample, sampled
from articles.management.measure.search.vocabulary import SMALL
from articles.management.measure.search.world import MONTHS

Band = tuple[float, float]
"""Shares of the stories that hold a word: from, and less than."""
RARE, MID, SEMI, COMMON = (1e-9, 8e-5), (0.002, 0.01), (0.02, 0.10), (0.15, 0.40)
_FEW: Band = (0.002, 0.02)
_SPANS = (1, 1, 3, 12, 36)
"""Months that a question is narrowed to."""
_PAIRS = ((0, 0), (0, 1), (1, 1), (0, 2), (1, 2), (2, 2))
_PHRASES = (1 / 1200, 1 / 120, 1 / 20, 1 / 4, 2 / 3)
"""Where in the list of stock phrases, the most common first, those asked for stand."""


def pick(stories: int, each: int = 20) -> list[BenchQuery]:
    """So many questions in every class for a corpus of `stories`, class by class."""
    picker = _Picker(sampled(stories))
    return [query for cls in CLASSES for query in picker.of_class(cls, each)]


class _Picker:
    def __init__(self, sample: Sample):
        self._sample = sample
        self._chance = random.Random(7)  # noqa: S311 - not for secrets
        self._words = sample.world.pieces
        telling = np.array([len(word) > 2 for word in self._words[: sample.world.words]])
        telling[: len(SMALL)] = False
        self._shares = np.where(telling, sample.shares, 0.0)
        self._phrases = [row[row >= 0] for row in sample.world.phrase_words]

    def of_class(self, cls: str, each: int) -> Iterator[BenchQuery]:
        choose = getattr(self, f"_{cls.replace('-', '_')}")
        for at in range(each):
            yield BenchQuery(id=f"{cls}{at}", cls=cls, **choose(at))

    def _band(self, band: Band) -> list[int]:
        """The words of a band; those that come nearest to it when a small corpus has none."""
        low, high = band
        found = np.flatnonzero((self._shares >= low) & (self._shares < high))
        if not len(found):
            there = np.flatnonzero(self._shares > 0)
            middle = np.abs(np.log(self._shares[there]) - np.log((low * high) ** 0.5))
            found = there[middle <= middle.min() + 1e-9]
        return found.tolist()

    def _one(self, *bands: Band, at: int = 0) -> str:
        return self._words[self._chance.choice(self._band(bands[at % len(bands)]))]

    def _of_story(self, words: list[int], band: Band) -> str:
        """A word of the story within the band, or of any."""
        low, high = band
        within = [word for word in words if low <= self._shares[word] < high]
        return self._words[self._chance.choice(within)] if within else self._one(band)

    def _rare(self, at: int) -> dict[str, object]:
        return {"must": (self._one(RARE),)}

    def _mid(self, at: int) -> dict[str, object]:
        return {"must": (self._one(MID),)}

    def _common(self, at: int) -> dict[str, object]:
        words = self._band(COMMON)
        return {"must": (self._words[words[at * 7 % len(words)]],)}

    def _and(self, at: int) -> dict[str, object]:
        words = self._chance.choice(self._sample.stories).tolist()
        bands = (_FEW, SEMI, COMMON)
        one, other = _PAIRS[at % len(_PAIRS)]
        first = self._of_story(words, bands[one])
        second = self._of_story([word for word in words if self._words[word] != first], bands[other])
        return {"must": (first, second)}

    def _or(self, at: int) -> dict[str, object]:
        bands = (_FEW, SEMI, COMMON)
        one, other = _PAIRS[at % (len(_PAIRS) - 1)]
        return {"should": (self._one(bands[one]), self._one(bands[other]))}

    def _phrase(self, at: int) -> dict[str, object]:
        """Stock phrases that tell something; every fourth time one of words that half the stories have."""
        if at % 4 == 3:
            return {"phrase": (SMALL[at % 11], SMALL[(at * 5 + 1) % 13])}
        start = int(_PHRASES[at % len(_PHRASES)] * len(self._phrases))
        known = (row for row in self._phrases[start + at :] if (self._shares[row] > 0).all())
        row = next(known, self._phrases[0])
        return {"phrase": tuple(self._words[word] for word in row)}

    def _prefix(self, at: int) -> dict[str, object]:
        length = 4 if at % 5 < 3 else 6
        words = [word for word in self._band(MID) if len(self._words[word]) >= length] or self._band(MID)
        return {"prefix": self._words[self._chance.choice(words)][:length]}

    def _not(self, at: int) -> dict[str, object]:
        return {"must": (self._one(MID, SEMI, COMMON, at=at),), "nots": (self._one(SEMI, COMMON, at=at),)}

    def _dates(self, at: int) -> dict[str, object]:
        return {"must": (self._one(MID, SEMI, COMMON, at=at),), **self._span(at)}

    def _name(self, at: int) -> dict[str, object]:
        return {"must": (self._one(MID, SEMI, COMMON, at=at),), **self._named(at)}

    def _browse(self, at: int) -> dict[str, object]:
        """All stories, those of a time, and those with a name."""
        return ({}, self._span(at), self._span(at), self._named(at))[at % 4]

    def _backfilled(self, at: int) -> dict[str, object]:
        """Months of which many stories came late; every second time with a word."""
        word = {"must": (self._one(MID, SEMI, COMMON, at=at),)} if at % 2 else {}
        return {**word, **_months(self._poor(at), self._poor(at) + (1, 2, 3)[at % 3])}

    def _month_only(self, at: int) -> dict[str, object]:
        """One month of which many stories are known without their day; every second time with a word."""
        word = {"must": (self._one(SEMI, COMMON, at=at),)} if at % 2 else {}
        return {**word, **_months(self._poor(at), self._poor(at) + 1)}

    def _poor(self, at: int) -> int:
        poor = self._sample.world.poor
        return int(poor[at % len(poor)])

    def _span(self, at: int) -> dict[str, object]:
        """Months from one that is chosen by chance, to the end of the corpus at most."""
        first = self._chance.randrange(12, MONTHS - 12)
        return _months(first, min(first + _SPANS[at % len(_SPANS)], MONTHS))

    def _named(self, at: int) -> dict[str, object]:
        """One of the best known names; every fourth time one of the very best known."""
        number = self._chance.choice(self._sample.names[: 20 if at % 4 == 0 else None])
        return {"entity": number, "person": name_of(number), "kind": kind_of(number)}


def _months(first: int, end: int) -> dict[str, object]:
    return {"first_day": _first_day(first), "end_day": _first_day(end)}


def _first_day(month: int) -> date:
    return date(FIRST_YEAR + month // 12, month % 12 + 1, 1)
