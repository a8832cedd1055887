"""All rules for English: by the first word of what they read, and those for digits."""

import re
from functools import partial

from articles.entities.dates import feasts, relative
from articles.entities.dates.anchors import Anchors, untold
from articles.entities.dates.english_words import (
    DECADES,
    ENGLISH,
    MONTHS,
    NUMBERS,
    ORDINALS,
    RELATIVE,
    SEASONS,
    UNITS,
    WEEKDAYS,
)
from articles.entities.dates.language import YEAR, Hit, Hits, Rule, one_of, spaced
from articles.entities.dates.periods import decade, part_of_year, season_of_year
from articles.entities.dates.points import read_points
from articles.entities.dates.reading import Reading
from articles.entities.dates.spans import Span, of_century, of_half, of_quarter
from articles.entities.dates.tense import tense_at
from articles.entities.dates.years import read_years

_STEPS = {"last": -1, "next": 1, "this": 0, "previous": -1, "coming": 1}
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_DAY = re.compile(rf"(?P<day>{one_of(_DAYS)})(?:'s)?(?![\w-])")
_BESIDE = spaced(r"day (?P<which>before yesterday|after tomorrow)(?!\w)")
_STEP = spaced(
    rf"(?P<step>{one_of(_STEPS)}) (?:(?P<unit>week|month|year)|(?P<weekday>{one_of(WEEKDAYS)})"
    rf"|(?P<month>{one_of(MONTHS)})|(?P<weekend>weekend)|(?P<season>{one_of(SEASONS)})"
    r"|(?P<long>quarter|decade|century)|(?P<part>morning|afternoon|evening|night))(?:'s)?(?![\w-])"
)
_OF_WEEK = spaced(rf"(?P<weekday>{one_of(WEEKDAYS)}) (?:of )?(?P<step>last|next|this) week(?!\w)")
_NUMBER = one_of(NUMBERS)
_COUNT = (
    r"(?P<about>about |around |nearly |almost |over |more than |some |roughly |just over |less than )?"
    r"(?:(?P<vague>a few|several|many|some|a couple of|[0-9]{1,4} ?- ?[0-9]{1,4}"
    rf"|{_NUMBER} (?:to|or) {_NUMBER}|[0-9]{{1,4}} (?:to|or) [0-9]{{1,4}})"
    rf"|(?P<count>{_NUMBER}|[0-9]{{1,4}})) (?P<unit>{one_of(UNITS)})"
)
_AGO = spaced(rf"{_COUNT} (?:ago|(?P<ahead>from now|from today))(?!\w)")
_AHEAD = spaced(rf"in {_COUNT}(?P<time>' time|'s time)?(?![\w-])")
_YEAR_BEHIND = rf"(?:,?(?: of| in)? (?P<year>{YEAR})(?![0-9])|,? (?P<relative>{RELATIVE}))"
_SEASON = spaced(
    rf"(?P<season>{one_of(SEASONS)})(?:(?: of| in)? (?P<year>{YEAR}|'[0-9]{{2}})"
    rf"(?: ?[-/] ?(?P<to>{YEAR}|[0-9]{{2}}))?(?![0-9])"
    rf"|,? (?P<relative>{RELATIVE}))(?!\w|-[^\W\d_])"
)
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_PART = spaced(rf"(?P<stem>(?P<nth>{one_of(_NTH)})(?: |-)(?P<part>quarter|half)){_YEAR_BEHIND}(?!\w)")
_SHORT_PART = spaced(rf"(?P<part>[qh])(?P<nth>[1-4])(?: |-)?(?P<year>{YEAR}|[0-9]{{2}})(?![\w-])")
_DECADE = re.compile(r"(?P<digits>[12][0-9]{2}0|'?[0-9]0)'?s(?![\w-])")
_DECADE_WORD = re.compile(rf"({one_of(DECADES)})(?![\w-])")
_DECADE_LED = re.compile(r"\bthe\s(?:early\s|mid-|late\s)?\Z")
_CENTURY = spaced(
    rf"(?:(?P<digits>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<word>{one_of(ORDINALS)}))(?: |-)century(?:'s)?(?P<bc> bc)?(?!\w)"
)
_ERA = spaced(r"[0-9]{1,4} (?:bc|b\.c\.|bce)(?!\w)")
_AGED = spaced(r"\b(?:his|her|their|my|(?:the )?(?:low|high|upper)|temperatures) (?:early |mid |late |mid-)?\Z")
_FEAST = spaced(rf"(?P<stem>(?P<name>{one_of(feasts.ENGLISH)})(?:'s)?){_YEAR_BEHIND}?(?!\w)")
_LONG_FEAST = spaced(rf"{one_of(feasts.ENGLISH_LONG)} (?:of |in )?(?:{YEAR}|{RELATIVE})(?!\w)")
_SAME = spaced(r"(?:same|following|next|previous) day(?!\w)")
_ARTICLES = frozenset(("the", "a", "these", "his", "her", "their"))


def _day(reading: Reading, place: int) -> Hits:
    """ "yesterday"; not in a name ("USA Today")."""
    match = _DAY.match(reading.low, place)
    if match is None or (reading.is_capital(place) and not reading.opens(place)):
        return []
    return [Hit(place, match.end(), relative.shifted(relative.story_day(reading), "day", _DAYS[match["day"]]))]


def _beside(reading: Reading, place: int) -> Hits:
    """ "the day before yesterday"."""
    match = _BESIDE.match(reading.low, place)
    if match is None:
        return []
    steps = -2 if match["which"].startswith("before") else 2
    return [Hit(place, match.end(), relative.shifted(relative.story_day(reading), "day", steps))]


def _step(reading: Reading, place: int) -> Hits:
    """ "last week", "next Tuesday", "this morning"; not "the last week", which is a stretch of time."""
    match = _STEP.match(reading.low, place)
    if match is None:
        return []
    if reading.word_before(place) in _ARTICLES and (match["unit"] or match["long"] or match["part"]):
        return []
    return [Hit(place, match.end(), _stepped(relative.story_day(reading), match, _STEPS[match["step"]]))]


def _stepped(day: relative.Day, match: re.Match[str], step: int) -> Span | None:
    if match["unit"]:
        return relative.shifted(day, match["unit"], step)
    if match["long"]:
        return relative.period_beside(day, {"quarter": 4, "decade": 10, "century": 100}[match["long"]], step)
    if match["part"]:
        return relative.shifted(day, "day", step) if step < 1 else None
    if step == 0 or match["season"]:
        return None
    if match["weekday"]:
        return relative.weekday_beside(day, WEEKDAYS[match["weekday"]], step)
    if match["month"]:
        return relative.month_beside(day, MONTHS[match["month"]], step)
    return relative.weekend_beside(day, step)


def _of_week(reading: Reading, place: int) -> Hits:
    """ "Friday last week"."""
    match = _OF_WEEK.match(reading.low, place)
    if match is None:
        return []
    day = relative.story_day(reading)
    told = relative.weekday_of_week(day, WEEKDAYS[match["weekday"]], _STEPS[match["step"]])
    return [Hit(place, match.end(), told)]


def _ago(reading: Reading, place: int) -> Hits:
    """ "two years ago", "three weeks from now"."""
    match = _AGO.match(reading.low, place)
    if match is None:
        return []
    return [Hit(place, match.end(), relative.counted(reading, match, UNITS, NUMBERS, 1 if match["ahead"] else -1))]


def _ahead(reading: Reading, place: int) -> Hits:
    """ "in two weeks", where the sentence tells of what will be: elsewhere it is how long something took."""
    match = _AHEAD.match(reading.low, place)
    if match is None:
        return []
    tense = tense_at(reading, place, match.end(), ENGLISH)
    told = match["time"] or tense == "future" or (reading.opens(place) and tense != "past")
    return [Hit(place, match.end(), relative.counted(reading, match, UNITS, NUMBERS, 1))] if told else []


def _season(reading: Reading, place: int) -> Hits:
    """ "summer of 2019", "winter 2019-2020"."""
    match = _SEASON.match(reading.low, place)
    if match is None:
        return []
    return [Hit(place, match.end(), season_of_year(reading, match, SEASONS[match["season"]], ENGLISH))]


def _part(reading: Reading, place: int) -> Hits:
    """ "first quarter of 2020", "second half of 2019"; without a year it is more often part of a match."""
    match = _PART.match(reading.low, place)
    if match is None:
        return []
    number, quarter = _NTH[match["nth"]], match["part"] == "quarter"
    if number > 2 and not quarter:
        return []
    return [part_of_year(reading, match, lambda year: (of_quarter if quarter else of_half)(year, number), ENGLISH)]


def _short_part(reading: Reading, place: int) -> Hits:
    """ "Q1 2020"."""
    match = _SHORT_PART.match(reading.low, place)
    if match is None:
        return []
    number, year = int(match["nth"]), int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    if match["part"] == "q":
        return [Hit(place, match.end(), of_quarter(year, number))]
    return [Hit(place, match.end(), of_half(year, number))] if number < 3 else []


def _decade(reading: Reading, place: int) -> Hits:
    """ "1990s", "'90s"; not an age."""
    match = _DECADE.match(reading.low, place)
    if match is None or (len(match["digits"]) == 2 and _AGED.search(reading.before(place))):
        return []
    return [Hit(place, match.end(), decade(reading, place, match["digits"].strip("'")))]


def _decade_word(reading: Reading, place: int) -> Hits:
    """ "the nineties"; not "in his nineties"."""
    match = _DECADE_WORD.match(reading.low, place)
    if match is None or not _DECADE_LED.search(reading.before(place, 14)):
        return []
    return [Hit(place, match.end(), decade(reading, place, f"{DECADES[match[1]]:02}"))]


def _century(reading: Reading, place: int) -> Hits:
    """ "the 19th century"."""
    match = _CENTURY.match(reading.low, place)
    if match is None:
        return []
    number = int(match["digits"]) if match["digits"] else ORDINALS[match["word"]]
    return [Hit(place, match.end(), None if match["bc"] else of_century(number))]


def _feast(reading: Reading, place: int) -> Hits:
    """ "Christmas Eve", "Easter Monday 2019"; not "Good Friday Agreement"."""
    match = _FEAST.match(reading.low, place)
    if match is None or (reading.capital_after(match.end()) and not match["year"]):
        return []
    return [part_of_year(reading, match, partial(feasts.of_feast, " ".join(match["name"].split())), ENGLISH)]


_POINTS: Rule = partial(read_points, language=ENGLISH)
_YEARS: Rule = partial(read_years, language=ENGLISH)


def _anchors() -> Anchors:
    anchors = Anchors()
    anchors.add(_day, *_DAYS)
    anchors.add(_beside, "day")
    anchors.add(_of_week, *WEEKDAYS)
    anchors.add(_part, *_NTH)
    anchors.add(_feast, *feasts.ENGLISH)
    anchors.add(untold(_LONG_FEAST), *feasts.ENGLISH_LONG)
    anchors.add(_step, *_STEPS)
    anchors.add(untold(_SAME), "same", "following", "next", "previous")
    anchors.add(
        _ago, *NUMBERS, "about", "around", "nearly", "almost", "over", "more", "some", "several", "many", "just"
    )
    anchors.add(_ahead, "in")
    anchors.add(_century, *ORDINALS)
    anchors.add(_season, *SEASONS)
    anchors.add(_POINTS, *ENGLISH.months, *ENGLISH.weekdays, *ORDINALS)
    anchors.add(_decade_word, *DECADES)
    anchors.add(_short_part, "q1", "q2", "q3", "q4", "h1", "h2")
    return anchors


RULES = _anchors().rules
DIGIT_RULES: tuple[Rule, ...] = (_part, _POINTS, _century, _decade, untold(_ERA), _ago, _YEARS)
"""What may begin with a digit, in the order in which it is tried."""
