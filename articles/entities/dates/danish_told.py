"""Danish dates told from the story's own day: "i går", "sidste uge", "for to år siden"."""

import re

from articles.entities.dates import relative
from articles.entities.dates.anchors import Anchors, untold
from articles.entities.dates.danish_words import DANISH, MONTHS, NUMBERS, SEASONS, UNITS, WEEKDAYS
from articles.entities.dates.language import Hit, Hits, one_of, spaced, words
from articles.entities.dates.points import read_points
from articles.entities.dates.reading import Reading
from articles.entities.dates.spans import Span, of_date

_DAYS = {"går": -1, "dag": 0, "morgen": 1, "forgårs": -2, "overmorgen": 2, "aftes": -1, "aften": 0, "morges": 0}
_DAYS |= {"formiddag": 0, "formiddags": 0, "eftermiddag": 0, "eftermiddags": 0, "middags": 0}
_YEARS = {"fjor": -1, "år": 0}
_VAGUE = ("nat", "sommer", "vinter", "forår", "efterår", "sommers", "vinters")
_IN = spaced(
    rf"i (?P<word>{one_of([*_DAYS, *_YEARS, *_VAGUE])}|(?P<weekday>{one_of(WEEKDAYS)})s)"
    r"(?![\w-])(?! [0-9])(?! og dag\b)"
)
_TO_THIS_DAY = re.compile(r"\bden\sdag\s\Z")
_BEFORE_DATE = spaced(r"s?,? ?(?:den |d\. ?)?(?=[0-9])")
_NEAR_DAY = {"gårsdagen": -1, "gårsdagens": -1, "morgendagen": 1, "morgendagens": 1, "overmorgen": 2, "dags dato": 0}
_NEAR_DAY |= {"igår": -1, "idag": 0, "imorgen": 1, "iaften": 0, "iaftes": -1}
_NEAR = spaced(rf"{one_of(_NEAR_DAY)}(?![\w-])")
_ON = spaced(rf"på (?P<weekday>{one_of(WEEKDAYS)})(?!\w|-[^\W\d_])")
_STEPS = {"sidste": -1, "forrige": -1, "seneste": -1, "forgangne": -1, "næste": 1, "kommende": 1, "førstkommende": 1}
_STEPS |= {"denne": 0, "dette": 0, "indeværende": 0}
_UNTOLD_STEPS = ("seneste", "forgangne")
_OF_WEEK = spaced(rf"(?:på )?(?P<weekday>{one_of(WEEKDAYS)}) i (?P<step>{one_of(_STEPS)}) uge(?!\w)")
_STEP = spaced(
    rf"(?P<step>{one_of(_STEPS)}) (?:(?P<unit>uge|måned|år)s?|(?P<weekday>{one_of(WEEKDAYS)})(?P<owner>s|ens)?"
    rf"|(?P<month>{one_of(MONTHS)})|(?P<weekend>weekend)s?|(?P<season>{one_of(SEASONS)})s?"
    r"|(?P<long>kvartal|halvår|årti|århundrede)s?)(?!\w|-[^\W\d_])"
)
_SAME = spaced(r"(?:samme|(?:den )?følgende|næste) (?:dag|uge|måned|år)s?(?![\w-])")
_AFTER = spaced(r"(?:dagen|ugen|måneden|året) (?:efter|før|derpå|derefter|forinden|i forvejen)(?!\w)")
_FREE = re.compile(
    r"\s{0,2}(?:,(?! (?:at|da|hvor)\b)|[.;:!?)\"”»]|\Z|\n)"
    r"| (?:blev|var|kom|er|fik|tog|døde|gik|havde|skal|ville|kunne|i|på|til|med)\b"
)
_NUMBER = one_of(NUMBERS)
_COUNT = (
    r"(?P<about>ca\. |cirka |omkring |omtrent |knap |godt |næsten |mere end |lidt over "
    r"|over |snart |under |mindst |små )?"
    r"(?:præcis |nøjagtigt? |kun |blot |hele |allerede )?"
    r"(?:(?P<vague>et par|nogle|flere|få|mange|adskillige|halvandet|halvanden|en halv|et halvt"
    rf"|{_NUMBER} (?:et halvt|en halv)|{_NUMBER} ?- ?{_NUMBER}"
    rf"|[0-9]{{1,4}} ?- ?[0-9]{{1,4}}|{_NUMBER} (?:til|eller) {_NUMBER}"
    r"|[0-9]{1,4} (?:til|eller) [0-9]{1,4})"
    rf"|(?P<count>{_NUMBER}|[0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,3}}|[0-9]{{1,4}}))"
    rf" (?:hele |lange |gode |små )?(?P<unit>{one_of(UNITS)})(?!\w|-)"
)
_AGO = spaced(rf"(?:for )?{_COUNT} siden(?!\w)")
_AHEAD = spaced(rf"om {_COUNT}(?! siden)")
_OF_THIS_MONTH = spaced(r"(?P<day>[0-9]{1,2})\.? (?:ds(?:\.|(?!\w))|dennes(?!\w)|i denne måned(?!\w))")
_SUBJECTS = words(
    "handler handlede sig snak tale taler talte enige uenige aftale krav forslag strid dom straf bad beder"
)
"""After these "om to uger" is what somebody talks about."""


def _in(reading: Reading, place: int) -> Hits:
    """ "i går", "i søndags", "i fjor"; not "den dag i dag", "i år og dag"."""
    match = _IN.match(reading.low, place)
    if match is None:
        return []
    day, word = relative.story_day(reading), match["word"]
    if match["weekday"]:
        return _with_date(reading, match, relative.weekday_before(day, WEEKDAYS[match["weekday"]]))
    if word == "dag" and _TO_THIS_DAY.search(reading.before(place, 10)):
        return []
    if word in _VAGUE:
        return [Hit(place, match.end())]
    told = relative.shifted(day, "year", _YEARS[word]) if word in _YEARS else relative.shifted(day, "day", _DAYS[word])
    return [Hit(place, match.end(), told)]


def _with_date(reading: Reading, match: re.Match[str], told: Span | None) -> Hits:
    """A weekday told from the story's day; a date behind it ("i fredags den 14. august") tells more."""
    behind = _BEFORE_DATE.match(reading.low, match.end("weekday"))
    dated = read_points(reading, behind.end(), DANISH) if behind else []
    if dated:
        return [Hit(match.start(), dated[0].end, dated[0].span), *dated[1:]]
    return [Hit(match.start(), match.end(), told)]


def _near_day(reading: Reading, place: int) -> Hits:
    """ "gårsdagens", "dags dato", and "igår" as many write it."""
    match = _NEAR.match(reading.low, place)
    if match is None:
        return []
    steps = _NEAR_DAY[" ".join(match.group().split())]
    return [Hit(place, match.end(), relative.shifted(relative.story_day(reading), "day", steps))]


def _on(reading: Reading, place: int) -> Hits:
    """ "på tirsdag"; with a date behind it the weekday and date alone, as everywhere."""
    match = _ON.match(reading.low, place)
    if match is None:
        return []
    dated = read_points(reading, match.start("weekday"), DANISH)
    if dated and any(letter.isdecimal() for letter in reading.low[match.end() : dated[0].end]):
        return dated
    weekday = WEEKDAYS[match["weekday"]]
    return [Hit(place, match.end(), relative.weekday_after(relative.story_day(reading), weekday))]


def _of_week(reading: Reading, place: int) -> Hits:
    """ "fredag i sidste uge"."""
    match = _OF_WEEK.match(reading.low, place)
    if match is None:
        return []
    day = relative.story_day(reading)
    told = relative.weekday_of_week(day, WEEKDAYS[match["weekday"]], _STEPS[match["step"]])
    return [Hit(place, match.end(), told)]


def _step(reading: Reading, place: int) -> Hits:
    """ "sidste uge", "næste år", "denne måned", "sidste fredag".

    "det sidste år" and "de kommende år" are stretches of time and no dates; "den kommende uge" is untold, since it
    may begin today.
    """
    match = _STEP.match(reading.low, place)
    if match is None:
        return []
    before, step = reading.word_before(place), match["step"]
    article = before in ("den", "det") and step != "forrige"
    if before == "de" or (article and step in ("sidste", "seneste") and match["unit"]):
        return []
    day = None if step in _UNTOLD_STEPS else relative.story_day(reading)
    if article and (match["unit"] or match["long"]):
        day = None
    return [Hit(place, match.end(), _stepped(day, match, _STEPS[step]))]


def _stepped(day: relative.Day, match: re.Match[str], step: int) -> Span | None:
    if match["unit"]:
        return relative.shifted(day, UNITS[match["unit"]], step)
    if match["long"]:
        return relative.period_beside(
            day, {"kvartal": 4, "halvår": 2, "årti": 10, "århundrede": 100}[match["long"]], step
        )
    if step == 0 or match["season"] or match["owner"] == "ens":
        return None
    if match["weekday"]:
        weekday = WEEKDAYS[match["weekday"]]
        coming = match["step"] in ("kommende", "førstkommende")
        return relative.weekday_after(day, weekday) if coming else relative.weekday_beside(day, weekday, step)
    if match["month"]:
        return relative.month_beside(day, MONTHS[match["month"]], step)
    return relative.weekend_beside(day, step)


def _after(reading: Reading, place: int) -> Hits:
    """ "dagen efter", "året før", when no noun follows that they count from."""
    match = _AFTER.match(reading.low, place)
    return [Hit(place, match.end())] if match and _FREE.match(reading.low, match.end()) else []


def _ago(reading: Reading, place: int) -> Hits:
    """ "for to år siden"; about and some: untold."""
    match = _AGO.match(reading.low, place)
    if match is None or reading.word_before(place) in ("de", "disse") or reading.before(place, 1) in (".", ","):
        return []
    return [Hit(place, match.end(), relative.counted(reading, match, UNITS, NUMBERS, -1))]


def _ahead(reading: Reading, place: int) -> Hits:
    """ "om to uger"; not what somebody talks about."""
    match = _AHEAD.match(reading.low, place)
    if match is None or reading.word_before(place) in _SUBJECTS:
        return []
    return [Hit(place, match.end(), relative.counted(reading, match, UNITS, NUMBERS, 1))]


def _of_this_month(reading: Reading, place: int) -> Hits:
    """ "den 17. ds.": the day of the story's month."""
    match = _OF_THIS_MONTH.match(reading.low, place)
    story = reading.story
    if match is None:
        return []
    months = {(day.year, day.month) for day in (story.first_day, story.last_day)} if story else set()
    told = of_date(*months.pop(), int(match["day"])) if len(months) == 1 else None
    return [Hit(place, match.end(), told)]


def add_to(anchors: Anchors) -> None:
    """Enter these rules in the table."""
    anchors.add(_in, "i")
    anchors.add(_of_week, *WEEKDAYS, "på")
    anchors.add(_on, "på")
    anchors.add(untold(_SAME), "samme", "den", "følgende")
    anchors.add(_step, *_STEPS)
    anchors.add(untold(_SAME), "næste")
    anchors.add(_ago, "for", *NUMBERS, "ca", "cirka", "knap", "godt", "nogle", "flere", "få", "halvandet", "adskillige")
    anchors.add(_ago, "mere", "over", "næsten", "små", "snart", "under", "mindst", "omkring", "lidt")
    anchors.add(_ahead, "om")
    anchors.add(_after, "dagen", "ugen", "måneden", "året")
    anchors.add(_near_day, *_NEAR_DAY)


DIGIT_RULES = (_of_this_month, _ago)
