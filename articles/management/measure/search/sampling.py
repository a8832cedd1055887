"""Which words and names a corpus has, from a sample of it; no text is made for that."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from articles.management.measure.search.batch import BATCH, Batch, batch
from articles.management.measure.search.names import NAMES
from articles.management.measure.search.world import Floats, Ints, World, words_at, world

SAMPLE = 25_000
"""Stories that are looked at, of a larger corpus."""
PLACES = 20
"""Of so many batches from all over the corpus."""
PEOPLE = 3_000
"""Names that are kept."""
TOLD = 500
"""Stories of which the words are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What is known of a corpus."""

    world: World
    shares: Floats
    """The share of stories that hold each Danish word, by its number."""
    names: list[int]
    """The best known, the first before all others."""
    stories: list[Ints]
    """The Danish words of a few stories, sorted."""


def sampled(stories: int) -> Sample:
    """Look at a corpus of so many stories."""
    of_world = world(words_at(stories))
    holding, named = np.zeros(of_world.words, np.int64), np.zeros(NAMES, np.int64)
    told: list[Ints] = []
    seen = 0
    for of in _batches(of_world, stories):
        story, word = np.divmod(_story_words(of_world, of), of_world.words)
        holding += np.bincount(word, minlength=of_world.words)
        names = of.pieces[(of.pieces >= of_world.first_name) & (of.pieces < of_world.first_date)]
        named += np.bincount(names - of_world.first_name, minlength=NAMES)
        cuts = np.searchsorted(story, np.arange(len(of.day) + 1))
        step = max(len(of.day) * PLACES // TOLD, 1)
        told += [word[cuts[at] : cuts[at + 1]] for at in range(0, len(of.day), step)]
        seen += len(of.day)
    best = np.argsort(-named, kind="stable")[:PEOPLE] + 1
    return Sample(world=of_world, shares=holding / seen, names=best.tolist(), stories=told)


def _batches(of_world: World, stories: int) -> Iterator[Batch]:
    """The first stories of some batches, or all of them."""
    batches = -(-stories // BATCH)
    for number in sorted({place * batches // PLACES for place in range(PLACES)}):
        whole = batch(of_world, number, min(BATCH, stories - number * BATCH), stories)
        yield _first(whole, SAMPLE // PLACES) if stories > SAMPLE else whole


def _first(of: Batch, stories: int) -> Batch:
    stories = min(stories, len(of.day))
    return replace(of, pieces=of.pieces[: of.start[stories]], start=of.start[: stories + 1], day=of.day[:stories])


def _story_words(of_world: World, of: Batch) -> Ints:
    """story * words + word for every Danish word of every story, phrases taken apart; sorted, each once."""
    story = np.repeat(np.arange(len(of.day)), np.diff(of.start)) * of_world.words
    is_word = of.pieces < of_world.words
    is_phrase = ~is_word & (of.pieces < of_world.first_name)
    parts = of_world.phrase_words[of.pieces[is_phrase] - of_world.words]
    in_phrases = (story[is_phrase][:, None] + parts)[parts >= 0]
    return np.unique(np.concatenate([(story + of.pieces)[is_word], in_phrases]))
