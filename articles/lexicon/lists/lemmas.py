"""The lower-case words of the dictionary as compounds need them: what they are, their forms, and their links.

A link is how a word is written before another one: "arbejds" of arbejde, "børne" of børn. The flags are those of
Stavekontrolden's affix file, where comments say what each of them is.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.lexicon.lists.hunspell import Affixes, affixes_of, entries_of, inflected


def _flags(*numbers: int) -> frozenset[str]:
    return frozenset(map(str, numbers))


_NOUN = _flags(
    2, 3, 4, 5, 7, 11, 13, 14, 15, 18, 19, 37, 43, 44, 45, 46, 47, 48, 57, 58, 64, 65, 66, 70, 71, 72, 74, 84, 85, 87
)
_VERB = _flags(1, 20, 21, 22, 79)
_ADJECTIVE = _flags(12, 23, 24, 26, 27, 28, 38, 40, 41, 42, 49, 59, 77, 78, 82)
_NEUTER = _flags(4, 45, 46, 47, 3, 15, 57, 66, 70, 43, 48, 18, 85, 87)
_EITHER_GENDER = _flags(5, 11, 74)
_NO_PLURAL = _flags(44, 45, 57, 58, 34, 2, 4)
_PLURAL_ONLY = "74"
_UNKNOWN = frozenset({"noun"})
"""Of a noun that is not said to be inflected."""
_FORBIDDEN, _GENITIVE, _MAY_BE_LAST, _FIRST_IN_COMPOUND, _ENDS = "6", "10", "39", "32", "34"


@dataclass(slots=True)
class Lemma:
    """A word of the dictionary: entries with the same spelling are one."""

    word: str
    noun: bool = False
    verb: bool = False
    adjective: bool = False
    may_be_last: bool = False
    """Whether a compound may end with it."""
    classes: set[frozenset[str]] = field(default_factory=set)
    """How it is inflected: flags of the dictionary, an entry each."""
    links: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    """Its inflected forms, genitives left out."""

    def inflected_as(self, other: "Lemma") -> bool:
        """Whether some entry of both is inflected alike; one may lack what the other has, as a plural."""
        return any(
            mine & theirs
            or (other.noun and (_UNKNOWN in (mine, theirs) or _PLURAL_ONLY in mine))
            or (_gender(mine) and _gender(mine) == _gender(theirs) and (mine | theirs) & _NO_PLURAL)
            for mine in self.classes
            for theirs in other.classes
        )


def lemmas_of(aff: Iterable[str], dic: Iterable[str]) -> dict[str, Lemma]:
    """The words of letters alone, from the lines of the affix file and the dictionary file."""
    affixes = affixes_of(line for line in aff if not line.startswith("PFX"))
    found: dict[str, Lemma] = {}
    for word, flags, listed in entries_of(dic):
        if word.isalpha() and word[0].islower():
            lemma = found.setdefault(word, Lemma(word))
            if _FORBIDDEN not in flags:
                _classify(lemma, flags, is_strong_verb=bool(listed) and word.endswith(("e", "å")))
                _inflect(lemma, flags, listed, affixes)
    return found


def alike(word: str, like: Lemma) -> Lemma:
    """A lemma that is inflected and linked as `like`, whose forms must all begin with it."""
    links = {word + link.removeprefix(like.word) for link in like.links}
    forms = {word + form.removeprefix(like.word) for form in like.forms}
    return dataclasses.replace(like, word=word, links=links, forms=forms)


def _classify(lemma: Lemma, flags: frozenset[str], *, is_strong_verb: bool) -> None:
    adjective = bool(flags & _ADJECTIVE)
    noun = bool(flags & _NOUN) or (flags >= {_GENITIVE, _MAY_BE_LAST} and not adjective)
    verb = bool(flags & _VERB) or (not noun and is_strong_verb)
    lemma.noun |= noun
    lemma.adjective |= adjective
    lemma.verb |= verb
    lemma.may_be_last |= _MAY_BE_LAST in flags
    without_flags = frozenset({"verb"}) if verb else _UNKNOWN if noun else frozenset({"none"})
    lemma.classes.add(flags & (_NOUN | _VERB | _ADJECTIVE) or without_flags)


def _inflect(lemma: Lemma, flags: frozenset[str], listed: list[str], affixes: Affixes) -> None:
    lemma.forms.add(lemma.word)
    forms = {form for form in listed if not (form[-1] == "s" and form[:-1] in listed)}
    forms.update(form for form, genitive in inflected(lemma.word, flags, affixes) if not genitive)
    lemma.forms.update(filter(str.isalpha, forms))
    for flag in flags:
        for affix in affixes.rules.get(flag, ()):
            if _FIRST_IN_COMPOUND in affix.flags and _ENDS not in affix.flags:
                form = affix.on(lemma.word)
                if form and form.isalpha():
                    lemma.links.add(form)


def _gender(flags: frozenset[str]) -> str:
    return "neuter" if flags & _NEUTER else "common" if flags & _NOUN - _EITHER_GENDER else ""
