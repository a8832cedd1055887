"""Corpora -> the model that ships. Deterministic: the same files give the same bytes."""

import lzma
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import pycrfsuite

from articles.entities.recognise.context import Evidence
from articles.entities.recognise.corpora import CorpusFault, Sentence, read_norne, read_uner
from articles.entities.recognise.features import sentence_features
from articles.entities.recognise.respell import needs, respelled

DANISH, NORWEGIAN = "uner_da_train.iob2.gz", "norne_nob.conll.gz"
"""The files of the corpora, by the names they have in the data folder."""

DANISH_TIMES = 2
"""How often the Danish sentences are shown for each time the Norwegian ones are."""

SETTINGS = {
    "c1": 0.03,
    "c2": 0.3,
    "max_iterations": 120,
    "feature.possible_transitions": True,
}
"""L-BFGS: weights of the two norms, and when to stop; chosen on development data."""

TOGETHER = 200
"""Sentences of the Danish corpus read as one story: it gives its sentences in no order, so its stories are lost."""

Follow = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Trained:
    """A model as it ships, with what it was made from."""

    packed: bytes
    """Compressed with xz."""
    sentences: int
    size: int
    """Bytes when unpacked."""


def train(folder: Path, follow: Follow, *, hold_out: int = 0, settings: dict[str, object] | None = None) -> Trained:
    """Train on the corpora in `folder`; the last `hold_out` Danish sentences are left out, to measure on.

    Raises CorpusFault for a file that is missing or broken, ModuleNotFoundError without the extra `train`.
    """
    needs()
    for name in (DANISH, NORWEGIAN):
        if not (folder / name).is_file():
            raise CorpusFault(f"{folder / name}: there is no such file")
    danish = read_uner(folder / DANISH)
    danish = danish[: len(danish) - hold_out]
    norwegian = read_norne(folder / NORWEGIAN)
    shown = [("Danish", list(_in_stories(danish)))] * DANISH_TIMES
    shown.append(("Norwegian", [replace(one, words=respelled(one.words)) for one in norwegian]))
    model = _model(shown, follow, {**SETTINGS, **(settings or {})})
    return Trained(lzma.compress(model, preset=9 | lzma.PRESET_EXTREME), len(danish) + len(norwegian), len(model))


def _in_stories(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    for at, sentence in enumerate(sentences):
        yield replace(sentence, document=str(at // TOGETHER))


def _model(shown: Sequence[tuple[str, list[Sentence]]], follow: Follow, settings: dict[str, object]) -> bytes:
    trainer = _Trainer(follow, int(str(settings["max_iterations"])))
    for language, sentences in shown:
        done = 0
        for features, labels in _examples(sentences):
            trainer.append(features, labels)
            done += 1
            if done % 500 == 0 or done == len(sentences):
                follow(f"reading {language}", done, len(sentences))
    trainer.set_params(settings)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        return path.read_bytes()


def _examples(sentences: Sequence[Sentence]) -> Iterator[tuple[list[list[str]], tuple[str, ...]]]:
    for _document, group in groupby(sentences, key=lambda sentence: sentence.document):
        story = list(group)
        evidence = Evidence([sentence.words for sentence in story])
        for at, sentence in enumerate(story):
            yield sentence_features(sentence.words, evidence.features(at, sentence.words)), sentence.labels


class _Trainer(pycrfsuite.Trainer):  # type: ignore[misc]
    """A trainer that tells how far it is."""

    def __init__(self, follow: Follow, iterations: int) -> None:
        super().__init__(algorithm="lbfgs", verbose=True)
        self._follow, self._iterations, self._done = follow, iterations, 0

    def message(self, message: str) -> None:
        """Called by crfsuite with every line of its report."""
        if message.startswith("***** Iteration #"):
            self._done += 1
            self._follow("training", self._done, self._iterations)
