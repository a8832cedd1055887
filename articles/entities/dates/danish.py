"""All rules for Danish: by the first word of what they read, and those for digits."""

from functools import partial

from articles.entities.dates import danish_periods, danish_told
from articles.entities.dates.anchors import Anchors
from articles.entities.dates.danish_words import DANISH, MONTHS, ORDINALS, WEEKDAYS
from articles.entities.dates.language import Rule
from articles.entities.dates.points import read_points
from articles.entities.dates.years import read_years

_POINTS: Rule = partial(read_points, language=DANISH)
_YEARS: Rule = partial(read_years, language=DANISH)


def _anchors() -> Anchors:
    anchors = Anchors()
    danish_periods.add_to(anchors)
    danish_told.add_to(anchors)
    anchors.add(_POINTS, *ORDINALS, *DANISH.months, *DANISH.weekdays, *(f"{month}s" for month in MONTHS))
    anchors.add(_POINTS, *(f"{word}{end}" for word in WEEKDAYS for end in ("en", "ens")))
    return anchors


RULES = _anchors().rules
DIGIT_RULES: tuple[Rule, ...] = (
    *danish_periods.FIRST_DIGIT_RULES,
    _POINTS,
    *danish_periods.DIGIT_RULES,
    *danish_told.DIGIT_RULES,
    _YEARS,
)
"""What may begin with a digit, in the order in which it is tried."""
