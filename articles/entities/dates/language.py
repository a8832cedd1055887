"""What the rules need to know of a language: its words, and the patterns made of them.

All patterns match folded text (`reading.folded`) at one place and look no further than a few words, so that the
time a text takes grows with its length alone.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from articles.entities.dates.reading import Reading
from articles.entities.dates.spans import Span

GAP = r"(?:[^\S\n\r]{1,3}|[^\S\n\r]?\r?\n[^\S\n\r]?)"
"""Between two words: a little white space, with one line end at most."""
DAY = r"(?:[12][0-9]|3[01]|0?[1-9])"
YEAR = r"[12][0-9]{3}"
END = r"(?![\w]|['][\w]|-[^\W\d_])"
"""No letter, digit, apostrophe or hyphened word may follow: "1. maj-tale" and "2015-valget" name things."""
NUMBER_END = r"(?![0-9])(?![.,:/-][0-9])"


@dataclass(frozen=True, slots=True)
class Hit:
    """A date before it is written down: characters and, when certain, the span."""

    start: int
    end: int
    span: Span | None = None


Hits = list[Hit]
Rule = Callable[[Reading, int], Hits]
"""Tries a rule at a place; the hits begin there, in order. An empty list: the rule does not apply."""


def words(*lines: str) -> frozenset[str]:
    """The words of some lines."""
    return frozenset(word for line in lines for word in line.split())


def numbered(line: str, first: int = 1) -> dict[str, int]:
    """Words with their numbers, counted on from `first`; spellings of one number are joined by "/"."""
    return {word: number for number, group in enumerate(line.split(), first) for word in group.split("/")}


def one_of(choices: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; a space in one is a gap."""
    ordered = sorted(choices, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered) + ")"


def spaced(pattern: str) -> re.Pattern[str]:
    """A pattern in which each space stands for a gap."""
    return re.compile(pattern.replace(" ", GAP))


@dataclass(frozen=True, kw_only=True)
class Language:
    """Words and patterns of a language. Words are folded."""

    day_first: bool
    """Whether 08/09/2020 is surely 8 September."""
    numbers: Mapping[str, int]
    """Numbers in words."""
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    ordinals: Mapping[str, int]
    """Days of the month in words."""
    years: Mapping[str, int | None]
    """Years told from the story's ("sidste år": -1); None for those told from another date ("samme år")."""
    lead: re.Pattern[str]
    """A weekday (group `wd`) and what else stands between it and its date."""
    date: re.Pattern[str]
    """A month with or without day and year; groups stem (without the year), day, month, year and relative."""
    day_alone: re.Pattern[str]
    """A day whose month another part of the range or list tells."""
    day_last: re.Pattern[str] | None
    """The same behind a range sign, where the month comes first ("May 3-7"); group `year`."""
    weekday: re.Pattern[str]
    """A weekday alone; group `wd`."""
    weekday_owner: re.Pattern[str]
    """A weekday that owns something, or is told of as one ("tirsdagens"): it is never told which."""
    connect: re.Pattern[str]
    """What may stand between two points; group `range` or `list`."""
    between: re.Pattern[str]
    """Ends just before a range whose parts are joined by "and"."""
    fraction_is_date: re.Pattern[str]
    """Ends just before a day and month such as 12/8 that is no fraction."""
    rarely_month: frozenset[str]
    """Months that are names or other words when they stand alone with a capital."""
    month_needs: re.Pattern[str] | None
    """What must stand before a month alone; None when nothing must."""
    weekday_names: frozenset[str]
    """Words after a weekday that make a name of it."""
    recurring: re.Pattern[str]
    """Ends just before a weekday or season that comes again and again."""
    every_year: re.Pattern[str]
    """Ends just before a date that comes every year."""
    count_units: frozenset[str]
    """After a number these make it a count, whatever stands before."""
    count_nouns: frozenset[str]
    """After a number these make it a count unless a preposition of time stands before."""
    after_year: frozenset[str]
    """Words that follow a year and could not follow the number of a count."""
    year_strong: frozenset[str]
    """A number after these is a year unless a unit follows."""
    year_weak: frozenset[str]
    """A number after these is likely a year."""
    year_loose: frozenset[str]
    """A number after these may be a year, if what follows says so."""
    plural_endings: tuple[str, ...]
    """Endings of what is counted."""
    openers: frozenset[str]
    """Words after which a year may begin a clause ("hvor 1991 er")."""
    year_never: frozenset[str]
    """A number after these is no year."""
    postal_towns: frozenset[str]
    """Towns whose postal codes could be years."""
    past: frozenset[str]
    past_endings: tuple[str, ...]
    not_past: frozenset[str]
    future: frozenset[str]
    joins: frozenset[str]
    present_endings: tuple[str, ...]
    """After one of `joins` a word that so ends is the verb of a clause of its own."""
    since: re.Pattern[str]
    """Ends just before what lies behind, whatever the verb ("siden stormen i oktober")."""
    participles: frozenset[str]
    """Auxiliaries after which what looks like a past form is a participle and tells nothing."""
    not_future: frozenset[str]
    """Words that right after a future one take the future away ("skal have sagt")."""
    ahead: re.Pattern[str]
    """Ends just before a month that lies ahead, whatever the verb ("til december")."""
    clause_ends: frozenset[str]
    goals: frozenset[str]
    """Prepositions that may look ahead of a past verb ("blev udsat til")."""
    date_leads: frozenset[str]
    """Small words that may stand between the beginning of a clause and its date."""
    definite: re.Pattern[str]
    """Shape of a noun that a date right behind it belongs to ("valget 9. august")."""


def is_count(reading: Reading, language: Language, end: int) -> bool:
    """Whether what follows a number at `end` makes it a price, a measure or a count."""
    after = reading.word_after(end)
    return after in language.count_units


def told_year(reading: Reading, match: re.Match[str], language: Language) -> int | None:
    """A year told from the story's ("sidste år", "for to år siden"), when that is known to the day."""
    offset = language.years.get(" ".join(match["relative"].split()))
    if match["ago"]:
        count = " ".join(match["ago"].split())
        number = int(count) if re.fullmatch("[0-9]{1,4}", count) else language.numbers.get(count)
        offset = None if number is None else -number
    day = reading.story.day if reading.story else None
    return None if day is None or offset is None else day.year + offset
