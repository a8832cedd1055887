"""Corpora -> the model that ships. Deterministic: the same files give the same bytes.

The model has two parts: one learnt from Danish alone, one from Danish and respelled Norwegian. The first knows what
Danish corpora call a name, the second knows more names; together they are better than either.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import pycrfsuite

from articles.entities.recognise.context import Evidence
from articles.entities.recognise.corpora import CorpusFault, Sentence, read_norne, read_uner
from articles.entities.recognise.features import sentence_features
from articles.entities.recognise.model import pack
from articles.entities.recognise.respell import needs, respelled

DANISH, NORWEGIAN = "uner_da_train.iob2.gz", "norne_nob.conll.gz"
"""The files of the corpora, by the names they have in the data folder."""

DANISH_TIMES = 2
"""How often the second part is shown the Danish sentences for each time it is shown the Norwegian ones."""

SETTINGS = {"c1": 0.03, "c2": 0.3, "feature.possible_transitions": True}
"""Of L-BFGS: weights of the two norms, chosen on development data."""

ITERATIONS = (60, 100)
"""Of the parts; more change nothing on development data."""

TOGETHER = 200
"""Sentences of the Danish corpus read as one story: it gives its sentences in no order, so its stories are lost."""

Follow = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Trained:
    """A model as it ships, with what it was made from."""

    packed: bytes
    """What `model.unpack` reads."""
    sentences: int
    size: int
    """Bytes when unpacked."""


def train(folder: Path, follow: Follow, *, hold_out: int = 0, iterations: tuple[int, int] = ITERATIONS) -> Trained:
    """Train on the corpora in `folder`; the last `hold_out` Danish sentences are left out, to measure on.

    Raises CorpusFault for a file that is missing or broken, ModuleNotFoundError without the extra `train`.
    """
    needs()
    for name in (DANISH, NORWEGIAN):
        if not (folder / name).is_file():
            raise CorpusFault(f"{folder / name}: there is no such file")
    danish = read_uner(folder / DANISH)
    danish = list(_in_stories(danish[: len(danish) - hold_out]))
    norwegian = [replace(one, words=respelled(one.words)) for one in read_norne(folder / NORWEGIAN)]
    parts = []
    for number, sentences in enumerate((danish, danish * DANISH_TIMES + norwegian)):
        part = f"part {number + 1} of {len(ITERATIONS)}"
        parts.append(_part(sentences, iterations[number], part, follow))
    return Trained(pack(parts), len(danish) + len(norwegian), sum(map(len, parts)))


def _in_stories(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    for at, sentence in enumerate(sentences):
        yield replace(sentence, document=str(at // TOGETHER))


def _part(sentences: Sequence[Sentence], iterations: int, part: str, follow: Follow) -> bytes:
    trainer = _Trainer(lambda done: follow(f"training {part}", done, iterations))
    for done, (features, labels) in enumerate(_examples(sentences), 1):
        trainer.append(features, labels)
        if done % 500 == 0 or done == len(sentences):
            follow(f"reading for {part}", done, len(sentences))
    trainer.set_params({**SETTINGS, "max_iterations": iterations})
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
    """A trainer that tells how many iterations it has done."""

    def __init__(self, follow: Callable[[int], None]) -> None:
        super().__init__(algorithm="lbfgs", verbose=True)
        self._follow, self._done = follow, 0

    def message(self, message: str) -> None:
        """Called by crfsuite with every line of its report."""
        if message.startswith("***** Iteration #"):
            self._done += 1
            self._follow(self._done)
