"""The dates that a text speaks of: characters, and a span of days where that is certain. Pure.

What is a date, which characters belong to it and when it may be told is written where it is decided: `points` (days and
months), `years`, `periods`, `relative`, `feasts`, `nearest` (dates without a year) and `tense`.
"""

from articles.entities.dates.found import DateFound, StoryDate, Unit
from articles.entities.dates.scan import LANGUAGES, dates_in

__all__ = ["LANGUAGES", "DateFound", "StoryDate", "Unit", "dates_in"]
