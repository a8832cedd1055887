"""Danish seasons, parts of years, weeks, decades, centuries and feasts."""

import re
from functools import partial

from articles.entities.dates import feasts, relative
from articles.entities.dates.anchors import Anchors, untold
from articles.entities.dates.danish_words import (
    DANISH,
    DECADES,
    HUNDREDS,
    MONTHS,
    ORDINALS,
    RELATIVE,
    SEASONS,
    WEEKDAYS,
)
from articles.entities.dates.language import YEAR, Hit, Hits, one_of, spaced
from articles.entities.dates.periods import decade, part_of_year, season_of_year, weeks
from articles.entities.dates.points import read_points
from articles.entities.dates.reading import Reading
from articles.entities.dates.spans import Span, joined, of_century, of_half, of_hundred, of_quarter, of_years

_YEAR_BEHIND = (
    rf"(?:(?: i| af|,)? (?:år )?(?P<year>{YEAR})(?![0-9'-])(?![.,:/][0-9])"
    rf"|,? (?:i )?(?P<relative>{RELATIVE})(?!\w))?(?!\w)"
)
_SEASON = spaced(
    rf"(?P<stem>(?P<part>for|sen|høj|mid)?(?P<season>{one_of(SEASONS)})(?P<definite>en|et)?(?P<owner>s)?)"
    rf"(?:(?: i| af)? (?P<year>{YEAR}|'[0-9]{{2}})(?:'?s(?!\w))?(?: ?[-/] ?(?P<to>{YEAR}|[0-9]{{2}}))?(?![0-9])"
    rf"|,? (?:i )?(?P<relative>{RELATIVE})(?!\w))?(?!\w|-[^\W\d_])"
)
_SEASON_LED = spaced(r"\b(?:i|til|fra|siden|efter|før|inden|midt i|løbet af|denne|hele) \Z")
_TO_SEASON = spaced(rf"til {one_of(SEASONS)}(?![\w-])")
_NTH = {"første": 1, "1.": 1, "andet": 2, "anden": 2, "2.": 2, "tredje": 3, "3.": 3, "fjerde": 4, "4.": 4, "sidste": 2}
_PART = spaced(rf"(?P<own>årets )?(?P<stem>(?P<nth>{one_of(_NTH)}) ?(?P<part>kvartal|halvår|halvdel)s?){_YEAR_BEHIND}")
_NTH_DAY = spaced(rf"(?P<nth>{one_of(_NTH)}) (?P<weekday>{one_of(WEEKDAYS)}) i (?={one_of(MONTHS)}(?!\w))")
_SHORT_PART = spaced(
    r"(?:(?P<part>[qh])(?P<nth>[1-4])|(?P<nth_before>[1-4])\.?(?P<part_behind>[qh]))"
    rf"(?: |-|/)?(?P<year>{YEAR}|[0-9]{{2}})(?![\w-])"
)
_WEEK = spaced(
    r"(?P<stem>uge(?:rne|r)? (?P<first>[0-9]{1,2})(?: ?- ?(?P<last>[0-9]{1,2})| (?:og|til) (?P<end>[0-9]{1,2}))?)"
    rf"(?![0-9]){_YEAR_BEHIND}(?!-[^\W\d_])"
)
_DECADE = re.compile(
    r"(?:(?P<from>[12][0-9]{2}0)-)?(?P<digits>[12][0-9]{2}0|'?[0-9]0)"
    r"(?:['-]?'?(?:e?rne)s?|(?<=[0-9]{4})'?-?ere?)(?!\w|-[^\W\d_])"
)
_AFTER_DIGITS = re.compile(r"[0-9][.,/-]\Z")
_DECADE_WORD = re.compile(rf"({one_of(DECADES)})s?(?![\w-])")
_HUNDRED = re.compile(
    r"(?:(?P<from>[1-9][0-9])(?:00)?-)?(?P<digits>[1-9][0-9]?)00-?tall?ets?(?!\w)"
    r"|(?P<first>[1-9][0-9])(?:00)?-(?=\s(?:og|eller|til)\s[0-9]{1,2}00-tal)"
)
_HUNDRED_WORD = re.compile(rf"({one_of(HUNDREDS)})hundrede?-?tallets?(?!\w)")
_CENTURY = spaced(
    rf"(?:(?P<digits>[0-9]{{1,2}})\.(?: ?(?:århundrede|årh\.)(?:t|ts|s)?"
    rf"|(?= (?:og|eller|til) (?:det )?[0-9]{{1,2}}\. årh))"
    rf"|(?P<word>{one_of(ORDINALS)}) (?:århundrede|årh\.)(?:t|ts|s)?)(?P<bc> (?:f\.|før) ?kr)?(?!\w)"
)
_ERA = spaced(
    r"(?:år )?(?P<year>[0-9]{1,4}) "
    r"(?:(?P<bc>f\. ?kr|f\.v\.t|før kristus|før vor tidsregning)|e\. ?kr|efter kristus)(?:\.|\b)"
)
_AGED = re.compile(
    r"\b(?:mand|kvinde|person|mænd|kvinder|personer|dame|herre|dreng|fyr|folk|par|borger"
    r"|en|begge|alle|er|var|beboer|bilist|ældre)"
    r",?\s(?:på\s|der\ser\s)?(?:midt\s|sidst\s|først\s|højt\soppe\s)?i\s"
    r"(?:(?:slutningen|begyndelsen|starten|midten)\saf\s)?(?:sine?\s|hans\s|hendes\s)?"
    r"(?:[2-9]0'?erne\s(?:og|eller|til)\s)?\Z"
)
"""Before a decade that is somebody's age: "en mand i 40'erne"."""
_FEAST = spaced(rf"(?P<stem>(?P<name>{one_of(feasts.DANISH)})s?){_YEAR_BEHIND}(?!-[^\W\d_])")
_LONG_FEAST = spaced(
    rf"{one_of(feasts.DANISH_LONG)} (?:i )?(?:{YEAR}(?:[-/][0-9]{{2,4}})?|{RELATIVE})(?!\w)"
    r"|(?:årsskiftet|århundredskiftet|årtusindskiftet)(?!\w)"
)
_WEEKEND = re.compile(r"weekendens?(?![\w-])(?!\s(?:den\s)?[0-9])")


def _season(reading: Reading, place: int) -> Hits:
    """ "sommeren 2019"; without a year only where a preposition shows a certain one ("i foråret"), and untold."""
    match = _SEASON.match(reading.low, place)
    if match is None or DANISH.recurring.search(reading.before(place)):
        return []
    if match["year"] or match["relative"]:
        span = season_of_year(reading, match, SEASONS[match["season"]], DANISH)
        return [Hit(place, match.end(), None if match["part"] else span)]
    led = match["owner"] or _SEASON_LED.search(reading.before(place))
    return [Hit(place, match.end("stem"))] if led and match["definite"] else []


def _part(reading: Reading, place: int) -> Hits:
    """ "første kvartal 2020", "andet halvår", "første halvdel af 2020", "sidste kvartal af 2018"."""
    match = _PART.match(reading.low, place)
    if match is None or ((match["nth"] == "sidste" or match["part"] == "halvdel") and not match["year"]):
        return []
    quarter = match["part"] == "kvartal"
    number = 4 if match["nth"] == "sidste" and quarter else _NTH[match["nth"]]
    if number > 2 and not quarter:
        return []
    part = partial(_of_quarter if quarter else _of_half, number)
    if match["own"] and not match["year"]:
        day = relative.story_day(reading)
        return [Hit(place, match.end("stem"), part(day.year) if day else None)]
    return [part_of_year(reading, match, part, DANISH)]


def _of_quarter(number: int, year: int) -> Span | None:
    return of_quarter(year, number)


def _of_half(number: int, year: int) -> Span | None:
    return of_half(year, number)


def _short_part(reading: Reading, place: int) -> Hits:
    """ "Q1 2020", "1H20"."""
    match = _SHORT_PART.match(reading.low, place)
    if match is None:
        return []
    number = int(match["nth"] or match["nth_before"])
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    if (match["part"] or match["part_behind"]) == "q":
        return [Hit(place, match.end(), of_quarter(year, number))]
    return [Hit(place, match.end(), of_half(year, number))] if number < 3 else []


def _nth_day(reading: Reading, place: int) -> Hits:
    """ "første søndag i september": the day, when it can be told which September."""
    match = _NTH_DAY.match(reading.low, place)
    month = read_points(reading, match.end(), DANISH) if match else []
    if match is None or not month:
        return []
    span, count = month[0].span, 5 if match["nth"] == "sidste" else _NTH[match["nth"]]
    day = relative.nth_weekday(span, WEEKDAYS[match["weekday"]], count) if span else None
    return [Hit(place, month[0].end, day), *month[1:]]


def _week(reading: Reading, place: int) -> Hits:
    """ "uge 42", "uge 28-30 i 2020"."""
    match = _WEEK.match(reading.low, place)
    if match is None:
        return []
    first = int(match["first"])
    last = int(match["last"] or match["end"] or first)
    return [part_of_year(reading, match, weeks(first, last), DANISH)] if 1 <= first <= last <= 53 else []


def _decade(reading: Reading, place: int) -> Hits:
    """ "1990'erne" and "90'erne"; not the age of a man "i 40'erne"."""
    match = _DECADE.match(reading.low, place)
    if match is None or _AFTER_DIGITS.search(reading.before(place, 2)):
        return []
    digits = match["digits"].strip("'")
    aged = len(digits) == 2 and _AGED.search(reading.before(place))
    last = decade(reading, place, digits)
    first = decade(reading, place, match["from"]) if match["from"] else last
    return [] if aged else [Hit(place, match.end(), joined(first, last) if first and last else None)]


def _decade_word(reading: Reading, place: int) -> Hits:
    """ "halvfemserne"; not an age."""
    match = _DECADE_WORD.match(reading.low, place)
    if match is None or _AGED.search(reading.before(place)):
        return []
    return [Hit(place, match.end(), decade(reading, place, f"{DECADES[match[1]]:02}"))]


def _hundred(reading: Reading, place: int) -> Hits:
    """ "1600-tallet", and the first of "1800- og 1900-tallet"."""
    match = _HUNDRED.match(reading.low, place)
    if match is None:
        return []
    last = of_hundred(int(match["digits"] or match["first"]) * 100)
    first = of_hundred(int(match["from"]) * 100) if match["from"] else last
    return [Hit(place, match.end(), joined(first, last) if first and last else None)]


def _hundred_word(reading: Reading, place: int) -> Hits:
    """ "attenhundredetallet"."""
    match = _HUNDRED_WORD.match(reading.low, place)
    return [Hit(place, match.end(), of_hundred(HUNDREDS[match[1]] * 100))] if match else []


def _century(reading: Reading, place: int) -> Hits:
    """ "det 19. århundrede"; one before our era is untold, since no calendar of the archive reaches it."""
    match = _CENTURY.match(reading.low, place)
    if match is None:
        return []
    number = int(match["digits"]) if match["digits"] else ORDINALS[match["word"]]
    return [Hit(place, match.end(), None if match["bc"] else of_century(number))]


def _era(reading: Reading, place: int) -> Hits:
    """ "79 e.Kr." and, untold, "500 f.Kr."."""
    match = _ERA.match(reading.low, place)
    if match is None:
        return []
    year = int(match["year"])
    return [Hit(place, match.end(), None if match["bc"] else of_years(year, year))]


def _feast(reading: Reading, place: int) -> Hits:
    """ "juleaften", "2. påskedag 2021"."""
    match = _FEAST.match(reading.low, place)
    if match is None:
        return []
    return [part_of_year(reading, match, partial(feasts.of_feast, " ".join(match["name"].split())), DANISH)]


def add_to(anchors: Anchors) -> None:
    """Enter these rules in the table."""
    anchors.add(_nth_day, *_NTH)
    anchors.add(_part, *_NTH, "årets")
    anchors.add(_feast, *feasts.DANISH)
    anchors.add(untold(_LONG_FEAST), *feasts.DANISH_LONG, "århundredskiftet", "årtusindskiftet")
    anchors.add(_century, *ORDINALS)
    for part in ("", "for", "sen", "høj", "mid"):
        anchors.add(_season, *(f"{part}{season}{end}" for season in SEASONS for end in ("", "en", "et", "ens", "ets")))
    anchors.add(untold(_TO_SEASON), "til")
    anchors.add(_week, "uge", "ugerne", "uger")
    anchors.add(_decade_word, *DECADES, *(f"{word}s" for word in DECADES))
    for word in HUNDREDS:
        anchors.add(_hundred_word, *(f"{word}hundred{end}" for end in ("tallet", "tallets", "etallet", "etallets")))
    anchors.add(untold(_WEEKEND), "weekenden", "weekendens")
    anchors.add(_era, "år")
    anchors.add(_short_part, "q1", "q2", "q3", "q4", "h1", "h2")


FIRST_DIGIT_RULES = (_feast, _nth_day, _part, _short_part)
"""What may begin with a digit and is tried before days and months; the others after them."""
DIGIT_RULES = (_century, _decade, _hundred, _era)
