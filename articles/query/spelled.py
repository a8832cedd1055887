"""A word or a quoted phrase as it was typed -> its value, how it was typed, and what is wrong with it."""

import re
from dataclasses import dataclass

from articles.query.characters import CLOSER, CLOSERS, QUOTES, plain, says_something
from articles.query.faults import MAX_WORD, Edit, Fault, fault
from articles.query.fields import SPELLINGS
from articles.query.tree import Phrase, Prefix, Word

How = type[Word] | type[Phrase] | type[Prefix]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """text[start:end] read. `value` is empty when nothing is left to search for."""

    start: int
    end: int
    value: str
    how: How
    faults: tuple[Fault, ...] = ()


def read_run(text: str, start: int, end: int) -> Spelled:
    """Read text[start:end], which holds no space, quote or parenthesis, as a word or a prefix."""
    core = plain(text[start:end])
    whole = Edit(start, end)
    if "*" not in core:
        return _measured(Spelled(start=start, end=end, value=_or_empty(core), how=Word))
    if not says_something(core):
        return Spelled(start=start, end=end, value="", how=Word, faults=(fault("star-alone", start, end, whole),))
    stem = plain(core.rstrip("*"))
    if "*" not in stem:
        return _measured(Spelled(start=start, end=end, value=stem, how=Prefix))
    head, star, _ = plain(core.lstrip("*")).partition("*")
    value = plain(head)
    if not says_something(value):
        value, star = plain(core.replace("*", "")), ""
    found = fault("star-inside", text.index("*", start), end, Edit(start, end, value + star))
    return _measured(Spelled(start=start, end=end, value=value, how=Prefix if star else Word, faults=(found,)))


def read_quoted(text: str, start: int) -> Spelled:
    """Read the phrase that begins with the mark at `start`; `end` is after its closing mark.

    A phrase that is never closed ends where something else clearly begins: a field, an exclusion, an operator,
    a parenthesis, or at the end.
    """
    mark = text[start]
    ends = [at for closer in CLOSERS[mark] if (at := text.find(closer, start + 1)) >= 0]
    found: list[Fault] = []
    if ends:
        inner_end, end = min(ends), min(ends) + 1
    else:
        inner_end = end = _likely_end(text, start + 1)
        closing = CLOSER.get(mark, mark)
        blank = not text[start + 1 : inner_end].strip()
        mend = Edit(start, start + 1) if blank else Edit(inner_end, inner_end, closing)
        found = [fault("quote-open", start, start + 1, mend, mark=mark, closing=closing)]
    inner = text[start + 1 : inner_end]
    stars = [at for at in range(start + 1, inner_end) if text[at] == "*"]
    if stars:
        found.append(fault("star-in-phrase", stars[0], stars[0] + 1, *(Edit(at, at + 1) for at in stars)))
    value = _or_empty(plain(inner.replace("*", "")))
    return _measured(Spelled(start=start, end=end, value=value, how=Phrase, faults=tuple(found)))


_ELSE = re.compile(rf"[(){QUOTES}]|\s+(?:[-–−](?=\w)|(?:ELLER|OR|OG|AND|IKKE|NOT)(?!\w)|(?P<name>[^\W\d_]+):)")


def _likely_end(text: str, start: int) -> int:
    for match in _ELSE.finditer(text, start):
        if match["name"] is None or match["name"].casefold() in SPELLINGS:
            return start + len(text[start : match.start()].rstrip())
    return start + len(text[start:].rstrip())


def _or_empty(value: str) -> str:
    return value if says_something(value) else ""


def _measured(spelled: Spelled) -> Spelled:
    if all(len(word) <= MAX_WORD for word in spelled.value.split()):
        return spelled
    whole = Edit(spelled.start, spelled.end)
    found = fault("word-too-long", spelled.start, spelled.end, whole, characters=MAX_WORD)
    return Spelled(start=spelled.start, end=spelled.end, value="", how=spelled.how, faults=(*spelled.faults, found))
