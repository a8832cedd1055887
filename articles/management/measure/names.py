"""Words a second of reading names, on one core, beside what rules and a bare cutting into words take."""

import importlib.util
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import psutil

from articles.entities.by_rules import spots_by_rules
from articles.entities.recognise import spots_by_model
from articles.entities.recognise.sentences import sentences_of
from articles.management.measure.text import telegram

STORIES = 200
RUNS = 5

Texts = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesSpeed:
    """How fast a reader of names, or a peer, goes through the same stories: the median of the runs."""

    reader: str
    words: float
    """A second of processor time."""
    memory: int
    """Bytes of the whole process after it, everything that ran before included."""


def names_speeds(*, stories: int = STORIES, runs: int = RUNS) -> Iterator[NamesSpeed]:
    """Ours first. spaCy's cutting of Danish into words is the last, when spaCy is installed."""
    texts = [_texts(number) for number in range(stories)]
    words = sum(len(sentence) for story in texts for text in story.values() for sentence in sentences_of(text))
    for name, read in _readers():
        seconds = statistics.median(_seconds(read, texts) for _ in range(runs))
        yield NamesSpeed(reader=name, words=words / max(seconds, 1e-6), memory=psutil.Process().memory_info().rss)


def _texts(number: int) -> Texts:
    story = telegram(number)
    return {"headline": story.headline, "lead": story.lead, "body": "\n\n".join(story.paragraphs)}


def _readers() -> Iterator[tuple[str, Callable[[Texts], Any]]]:
    yield "model", spots_by_model
    yield "rules", lambda texts: spots_by_rules(texts, "da")
    if importlib.util.find_spec("spacy"):
        import spacy  # noqa: PLC0415 an extra, and slow to load

        cut = spacy.blank("da")
        yield "spacy, words only", lambda texts: [cut(text) for text in texts.values()]


def _seconds(read: Callable[[Texts], Any], stories: list[Texts]) -> float:
    begun = time.process_time()
    for story in stories:
        read(story)
    return time.process_time() - begun
