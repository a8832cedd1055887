"""The rules for Danish, by the first word of what they read."""

import re
from functools import partial

from articles.entities.dates import feasts, relative
from articles.entities.dates.danish_words import (
    DANISH,
    DECADES,
    HUNDREDS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    RELATIVE,
    UNITS,
    WEEKDAYS,
)
from articles.entities.dates.language import YEAR, Hit, Hits, Rule, one_of, spaced
from articles.entities.dates.nearest import nearest
from articles.entities.dates.periods import decade, part_of_year, single, weeks
from articles.entities.dates.points import read_points
from articles.entities.dates.reading import Reading
from articles.entities.dates.spans import of_century, of_half, of_hundred, of_quarter, of_season, of_winter
from articles.entities.dates.tense import tense_at
from articles.entities.dates.years import read_years

SEASONS = {"forår": "spring", "sommer": "summer", "efterår": "autumn", "vinter": "winter"}
_DAYS = {"går": -1, "dag": 0, "morgen": 1, "forgårs": -2, "overmorgen": 2, "aftes": -1, "aften": 0, "morges": 0}
_DAYS |= {"formiddag": 0, "formiddags": 0, "eftermiddag": 0, "eftermiddags": 0, "middags": 0, "fjor": -1, "år": 0}
_VAGUE = ("nat", "sommer", "vinter", "forår", "efterår", "sommers", "vinters")
_STEPS = {"sidste": -1, "forrige": -1, "seneste": -1, "forgangne": -1, "næste": 1, "kommende": 1, "førstkommende": 1}
_UNTOLD_STEPS = ("seneste", "forgangne")
_STEPS |= {"denne": 0, "dette": 0, "indeværende": 0}
_YEAR_BEHIND = rf"(?:(?: i| af|,)? (?:år )?(?P<year>{YEAR})(?![0-9'-])(?![.,:/][0-9])|,? (?:i )?(?P<relative>{RELATIVE})(?!\w))?(?!\w)"

_I = spaced(rf"i (?P<word>{one_of([*_DAYS, *_VAGUE])}|(?P<weekday>{one_of(WEEKDAYS)})s)(?![\w-])(?! [0-9])")
_ON = spaced(rf"på (?P<weekday>{one_of(WEEKDAYS)})(?!\w|-[^\W\d_])")
_OF_WEEK = spaced(rf"(?:på )?(?P<weekday>{one_of(WEEKDAYS)}) i (?P<step>{one_of(_STEPS)}) uge(?!\w)")
_STEP = spaced(
    rf"(?P<step>{one_of(_STEPS)}) (?:(?P<unit>uge|måned|år)s?|(?P<weekday>{one_of(WEEKDAYS)})(?:s|ens)?|(?P<month>{one_of(MONTHS)})"
    rf"|(?P<weekend>weekend)s?|(?P<season>{one_of(SEASONS)})s?|(?P<long>kvartal|halvår|årti|århundrede)s?)(?!\w|-[^\W\d_])"
)
_SAME = spaced(r"(?:samme|(?:den )?følgende|næste) (?:dag|uge|måned|år)s?(?![\w-])")
_AFTER = spaced(r"(?:dagen|ugen|måneden|året) (?:efter|før|derpå|derefter|forinden|i forvejen)(?!\w)")
_FREE = re.compile(
    r"\s{0,2}(?:,(?! (?:at|da|hvor)\b)|[.;:!?)\"”»]|\Z|\n)| (?:blev|var|kom|er|fik|tog|døde|gik|havde|skal|ville|kunne|i|på|til|med)\b"
)
_COUNT = (
    rf"(?P<about>ca\. |cirka |omkring |omtrent |knap |godt |næsten |mere end |lidt over |over |snart |under |mindst |små )?"
    rf"(?:præcis |nøjagtigt? |kun |blot |hele |allerede )?"
    rf"(?:(?P<vague>et par|nogle|flere|få|mange|adskillige|halvandet|halvanden|en halv|et halvt|{one_of(NUMBERS)} (?:et halvt|en halv)|[0-9]+ ?- ?[0-9]+"
    rf"|{one_of(NUMBERS)} (?:til|eller) {one_of(NUMBERS)}|[0-9]+ (?:til|eller) [0-9]+)|(?P<count>{one_of(NUMBERS)}|[0-9]{{1,3}}(?:\.[0-9]{{3}})+|[0-9]{{1,4}}))"
    rf" (?:hele |lange |gode |små )?(?P<unit>{one_of(UNITS)})(?!\w|-)"
)
_AGO = spaced(rf"(?:for )?{_COUNT} siden(?!\w)")
_IN = spaced(rf"om {_COUNT}(?! siden)")
_ABOUT_IN = frozenset(
    "handler handlede sig snak tale taler talte enige uenige aftale krav forslag strid dom straf bad beder".split()
)
_SEASON = spaced(
    rf"(?P<stem>(?P<part>for|sen|høj|mid)?(?P<season>{one_of(SEASONS)})(?:en|et)?s?)(?:(?: i| af)? (?P<year>{YEAR}|'[0-9]{{2}})(?:'?s(?!\w))?"
    rf"(?: ?[-/] ?(?P<to>{YEAR}|[0-9]{{2}}))?(?![0-9])|,? (?:i )?(?P<relative>{RELATIVE})(?!\w))?(?!\w|-[^\W\d_])"
)
_SEASON_LED = spaced(r"\b(?:i|til|fra|siden|efter|før|inden|midt i|løbet af|denne|hele) \Z")
_NTH = {"første": 1, "1.": 1, "andet": 2, "anden": 2, "2.": 2, "tredje": 3, "3.": 3, "fjerde": 4, "4.": 4, "sidste": 2}
_PART = spaced(rf"(?P<own>årets )?(?P<stem>(?P<nth>{one_of(_NTH)}) ?(?P<part>kvartal|halvår|halvdel)s?){_YEAR_BEHIND}")
_NTH_DAY = spaced(rf"(?P<nth>{one_of([*_NTH])}) (?P<weekday>{one_of(WEEKDAYS)}) i (?=(?:{one_of(MONTHS)})(?!\w))")
_SHORT_PART = spaced(
    rf"(?P<stem>(?:(?P<part>[qh])(?P<nth>[1-4])|(?P<nth2>[1-4])\.?(?P<part2>[qh])))(?: |-|/)?(?P<year>{YEAR}|[0-9]{{2}})(?![\w-])"
)
_WEEK = spaced(
    rf"(?P<stem>uge(?:rne|r)? (?P<first>[0-9]{{1,2}})(?: ?- ?(?P<last>[0-9]{{1,2}})| (?:og|til) (?P<end>[0-9]{{1,2}}))?)(?![0-9]){_YEAR_BEHIND}"
)
_DECADE = re.compile(r"(?P<digits>[12][0-9]{2}0|'?[0-9]0)(?:['-]?'?(?:e?rne)s?|(?<=[0-9]{4})'?-?ere?)(?![\w-])")
_HUNDRED = spaced(r"(?P<digits>[0-9]{1,2})00-?tall?ets?(?!\w)")
_HUNDREDS = spaced(r"(?P<digits>[1-9][0-9])00-(?= (?:og|eller|til) [0-9]{1,2}00-tal)")
_CENTURIES = spaced(r"(?P<digits>[0-9]{1,2})\.(?= (?:og|eller|til) (?:det )?[0-9]{1,2}\. århundred)")
_CENTURY = spaced(
    rf"(?:(?P<digits>[0-9]{{1,2}})\. ?|(?P<word>{one_of(ORDINALS)}) )(?:århundrede|årh\.)(?:t|ts|s)?(?P<bc> (?:f\.|før) ?kr)?(?!\w)"
)
_ERA = spaced(
    r"(?:år )?(?P<year>[0-9]{1,4}) (?:(?P<bc>f\. ?kr|før kristus|før vor tidsregning|f\.v\.t)|e\. ?kr|efter kristus)(?:\.|\b)"
)
_AGED = re.compile(
    r"\b(?:mand|kvinde|person|mænd|kvinder|personer|dame|herre|dreng|fyr|folk|par|borger|en|begge|alle|er|var|beboer|bilist|ældre)"
    r",?\s(?:på\s|der\ser\s)?(?:midt\s|sidst\s|først\s|højt\soppe\s)?i\s(?:(?:slutningen|begyndelsen|starten|midten)\saf\s)?(?:sine?\s|hans\s|hendes\s)?\Z"
)
_FEAST = spaced(rf"(?P<stem>(?P<name>{one_of(feasts.DANISH)})s?){_YEAR_BEHIND}")
_LONG_FEAST = spaced(
    rf"{one_of(feasts.DANISH_LONG)} (?:i )?(?:{YEAR}(?:[-/][0-9]{{2,4}})?|{RELATIVE})(?!\w)|årsskiftet(?!\w)"
)
_WEEKEND = re.compile(r"weekenden(?:s)?(?![\w-])(?!\s(?:den\s)?[0-9])")
_NEAR_DAY = {"gårsdagen": -1, "gårsdagens": -1, "morgendagen": 1, "morgendagens": 1, "overmorgen": 2}
_NEAR_DAY |= {"igår": -1, "idag": 0, "imorgen": 1, "iaften": 0, "iaftes": -1, "dags dato": 0}


def _in(reading: Reading, place: int) -> Hits:
    """ "i går", "i søndags", "i fjor"."""
    match = _I.match(reading.low, place)
    if match is None:
        return []
    day = relative.story_day(reading)
    if match["weekday"]:
        return _with_date(reading, match, relative.weekday_before(day, WEEKDAYS[match["weekday"]]))
    word = match["word"]
    if word == "dag" and re.search(r"\bden\sdag\s\Z", reading.before(place, 10)):
        return []
    if word in _VAGUE:
        return single(place, match.end(), None)
    unit = "year" if word in ("fjor", "år") else "day"
    if re.match(r"\sog\sdag\b", reading.low[match.end() : match.end() + 8]):
        return []
    return single(place, match.end(), relative.shifted(day, unit, _DAYS[word]))


def _with_date(reading: Reading, match: re.Match[str], told: relative.Span | None) -> Hits:
    """A weekday told from the story's day; a date behind it ("i fredags den 14. august") tells more."""
    begin = match.start("weekday")
    name = match["weekday"]
    behind = re.compile(r"s?,? ?(?:den |d\. ?)?(?=[0-9])").match(reading.low, begin + len(name))
    dated = read_points(reading, behind.end(), DANISH) if behind else []
    if dated:
        return [Hit(match.start(), dated[0].end, dated[0].span), *dated[1:]]
    return single(match.start(), match.end(), told)


def _on(reading: Reading, place: int) -> Hits:
    """ "på tirsdag"; with a date behind it the weekday and date alone, as everywhere."""
    match = _ON.match(reading.low, place)
    if match is None:
        return []
    dated = read_points(reading, match.start("weekday"), DANISH)
    if dated and dated[0].end > match.end() and reading.low[match.end() : dated[0].end].strip(" -").isalpha() is False:
        return dated
    return single(place, match.end(), relative.weekday_after(relative.story_day(reading), WEEKDAYS[match["weekday"]]))


def _of_week(reading: Reading, place: int) -> Hits:
    """ "fredag i sidste uge"."""
    match = _OF_WEEK.match(reading.low, place)
    if match is None:
        return []
    day = relative.story_day(reading)
    return single(place, match.end(), relative.weekday_of_week(day, WEEKDAYS[match["weekday"]], _STEPS[match["step"]]))


def _step(reading: Reading, place: int) -> Hits:
    """ "sidste uge", "næste år", "denne måned", "sidste fredag"; not "det sidste år", which is a stretch of time."""
    match = _STEP.match(reading.low, place)
    if match is None:
        return []
    day = None if match["step"] in _UNTOLD_STEPS else relative.story_day(reading)
    step = _STEPS[match["step"]]
    before = reading.word_before(place)
    article = before in ("den", "det") and match["step"] != "forrige"
    if before == "de" or (article and match["step"] in ("sidste", "seneste") and match["unit"]):
        return []
    end = match.end()
    if match["weekday"]:
        return single(place, end, _step_weekday(reading, match, step))
    if match["unit"]:
        unit = UNITS[match["unit"]]
        return single(place, end, None if article else relative.shifted(day, unit, step))
    if match["month"]:
        return single(place, end, relative.month_beside(day, MONTHS[match["month"]], step) if step else None)
    if match["weekend"]:
        return single(place, end, relative.weekend_beside(day, step) if step else None)
    if match["season"]:
        return single(place, end, None)
    return single(place, end, None if article else _step_long(day, match["long"], step))


def _step_weekday(reading: Reading, match: re.Match[str], step: int) -> relative.Span | None:
    day, weekday = relative.story_day(reading), WEEKDAYS[match["weekday"]]
    if match.group().endswith("ens") or step == 0:
        return None
    if match["step"] in ("kommende", "førstkommende"):
        return relative.weekday_after(day, weekday)
    return relative.weekday_beside(day, weekday, step)


def _step_long(day: relative.date | None, name: str, step: int) -> relative.Span | None:
    """Quarters, half-years, decades and centuries counted from that of the story."""
    if day is None:
        return None
    if name == "kvartal":
        return of_quarter(*divmod4(day.year * 4 + (day.month - 1) // 3 + step, 4))
    if name == "halvår":
        return of_half(*divmod4(day.year * 2 + (day.month - 1) // 6 + step, 2))
    if name == "årti":
        return decade_of(day.year // 10 * 10 + 10 * step)
    return of_century((day.year - 1) // 100 + 1 + step)


def divmod4(count: int, parts: int) -> tuple[int, int]:
    """A running count of parts of years to the year and the part's number."""
    return count // parts, count % parts + 1


def decade_of(year: int) -> relative.Span | None:
    """The decade that begins with `year`."""
    from articles.entities.dates.spans import of_decade  # noqa: PLC0415

    return of_decade(year)


def _untold(pattern: re.Pattern[str], reading: Reading, place: int) -> Hits:
    """What is recognised and never told."""
    match = pattern.match(reading.low, place)
    return single(place, match.end(), None) if match else []


def _after(reading: Reading, place: int) -> Hits:
    """ "dagen efter", "året før", when no noun follows that they count from."""
    match = _AFTER.match(reading.low, place)
    return single(place, match.end(), None) if match and _FREE.match(reading.low, match.end()) else []


def _ago(reading: Reading, place: int) -> Hits:
    """ "for to år siden"; about and some: untold."""
    match = _AGO.match(reading.low, place)
    if match is None or reading.word_before(place) in ("de", "disse") or reading.before(place, 1) in (".", ","):
        return []
    return single(place, match.end(), _counted(reading, match, -1))


def _ahead(reading: Reading, place: int) -> Hits:
    """ "om to uger"; not what somebody talks about."""
    match = _IN.match(reading.low, place)
    if match is None or reading.word_before(place) in _ABOUT_IN:
        return []
    return single(place, match.end(), _counted(reading, match, 1))


def _counted(reading: Reading, match: re.Match[str], sign: int) -> relative.Span | None:
    if match["vague"] or match["about"]:
        return None
    count = " ".join(match["count"].split()).replace(".", "")
    number = int(count) if count.isdecimal() else NUMBERS[count]
    return relative.shifted(relative.story_day(reading), UNITS[match["unit"]], sign * number)


def _season(reading: Reading, place: int) -> Hits:
    """ "sommeren 2019"; without a year only where a preposition shows a certain one ("i foråret"), and untold."""
    match = _SEASON.match(reading.low, place)
    if match is None or DANISH.recurring.search(reading.before(place)):
        return []
    season = SEASONS[match["season"]]
    if match["year"]:
        year = int(match["year"]) if len(match["year"]) == 4 else 1900 + int(match["year"][1:])
        span = None if match["part"] else of_season(year, season)
        if match["to"]:
            following = int(match["to"]) if len(match["to"]) == 4 else year - year % 100 + int(match["to"])
            span = of_winter(year) if season == "winter" and (following - year) % 100 == 1 else None
        return single(place, match.end(), span)
    if match["relative"]:
        day, offset = relative.story_day(reading), DANISH.years.get(" ".join(match["relative"].split()))
        told = day is not None and offset is not None and not match["part"]
        return single(place, match.end(), of_season(day.year + (offset or 0), season) if told and day else None)
    led = _SEASON_LED.search(reading.before(place)) or match["stem"].endswith(("ens", "ets"))
    return single(place, match.end("stem"), None) if led and match["stem"].endswith(("en", "et", "ens", "ets")) else []


def _to_season(reading: Reading, place: int) -> Hits:
    """ "til sommer"."""
    match = spaced(rf"til {one_of(SEASONS)}(?![\w-])").match(reading.low, place)
    return single(place, match.end(), None) if match else []


def _part(reading: Reading, place: int) -> Hits:
    """ "første kvartal 2020", "andet halvår", "første halvdel af 2020"."""
    match = _PART.match(reading.low, place)
    if match is None or ((match["nth"] == "sidste" or match["part"] == "halvdel") and not match["year"]):
        return []
    number = 4 if match["nth"] == "sidste" and match["part"] == "kvartal" else _NTH[match["nth"]]
    if match["own"] and not match["year"]:
        day = relative.story_day(reading)
        of_part = of_quarter if match["part"] == "kvartal" else of_half
        return single(place, match.end("stem"), of_part(day.year, number) if day else None)
    if match["part"] == "kvartal":
        return [part_of_year(reading, match, lambda year: of_quarter(year, number), DANISH)]
    return [part_of_year(reading, match, lambda year: of_half(year, number), DANISH)] if number < 3 else []


def _nth_day(reading: Reading, place: int) -> Hits:
    """ "første søndag i september": the day, when it can be told which September."""
    match = _NTH_DAY.match(reading.low, place)
    month = read_points(reading, match.end(), DANISH) if match else []
    if match is None or not month:
        return []
    span = month[0].span
    last = match["nth"] == "sidste"
    day = relative.nth_weekday(span, WEEKDAYS[match["weekday"]], _NTH[match["nth"]], last=last) if span else None
    return [Hit(place, month[0].end, day), *month[1:]]


def _short_part(reading: Reading, place: int) -> Hits:
    """ "Q1 2020", "1H20"."""
    match = _SHORT_PART.match(reading.low, place)
    if match is None:
        return []
    number = int(match["nth"] or match["nth2"])
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    half = (match["part"] or match["part2"]) == "h"
    return single(place, match.end(), of_half(year, number) if half and number < 3 else of_quarter(year, number))


def _week(reading: Reading, place: int) -> Hits:
    """ "uge 42", "uge 28-30 i 2020"."""
    match = _WEEK.match(reading.low, place)
    if match is None or reading.low[match.end() : match.end() + 2] == "-f":
        return []
    first = int(match["first"])
    last = int(match["last"] or match["end"] or first)
    if not 1 <= first <= last <= 53:
        return []
    return [part_of_year(reading, match, weeks(first, last), DANISH)]


def _decade(reading: Reading, place: int) -> Hits:
    """ "1990'erne" and "90'erne"; not the age of a man "i 40'erne"."""
    match = _DECADE.match(reading.low, place)
    if match is None or reading.before(place, 1) in (".", ",", "-", "/"):
        return []
    digits = match["digits"].strip("'")
    if len(digits) == 2 and _AGED.search(reading.before(place)):
        return []
    return single(place, match.end(), decade(reading, place, digits))


def _decade_word(reading: Reading, place: int) -> Hits:
    """ "halvfemserne"."""
    match = re.compile(rf"({one_of(DECADES)})s?(?![\w-])").match(reading.low, place)
    if match is None or _AGED.search(reading.before(place)):
        return []
    return single(place, match.end(), decade(reading, place, f"{DECADES[match[1]]:02}"))


def _hundred(reading: Reading, place: int) -> Hits:
    """ "1600-tallet", "attenhundredetallet"."""
    match = _HUNDRED.match(reading.low, place)
    return (
        single(place, match.end(), of_hundred(int(match["digits"]) * 100)) if match and match["digits"] != "0" else []
    )


def _hundreds(reading: Reading, place: int) -> Hits:
    """ "1800- og 1900-tallet": the first of two."""
    match = _HUNDREDS.match(reading.low, place)
    return single(place, match.end(), of_hundred(int(match["digits"]) * 100)) if match else []


def _hundred_word(reading: Reading, place: int) -> Hits:
    match = re.compile(rf"({one_of(HUNDREDS)})hundrede?-?tallets?(?!\w)").match(reading.low, place)
    return single(place, match.end(), of_hundred(HUNDREDS[match[1]] * 100)) if match else []


def _centuries(reading: Reading, place: int) -> Hits:
    """ "18. og 19. århundrede": the first of two."""
    match = _CENTURIES.match(reading.low, place)
    return single(place, match.end(), of_century(int(match["digits"]))) if match else []


def _century(reading: Reading, place: int) -> Hits:
    """ "det 19. århundrede"; one before our era is untold, since the calendar of the archive does not reach it."""
    match = _CENTURY.match(reading.low, place)
    if match is None:
        return []
    number = int(match["digits"]) if match["digits"] else ORDINALS[match["word"]]
    return single(place, match.end(), None if match["bc"] else of_century(number))


def _era(reading: Reading, place: int) -> Hits:
    """ "79 e.Kr." and, untold, "500 f.Kr."."""
    match = _ERA.match(reading.low, place)
    if match is None:
        return []
    year = int(match["year"])
    from articles.entities.dates.spans import of_years  # noqa: PLC0415

    return single(place, match.end(), None if match["bc"] else of_years(year, year))


def _feast(reading: Reading, place: int) -> Hits:
    """ "juleaften", "2. påskedag 2021"."""
    match = _FEAST.match(reading.low, place)
    if match is None or re.match(r"-[^\W\d_]", reading.low[match.end() : match.end() + 2]):
        return []
    return [part_of_year(reading, match, partial(feasts.of_feast, " ".join(match["name"].split())), DANISH)]


def _near_day(reading: Reading, place: int) -> Hits:
    """ "gårsdagens"."""
    match = re.compile(rf"{one_of(_NEAR_DAY)}(?![\w-])").match(reading.low, place)
    if match is None:
        return []
    name = " ".join(match.group().split())
    return single(place, match.end(), relative.shifted(relative.story_day(reading), "day", _NEAR_DAY[name]))


def _points(reading: Reading, place: int) -> Hits:
    return read_points(reading, place, DANISH)


def _years(reading: Reading, place: int) -> Hits:
    return read_years(reading, place, DANISH)


def _anchors() -> dict[str, tuple[Rule, ...]]:
    """The rules that may begin with each word, in the order in which they are tried."""
    table: dict[str, list[Rule]] = {}

    def add(rule: Rule, *beginnings: str) -> None:
        for word in beginnings:
            table.setdefault(word.split()[0].split("-")[0].rstrip("."), []).append(rule)

    add(_in, "i")
    add(_of_week, *WEEKDAYS, "på")
    add(_on, "på")
    add(_nth_day, *_NTH)
    add(_part, *_NTH, "årets")
    add(_feast, *feasts.DANISH)
    add(partial(_untold, _LONG_FEAST), *feasts.DANISH_LONG)
    add(partial(_untold, _SAME), "samme", "den", "følgende")
    add(_step, *_STEPS)
    add(partial(_untold, _SAME), "næste")
    add(_ago, "for", *NUMBERS, *"ca", "cirka", "knap", "godt", "nogle", "flere", "få", "halvandet")
    add(_ago, "mere", "over", "næsten", "små", "snart", "under", "mindst", "omkring", "lidt")
    add(_ahead, "om")
    add(_century, *ORDINALS)
    add(_points, *MONTHS, *WEEKDAYS, *ORDINALS, *DANISH.months, *DANISH.weekdays)
    for season in SEASONS:
        add(
            _season,
            *(
                part + season + end
                for part in ("", "for", "sen", "høj", "mid")
                for end in ("", "en", "et", "ens", "ets")
            ),
        )
    add(_to_season, "til")
    add(_week, "uge", "ugerne", "uger")
    add(_decade_word, *DECADES, *(f"{word}s" for word in DECADES))
    add(
        _hundred_word,
        *(f"{word}hundred{end}" for word in HUNDREDS for end in ("tallet", "tallets", "etallet", "etallets")),
    )
    add(_after, "dagen", "ugen", "måneden", "året")
    add(partial(_untold, _WEEKEND), "weekenden", "weekendens")
    add(_near_day, *_NEAR_DAY)
    add(_points, *(f"{word}{end}" for word in WEEKDAYS for end in ("en", "ens")))
    add(_points, *(f"{month}s" for month in MONTHS))
    add(_era, "år")
    add(_short_part, "q1", "q2", "q3", "q4", "h1", "h2")
    return {word: tuple(dict.fromkeys(rules)) for word, rules in table.items()}


ANCHORS = _anchors()
DIGIT_RULES: tuple[Rule, ...] = (
    _feast,
    _nth_day,
    _part,
    _short_part,
    _points,
    _century,
    _centuries,
    _decade,
    _hundred,
    _hundreds,
    _era,
    _ago,
    _years,
)
"""What may begin with a digit, in the order in which it is tried."""
