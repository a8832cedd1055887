"""A batch of stories as numbers: which piece of text stands where, and when, by whom and where it was sent."""

from dataclasses import dataclass

import numpy as np

from articles.management.measure.search.names import NAMES
from articles.management.measure.search.vocabulary import english_words
from articles.management.measure.search.world import (
    BURST,
    DAYS,
    PHRASES,
    SEED,
    SOURCE_SHARES,
    TOPIC_NAMES,
    TOPIC_WORDS,
    TOPICS,
    Bools,
    Floats,
    Ints,
    World,
    zipf,
)

BATCH = 5_000
"""Stories in a batch; the last has what is left."""
TITLE, LEAD = 7, 18
"""Pieces of a headline and of a lead; what follows is the text."""
SHORTEST, LONGEST = 60, 1_400
"""Pieces of a lead and text."""
BACKFILLED = 0.05
"""The share of stories that came years after they were sent."""
MONTH_ONLY_POOR, MONTH_ONLY = 0.085, 0.0105
"""The share known to the month only: in the poor months, and in all others. Two per cent in all."""
ENGLISH = 0.03
DATED = 0.04
"""The share of stories whose text names a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Numbers of stories, each array by story but the first."""

    pieces: Ints
    """Of all stories, one after another."""
    start: Ints
    """Where each begins in `pieces`, and the end of the last: one more than there are stories."""
    day: Ints
    """Days since FIRST_DAY."""
    second: Ints
    """Of the day, UTC; with it the day is the same in Copenhagen."""
    month_only: Bools
    english: Bools
    section: Ints
    source: Ints


def batch(world: World, number: int, stories: int, total: int, *, further: bool = False) -> Batch:
    """Batch `number` of `stories` of a corpus of `total`: depends on these alone.

    Its stories lie where they do in the calendar as if `total` had been sent from its first day to its last;
    `further` ones have come since, and were sent in the last days.
    """
    chance = np.random.default_rng([SEED, 3 if further else 2, number])
    at = (np.arange(stories) + number * BATCH + chance.random(stories)) / total
    if further:
        at = 1 - 0.002 * chance.random(stories)
    day, second = _sent(world, chance, at)
    topic = (chance.random(stories)[:, None] > world.heat[world.day_month[day]]).sum(axis=1).clip(0, TOPICS - 1)
    length = TITLE + np.exp(chance.normal(5.5, 0.42, stories)).clip(SHORTEST, LONGEST).astype(np.int64)
    start = np.concatenate([[0], np.cumsum(length)])
    english = chance.random(stories) < ENGLISH
    story = np.repeat(np.arange(stories), length)
    pieces = _words(world, chance, at.clip(0, 1)[story], topic[story], english[story])
    _put_titles(world, chance, pieces, start, topic, english)
    _put_names(world, chance, pieces, start, topic, day)
    _put_dates(world, chance, pieces, start, day, english)
    poor = np.isin(world.day_month[day], world.poor)
    return Batch(
        pieces=pieces,
        start=start,
        day=day,
        second=second,
        month_only=chance.random(stories) < np.where(poor, MONTH_ONLY_POOR, MONTH_ONLY),
        english=english,
        section=world.topic_section[topic],
        source=chance.choice(len(SOURCE_SHARES), size=stories, p=SOURCE_SHARES),
    )


def _sent(world: World, chance: np.random.Generator, at: Floats) -> tuple[Ints, Ints]:
    """Day and second of each story; a few are older than their place in the corpus says, of a poor month."""
    day = np.searchsorted(world.day_shares, at.clip(0, 1 - 1e-9)).clip(0, DAYS - 1)
    old_month = world.poor[chance.integers(len(world.poor), size=len(at))]
    first = np.searchsorted(world.day_month, old_month)
    old = first + chance.integers(28, size=len(at))
    day = np.where((chance.random(len(at)) < BACKFILLED) & (old < day), old, day)
    return day, 17_000 + (chance.random(len(at)) * 60_000).astype(np.int64)


def _words(
    world: World,
    chance: np.random.Generator,
    at: Floats,
    topic: Ints,
    english: Bools,
) -> Ints:
    """Running text: words that all stories have, the tail longer in later ones; words of the topic; stock phrases."""
    kind, even = chance.random(len(at)), chance.random(len(at))
    pieces = zipf(even, world.words * (0.4 + 0.6 * at), 1.15, 3.5)
    topical = (kind > 0.70) & (kind < 0.95)
    pieces[topical] = world.topic_words[topic[topical], zipf(even[topical], TOPIC_WORDS, 0.95, 8)]
    stock = kind >= 0.95
    pieces[stock] = world.words + zipf(even[stock], PHRASES, 0.9, 20)
    pieces[english] = world.first_english + zipf(even[english], len(english_words()), 1.1, 5)
    return pieces


def _put_titles(
    world: World,
    chance: np.random.Generator,
    pieces: Ints,
    start: Ints,
    topic: Ints,
    english: Bools,
) -> None:
    """Headlines speak of the topic."""
    danish = ~english
    places = start[:-1][danish][:, None] + np.arange(TITLE)
    ranks = zipf(chance.random(places.shape), TOPIC_WORDS, 0.9, 15)
    pieces[places] = world.topic_words[topic[danish][:, None], ranks]


def _put_names(world: World, chance: np.random.Generator, pieces: Ints, start: Ints, topic: Ints, day: Ints) -> None:
    """Some eight names a story: half known everywhere, three of ten of the topic, the others in the news of the day."""
    many = chance.poisson(8, len(topic)).clip(1, 25)
    story = np.repeat(np.arange(len(topic)), many)
    kind, even = chance.random(len(story)), chance.random(len(story))
    names = zipf(even, NAMES, 0.9, 30)
    topical = kind > 0.5
    names[topical] = world.topic_names[topic[story[topical]], zipf(even[topical], TOPIC_NAMES, 0.8, 5)]
    new = kind > 0.8
    names[new] = world.burst[day[story[new]], (even[new] ** 1.5 * BURST).astype(np.int64)]
    length = np.diff(start)[story]
    pieces[start[story] + (chance.random(len(story)) * length).astype(np.int64)] = world.first_name + names


def _put_dates(
    world: World,
    chance: np.random.Generator,
    pieces: Ints,
    start: Ints,
    day: Ints,
    english: Bools,
) -> None:
    """A few texts name a day of the year before or after, in the second half of the text, where no headline is."""
    dated = np.flatnonzero(chance.random(len(day)) < DATED)
    told = (day[dated] + chance.integers(-365, 90, size=len(dated))).clip(0, DAYS - 1)
    length = np.diff(start)[dated]
    place = start[dated] + length // 2 + (chance.random(len(dated)) * (length // 2 - 1)).astype(np.int64)
    pieces[place] = world.first_date + english[dated] * DAYS + told
