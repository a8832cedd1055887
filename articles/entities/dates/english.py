"""The rules for English, by the first word of what they read."""

import re
from functools import partial

from articles.entities.dates import feasts, relative
from articles.entities.dates.english_words import DECADES, ENGLISH, MONTHS, NUMBERS, ORDINALS, RELATIVE, UNITS, WEEKDAYS
from articles.entities.dates.language import YEAR, Hits, Rule, one_of, spaced
from articles.entities.dates.periods import decade, part_of_year, single
from articles.entities.dates.points import read_points
from articles.entities.dates.reading import Reading
from articles.entities.dates.spans import Span, of_century, of_half, of_quarter, of_season, of_winter
from articles.entities.dates.tense import tense_at
from articles.entities.dates.years import read_years

SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
_STEPS = {"last": -1, "next": 1, "this": 0, "previous": -1, "coming": 1}
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_DAY = re.compile(rf"{one_of(_DAYS)}(?:'s)?(?![\w-])")
_BESIDE = spaced(r"day (?P<which>before yesterday|after tomorrow)(?!\w)")
_STEP = spaced(
    rf"(?P<step>{one_of(_STEPS)}) (?:(?P<unit>week|month|year)|(?P<weekday>{one_of(WEEKDAYS)})|(?P<month>{one_of(MONTHS)})"
    rf"|(?P<weekend>weekend)|(?P<season>{one_of(SEASONS)})|(?P<quarter>quarter)|(?P<century>century)|(?P<decade>decade)"
    rf"|(?P<part>morning|afternoon|evening|night))(?:'s)?(?![\w-])"
)
_OF_WEEK = spaced(rf"(?P<weekday>{one_of(WEEKDAYS)}) (?:of )?(?P<step>last|next|this) week(?!\w)")
_COUNT = (
    rf"(?P<about>about |around |nearly |almost |over |more than |some |roughly |just over |less than )?"
    rf"(?:(?P<vague>a few|several|many|some|a couple of|[0-9]+ ?- ?[0-9]+|{one_of(NUMBERS)} (?:to|or) {one_of(NUMBERS)}"
    rf"|[0-9]+ (?:to|or) [0-9]+)|(?P<count>{one_of(NUMBERS)}|[0-9]{{1,4}})) (?P<unit>{one_of(UNITS)})"
)
_AGO = spaced(rf"{_COUNT} (?P<way>ago|earlier today|from now|from today)(?!\w)")
_IN = spaced(rf"in {_COUNT}(?:' time|'s time)?(?![\w-])")
_SEASON = spaced(
    rf"(?P<stem>(?P<season>{one_of(SEASONS)}))(?:(?: of| in)? (?P<year>{YEAR})(?: ?[-/] ?(?P<to>{YEAR}|[0-9]{{2}}))?(?![0-9])"
    rf"|,? (?P<relative>{RELATIVE}))(?!\w|-[^\W\d_])"
)
_SEASON_ALONE = spaced(r"(?:spring|summer|autumn|winter)(?![\w-])")
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_PART = spaced(
    rf"(?P<stem>(?P<nth>{one_of(_NTH)})(?: |-)(?P<part>quarter|half))(?:(?: of| in)? (?P<year>{YEAR})(?![0-9])|(?: of)? (?P<relative>{RELATIVE}))?(?!\w)"
)
_SHORT_PART = spaced(rf"(?P<part>[qh])(?P<nth>[1-4])(?: |-)?(?P<year>{YEAR}|[0-9]{{2}})(?![\w-])")
_DECADE = re.compile(r"(?P<digits>[12][0-9]{2}0|'?[0-9]0)'?s(?![\w-])")
_CENTURY = spaced(
    rf"(?:(?P<digits>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<word>{one_of(ORDINALS)}))(?: |-)century(?:'s)?(?P<bc> bc)?(?!\w)"
)
_ERA = spaced(r"(?P<year>[0-9]{1,4}) (?:bc|b\.c\.|bce)(?!\w)")
_AGED = spaced(
    r"\b(?:his|her|their|my|the (?:mid|low|high|upper)|temperatures) (?:early |mid|late |mid-)?-?\Z|\bin the \Z"
)
_FEAST = spaced(
    rf"(?P<stem>(?P<name>{one_of(feasts.ENGLISH)})(?:'s)?)(?:,?(?: of| in)? (?P<year>{YEAR})(?![0-9])|,? (?P<relative>{RELATIVE}))?(?!\w)"
)
_LONG_FEAST = spaced(rf"(?:{one_of(feasts.ENGLISH_LONG)}) (?:of |in )?(?:{YEAR}|{RELATIVE})(?!\w)")
_SAME = spaced(r"(?:same|following|next|previous) day(?!\w)")


def _day(reading: Reading, place: int) -> Hits:
    match = _DAY.match(reading.low, place)
    if match is None or (reading.capital_after(match.end()) and reading.capital_before(place)):
        return []
    return single(
        place, match.end(), relative.shifted(relative.story_day(reading), "day", _DAYS[match.group().split("'")[0]])
    )


def _beside(reading: Reading, place: int) -> Hits:
    """ "the day before yesterday"."""
    match = _BESIDE.match(reading.low, place)
    if match is None:
        return []
    steps = -2 if match["which"].startswith("before") else 2
    return single(place, match.end(), relative.shifted(relative.story_day(reading), "day", steps))


def _step(reading: Reading, place: int) -> Hits:
    """ "last week", "next Tuesday", "this morning"; not "the last week", which is a stretch of time."""
    match = _STEP.match(reading.low, place)
    if match is None:
        return []
    article = reading.word_before(place) in ("the", "a", "these", "his", "her", "their")
    if article and (match["unit"] or match["decade"] or match["part"] or match["quarter"]):
        return []
    return single(place, match.end(), _stepped(relative.story_day(reading), match, _STEPS[match["step"]]))


def _stepped(day: relative.date | None, match: re.Match[str], step: int) -> Span | None:
    if match["unit"]:
        return relative.shifted(day, match["unit"], step)
    if match["weekday"]:
        return relative.weekday_beside(day, WEEKDAYS[match["weekday"]], step) if step else None
    if match["month"]:
        return relative.month_beside(day, MONTHS[match["month"]], step) if step else None
    if match["weekend"]:
        return relative.weekend_beside(day, step) if step else None
    if match["part"]:
        return relative.shifted(day, "day", step) if step < 1 else None
    if match["quarter"] and day is not None:
        quarter = day.year * 4 + (day.month - 1) // 3 + step
        return of_quarter(quarter // 4, quarter % 4 + 1)
    if match["century"] and day is not None:
        return of_century((day.year - 1) // 100 + 1 + step)
    return None


def _of_week(reading: Reading, place: int) -> Hits:
    match = _OF_WEEK.match(reading.low, place)
    if match is None:
        return []
    day = relative.story_day(reading)
    return single(place, match.end(), relative.weekday_of_week(day, WEEKDAYS[match["weekday"]], _STEPS[match["step"]]))


def _ago(reading: Reading, place: int) -> Hits:
    """ "two years ago", "three weeks from now"."""
    match = _AGO.match(reading.low, place)
    return single(place, match.end(), _counted(reading, match, -1 if match["way"] == "ago" else 1)) if match else []


def _ahead(reading: Reading, place: int) -> Hits:
    """ "in two weeks", where the sentence tells of what will be: elsewhere it is how long something took."""
    match = _IN.match(reading.low, place)
    if match is None:
        return []
    told = match.group().endswith("time") or tense_at(reading, place, match.end(), ENGLISH) == "future"
    return single(place, match.end(), _counted(reading, match, 1)) if told else []


def _counted(reading: Reading, match: re.Match[str], sign: int) -> Span | None:
    if match["vague"] or match["about"]:
        return None
    count = " ".join(match["count"].split())
    number = int(count) if count.isdecimal() else NUMBERS[count]
    unit = UNITS[match["unit"]]
    if unit == "fortnight":
        unit, number = "day", 14 * number
    return relative.shifted(relative.story_day(reading), unit, sign * number)


def _season(reading: Reading, place: int) -> Hits:
    """ "summer of 2019", "winter 2019-2020"."""
    match = _SEASON.match(reading.low, place)
    if match is None:
        return []
    season = SEASONS[match["season"]]
    if match["relative"]:
        offset, day = ENGLISH.years[" ".join(match["relative"].split())], relative.story_day(reading)
        return single(place, match.end(), of_season(day.year + offset, season) if day and offset is not None else None)
    year = int(match["year"])
    span = of_season(year, season)
    if match["to"]:
        span = of_winter(year) if season == "winter" and (int(match["to"][-2:]) - year) % 100 == 1 else None
    return single(place, match.end(), span)


def _part(reading: Reading, place: int) -> Hits:
    """ "first quarter of 2020", "second half of 2019"."""
    match = _PART.match(reading.low, place)
    if match is None:
        return []
    number = _NTH[match["nth"]]
    if match["part"] == "quarter":
        told = match["year"] or match["relative"]
        return [part_of_year(reading, match, lambda year: of_quarter(year, number), ENGLISH)] if told else []
    if number > 2 or not (match["year"] or match["relative"]):
        return []
    return [part_of_year(reading, match, lambda year: of_half(year, number), ENGLISH)]


def _short_part(reading: Reading, place: int) -> Hits:
    match = _SHORT_PART.match(reading.low, place)
    if match is None:
        return []
    number, year = int(match["nth"]), int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    return single(
        place, match.end(), of_half(year, number) if match["part"] == "h" and number < 3 else of_quarter(year, number)
    )


def _decade(reading: Reading, place: int) -> Hits:
    """ "1990s", "'90s"; not an age."""
    match = _DECADE.match(reading.low, place)
    if match is None or (
        len(match["digits"]) < 4 and _AGED.search(reading.before(place)) and "'" not in match["digits"]
    ):
        return []
    return single(place, match.end(), decade(reading, place, match["digits"].strip("'")))


def _decade_word(reading: Reading, place: int) -> Hits:
    """ "the nineties"; not "in his nineties"."""
    match = re.compile(rf"({one_of(DECADES)})(?![\w-])").match(reading.low, place)
    if match is None or not re.search(r"\bthe\s(?:early\s|mid-|late\s)?\Z", reading.before(place, 14)):
        return []
    return single(place, match.end(), decade(reading, place, f"{DECADES[match[1]]:02}"))


def _century(reading: Reading, place: int) -> Hits:
    match = _CENTURY.match(reading.low, place)
    if match is None:
        return []
    number = int(match["digits"]) if match["digits"] else ORDINALS[match["word"]]
    return single(place, match.end(), None if match["bc"] else of_century(number))


def _untold(pattern: re.Pattern[str], reading: Reading, place: int) -> Hits:
    match = pattern.match(reading.low, place)
    return single(place, match.end(), None) if match else []


def _feast(reading: Reading, place: int) -> Hits:
    match = _FEAST.match(reading.low, place)
    if match is None or (reading.capital_after(match.end()) and not match["year"]):
        return []
    return [part_of_year(reading, match, partial(feasts.of_feast, " ".join(match["name"].split())), ENGLISH)]


def _points(reading: Reading, place: int) -> Hits:
    return read_points(reading, place, ENGLISH)


def _years(reading: Reading, place: int) -> Hits:
    return read_years(reading, place, ENGLISH)


def _anchors() -> dict[str, tuple[Rule, ...]]:
    """The rules that may begin with each word, in the order in which they are tried."""
    table: dict[str, list[Rule]] = {}

    def add(rule: Rule, *beginnings: str) -> None:
        for word in beginnings:
            table.setdefault(re.split(r"[ '-]", word)[0].rstrip("."), []).append(rule)

    add(_day, *_DAYS)
    add(_beside, "day")
    add(_of_week, *WEEKDAYS)
    add(_part, *_NTH)
    add(_feast, *feasts.ENGLISH)
    add(partial(_untold, _LONG_FEAST), *feasts.ENGLISH_LONG)
    add(_step, *_STEPS)
    add(partial(_untold, _SAME), "same", "following", "next", "previous")
    add(
        _ago,
        *NUMBERS,
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "more",
        "some",
        "several",
        "many",
        "just",
        "roughly",
    )
    add(_ahead, "in")
    add(_century, *ORDINALS)
    add(_season, *SEASONS)
    add(_points, *ENGLISH.months, *ENGLISH.weekdays, *ORDINALS)
    add(_decade_word, *DECADES)
    add(_short_part, "q1", "q2", "q3", "q4", "h1", "h2")
    return {word: tuple(dict.fromkeys(rules)) for word, rules in table.items()}


ANCHORS = _anchors()
DIGIT_RULES: tuple[Rule, ...] = (_part, _points, _century, _decade, partial(_untold, _ERA), _ago, _years)
"""What may begin with a digit, in the order in which it is tried."""
