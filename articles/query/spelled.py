"""A word or a quoted phrase as it was typed -> its value, how it was typed, and what is wrong with it."""

import re
from dataclasses import dataclass, replace

from articles.query.characters import CLOSER, CLOSERS, QUOTES, STRIPPED, plain, says_something
from articles.query.faults import MAX_WORD, Edit, Fault, fault, shortened
from articles.query.fields import SPELLINGS
from articles.query.tree import MAX_DISTANCE, MAX_EDITS, Fuzzy, How, Phrase, Prefix, Suffix, Word

OFFERED_DISTANCE = 5
"""Words apart, where a query does not say how many."""
EXACT = "="
"""Right before a word: that form of it only."""

_DIGITS = "0123456789"
_DISTANCE = re.compile(r"~+([0-9]*)")
_OPEN_ENDS = re.compile(r"\.\.|…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """text[start:end] read. `value` is empty when nothing is left to search for."""

    start: int
    end: int
    value: str
    how: How
    edits: int = 0
    """Of a Fuzzy; 0 for the usual number."""
    distance: int = 0
    """Of a phrase whose words, single spaces between them, need only be near each other; 0 for any other."""
    faults: tuple[Fault, ...] = ()


def read_run(text: str, start: int, end: int) -> Spelled:
    """Read text[start:end], which holds no space, quote or parenthesis: a word, or a word with =, * or ~."""
    core = plain(text[start:end])
    read = Spelled(start=start, end=end, value=_or_empty(core), how=Word)
    if core.startswith(EXACT):
        read = _exact(text, read, plain(core.lstrip(EXACT)))
    elif core.startswith("~"):
        value = plain((_before_tilde(core) or core).replace("*", "").lstrip("~" + STRIPPED))
        how: How = Word if value.isdecimal() else Fuzzy
        read = _misplaced(text, read, "~", "tilde-alone", _or_empty(value), how)
    elif (word := _before_tilde(core)) is not None:
        read = _fuzzy(text, read, plain(word), core[len(core.rstrip(_DIGITS)) :])
    elif "*" in core:
        read = _starred(text, read, core)
    return _measured(read)


def _before_tilde(core: str) -> str | None:
    """What stands before the ~, ~1 or ~2 at the end of `core`; None when there is none."""
    body = core.rstrip(_DIGITS)
    return body.rstrip("~" + STRIPPED) if body.endswith("~") else None


def _exact(text: str, read: Spelled, word: str) -> Spelled:
    if not says_something(word):
        found = fault("exact-alone", read.start, read.end, Edit(read.start, read.end))
        return replace(read, value="", faults=(found,))
    if "*" not in word and _before_tilde(word) is None:
        return replace(read, value=word, how=Phrase)
    rest = text[text.index(EXACT, read.start) : read.end].lstrip(EXACT + STRIPPED)
    without = read_run(text, read.end - len(rest), read.end)
    found = fault("exact-sign", read.start, read.end, Edit(read.start, read.end, word))
    return replace(without, start=read.start, faults=(found, *without.faults))


def _fuzzy(text: str, read: Spelled, word: str, digits: str) -> Spelled:
    if not says_something(word):
        return _misplaced(text, read, "~", "tilde-alone", digits, Word)
    if "*" in word:
        bare = _starred(text, read, word)
        found = fault("tilde-star", read.start, read.end, Edit(read.start, read.end, typed_as(bare.value, bare.how)))
        return replace(bare, faults=(found,))
    edits = number(digits)
    if not digits or 1 <= edits <= MAX_EDITS:
        return replace(read, value=word, how=Fuzzy, edits=edits)
    how: How = Fuzzy if edits else Word
    kept = MAX_EDITS if edits else 0
    at = text.rindex("~", read.start, read.end)
    mend = Edit(read.start, read.end, typed_as(word, how, kept))
    return replace(read, value=word, how=how, edits=kept, faults=(fault("tilde-number", at, read.end, mend),))


def _misplaced(text: str, read: Spelled, sign: str, code: str, value: str, how: How) -> Spelled:
    """A sign with nothing where its word should be; `value` is what there is besides."""
    at = text.index(sign, read.start)
    mend = Edit(read.start, read.end, typed_as(value, how) if value else "")
    return replace(read, value=value, how=how, faults=(fault(code, at, read.end, mend),))


def _starred(text: str, read: Spelled, core: str) -> Spelled:
    """A word with a star: the beginning or the end of one; anything else is mended to a beginning, if it can be."""
    if not says_something(core):
        return _misplaced(text, read, "*", "star-alone", "", Word)
    at = text.index("*", read.start)
    value = next(part for part in map(plain, core.split("*")) if says_something(part))
    if (word := _before_tilde(plain(core.rstrip("*")))) is not None:
        value = plain(word.replace("*", "")) or value
        found = fault("tilde-star", read.start, read.end, Edit(read.start, read.end, value + "*"))
        return replace(read, value=value, how=Prefix, faults=(found,))
    if "*" not in (stem := plain(core.rstrip("*"))):
        return replace(read, value=stem, how=Prefix)
    if "*" not in (ending := plain(core.lstrip("*"))):
        return replace(read, value=ending, how=Suffix)
    found = fault("star-inside", at, read.end, Edit(read.start, read.end, value + "*"))
    return replace(read, value=value, how=Prefix, faults=(found,))


def typed_as(value: str, how: How, edits: int = 0) -> str:
    """A word as it is typed to be read so: demonstr*, *valg, lukashenko~1. `edits` of 0 is not written."""
    if how is Prefix:
        return f"{value}*"
    if how is Suffix:
        return f"*{value}"
    return f"{value}~{edits or ''}" if how is Fuzzy else value


def number(digits: str) -> int:
    """The number that digits say, 0 for none; of absurd numbers, one that is too large as well."""
    return int(digits.lstrip("0")[:4] or 0)


def read_quoted(text: str, start: int) -> Spelled:
    """Read the phrase that begins with the mark at `start`; `end` is after its closing mark and its ~5.

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
    read = Spelled(start=start, end=end, value=value, how=Phrase, faults=tuple(found))
    tilde = _DISTANCE.match(text, end) if ends else None
    return _measured(_near(text, read, tilde) if tilde else read)


def _near(text: str, read: Spelled, tilde: re.Match[str]) -> Spelled:
    """A phrase with ~5 after it: its words near each other."""
    words = [word for word in map(plain, read.value.split()) if says_something(word)]
    start, end = tilde.span()
    read = replace(read, end=end)
    if len(words) < 2:
        return replace(read, faults=(*read.faults, fault("near-one", start, end, Edit(start, end))))
    distance, found = read_distance(tilde[1], start, end, "~", f"{text[read.start : start]}~{OFFERED_DISTANCE}")
    return replace(read, value=" ".join(words), distance=distance, faults=(*read.faults, *found))


def read_distance(digits: str, start: int, end: int, sign: str, example: str) -> tuple[int, tuple[Fault, ...]]:
    """The distance that `digits` say and what is wrong with it; text[start:end] is `sign` and the digits."""
    distance = number(digits)
    if digits and 1 <= distance <= MAX_DISTANCE:
        return distance, ()
    kept = min(max(distance, 1), MAX_DISTANCE) if digits else OFFERED_DISTANCE
    code = "near-range" if digits else "near-distance"
    mend = Edit(start, end, f"{sign}{kept}")
    said = fault(code, start, end, mend, number=shortened(digits), most=MAX_DISTANCE, example=shortened(example))
    return kept, (said,)


def with_open_ends(text: str, spelled: Spelled) -> str:
    """The value of a date with the dots at its ends that make it an open range: ..2020, 2020-08.."""
    core = _MARKS.sub(" ", text[spelled.start : spelled.end]).strip()
    before = core[: len(core) - len(core.lstrip(STRIPPED + " "))]
    after = core[len(core.rstrip(STRIPPED + " ")) :]
    first, last = (".." if _OPEN_ENDS.search(dots) else "" for dots in (before, after))
    return f"{first}{spelled.value}{last}"


_MARKS = re.compile(f"[{QUOTES}]")
_ELSE = re.compile(
    rf"[(){QUOTES}]|\s+(?:[-–−](?=\w)|(?:ELLER|OR|OG|AND|IKKE|NOT)(?!\w)|(?:NEAR|NÆR)/|(?P<name>[^\W\d_]+):)"
)


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
    return replace(spelled, value="", distance=0, faults=(*spelled.faults, found))
