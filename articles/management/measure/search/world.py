"""What all stories of the corpus share: the words and how often they come, names, topics and the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.entities.dates import DateFound, Unit
from articles.management.measure.search.names import NAMES, name_of
from articles.management.measure.search.vocabulary import danish_words, english_words

SEED = 20_260_101
FIRST_DAY = date(2006, 1, 1)
YEARS = 20
DAYS = (date(FIRST_DAY.year + YEARS, 1, 1) - FIRST_DAY).days
MONTHS = YEARS * 12
SECTION_SHARES = np.array([20, 16, 14, 12, 9, 7, 6, 5, 4, 3, 2, 2]) / 100
SOURCE_SHARES = np.array([40, 20, 12, 10, 8, 5, 3, 2]) / 100
PHRASES = 30_000
TOPICS = 600
TOPIC_WORDS = 1_500
TOPIC_NAMES = 300
BURST = 40
"""Names that are in the news on a day; four of five still are on the next."""
POOR_MONTHS = 24
"""Months of which many stories came later, and many without their day."""
FEW_WORDS, MOST_WORDS = 8_000, 1_500_000
_MONTH_NAMES = {
    "da": "januar februar marts april maj juni juli august september oktober november december".split(),  # noqa: SIM905
    "en": "January February March April May June July August September October November December".split(),  # noqa: SIM905
}

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def zipf(chance: Floats, number: Any, steepness: float, flatness: float) -> Ints:
    """Ranks from 0 to `number` - 1 by the law of Zipf and Mandelbrot, from even chances between 0 and 1.

    P(rank) falls as (rank + flatness) ** -steepness; `number` may be an array beside the chances.
    """
    power = 1.0 - steepness
    low, high = flatness**power, (number + flatness) ** power
    return ((low + chance * (high - low)) ** (1 / power) - flatness).astype(np.int64)


def words_at(stories: int) -> int:
    """How many different words so many stories draw from: it grows with the root of their number (Heaps' law)."""
    return int(min(max(1_500 * stories**0.5, FEW_WORDS), MOST_WORDS))


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Pieces of text by number: words, then stock phrases, names, days as a text writes them, English words."""

    pieces: Sequence[str]
    lengths: Ints
    """Characters of each piece."""
    words: int
    """How many are Danish words; phrases follow."""
    phrase_words: Ints
    """(phrase, place): the words of the stock phrases, -1 where one has no third."""
    topic_section: Ints
    topic_words: Ints
    topic_names: Ints
    heat: Floats
    """(month, topic): the chance of the topics up to this one."""
    burst: Ints
    day_shares: Floats
    """The share of stories up to each day, that day included."""
    day_month: Ints
    """Months since January 2006, by day."""
    poor: Ints
    """The poor months, in order."""

    @property
    def first_name(self) -> int:
        """The piece that is name 1."""
        return self.words + PHRASES

    @property
    def first_date(self) -> int:
        """The piece that is FIRST_DAY in Danish; as many as there are days follow, then the same in English."""
        return self.first_name + NAMES

    @property
    def first_english(self) -> int:
        """The piece that is the most common English word."""
        return self.first_date + 2 * DAYS


def dates_found() -> list[DateFound]:
    """What is read in each piece that is a day, as if the piece were all of the text; in the order of the pieces."""
    return [
        DateFound(
            start=text.index(told),
            end=text.index(told) + len(told),
            text=told,
            first_day=day,
            end_day=after,
            unit=Unit.DAY.value,
        )
        for language in ("da", "en")
        for day, after in ((FIRST_DAY + timedelta(at), FIRST_DAY + timedelta(at + 1)) for at in range(DAYS))
        for text, told in [_told(day, language)]
    ]


@lru_cache(maxsize=1)
def world(words: int) -> World:
    """The world of a corpus with so many words: a few seconds of work, and some 300 MB for the largest."""
    danish = danish_words(words)
    chance = np.random.default_rng([SEED, 1])
    names = [name_of(number) for number in range(1, NAMES + 1)]
    days = [_told(FIRST_DAY + timedelta(at), language)[0] for language in ("da", "en") for at in range(DAYS)]
    phrases = _phrases(words, chance)
    stock = [" ".join([danish[rank] for rank in row if rank >= 0]) for row in phrases.tolist()]
    pieces = [*danish, *stock, *names, *days, *english_words()]
    topic_section = chance.choice(len(SECTION_SHARES), size=TOPICS, p=SECTION_SHARES)
    day = np.arange(DAYS)
    share = np.where((day + 6) % 7 >= 5, 0.5, 1.2) * (1 + 0.5 * day / DAYS) * chance.gamma(20, size=DAYS)
    return World(
        pieces=pieces,
        lengths=np.fromiter(map(len, pieces), np.int64, len(pieces)),
        words=words,
        phrase_words=phrases,
        topic_section=topic_section,
        topic_words=zipf(chance.random((TOPICS, TOPIC_WORDS)), min(150_000, words), 1.0001, 150),
        topic_names=zipf(chance.random((TOPICS, TOPIC_NAMES)), NAMES, 0.9, 50),
        heat=_heat(chance, topic_section),
        burst=_bursts(chance),
        day_shares=np.cumsum(share / share.sum()),
        day_month=np.array([(day.year - FIRST_DAY.year) * 12 + day.month - 1 for day in map(_day, range(DAYS))]),
        poor=np.sort(chance.choice(MONTHS - 24, size=POOR_MONTHS, replace=False)),
    )


def forget_world() -> None:
    """Give back the memory of the last world."""
    world.cache_clear()


def _day(at: int) -> date:
    return FIRST_DAY + timedelta(at)


def _told(day: date, language: str) -> tuple[str, str]:
    """How a text speaks of a day, and the part of it that is the date."""
    month = _MONTH_NAMES[language][day.month - 1]
    if language == "en":
        told = f"{month} {day.day}, {day.year}"
        return f"on {told}", told
    told = f"{day.day}. {month} {day.year}"
    return f"den {told}", told


def _phrases(words: int, chance: np.random.Generator) -> Ints:
    """Words that like to stand side by side, two or three of the common ones."""
    ranks = zipf(chance.random((PHRASES, 3)), min(20_000, words), 1.02, 60)
    ranks[::2, 2] = -1
    return ranks


def _heat(chance: np.random.Generator, topic_section: Ints) -> Floats:
    """In every month some topics are hot and most are cold."""
    heat = chance.gamma(0.35, size=(MONTHS, TOPICS)) * SECTION_SHARES[topic_section]
    return np.cumsum(heat / heat.sum(axis=1, keepdims=True), axis=1)


def _bursts(chance: np.random.Generator) -> Ints:
    burst = np.empty((DAYS, BURST), np.int64)
    burst[0] = zipf(chance.random(BURST), NAMES, 0.6, 50)
    for day in range(1, DAYS):
        new = zipf(chance.random(BURST), NAMES, 0.6, 50)
        burst[day] = np.where(chance.random(BURST) < 0.2, new, burst[day - 1])
    return burst
