"""The trained model in use: sentences of one story -> the names in each. Loaded once, and only when a text is read."""

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

import pycrfsuite

from articles.entities.recognise.context import Evidence
from articles.entities.recognise.decode import SURE, Row, Tagged, names_of
from articles.entities.recognise.features import sentence_features
from articles.entities.recognise.model import SHIPPED, unpack
from articles.entities.recognise.rules import settle


class Tagger:
    """A model in memory: its parts are asked alike, and the mean of their probabilities counts.

    Safe to use from several threads, one sentence at a time.
    """

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts = parts  # crfsuite reads from these bytes as long as it lives
        self._crfs = [pycrfsuite.Tagger() for _ in parts]
        for crf, part in zip(self._crfs, parts, strict=True):
            crf.open_inmemory(part)
        self._labels: list[list[str]] = [[label for label in crf.labels() if label != "O"] for crf in self._crfs]
        self._lock = Lock()

    def tag(self, story: Sequence[Sequence[str]]) -> list[list[Tagged]]:
        """The names in each sentence (words, none empty) of a story, after the rules."""
        evidence = Evidence(story)
        return settle(
            story,
            [
                names_of(self.rows(sentence_features(words, evidence.features(at, words))))
                for at, words in enumerate(story)
            ],
        )

    def rows(self, features: Sequence[Sequence[str]]) -> list[Row]:
        """Probabilities of the labels of each word; of "O" alone where nothing else is likely."""
        items = pycrfsuite.ItemSequence(features)
        share = 1 / len(self._crfs)
        with self._lock:
            for crf in self._crfs:
                crf.set(items)
            return [self._row(at, share) for at in range(len(features))]

    def _row(self, at: int, share: float) -> Row:
        row = {"O": share * sum(crf.marginal("O", at) for crf in self._crfs)}
        if row["O"] < SURE:
            for crf, labels in zip(self._crfs, self._labels, strict=True):
                for label in labels:
                    row[label] = row.get(label, 0.0) + share * crf.marginal(label, at)
        return row


@lru_cache(maxsize=1)
def tagger() -> Tagger:
    """The model that ships, read on first use."""
    return Tagger(unpack(SHIPPED))
