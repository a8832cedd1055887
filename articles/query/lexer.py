"""Typed text -> tokens. Never gives up: what cannot be read becomes a fault with the edits that mend it.

Invariant: the tokens' parentheses balance, every term and value says something, and all limits are kept.
"""

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum

from articles.query.characters import CLOSERS, MINUS, QUOTES, RUN, STRIPPED, plain, says_something
from articles.query.dates import ImpossibleDate, is_range, read_range
from articles.query.faults import MAX_CONTENT, MAX_DEPTH, MAX_TERMS, Edit, Fault, fault, shortened, too_deep, too_long
from articles.query.fields import RELATED, SPELLINGS, Field, FieldKind
from articles.query.spelled import EXACT, Spelled, read_distance, read_quoted, read_run, typed_as, with_open_ends
from articles.query.tree import Fuzzy, How, Phrase, Prefix, Suffix, Word, usual_edits


class Kind(StrEnum):
    """What a token is."""

    TERM = "term"
    FIELD = "field"
    NOT = "not"
    MINUS = "minus"
    AND = "and"
    OR = "or"
    NEAR = "near"
    OPEN = "open"
    CLOSE = "close"


OPERATORS = {
    "ELLER": Kind.OR,
    "OR": Kind.OR,
    "|": Kind.OR,
    "||": Kind.OR,
    "OG": Kind.AND,
    "AND": Kind.AND,
    "IKKE": Kind.NOT,
    "NOT": Kind.NOT,
}
"""What combines terms; the words only in capitals. Besides, see NEAR."""

NEAR = {"da": "NÆR", "en": "NEAR"}
"""How the operator of nearness begins in a language; a slash and the distance follow."""

_COUNTED = frozenset({Kind.TERM, Kind.FIELD, Kind.NOT, Kind.MINUS})
_LONGEST_RANGE = len("2020-01-01..2020-12-31")
_NEAR = re.compile(rf"({'|'.join(NEAR.values())})(?:/([0-9]*))?")
_NAME = re.compile(r"([^\W\d_]+):")
_EXACT_QUOTED = re.compile(f"{EXACT}+(?=[{QUOTES}])")
_SPACED_RANGE = re.compile(rf"\s+(?:\.{{2,}}|…)\s*([^\s(){QUOTES}]*)")
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """text[start:end]. `value` and `how` are those of a term or of a field, whose value begins at `value_start`.

    In the parenthesis of a field each term is a token of that field, which begins with its value. `name` is how the
    field was typed. `edits` is that of a Fuzzy. `distance` is that of NEAR, and of a phrase whose words are near each
    other. The opening parenthesis of a field holds the field and begins with its name.
    """

    kind: Kind
    start: int
    end: int
    value: str = ""
    how: How = Word
    edits: int = 0
    distance: int = 0
    field: Field | None = None
    name: str = ""
    value_start: int = 0

    @property
    def language(self) -> str:
        """The language that the field was typed in, "da" for one that is the same in both."""
        return "da" if self.field is None or self.name.casefold() in self.field.danish else "en"


class Lexer:
    """Reads one text, once: `tokens` and `faults` are there when it has been made."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.faults: list[Fault] = []
        self._open: list[Token] = []
        self._ignored_parens = 0
        self._terms = self._content = 0
        at = self._skip(0)
        while at < len(text):
            at = self._skip(self._next(at))
        for token in self._open:
            self.faults.append(fault("paren-open", token.end - 1, token.end, Edit(len(text), len(text), ")")))
            self.tokens.append(Token(kind=Kind.CLOSE, start=len(text), end=len(text)))

    @property
    def room(self) -> tuple[int, int]:
        """Terms and characters that there is room for yet."""
        return MAX_TERMS - self._terms, MAX_CONTENT - self._content

    def _skip(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def _next(self, at: int) -> int:
        """Read what begins at `at`, which is no space; return where it ends."""
        char = self.text[at]
        if char in "()":
            return self._paren(at)
        if char in CLOSERS:
            return self._term(at, read_quoted(self.text, at))
        if exact := _EXACT_QUOTED.match(self.text, at):
            return self._term(at, read_quoted(self.text, exact.end()))
        if char in MINUS and (at == 0 or self.text[at - 1].isspace() or self.text[at - 1] == "("):
            return self._minus(at)
        run = RUN.match(self.text, at)
        end = run.end() if run else at + 1
        if char == "~" and (after_phrase := self._distance_apart(at, end)):
            return after_phrase
        word = plain(self.text[at:end])
        if kind := OPERATORS.get(word):
            return self._add(Token(kind=kind, start=at, end=end))
        if near := _NEAR.fullmatch(word):
            return self._near(at, end, near)
        after = self._field(at, end)
        return after if after is not None else self._term(at, read_run(self.text, at, end))

    def _distance_apart(self, at: int, end: int) -> int | None:
        """Read the ~5 of "a b" ~5, whose offer has no space; None when no phrase stands before it."""
        before = self.tokens[-1].end if self.tokens else 0
        if self.text[before - 1 : before] not in CLOSERS or not self.text[before:at].isspace():
            return None
        self.faults.append(fault("tilde-alone", at, end, Edit(before, at)))
        return end

    def _near(self, at: int, end: int, near: re.Match[str]) -> int:
        """NEAR/5; without a number, or with one that cannot be, a fault and a distance all the same."""
        sign = f"{near[1]}/"
        distance, found = read_distance(near[2] or "", at, end, sign, f"Putin {sign}5 Merkel")
        self.faults.extend(found)
        return self._add(Token(kind=Kind.NEAR, start=at, end=end, distance=distance))

    def _add(self, token: Token) -> int:
        if token.kind in _COUNTED:
            self._terms += len(token.value.split()) if token.distance else 1
            # A range is longer in ISO than as some people type it.
            is_long = token.field and token.field.takes_ranges and is_range(token.value)
            self._content += max(len(token.value), _LONGEST_RANGE if is_long else 0)
        if self._terms > MAX_TERMS or self._content > MAX_CONTENT:
            rest = Edit(token.start, len(self.text))
            self.faults.append(too_long(token.start, len(self.text), rest))
            return len(self.text)
        self.tokens.append(token)
        return token.end

    def _paren(self, at: int, start: int | None = None, field: Field | None = None, name: str = "") -> int:
        """Read the parenthesis at `at`. One that opens after `name`: at `start` is that of `field`."""
        begin = at if start is None else start
        edit = Edit(begin, at + 1)
        if self.text[at] == "(":
            if len(self._open) == MAX_DEPTH:
                self._ignored_parens += 1
                self.faults.append(too_deep(at, at + 1, edit))
            else:
                outer = self._open[-1] if self._open and field is None else None
                field, name = (outer.field, outer.name) if outer else (field, name)
                self._open.append(Token(kind=Kind.OPEN, start=begin, end=at + 1, field=field, name=name))
                self.tokens.append(self._open[-1])
        elif self._ignored_parens:
            self._ignored_parens -= 1
            self.faults.append(too_deep(at, at + 1, edit))
        elif self._open:
            self._open.pop()
            self.tokens.append(Token(kind=Kind.CLOSE, start=at, end=at + 1))
        else:
            self.faults.append(fault("paren-close", at, at + 1, edit))
        return at + 1

    def _minus(self, at: int) -> int:
        """A minus right before something leaves it out; one that stands alone is a dash."""
        end = at
        while end < len(self.text) and self.text[end] in MINUS:
            end += 1
        if end < len(self.text) and not self.text[end].isspace() and self.text[end] != ")":
            return self._add(Token(kind=Kind.MINUS, start=at, end=end))
        return end

    def _term(self, start: int, spelled: Spelled) -> int:
        """A word or a phrase; within the parenthesis of a field, a value of the field."""
        group = self._open[-1] if self._open else None
        if group and group.field and (spelled.value or spelled.faults):
            return self._value(start, group.name, group.field, spelled)
        if spelled.value:
            self.faults.extend(spelled.faults)
            term = Token(kind=Kind.TERM, start=start, end=spelled.end, value=spelled.value, how=spelled.how)
            return self._add(replace(term, edits=spelled.edits, distance=spelled.distance))
        if spelled.faults:
            mend = self._drop(start, spelled.end)
            self.faults.extend(replace(one, edits=(mend,)) for one in spelled.faults)
        return spelled.end

    def _drop(self, start: int, end: int) -> Edit:
        """The edit that takes text[start:end] out, with the minus right before it."""
        if self.tokens and self.tokens[-1].kind is Kind.MINUS and self.tokens[-1].end == start:
            start = self.tokens.pop().start
        return Edit(start, end)

    def _field(self, start: int, end: int) -> int | None:
        """Read a field whose name is in text[start:end]; None when that is a word like any other."""
        raw = self.text[start:end]
        match = _NAME.match(self.text, start + len(raw) - len(raw.lstrip(STRIPPED)), end)
        if match is None:
            return None
        name = match[1].casefold()
        rest = self.text[match.end() : end]
        after = self.text[end : end + 1]
        quoted = not rest.strip(EXACT) and after in CLOSERS
        has_value = quoted or says_something(rest) or "*" in rest
        field = SPELLINGS.get(name)
        if field is None:
            is_group = not rest and after == "("
            if not (has_value or is_group) or rest.startswith("//"):
                return None
            near = RELATED.get(name) or next(iter(get_close_matches(name, SPELLINGS, n=1, cutoff=0.7)), None)
            if near is None and (is_group or rest[:1].isdigit()):
                return None
            if near is None:
                return self._unknown_field(start, match, end, quoted=quoted)
            rename = Edit(match.start(), match.end() - 1, near)
            self._not_a_field(match, rename)
            field = SPELLINGS[near]
        if not has_value and not set(rest) & {EXACT, "~"}:
            return self._field_without_value(start, match, end, field)
        spelled = read_quoted(self.text, end) if quoted else read_run(self.text, match.end(), end)
        return self._value(start, match[1], field, spelled)

    def _unknown_field(self, start: int, match: re.Match[str], end: int, *, quoted: bool) -> int:
        """Nothing like a field: offer the text itself, as a phrase."""
        if quoted:
            end = read_quoted(self.text, end).end
        phrase = plain(self.text[match.start() : end].replace("*", ""))
        mend = Edit(match.start(), end, f'"{phrase}"')
        self._not_a_field(match, mend)
        return self._term(start, Spelled(start=start, end=end, value=phrase, how=Phrase))

    def _not_a_field(self, match: re.Match[str], mend: Edit) -> None:
        name = shortened(match[1])
        self.faults.append(fault("field-unknown", match.start(), match.end() - 1, mend, field=name))

    def _field_without_value(self, start: int, match: re.Match[str], end: int, field: Field) -> int:
        """person: with nothing, a space or a parenthesis after it. What follows a space is its value."""
        after = self._skip(end)
        name, example = match[1], _example(field, match[1])
        if after == end and self.text[after : after + 1] == "(":
            return self._paren(after, start, field, name)
        run = RUN.match(self.text, after)
        mend = Edit(end if is_range(self.text[match.end() : end]) else match.end(), after)
        empty = fault("field-empty", match.start(), match.end(), mend, field=name, example=example)
        if self.text[after : after + 1] == "(":
            self.faults.append(empty)
            return self._paren(after, start, field, name)
        if self.text[after : after + 1] in CLOSERS:
            spelled = read_quoted(self.text, after)
        elif run and self._is_plain_word(run):
            spelled = read_run(self.text, after, run.end())
        else:
            self.faults.append(replace(empty, edits=(self._drop(start, end),)))
            return end
        self.faults.append(empty)
        return self._value(start, name, field, spelled)

    def _is_plain_word(self, run: re.Match[str]) -> bool:
        return (
            says_something(run[0])
            and run[0][0] not in MINUS
            and plain(run[0]) not in OPERATORS
            and not _NAME.match(run[0].lstrip(STRIPPED))
        )

    def _value(self, start: int, name: str, field: Field, spelled: Spelled) -> int:
        at, end = spelled.start, spelled.end
        if not spelled.value:
            mend = self._drop(start, end)
            empty = fault("field-empty", start, at, field=name, example=_example(field, name))
            self.faults.extend(replace(one, edits=(mend,)) for one in spelled.faults or (empty,))
            return end
        self.faults.extend(spelled.faults)
        self.faults.extend(_unusable(field, name, spelled))
        how = spelled.how if field.kind is FieldKind.TEXT else Word
        token = Token(kind=Kind.FIELD, start=start, end=end, value=spelled.value, how=how, field=field, name=name)
        if field.kind is FieldKind.DATE:
            token = self._with_range(replace(token, value=with_open_ends(self.text, spelled)), at)
        return self._add(replace(token, value_start=at))

    def _with_range(self, token: Token, at: int) -> Token:
        """A date with a range spaced out after it: dato:2020-08 .. 2020-10 is meant as one."""
        spaced = _SPACED_RANGE.match(self.text, token.end)
        if spaced is None or self.text[token.end - 1] in QUOTES or not (token.field and token.field.takes_ranges):
            return token
        try:
            meant = read_range(f"{token.value}..{plain(spaced[1])}").isoformat()
        except ImpossibleDate:
            return token
        self.faults.append(fault("date-unquoted", at, spaced.end(), Edit(at, spaced.end(), meant), date=meant))
        return replace(token, value=meant, end=spaced.end())


def _unusable(field: Field, name: str, spelled: Spelled) -> list[Fault]:
    """What a field cannot do with a star, a ~ or a distance."""
    at, end = spelled.start, spelled.end
    whole = Edit(at, end, spelled.value)
    if spelled.distance:
        return [fault("near-in-field", at, end, Edit(at, end, f'"{spelled.value}"'), field=name)]
    if field.kind is FieldKind.TEXT:
        usual = typed_as(spelled.value, Fuzzy)
        if spelled.how is Fuzzy and spelled.edits not in (0, usual_edits(spelled.value)):
            return [fault("tilde-number-in-field", at, end, Edit(at, end, usual), field=name)]
        return []
    if spelled.how in (Prefix, Suffix):
        return [fault("star-in-field", at, end, whole, field=name)]
    return [fault("tilde-in-field", at, end, whole, field=name)] if spelled.how is Fuzzy else []


def _example(field: Field, name: str) -> str:
    return field.example("da" if name.casefold() in field.danish else "en")
