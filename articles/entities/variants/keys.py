"""The keys under which spellings of one name meet. Pure."""

import re
from collections.abc import Iterable

from articles.entities.name import NameType
from articles.entities.variants.countries import country_of
from articles.entities.variants.forms import bones_of, in_order, is_initial, sound_of, without_company_form, words_of

LETTERS, BONES, INITIAL, SHORTENED, COUNTRY = "=", "~", "i:", "I:", "c:"
"""What a key begins with. Two names meet under one key, but under INITIAL only if one of them is SHORTENED there:
else every L. Hansen of the archive would meet every other.
"""
_DEFINITE = re.compile(r"(?<=[^\W\d_]{4})(?:erne|ene|et|en)$")


def variant_keys(type_: str, name: str) -> list[str]:
    """The keys of a name of this type ("person", "org", "place"), sorted; few, whatever the name.

    Spellings that differ in capitals, accents, hyphens, spaces, aa/å, ae/æ, oe/ø, a company form or the order "Putin,
    Vladimir" meet under LETTERS; transliterations and other vowels under BONES, where a person has a first and a last
    name alone and an organisation no definite ending; "G. Bush" meets "George W. Bush" under INITIAL; Denmark meets
    Danmark under COUNTRY.
    """
    name = in_order(name) if type_ == NameType.PERSON else name
    words = without_company_form(words_of(name))
    if not words:
        return []
    keys = {LETTERS + "".join(words), LETTERS + "".join(without_company_form(words_of(name, carons=False)))}
    if type_ == NameType.PERSON and len(words) > 1:
        first, last = words[0], bones_of(words[-1])
        keys.add(f"{INITIAL}{first[0]} {last}")
        if is_initial(first):
            keys.add(f"{SHORTENED}{first[0]} {last}")
        else:
            keys.add(BONES + " ".join(sorted((bones_of(first), last))))
    elif any(len(sound_of(word)) > 3 for word in words):
        keys.add(BONES + "".join(bones_of(indefinite(word) if type_ == NameType.ORG else word) for word in words))
    if type_ == NameType.PLACE and (code := country_of(name)):
        keys.add(COUNTRY + code)
    return sorted(keys)


def meeting_keys(keys: Iterable[str]) -> list[str]:
    """The keys of which those that a name with `keys` is to be compared with have one."""
    met = []
    for key in keys:
        if key.startswith(INITIAL):
            met.append(SHORTENED + key.removeprefix(INITIAL))
        else:
            met.append(INITIAL + key.removeprefix(SHORTENED) if key.startswith(SHORTENED) else key)
    return met


def indefinite(word: str) -> str:
    """A folded word without the ending of its definite form: "folketinget" is "folketing"."""
    return _DEFINITE.sub("", word)
