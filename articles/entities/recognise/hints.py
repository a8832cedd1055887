"""What single words tell of the name they stand in or beside: titles, kinds of organisations, prepositions, months."""

from functools import lru_cache

from articles.entities import words
from articles.entities.recognise.shapes import base

_MONTHS = frozenset(
    {
        "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
        "december", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
    }
)  # fmt: skip
_SETS = (
    ("orgword", words.ORG_WORDS),
    ("orgnoun", words.ORG_BEFORE),
    ("placenoun", words.PLACE_BEFORE),
    ("placelast", words.PLACE_LASTS | words.PLACE_TAILS),
    ("in", words.IN),
    ("to", words.FROM_TO),
    ("saying", words.PERSON_VERBS),
    ("telling", words.OFFICE_VERBS),
    ("starter", words.STARTERS),
    ("particle", words.PARTICLES),
    ("adjective", words.ADJECTIVES),
    ("noname", words.NOT_NAMES),
    ("month", _MONTHS),
)
_ENDINGS = (
    ("orgend", words.ORG_ENDINGS),
    ("orgnoun", words.ORG_BEFORE_ENDINGS),
    ("placeend", words.PLACE_ENDINGS),
    ("surnameend", words.SURNAME_ENDINGS),
    ("nounend", words.NOUN_ENDINGS),
    ("definite", words.DEFINITE_ENDINGS),
)


_NAMED = words.ORG_WORDS | words.PLACE_LASTS | words.PLACE_TAILS


@lru_cache(maxsize=1 << 14)
def hints(word: str) -> tuple[str, ...]:
    """Names of the kinds of words this one belongs to, by itself or by its ending.

    Case does not count; of a capitalised word nor does a possessive ending: "Universitets" is a kind of body too.
    """
    folded = base(word.lower()) if word[0].isupper() and base(word.lower()) in _NAMED else word.lower()
    found = [name for name, members in _SETS if folded in members]
    found += [name for name, endings in _ENDINGS if name not in found and folded.endswith(endings) and len(folded) > 4]
    if is_title(folded):
        found.append("title")
    return tuple(found)


def is_title(folded: str) -> bool:
    """Whether a name after this word is a person's: "præsident", "udenrigsministeren", "cheføkonom"."""
    return folded in words.TITLES or (len(folded) > 7 and folded.removesuffix("s").endswith(words.TITLE_ENDINGS))
