"""Names that need no guessing: countries, territories and continents from CLDR, and the hand list."""

from functools import cache, lru_cache

from babel import Locale

from articles.entities import lists
from articles.entities.name import NameType

LANGUAGES = ("da", "en")
"""The languages there is a list for; the spotter reads no others."""

_NO_PLACES = {"EU", "EZ", "UN", "ZZ", "XA", "XB", "001", "QO"}
"""CLDR territories that are no places: unions, pseudo-locales, "World", "Unknown Region"."""


ORGANISATIONS = (
    "party",
    "authority",
    "municipality",
    "university",
    "institution",
    "media",
    "company",
    "club",
    "band",
    "union_org",
)
PLACES = {
    "da": ("country", "region", "dkplace", "bigcity"),
    "en": ("english_place", "region", "dkplace", "bigcity"),
}
"""Lists whose hand-written half is taken for certain; a name of both sorts is the place."""


class Gazetteer:
    """Known names of one language. Case counts: "Island" is a country, "island" is not."""

    def __init__(self, language: str) -> None:
        orgs, unsure_orgs = _all(ORGANISATIONS), lists.names("ambiguous_org")
        unsure_places = lists.names("ambiguous_place")
        places = (_all(PLACES[language]) | _territories(language)) - unsure_places
        if language == "en":
            places = {name.removeprefix("the ") for name in places}
        self.types: dict[str, NameType] = dict.fromkeys(orgs - places - unsure_orgs, NameType.ORG)
        self.types |= dict.fromkeys(places, NameType.PLACE)
        self.ambiguous: dict[str, NameType] = dict.fromkeys(unsure_places - self.types.keys(), NameType.PLACE)
        self.ambiguous |= dict.fromkeys(unsure_orgs - self.types.keys() - unsure_places, NameType.ORG)
        self._phrases = _by_first_word(self.types)

    def known(self, name: str) -> NameType | None:
        """What a name is for certain; None when the lists do not say."""
        return self.types.get(name)

    def maybe(self, name: str) -> NameType | None:
        """What a word that is also an ordinary one names, when something else says that it is a name."""
        return self.ambiguous.get(name)

    def phrase_at(self, text: str, start: int, first_word: str) -> str | None:
        """The longest known name of several words that begins at `start`, where `first_word` stands.

        A possessive s or 's may follow it; it is not part of the answer.
        """
        for phrase in self._phrases.get(first_word, ()):
            if text.startswith(phrase, start) and _ends(text, start + len(phrase)):
                return phrase
        return None


def _all(kinds: tuple[str, ...]) -> set[str]:
    return {name for kind in kinds for name in lists.by_hand(kind)}


@lru_cache(maxsize=len(LANGUAGES))
def gazetteer(language: str) -> Gazetteer:
    """The lists of a language ("da", "en"), loaded once, on first use."""
    return Gazetteer(language)


def is_first_name(word: str) -> bool:
    """Whether a word, or the first part of a hyphened one, is a well-known first name and no ordinary word."""
    return word in _first_names() or word.partition("-")[0] in _first_names()


def is_patronymic(word: str) -> bool:
    """Whether a word is a first name with -sen: "Hansen", "Petersen"; "Prisen" and "Rejsen" are not."""
    return word.endswith("sen") and (word[:-2] in _first_names() or word[:-3] in _first_names())


@cache
def _first_names() -> frozenset[str]:
    return lists.by_hand("firstname") - lists.names("ambiguous_firstname")


def _territories(language: str) -> set[str]:
    """Names of countries, territories and continents. "Myanmar (Burma)" is both, "SAR Hongkong" is Hongkong."""
    names = set()
    for code, name in Locale(language).territories.items():
        if code in _NO_PLACES or not name[:1].isupper():
            continue
        for part in name.removesuffix(")").split(" ("):
            names.add(part.removeprefix("SAR ").replace(" SAR China", ""))
    return names


def _by_first_word(names: dict[str, NameType]) -> dict[str, list[str]]:
    phrases: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        if not name.replace("-", "").isalnum():
            phrases.setdefault(name.split()[0], []).append(name)
    return phrases


def _ends(text: str, end: int) -> bool:
    """Whether a word ends at `end`, a possessive ending left aside."""
    for ending in ("'s", "’s", "s", ""):
        after = end + len(ending)
        if text.startswith(ending, end) and not text[after : after + 1].isalnum():
            return True
    return False
