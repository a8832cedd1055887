"""Dates in digits: 16.08.2020, 16/8-2020, 3/4 2019, 05.06.21, 2020-08-16, and 12/8.

Two digits for a year: up to 40 is this century ("05.06.21" is 2021), above is the last one ("04.05.45" is 1945).
"""

import re
from dataclasses import dataclass

_LATEST_SHORT = 40
_DIGITS = re.compile(
    r"""
    (?:
      (?P<y1>[12][0-9]{3})(?P<s1>[-/.])(?P<m1>[0-9]{1,2})(?P=s1)(?P<d1>[0-9]{1,2})(?=t[0-9]|(?![\w]))
    | (?P<d2>[0-9]{1,2})(?P<s2>[./-])[ ]?(?P<m2>[0-9]{1,2})(?P=s2)[ ]?(?P<y2>[12][0-9]{3})
    | (?P<d3>[0-9]{1,2})(?P<s3>[./])(?P<m3>[0-9]{1,2})(?P=s3)(?P<y3>[0-9]{2})
    | (?P<d4>[0-9]{2})-(?P<m4>[0-9]{2})-(?P<y4>[0-9]{2})
    | (?P<d5>[0-9]{1,2})[/.](?P<m5>[0-9]{1,2})(?:[ ]?-[ ]?|\.?[ ]|,[ ])(?P<y5>[12][0-9]{3})
    | (?P<d6>[0-9]{1,2})/(?P<m6>[0-9]{1,2})-(?P<y6>[0-9]{2})
    | (?P<d7>[0-9]{1,2})/(?P<m7>[0-9]{1,2})
    | (?P<d8>[0-9]{1,2})\.[ ]?(?P<m8>[0-9]{1,2})\.?(?=[ ]?-[ ]?[0-9]{1,2}\.[0-9]{1,2}\.)
    | (?P<d9>[0-9]{1,2})\.(?P<m9>[0-9]{1,2})\.?
    )(?![0-9])(?![.,:/][0-9])(?!/)(?!-[^\W\d_])(?!-[0-9]{3})(?![^\W\d_])
    """,
    re.VERBOSE,
)
_FRACTION = re.compile(r"[0-9]{1,2}[/.][0-9]{1,2}\.?")
_ISO = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}(?=t[0-9]{2})")


@dataclass(frozen=True, slots=True)
class Digits:
    """Day and month, a year if one is written, and where they end."""

    end: int
    day: int
    month: int
    year: int | None
    doubtful: bool = False
    """Either number could be the month."""


def full_year(digits: str) -> int:
    """A year of two or four digits in full."""
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (2000 if number <= _LATEST_SHORT else 1900)


def read(low: str, place: int, *, day_first: bool) -> Digits | None:
    """The date in digits at `place`; None when the digits are something else.

    Where days come first a month above 12 means that this is no date. Elsewhere the numbers may stand in either
    order, and are doubtful when both could be the month and they differ.
    """
    match = _DIGITS.match(low, place)
    iso = _ISO.match(low, place)
    if iso is not None:
        parts = [int(part) for part in iso.group().split("-")]
        return _checked(Digits(iso.end(), parts[2], parts[1], parts[0]))
    if match is None or (match["d9"] and not day_first):
        return None
    shape = next(number for number in "123456789" if match["d" + number])
    day, month = int(match["d" + shape]), int(match["m" + shape])
    year = full_year(match["y" + shape]) if shape in "123456" else None
    if day_first or shape == "1":
        return _checked(Digits(match.end(), day, month, year))
    doubtful = day <= 12 and month <= 12 and day != month
    if month > 12:
        day, month = month, day
    return _checked(Digits(match.end(), day, month, year, doubtful))


def _checked(found: Digits) -> Digits | None:
    return found if 1 <= found.day <= 31 and 1 <= found.month <= 12 else None


def is_fraction(low: str, start: int, end: int) -> bool:
    """Whether nothing but n/n stands there."""
    return bool(_FRACTION.fullmatch(low, start, end))
