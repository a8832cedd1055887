"""Where a name ends and its possessive s begins. A rule of the language, whatever found the name.

Danish adds an s without an apostrophe, so "Mads" may be a name and "Putins" a name with an s. The order of the
questions is that of a study of the Danish UD treebank; tests/entities/test_possessive.py holds what it answers there.
"""

from collections.abc import Callable
from functools import cache

from articles.entities import lists
from articles.entities.gazetteer import is_first_name
from articles.entities.words import FUNCTION_WORDS, VERB
from articles.lexicon import dictionary

_APOSTROPHES = "'’`´"
_HISSES = "sxzSXZ"
"""After these a possessive is an apostrophe alone: "Lars'", "Marx'"."""
_KEPT = ("us", "is", "os", "ss", "ys")
"""Endings that unknown names have of their own: "Marcus", "Papadopoulos", "Reuss"."""
_SURNAME_ENDINGS = (
    "sen", "son", "gaard", "gård", "skij", "skyj", "sky", "ski", "enko", "ov", "ev", "ova", "eva", "in", "itj", "ic",
    "mann", "man", "berg", "qvist", "quist", "kvist", "strøm", "ström", "lund", "holm", "rup", "borg", "bæk", "dal",
    "skov", "by", "land", "ing", "stein", "feld", "ian", "vili", "wicz", "ert", "ard", "elt", "olt", "er", "ez",
)  # fmt: skip
"""What surnames and places end in, and hardly ever with an s of their own after it."""
_LISTS = ("country", "region", "dkplace", "bigcity", "party", "authority", "media", "company", "club", "union_org")


def bare(word: str, *, is_known: Callable[[str], bool], stands: Callable[[str], bool], after: str, danish: bool) -> str:
    """`word` without a possessive ending: "EU's" EU, "Ruslands" Rusland, "Lars'" Lars, "Mads" Mads, "Putins" Putin.

    `is_known` tells whether a form is in lists of the caller's beside ours, `stands` whether it stands in the
    story; `after` is the next word or "". English has no possessive without an apostrophe.
    """
    marked = _without_apostrophe(word)
    if marked != word or not danish or len(word) < 3 or word[-1] not in "sS":
        return marked
    base = word[:-1]
    if word[-1] == "S":
        return base if _is_listed(base.capitalize()) and not _is_listed(word.capitalize()) and len(word) > 5 else word
    if (base.isupper() and len(base) > 1) or base.endswith("."):
        return base
    known, base_known = is_known(word) or _is_listed(word), is_known(base) or _is_listed(base)
    if known != base_known:
        return word if known else base
    if known:
        return _of_two_names(word, base, stands, after)
    if stands(base) or base.casefold().endswith(_SURNAME_ENDINGS):
        return base
    return base if not word.endswith(_KEPT) and _is_owned(after) else word


def _without_apostrophe(word: str) -> str:
    if len(word) > 2 and word[-2] in _APOSTROPHES and word[-1] in "sS":
        return word[:-2]
    if len(word) > 2 and word[-1] in _APOSTROPHES and word[-2] in _HISSES:
        return word[:-1]
    return word


def _of_two_names(word: str, base: str, stands: Callable[[str], bool], after: str) -> str:
    """Both are names, as Peters and Peter: first the form of the story, then what persons are called, then `after`."""
    first, base_first = _is_persons(word), _is_persons(base)
    if stands(base) and not first:
        return base
    if first != base_first:
        return word if first else base
    return base if _is_owned(after) else word


def _is_owned(after: str) -> bool:
    """Whether a following word looks owned: a first name, or a lower-case word that is no verb or small word."""
    if is_first_name(after):
        return True
    return after[:1].islower() and after not in FUNCTION_WORDS and not _is_verb(after)


def _is_verb(word: str) -> bool:
    """A Danish verb by its shape: "spillede", "spiste"; of words in -er those with a past tense, so not "ører"."""
    if word.endswith("er"):
        return dictionary.is_word(f"{word[:-2]}ede") or dictionary.is_word(f"{word[:-2]}te")
    return VERB.match(word) is not None


def _is_listed(word: str) -> bool:
    return dictionary.is_name(word) or _is_persons(word) or word in _last_words()


def _is_persons(word: str) -> bool:
    return is_first_name(word) or word in lists.by_hand("surname")


@cache
def _last_words() -> frozenset[str]:
    """What names in the lists end with; not the plural in "McDonald Islands", for Island is a country."""
    names = frozenset().union(*(lists.names(kind) for kind in _LISTS))
    last = {name.rpartition(" ")[2] for name in names}
    return frozenset(word for word in last if word in names or word[:-1] not in names)
