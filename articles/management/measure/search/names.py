"""The names that the corpus speaks of: invented persons, organisations and places, known by their numbers."""

from functools import lru_cache

NAMES = 200_000
"""Numbers 1 to NAMES."""
KINDS = ("person", "person", "org", "person", "place", "person", "org", "place", "person", "org")
"""By the last digit of a number: half are persons, as in a wire."""

_FIRST = """Agnes Aksel Alma Anders Anja Asger Astrid Birgit Bjarne Bodil Carsten Cecilie Dagmar David Ebbe Elin Emil
    Esben Frida Frode Gerda Gunnar Hanne Helge Henriette Inge Ivan Jakob Jette Johan Judith Kasper Kirsten Knud Laura
    Leif Lise Lone Magnus Malene Marie Mikkel Mogens Nanna Nikolaj Olga Oskar Palle Pernille Poul Rikke Rosa Signe Simon
    Svend Thea Thomas Torben Vagn Ellen""".split()  # noqa: SIM905
_STEMS = """Aske Birke Blå Dyb Eg El Ellinge Fager Fyrre Graner Grøn Hassel Havre Hede Hjorte Hvid Høj Ild Kalv Klint
    Kors Krage Lang Lille Lær Mar Mose Mølle Nør Odder Pile Ravn Rug Rør Sel Skår Sten Stor Svane Tjørne Torne Tran Ulv
    Vester Vibe Vild Ørne Øster Åker Ål""".split()  # noqa: SIM905
_TAILS = """bjerg by dal eng feld gård have holm høj kilde lev lund mark næs rup skov sted strand toft vang vad
    ø""".split()  # noqa: SIM905
_TRADES = """Byg Energi Fisk Fragt Maskiner Medier Papir Pension Rederi Sikring Stål Tekstil Telefoni Træ Vin
    Værft""".split()  # noqa: SIM905
_MIDDLE = ("", " B.", " H.", " K.")
_SURNAMES = len(_STEMS) * len(_TAILS)
_MIXED = 104_729
"""A prime, so that neighbouring numbers have names that are not alike."""


def kind_of(number: int) -> str:
    """What the name with this number names: person, org or place."""
    return KINDS[number % 10]


@lru_cache(maxsize=NAMES)
def name_of(number: int) -> str:
    """The name with this number. No two of a kind are the same."""
    return {"person": _person, "org": _organisation, "place": _place}[kind_of(number)](number * _MIXED)


def _person(at: int) -> str:
    rest, first = divmod(at % (len(_FIRST) * _SURNAMES * len(_MIDDLE)), len(_FIRST))
    middle, surname = divmod(rest, _SURNAMES)
    return f"{_FIRST[first]}{_MIDDLE[middle]} {_surname(surname)}"


def _organisation(at: int) -> str:
    rest, surname = divmod(at % (_SURNAMES * len(_TRADES) * 12), _SURNAMES)
    more, trade = divmod(rest, len(_TRADES))
    return f"{_surname(surname)} {f'{_STEMS[more - 1]} ' if more else ''}{_TRADES[trade]}"


def _place(at: int) -> str:
    rest, surname = divmod(at % (_SURNAMES * len(_STEMS) * 4), _SURNAMES)
    tail, stem = divmod(rest, len(_STEMS))
    before = f"{_STEMS[stem]}{_TAILS[tail - 1] if tail else ''} " if rest else ""
    return f"{before}{_surname(surname)}"


def _surname(at: int) -> str:
    return _STEMS[at // len(_TAILS)] + _TAILS[at % len(_TAILS)]
