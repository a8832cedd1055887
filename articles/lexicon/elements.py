"""The words that compounds are made of: how each is written as a first and as a last part, and how common that is.

Shipped as lists/elements.xz, made by lists/make_elements.py from Stavekontrolden's dictionary. Read when first asked.
"""

import lzma
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "lists" / "elements.xz"
WHOLE_FILE = Path(__file__).parent / "lists" / "whole.xz"
"""Words that look like compounds and are none, in all their forms."""

NEVER = "-"
"""In place of a cost: not in this position."""


class Element(NamedTuple):
    """A written form of a part."""

    parts: tuple[str, ...]
    """What a reader would type to find it: none for "vice", one as a rule, two for "folkemord"."""
    cost: float
    """Less is more common: the negative natural logarithm of its share of all first or last parts."""
    kind: str
    """"n" for a noun, "a" for an adjective, "v" for all else."""
    known: bool
    """Whether it is a compound whose parts are known, rather than a word without any."""


_DOUBT = {"n": 0.0, "a": 1.5, "v": 2.5}

Forms = dict[str, Element]


@cache
def tables() -> tuple[Forms, Forms]:
    """By their written form: elements that something follows, and elements that end a word."""
    first: Forms = {}
    last: Forms = {}
    for line in lzma.decompress(FILE.read_bytes()).decode().splitlines():
        _read(line, first, last)
    return first, last


def _read(line: str, first: Forms, last: Forms) -> None:
    """One element: word, parts, kind, cost as first, cost as last, its links, its forms; tabs between them."""
    word, parts, kind, first_cost, last_cost, links, forms = line.split("\t")
    found = (word,) if parts == "=" else tuple(parts.split())
    for table, cost, endings in ((first, first_cost, links), (last, last_cost, forms)):
        if cost != NEVER:
            element = Element(found, int(cost) / 10, kind[0], "c" in kind)
            for ending in endings.split(","):
                form = grown(word, ending)
                held = table.get(form)
                if held is None or _doubt(element, form) < _doubt(held, form):
                    table[form] = element


def _doubt(element: Element, form: str) -> float:
    """Less for the likelier of two words with the same form: common ones, nouns, and those that it is the base of."""
    return element.cost + _DOUBT[element.kind] + (element.parts != (form,))


def grown(word: str, ending: str) -> str:
    """The word with an ending such as "0en" or "1s": so many letters are taken off first."""
    return word[: len(word) - int(ending[0])] + ending[1:]


@cache
def whole() -> frozenset[str]:
    """Words in lower case that have no parts whatever they look like."""
    return frozenset(lzma.decompress(WHOLE_FILE.read_bytes()).decode().splitlines())
