"""Days that have names: feasts with a fixed date and those that follow Easter.

A feast without a year is told as a date without a year is. Those that last for days of which nobody can say
where they begin ("julen", "påsken") are dates only with a year, and untold.
"""

from datetime import timedelta

from articles.entities.dates.spans import Span, easter, of_date, of_day

_FIXED = {
    "new year's day": (1, 1), "nytårsdag": (1, 1),
    "valentine's day": (2, 14), "valentinsdag": (2, 14),
    "arbejdernes internationale kampdag": (5, 1), "befrielsesdagen": (5, 5), "grundlovsdag": (6, 5),
    "grundlovsdagen": (6, 5), "valdemarsdag": (6, 15),
    "sankthansaften": (6, 23), "sankt hans-aften": (6, 23), "sankt hans aften": (6, 23), "skt. hans aften": (6, 23),
    "skt. hans-aften": (6, 23), "halloween": (10, 31), "mortensaften": (11, 10), "mortensdag": (11, 11),
    "luciadag": (12, 13), "lillejuleaften": (12, 23), "juleaften": (12, 24), "juleaftensdag": (12, 24),
    "christmas eve": (12, 24), "juledag": (12, 25), "1. juledag": (12, 25), "første juledag": (12, 25),
    "christmas day": (12, 25), "2. juledag": (12, 26), "anden juledag": (12, 26), "boxing day": (12, 26),
    "nytårsaften": (12, 31), "nytårsaftensdag": (12, 31), "new year's eve": (12, 31),
    "helligtrekongersdag": (1, 6), "kvindernes internationale kampdag": (3, 8), "allehelgensdag": (11, 1),
}  # fmt: skip
"""Month and day."""
_AFTER_EASTER = {
    "fastelavnssøndag": -49, "fastelavnsmandag": -48, "ash wednesday": -46, "palmesøndag": -7, "palm sunday": -7,
    "skærtorsdag": -3, "maundy thursday": -3, "langfredag": -2, "good friday": -2, "påskelørdag": -1,
    "påskedag": 0, "påskesøndag": 0, "1. påskedag": 0, "første påskedag": 0, "easter sunday": 0,
    "2. påskedag": 1, "anden påskedag": 1, "påskemandag": 1, "easter monday": 1, "store bededag": 26,
    "kristi himmelfartsdag": 39, "kristi himmelfart": 39, "ascension day": 39, "pinsedag": 49, "pinsesøndag": 49,
    "1. pinsedag": 49, "første pinsedag": 49, "whit sunday": 49, "2. pinsedag": 50, "anden pinsedag": 50,
    "pinsemandag": 50, "whit monday": 50,
}  # fmt: skip
"""Days after Easter Sunday."""
DANISH_LONG = ("julen", "påsken", "pinsen", "jul", "påske", "pinse", "nytår", "årsskiftet", "fastelavn")
ENGLISH_LONG = ("christmas", "easter")
_ENGLISH = tuple(name for name in (*_FIXED, *_AFTER_EASTER) if name.split()[-1] in ("eve", "day", "sunday", "monday"))
ENGLISH = (*(name for name in _ENGLISH if "'" in name or " " in name), "good friday", "halloween", "ash wednesday")
_UNSURE = ("sankthans", "sankt hans", "skt. hans")
"""Said of the eve and of the day."""
DANISH = tuple(name for name in (*_FIXED, *_AFTER_EASTER, *_UNSURE) if name not in ENGLISH or name == "halloween")


def of_feast(name: str, year: int) -> Span | None:
    """The day of a feast; None for a long one, and where the calendar ends."""
    if name in _FIXED:
        return of_date(year, *_FIXED[name])
    day = easter(year) if name in _AFTER_EASTER else None
    return None if day is None else of_day(day + timedelta(days=_AFTER_EASTER[name]))
