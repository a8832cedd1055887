"""Tokens -> tree. NEAR binds tighter than NOT, NOT tighter than AND (words side by side), AND tighter than OR."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from articles.query.characters import clean
from articles.query.dates import ImpossibleDate, period_between, read_span
from articles.query.faults import (
    MAX_LENGTH,
    MAX_NOTS,
    Edit,
    Fault,
    QuerySyntaxError,
    fault,
    shortened,
    too_deep,
    too_long,
    value_refused,
)
from articles.query.fields import FIELDS, FieldKind
from articles.query.lexer import Kind, Lexer, Token
from articles.query.near import Nearness
from articles.query.pieces import Piece, either_of, every_of, node_of
from articles.query.tree import Named, Node, Not
from articles.query.values import MOST_MORE_WORDS, Refusal, as_range, spelled, with_more_words

_FOLLOWING = frozenset({"operator-alone", "not-alone", "paren-empty"})
"""In "a ELLER person:" nothing is wrong with ELLER once person: has a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A text read as well as it can be. Invariant: `tree` breaks no rule, whatever the faults are."""

    text: str
    """What was typed, cleaned; edits count its characters."""
    tree: Node | None
    faults: tuple[Fault, ...]
    """By position, which counts the characters of what was typed; those that may only follow from others come last."""
    edits: tuple[Edit, ...]


def parse_query(text: str) -> Node | None:
    """The tree of `text`; None when it is blank. Raises QuerySyntaxError for the first mistake in it."""
    analysis = analyse(text)
    if analysis.faults:
        raise QuerySyntaxError(analysis.faults[0])
    return analysis.tree


def analyse(text: str) -> Analysis:
    """Read `text`, mistakes and all. Never raises."""
    cleaned, origins = clean(text)
    looked_at, found = _cut(cleaned)
    lexer = Lexer(looked_at)
    parser = _Parser(looked_at, lexer)
    tree = parser.whole()
    found = [*lexer.faults, *parser.faults, *found]
    if tree is None and not found and cleaned.strip():
        found.append(fault("nothing", len(cleaned) - len(cleaned.lstrip()), len(cleaned), Edit(0, len(cleaned))))
    found.sort(key=lambda one: (one.note.code in _FOLLOWING, one.position))
    placed = (replace(one, position=origins[one.position], end=origins[one.end]) for one in found)
    edits = tuple(edit for one in found for edit in one.edits)
    return Analysis(text=cleaned, tree=tree, faults=tuple(placed), edits=edits)


def _cut(text: str) -> tuple[str, list[Fault]]:
    if len(text) <= MAX_LENGTH:
        return text, []
    words = text[:MAX_LENGTH].rsplit(None, 1)
    kept = words[0] if len(words) == 2 else text[:MAX_LENGTH]
    return kept, [too_long(len(kept), len(text), Edit(len(kept), len(text)))]


class _Parser:
    """Recursive descent over balanced tokens; the lexer bounds the depth."""

    def __init__(self, text: str, lexer: Lexer) -> None:
        self.text = text
        self.tokens: Sequence[Token] = lexer.tokens
        self.near = Nearness(text, *lexer.room)
        self.at = 0
        self.faults: list[Fault] = []

    def whole(self) -> Node | None:
        piece = self._either()
        return piece.node if piece else None

    def _kind(self, ahead: int = 0) -> Kind | None:
        at = self.at + ahead
        return self.tokens[at].kind if at < len(self.tokens) else None

    def _take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _either(self) -> Piece | None:
        found: list[Piece] = []
        left = self._every()
        while self._kind() is Kind.OR:
            operator = self._take()
            if left is None:
                self._alone(operator)
                left = self._every()
                continue
            right = self._every()
            if right is None:
                self._alone(operator)
                continue
            found.append(left)
            left = right
        if left:
            found.append(left)
        return either_of(found)

    def _every(self) -> Piece | None:
        found: list[Piece] = []
        while (kind := self._kind()) not in (None, Kind.OR, Kind.CLOSE):
            if kind is Kind.AND:
                operator = self._take()
                if not found or self._kind() in (None, Kind.AND, Kind.OR, Kind.CLOSE):
                    self._alone(operator)
            elif kind is Kind.NEAR:
                self._alone(self._take())
            elif piece := self._one():
                found.extend(piece.parts or (piece,))
        return every_of(self._in_order(found))

    def _one(self) -> Piece | None:
        nots: list[Token] = []
        while self._kind() in (Kind.NOT, Kind.MINUS):
            operator = self._take()
            is_dash = operator.kind is Kind.MINUS and not (
                self.at < len(self.tokens) and self.tokens[self.at].start == operator.end
            )
            if len(nots) == MAX_NOTS:
                edit = Edit(operator.start, operator.end)
                self.faults.append(too_deep(operator.start, operator.end, edit))
            elif not is_dash:
                nots.append(operator)
        piece = self._beside()
        if piece is None:
            for operator in nots:
                edit = Edit(operator.start, operator.end)
                self.faults.append(
                    fault("not-alone", operator.start, operator.end, edit, operator=self._typed(operator))
                )
            return None
        for operator in reversed(nots):
            piece = Piece(Not(piece.node), operator)
        return piece

    def _beside(self) -> Piece | None:
        """One thing, or several with NEAR between them."""
        piece = self._atom()
        if piece is None:
            return None
        operands, operators = [piece], []
        while self._kind() is Kind.NEAR:
            operator = self._take()
            if self._kind() in (Kind.NOT, Kind.MINUS):
                self.faults.append(self.near.refused(operator))
            elif (other := self._atom()) is None:
                self._alone(operator)
            else:
                operands.append(other)
                operators.append(operator)
        if not operators:
            return piece
        joined, found = self.near.joined(operands, operators)
        self.faults.extend(found)
        return joined

    def _atom(self) -> Piece | None:
        kind = self._kind()
        if kind is Kind.OPEN:
            return self._group()
        if kind is Kind.TERM:
            token = self._take()
            return Piece(node_of(token), token)
        if kind is Kind.FIELD:
            return self._named(self._take())
        return None

    def _group(self) -> Piece | None:
        opening = self._take()
        is_empty = self._kind() is Kind.CLOSE
        piece = self._either()
        closing = self._take()
        if is_empty:
            edits = (Edit(opening.start, opening.end), Edit(closing.start, closing.end))
            self.faults.append(fault("paren-empty", opening.start, closing.end, *edits))
        return piece

    def _named(self, token: Token) -> Piece | None:
        if token.field is None:
            raise ValueError("a field token has a field")
        try:
            value = spelled(token.field, token.value, token.language)
        except Refusal as refusal:
            return self._refused(token, refusal)
        return Piece(Named(token.field.name, value, token.how), token)

    def _refused(self, token: Token, refusal: Refusal) -> Piece | None:
        """A value that the field cannot have: a date that goes on in the next words, or one to mend or leave out."""
        start, end = token.value_start, token.end
        if (
            refusal.field.kind is FieldKind.DATE
            and not refusal.field.takes_ranges
            and (period := as_range(token.value))
        ):
            return self._period(token, period)
        if refusal.field.kind is FieldKind.DATE and self.text[start].isalnum():
            following = self._following_terms(token)
            texts = [" ".join(self.text[start : term.end].split()) for term in following]
            words, refusal = with_more_words(refusal, texts)
            if words:
                end = following[words - 1].end
                self.at += words
        if refusal.nearest is None:
            self.faults.append(value_refused(start, end, refusal.note, refusal.advice, Edit(token.start, end)))
            return None
        mend = f'"{refusal.nearest}"' if " " in refusal.nearest else refusal.nearest
        self.faults.append(value_refused(start, end, refusal.note, refusal.advice, Edit(start, end, mend)))
        return Piece(Named(refusal.field.name, spelled(refusal.field, refusal.nearest), token.how), token)

    def _period(self, token: Token, period: str) -> Piece:
        """from:2020-01..2020-08: offer date:, in the language that from: was typed in."""
        text = f"{FIELDS['date'].spelling(token.language)}:{period}"
        mend = Edit(token.start, token.end, text)
        typed = shortened(token.name)
        self.faults.append(fault("date-period", token.value_start, token.end, mend, field=typed, example=text))
        return Piece(Named("date", period), token)

    def _following_terms(self, token: Token) -> list[Token]:
        """The next words, as many as an unquoted date may have; in a field's parenthesis they are values of it."""
        following = self.tokens[self.at : self.at + MOST_MORE_WORDS]

        def is_word(other: Token) -> bool:
            in_group = other.kind is Kind.FIELD and other.field is token.field and other.start == other.value_start
            return other.kind is Kind.TERM or in_group

        return list(takewhile(is_word, following))

    def _in_order(self, pieces: list[Piece]) -> list[Piece]:
        """Drop every to: that ends before a from: beside it begins; swap the two when there is one of each."""
        firsts = [piece for piece in pieces if _is_named(piece, "from")]
        lasts = [piece for piece in pieces if _is_named(piece, "to")]
        if not firsts or not lasts:
            return pieces
        first = max(firsts, key=lambda piece: read_span(_value(piece)).first_day)
        can_swap = len(firsts) == len(lasts) == 1
        kept = list(pieces)
        for last in lasts:
            try:
                period_between(read_span(_value(first)), read_span(_value(last)))
            except ImpossibleDate as impossible:
                self._wrong_order(impossible, first, last, can_swap=can_swap)
                if can_swap:
                    return [_with_value(piece, {first: last, last: first}.get(piece)) for piece in pieces]
                kept.remove(last)
        return kept

    def _wrong_order(self, impossible: ImpossibleDate, first: Piece, last: Piece, *, can_swap: bool) -> None:
        start, end = last.token.value_start, last.token.end
        if can_swap:
            edits = [
                Edit(first.token.value_start, first.token.end, _value(last)),
                Edit(start, end, _value(first)),
            ]
        else:
            edits = [Edit(last.token.start, end)]
        self.faults.append(value_refused(start, end, impossible.note, impossible.advice, *edits))

    def _typed(self, token: Token) -> str:
        return self.text[token.start : token.end]

    def _alone(self, operator: Token) -> None:
        edit = Edit(operator.start, operator.end)
        self.faults.append(fault("operator-alone", operator.start, operator.end, edit, operator=self._typed(operator)))


def _is_named(piece: Piece, field: str) -> bool:
    return isinstance(piece.node, Named) and piece.node.field == field


def _value(piece: Piece) -> str:
    return piece.node.value if isinstance(piece.node, Named) else ""


def _with_value(piece: Piece, other: Piece | None) -> Piece:
    if other is None or not isinstance(piece.node, Named):
        return piece
    return replace(piece, node=replace(piece.node, value=_value(other)))
