"""The trained model in use: sentences of one story -> the names in each. Loaded once, and only when a text is read."""

import lzma
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock

import pycrfsuite

from articles.entities.recognise.context import Evidence
from articles.entities.recognise.decode import SURE, Row, Tagged, names_of
from articles.entities.recognise.features import sentence_features
from articles.entities.recognise.rules import settle

MODEL = Path(__file__).with_name("names.crf.xz")
"""The model that ships: python-crfsuite, compressed. MODEL.md beside it says what it was made of."""


class Tagger:
    """A model in memory. Safe to use from several threads, one sentence at a time."""

    def __init__(self, model: bytes) -> None:
        self._model = model  # crfsuite reads from these bytes as long as the tagger lives
        self._crf = pycrfsuite.Tagger()
        self._crf.open_inmemory(model)
        self._labels: tuple[str, ...] = tuple(label for label in self._crf.labels() if label != "O")
        self._lock = Lock()

    def tag(self, story: Sequence[Sequence[str]]) -> list[list[Tagged]]:
        """The names in each sentence (words, none empty) of a story, after the rules."""
        evidence = Evidence(story)
        return [
            settle(words, names_of(self._rows(sentence_features(words, evidence.features(at, words)))))
            for at, words in enumerate(story)
        ]

    def _rows(self, features: Sequence[Sequence[str]]) -> list[Row]:
        crf, rows = self._crf, []
        with self._lock:
            crf.set(features)
            for at in range(len(features)):
                outside = crf.marginal("O", at)
                row = {"O": outside}
                if outside < SURE:
                    row |= {label: crf.marginal(label, at) for label in self._labels}
                rows.append(row)
        return rows


@lru_cache(maxsize=1)
def tagger() -> Tagger:
    """The model that ships, read on first use. About half a second and 40 MB."""
    return Tagger(lzma.decompress(MODEL.read_bytes()))
