"""What countries are called in Danish and in English, from CLDR. Pure."""

from functools import lru_cache

from babel import Locale

from articles.entities.variants.forms import words_of

LANGUAGES = ("da", "en")


def country_of(name: str) -> str:
    """The two letters (ISO 3166) of the country that is called `name` in Danish or English; empty for none."""
    return _countries().get(" ".join(words_of(name)), "")


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Called alike in both languages or not; "Myanmar (Burma)" is both."""
    return {
        " ".join(words_of(part)): code
        for language in LANGUAGES
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "XA", "XB", "QO")
        for part in name.removesuffix(")").split(" (")
    }
