"""Typed text -> tokens. Never gives up: what cannot be read becomes a fault with the edits that mend it.

Invariant: the tokens' parentheses balance, every term and value says something, and all limits are kept.
"""

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum

from articles.query.characters import CLOSERS, MINUS, RUN, STRIPPED, plain, says_something
from articles.query.faults import MAX_CONTENT, MAX_DEPTH, MAX_TERMS, Edit, Fault, fault, shortened, too_deep, too_long
from articles.query.fields import RELATED, SPELLINGS, Field, FieldKind
from articles.query.spelled import How, Spelled, read_quoted, read_run
from articles.query.tree import Phrase, Prefix, Word


class Kind(StrEnum):
    """What a token is."""

    TERM = "term"
    FIELD = "field"
    NOT = "not"
    MINUS = "minus"
    AND = "and"
    OR = "or"
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
"""What combines terms; the words only in capitals."""

_COUNTED = frozenset({Kind.TERM, Kind.FIELD, Kind.NOT, Kind.MINUS})
_NAME = re.compile(r"([^\W\d_]+):")
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """text[start:end]. `value` and `how` are those of a term or of a field, whose value begins at `value_start`."""

    kind: Kind
    start: int
    end: int
    value: str = ""
    how: How = Word
    field: Field | None = None
    value_start: int = 0


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
            self.faults.append(fault("paren-open", token.start, token.end, Edit(len(text), len(text), ")")))
            self.tokens.append(Token(kind=Kind.CLOSE, start=len(text), end=len(text)))

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
        if char in MINUS and (at == 0 or self.text[at - 1].isspace() or self.text[at - 1] == "("):
            return self._minus(at)
        run = RUN.match(self.text, at)
        end = run.end() if run else at + 1
        kind = OPERATORS.get(plain(self.text[at:end]))
        if kind:
            return self._add(Token(kind=kind, start=at, end=end))
        after = self._field(at, end)
        return after if after is not None else self._term(at, read_run(self.text, at, end))

    def _add(self, token: Token) -> int:
        if token.kind in _COUNTED:
            self._terms += 1
            self._content += len(token.value)
        if self._terms > MAX_TERMS or self._content > MAX_CONTENT:
            rest = Edit(token.start, len(self.text))
            self.faults.append(too_long(token.start, len(self.text), rest))
            return len(self.text)
        self.tokens.append(token)
        return token.end

    def _paren(self, at: int) -> int:
        edit = Edit(at, at + 1)
        if self.text[at] == "(":
            if len(self._open) == MAX_DEPTH:
                self._ignored_parens += 1
                self.faults.append(too_deep(at, at + 1, edit))
            else:
                self._open.append(Token(kind=Kind.OPEN, start=at, end=at + 1))
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
        if spelled.value:
            self.faults.extend(spelled.faults)
            return self._add(Token(kind=Kind.TERM, start=start, end=spelled.end, value=spelled.value, how=spelled.how))
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
        quoted = match.end() == end and self.text[end : end + 1] in CLOSERS
        has_value = quoted or says_something(rest) or "*" in rest
        field = SPELLINGS.get(name)
        if field is None:
            if not has_value or rest.startswith("//"):
                return None
            near = RELATED.get(name) or next(iter(get_close_matches(name, SPELLINGS, n=1, cutoff=0.7)), None)
            if near is None and rest[:1].isdigit():
                return None
            if near is None:
                return self._unknown_field(start, match, end, quoted=quoted)
            rename = Edit(match.start(), match.end() - 1, near)
            self._not_a_field(match, rename)
            field = SPELLINGS[near]
        if not has_value:
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
        return self._add(Token(kind=Kind.TERM, start=start, end=end, value=phrase, how=Phrase))

    def _not_a_field(self, match: re.Match[str], mend: Edit) -> None:
        name = shortened(match[1])
        self.faults.append(fault("field-unknown", match.start(), match.end() - 1, mend, field=name))

    def _field_without_value(self, start: int, match: re.Match[str], end: int, field: Field) -> int:
        """person: with nothing, a space or a parenthesis after it. What follows a space is its value."""
        after = self._skip(end)
        name, example = match[1], _example(field, match[1])
        if self.text[after : after + 1] == "(":
            mend = Edit(start, after)
            self.faults.append(fault("field-group", match.start(), match.end(), mend, field=name, example=example))
            return after
        run = RUN.match(self.text, after)
        if self.text[after : after + 1] in CLOSERS:
            spelled = read_quoted(self.text, after)
        elif run and self._is_plain_word(run):
            spelled = read_run(self.text, after, run.end())
        else:
            mend = self._drop(start, end)
            self.faults.append(fault("field-empty", match.start(), match.end(), mend, field=name, example=example))
            return end
        mend = Edit(match.end(), after)
        self.faults.append(fault("field-empty", match.start(), match.end(), mend, field=name, example=example))
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
        if spelled.how is Prefix and field.kind is not FieldKind.TEXT:
            self.faults.append(fault("star-in-field", at, end, Edit(at, end, spelled.value), field=name))
        how = spelled.how if field.kind is FieldKind.TEXT else Word
        return self._add(
            Token(kind=Kind.FIELD, start=start, end=end, value=spelled.value, how=how, field=field, value_start=at)
        )


def _example(field: Field, name: str) -> str:
    return field.example("da" if name.casefold() in field.danish else "en")
