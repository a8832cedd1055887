"""A Hunspell dictionary -> all forms it spells: its words with their affixes, compounds left aside.

Read as hunspell(5) describes: FLAG num, SFX and PFX with conditions and continuation flags, FORBIDDENWORD,
NEEDAFFIX and ONLYINCOMPOUND. Prefixes that only compounds take (their text holds a hyphen alone) are not applied.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_DESCRIPTION = re.compile(r"\s+[a-z]{2}:")
"""What begins the morphological fields of an entry: "bog st:bøger"."""
_LISTED = re.compile(r"\bal:(\S+)")
"""A form that stands with its word: "løbe al:løber"."""
_DEPTH = 2
"""Affixes on one word: consonant doubling and an ending, as in "hat", "hatt-", "hatten"."""


@dataclass(frozen=True, slots=True)
class Affix:
    """One rule: what is taken off a word, what is put on, when, and the flags of what comes of it."""

    suffix: bool
    strip: str
    add: str
    condition: re.Pattern[str]
    flags: frozenset[str]
    genitive: bool
    """The affix file calls it a genitive."""

    def on(self, word: str) -> str | None:
        """The word with this affix; None when it takes none."""
        if self.suffix:
            if not word.endswith(self.strip) or not self.condition.search(word):
                return None
            return word.removesuffix(self.strip) + self.add
        if not word.startswith(self.strip) or not self.condition.match(word):
            return None
        return self.add + word.removeprefix(self.strip)


@dataclass(slots=True)
class Affixes:
    """The rules of an affix file by flag, and the flags with a meaning of their own."""

    rules: dict[str, list[Affix]] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)

    def is_word(self, flags: frozenset[str]) -> bool:
        """Whether a form with these flags may stand alone."""
        return not flags & {self.named.get(name, "") for name in ("FORBIDDENWORD", "NEEDAFFIX", "ONLYINCOMPOUND")}


def affixes_of(lines: Iterable[str]) -> Affixes:
    """Read the lines of an affix file (.aff). Directives that change no form are passed over."""
    affixes = Affixes()
    for line in lines:
        parts = line.split()
        if len(parts) == 2 and parts[0] in ("FORBIDDENWORD", "NEEDAFFIX", "ONLYINCOMPOUND"):
            affixes.named[parts[0]] = parts[1]
        elif len(parts) >= 5 and parts[0] in ("SFX", "PFX"):
            affixes.rules.setdefault(parts[1], []).append(_affix(parts))
    return affixes


def _affix(parts: list[str]) -> Affix:
    add, _, flags = parts[3].partition("/")
    suffix = parts[0] == "SFX"
    condition = re.compile(f"(?:{parts[4]})$" if suffix else parts[4])
    return Affix(
        suffix=suffix,
        strip="" if parts[2] == "0" else parts[2],
        add="" if add == "0" else add,
        condition=condition,
        flags=frozenset(flags.split(",")) - {""},
        genitive="+GENITIV" in parts[5:],
    )


def forms_of(lines: Iterable[str], affixes: Affixes) -> Iterator[tuple[str, bool]]:
    """Every form of the words of a dictionary file (.dic), each with whether it is a genitive; repeats are possible.

    Entries of several words are passed over.
    """
    for word, flags, _ in entries_of(lines):
        yield from inflected(word, flags, affixes)


def entries_of(lines: Iterable[str]) -> Iterator[tuple[str, frozenset[str], list[str]]]:
    """The words of a dictionary file, each with its flags and the forms listed with it ("løbe al:løber al:løb").

    Entries of several words are passed over.
    """
    for line in lines:
        word, _, flags = _DESCRIPTION.split(line)[0].strip().partition("/")
        if word and " " not in word:
            yield word, frozenset(flags.split(",")) - {""}, _LISTED.findall(line)


def inflected(word: str, flags: frozenset[str], affixes: Affixes) -> Iterator[tuple[str, bool]]:
    """Every form of one word, each with whether it is a genitive; repeats are possible."""
    return _grown(word, flags, affixes, False, _DEPTH)


def _grown(
    word: str, flags: frozenset[str], affixes: Affixes, genitive: bool, depth: int
) -> Iterator[tuple[str, bool]]:
    if affixes.is_word(flags):
        yield word, genitive
    elif affixes.named.get("FORBIDDENWORD") in flags:
        return
    if not depth:
        return
    for flag in flags:
        for affix in affixes.rules.get(flag, ()):
            form = None if affix.add == "-" else affix.on(word)
            if form:
                yield from _grown(form, affix.flags, affixes, genitive or affix.genitive, depth - 1)
