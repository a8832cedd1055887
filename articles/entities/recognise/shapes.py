"""What a word looks like: its letters, ends, capitals and marks."""

import re

_REPEATED = re.compile(r"(.)\1+")
_POSSESSIVES = ("'s", "’s")

SHAPE_LENGTH = 6
"""Characters of a shape that count."""


def shape(word: str) -> str:
    """Capitals as X, other letters as x, digits as d: "Odense" is "Xxxxxx", "TV2" is "XXd"."""
    return "".join("d" if c.isdigit() else "X" if c.isupper() else "x" if c.isalpha() else c for c in word)


def short_shape(word: str) -> str:
    """A shape without repetitions: "Xx" for "Odense" and "Oslo"."""
    return _REPEATED.sub(r"\1", shape(word))


def base(word: str) -> str:
    """A word without what may be a possessive ending: what two forms of one name have in common, not what is right."""
    if word.endswith(_POSSESSIVES):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word[-1] in "s'’" else word


def affixes(word: str) -> list[str]:
    """Beginnings and ends, more of them for what may be a name."""
    low, length = word.lower(), len(word)
    named = word[:1].isupper() or not word.isalpha()
    ends, heads = (range(1, 6), range(2, 6)) if named else (range(2, 5), range(0))
    return [f"s{low[-k:]}" for k in ends if length > k] + [f"p{low[:k]}" for k in heads if length > k]


def marks(word: str) -> list[str]:
    """Capitals, hyphens, digits and dots."""
    found = []
    if len(word) <= 3:
        found.append(f"len{len(word)}")
    if word.isupper() and len(word) > 1:
        found.append("caps")
    elif word[:1].isupper() and any(letter.isupper() for letter in word[1:]):
        found.append("mixed")
    if word[:1].isupper():
        found.append("cap")
    if "-" in word:
        found += _hyphened(word)
    if any(letter.isdigit() for letter in word):
        found.append("digit")
    if "." in word and len(word) > 1:
        found.append("dot")
    return found


def _hyphened(word: str) -> list[str]:
    head, _, tail = word.partition("-")
    tail = tail.rpartition("-")[2]
    found = ["hyphen", f"h1{tail.lower()[-5:]}"]
    if head:
        found.append(f"h0{head}")
    if head[:1].isupper():
        found.append(f"hcap{int(tail[:1].isupper())}")
    return found
