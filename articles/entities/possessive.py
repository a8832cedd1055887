"""Where a name ends and its possessive s begins. A rule of the language, whatever found the name."""

from collections.abc import Callable

from articles.entities.gazetteer import is_first_name
from articles.entities.words import FUNCTION_WORDS, VERB

_APOSTROPHES = "'’"
_KEPT = ("us", "is", "os", "ss")
_SURNAMES = (
    "sens",
    "gaards",
    "gårds",
    "skijs",
    "skys",
    "enkos",
    "ovs",
    "evs",
    "ovas",
    "skajas",
    "manns",
    "bergs",
    "qvists",
)


def bare(word: str, *, is_known: Callable[[str], bool], stands: Callable[[str], bool], after: str, danish: bool) -> str:
    """`word` without a possessive ending: "EU's" EU, "Ruslands" Rusland, "Mads" Mads, "Putins" Putin.

    `is_known` tells whether a form is in the lists, `stands` whether it stands in the story; `after` is the
    next word or "". English has no possessive without an apostrophe.
    """
    if len(word) > 2 and word[-2] in _APOSTROPHES and word[-1] in "sS":
        return word[:-2]
    if not danish or len(word) < 3 or word[-1] != "s":
        return word
    base = word[:-1]
    if base.isupper() and len(base) > 1:
        return base
    known, base_known = is_known(word) or is_first_name(word), is_known(base) or is_first_name(base)
    if known != base_known:
        return word if known else base
    if stands(base) or (not known and word.endswith(_SURNAMES)):
        return base
    if known or word.endswith(_KEPT):
        return word
    return base if _can_be_owned(after) else word


def _can_be_owned(after: str) -> bool:
    """Whether a following word looks owned: a first name, or a lower-case word that is no verb or small word."""
    if is_first_name(after):
        return True
    return after[:1].islower() and after not in FUNCTION_WORDS and not VERB.match(after)
