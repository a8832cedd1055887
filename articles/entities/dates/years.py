"""Years standing alone, and ranges of years.

A four-digit number is a year when what stands around it says so. After "i" or "siden" it is one unless a unit
follows ("2000 kroner"); after "fra", "efter", "valget" and the like also unless a counted noun follows; elsewhere only
where a sentence or bracket begins or ends with it, or a word follows that no count could have. After a capital
letter it belongs to a name (Agenda 2030, VM 2018, Windows 95), in quotation marks it is a title ('1984').

"2014-2016", "2014-16" and "2014/15" include the last year. Digits that could as well be a month ("2004-08") are
untold, unless only the month makes sense ("2020-08").
"""

import re

from articles.entities.dates.language import GAP, Hit, Hits, Language
from articles.entities.dates.numeric import full_year
from articles.entities.dates.reading import Reading
from articles.entities.dates.spans import Span, of_months, of_years

_LIKELY = range(1700, 2060)
"""Numbers that are more often years than counts."""
_LATEST = 2199
_PAIR = re.compile(
    rf"(?P<first>[12][0-9]{{3}})(?:[ ]?(?P<sign>[-/])[ ]?|{GAP}(?P<word>til{GAP}og{GAP}med|til|to|og|and|through){GAP})"
    r"(?P<last>[12][0-9]{3}|[0-9]{2})(?P<s>'?s)?(?![\w%])(?![.,:/-][0-9])(?!,-)(?!-[^\W\d_])"
)
_ONE = re.compile(
    r"(?P<first>[12][0-9]{3})(?:'?s)?(?![\w%$€£°#+]|'\w)(?![.,:/-][0-9])(?!,-)(?!-[^\W\d_])(?!/[^\W\d_])(?! ?[%€$£])"
)
_NUMBERS = re.compile(r"[0-9][ ]\Z|[0-9.,:/§#$€£@+-]\Z|[$€£§#+][ ]\Z")
_PHONE = re.compile(r"[ ](?:[0-9]{4}|[0-9]{2}[ ][0-9]{2})(?![0-9])")
_QUOTES = "\"'“”„»«’‘"
_LISTED = re.compile(rf"[12][0-9]{{3}}(?:,[ ]|{GAP}(?:og|eller|samt|and|or){GAP})\Z")
_LIST_ON = re.compile(rf"(?:,[ ]|{GAP}(?:og|eller|samt|and|or){GAP})[12][0-9]{{3}}(?![\w.,]?[0-9])")
_TO_COUNT = re.compile(rf"(?:{GAP}(?:til|og|eller|to|and|or){GAP}|-)[0-9][0-9.]{{0,9}}{GAP}([^\W_]+)")
_SHORT = re.compile(r"'(?P<year>[0-9]{2})(?![\w'])")
_TOLD = re.compile(r"\b(?:året|det|årstallet|the year)[ ](?:er|var|blev|is|was)[ ]\Z")
_DEFINITE = re.compile(r"[^\W\d_]{4,}(?:en|et|erne|ene)")
"""A Danish noun that a year may follow: "sommerferien 2019"."""
_PART_OF = re.compile(r"\b(?:begyndelsen|slutningen|midten|starten|løbet|udgangen|resten)\saf\s\Z")
_COUNT_OF_YEAR = re.compile(rf"{GAP}(?:i|in){GAP}[12][0-9]{{3}}(?![0-9])")
"""Behind a count that a year belongs to: "fra 1850 i 2018"."""
_OPENING = frozenset("(,;:–—-[/")


def read_years(reading: Reading, place: int, language: Language) -> Hits:
    """The year or range of years that begins at `place`."""
    short = _SHORT.match(reading.low, place)
    if short is not None:
        led = reading.word_before(place) in language.year_strong | language.year_weak
        year = full_year(short["year"])
        return [Hit(place, short.end(), of_years(year, year))] if led else []
    if _NUMBERS.search(reading.before(place, 4)) and not _is_opened(reading, place):
        return []
    pair = _PAIR.match(reading.low, place)
    if pair is not None:
        found = _read_pair(reading, pair, language)
        if found is not None:
            return [found] if _is_year(reading, place, found.end, language) else []
    one = _ONE.match(reading.low, place)
    if one is None or not _is_year(reading, place, one.end(), language):
        return []
    number = int(one["first"])
    return [Hit(place, one.end(), of_years(number, number))]


def _is_opened(reading: Reading, place: int) -> bool:
    """A dash or slash before the digits that parts them from a word, not from digits."""
    before = reading.before(place, 3)
    return before[-1:] in "-/" and not before[-2:-1].isalnum() and before[-2:-1] not in "-/"


def _read_pair(reading: Reading, pair: re.Match[str], language: Language) -> Hit | None:
    """A range, or None when the two numbers make none."""
    first, last = int(pair["first"]), int(pair["last"])
    word = pair["word"]
    if word in ("og", "and") and not language.between.search(reading.before(pair.start())):
        return None
    if len(pair["last"]) == 2:
        return _short_pair(pair, first, last) if pair["sign"] else None
    return Hit(pair.start(), pair.end(), of_years(first, last)) if last > first else None


def _short_pair(pair: re.Match[str], first: int, last: int) -> Hit | None:
    """2014-16, 2014/15 and 1999/00, and what may be the month of a year."""
    span: Span | None = None
    month = pair["sign"] == "-" and 1 <= last <= 12
    later = first - first % 100 + last
    if later <= first:
        later += 100 if later + 100 - first == 1 else 0
    if later > first:
        span = None if month else of_years(first, later)
    elif month:
        span = of_months(first, last)
    else:
        return None
    return Hit(pair.start(), pair.end(), span)


def _is_year(reading: Reading, start: int, end: int, language: Language) -> bool:
    """Whether the words around the digits say that they are a year."""
    number = int(reading.low[start : start + 4])
    before, after = reading.word_before(start), reading.word_after(end)
    if number > _LATEST or before in language.year_never or after in language.count_units:
        return False
    if after in language.postal_towns and reading.capital_after(end):
        return False
    if reading.text[start - 1 : start] in set(_QUOTES) - {""}:
        closing = reading.text[end : end + 1]
        return closing not in set(_QUOTES + ":") and _follows(reading, end, language)
    if before in language.year_strong or before.endswith("året"):
        return True
    if _COUNT_OF_YEAR.match(reading.low, end):
        return False
    to_count = _TO_COUNT.match(reading.low, end)
    if to_count and (to_count[1] in language.count_units or to_count[1] in language.count_nouns):
        return False
    ranged = end - start > 6
    if (
        reading.capital_before(start)
        and not ranged
        and not (before in language.year_weak | language.year_loose and _may_be_small(reading, start))
    ):
        return False
    if _PHONE.match(reading.low, end) or after in language.count_nouns:
        return False
    return _is_likely(reading, start, end, number, language)


def _may_be_small(reading: Reading, start: int) -> bool:
    """Whether the capital of the word before `start` is that of a sentence."""
    match = re.search(r"[^\W_]+\s{0,3}\Z", reading.before(start, 40))
    return match is not None and reading.opens(start - len(match.group()))


def _is_likely(reading: Reading, start: int, end: int, number: int, language: Language) -> bool:
    before = reading.word_before(start)
    likely = number in _LIKELY
    if before in language.year_weak:
        counted = number % 50 == 0 or not likely
        return not counted or _follows(reading, end, language)
    if before in language.year_loose:
        counted = number % 50 == 0 or reading.word_after(end).endswith(language.plural_endings)
        return likely and (
            not (counted or reading.capital_after(end))
            or _follows(reading, end, language)
            or bool(_PART_OF.search(reading.before(start, 20)))
        )
    if likely and number % 50 and _LIST_ON.match(reading.low, end):
        return True
    if likely and number % 50 and _DEFINITE.fullmatch(before) and _follows(reading, end, language):
        return True
    if _LISTED.search(reading.before(start, 14)) or _TOLD.search(reading.before(start, 20)):
        return True
    if not likely and end - start == 4 and before:
        return False
    if not before or before in _OPENING or before in language.openers or reading.opens(start):
        return _follows(reading, end, language) or bool(_LIST_ON.match(reading.low, end))
    return end - start > 4 and before not in language.year_never


def _follows(reading: Reading, end: int, language: Language) -> bool:
    """Whether what follows could follow a year and not the number of a count."""
    after = reading.word_after(end)
    return (
        not after[:1].isalnum() or after in language.after_year or bool(re.match(r"\s*\n", reading.low[end : end + 4]))
    )
