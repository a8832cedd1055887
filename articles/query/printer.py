"""Tree -> canonical text.

Invariant: parse_query(to_text(tree, language)) == tree for every tree that the parser gives.
"""

from articles.query.characters import clean, plain
from articles.query.fields import FIELDS, STATES, FieldKind
from articles.query.lexer import NEAR, Kind, Lexer, Token
from articles.query.pieces import node_of
from articles.query.spelled import typed_as
from articles.query.tree import And, Fuzzy, Leaf, Named, Near, Node, Not, Or, Phrase, Prefix, Suffix, Word, usual_edits

_OR = {"da": " ELLER ", "en": " OR "}
_NOT = {"da": "IKKE ", "en": "NOT "}


def to_text(tree: Node | None, language: str = "da") -> str:
    """The query as the archive spells it in "da" or "en"; empty for None.

    A word that could not be typed as one (it has a space, or is an operator) comes out as a phrase.
    """
    match tree:
        case None:
            return ""
        case Word() | Phrase() | Prefix() | Suffix() | Fuzzy():
            return _term(tree)
        case Near():
            return _near(tree, language)
        case Named():
            return _named(tree, language)
        case Not(part):
            return _not(part, language)
        case And(parts):
            return " ".join(_bracketed(part, language, Or) for part in parts)
        case Or(parts):
            return _OR[language].join(to_text(part, language) for part in parts)


def field_value_text(field: str, value: str, language: str = "da") -> str:
    """field:value as it has to be typed: person:"Vladimir Putin", sted:Minsk. `field` is the canonical name."""
    return _named(Named(field, value), language)


def _not(part: Node, language: str) -> str:
    text = _bracketed(part, language, And | Or)
    has_operator = isinstance(part, Near) and _only_token(text) is None
    return (_NOT[language] if isinstance(part, Not) or has_operator else "-") + text


def _bracketed(part: Node, language: str, loose: object) -> str:
    text = to_text(part, language)
    return f"({text})" if isinstance(part, loose) else text  # type: ignore[arg-type]


def _near(near: Near, language: str) -> str:
    """ "a b"~5 where that says the same, else a NEAR/5 b."""
    words = " ".join(part.text for part in near.parts if isinstance(part, Phrase))
    text = f"{_quoted(words)}~{near.distance}"
    token = _only_token(text)
    if token and node_of(token) == near:
        return text
    return f" {NEAR[language]}/{near.distance} ".join(map(_term, near.parts))


def _named(named: Named, language: str) -> str:
    field = FIELDS[named.field]
    name = field.spelling(language)
    is_state = field.kind is FieldKind.STATE and named.value in STATES
    value = STATES[named.value].spelling(language) if is_state else named.value
    typed = f"{name}:{typed_as(value, named.how)}"
    if named.how is not Phrase and (token := _only_token(typed)) and token.kind is Kind.FIELD:
        is_same = (token.value, token.how, token.end) == (value, named.how, len(typed))
        if is_same and typed[token.value_start] != '"':
            return typed
    return f"{name}:{_quoted(value)}"


def _term(leaf: Leaf) -> str:
    text = leaf.text
    if isinstance(leaf, Phrase):
        return _quoted(text)
    edits = leaf.edits if isinstance(leaf, Fuzzy) and leaf.edits != usual_edits(text) else 0
    typed = typed_as(text, type(leaf), edits)
    token = _only_token(typed)
    return typed if token and token.kind is Kind.TERM and node_of(token) == leaf else _quoted(text)


def _quoted(text: str) -> str:
    return f'"{plain(clean(text)[0].replace("*", ""))}"'


def _only_token(text: str) -> Token | None:
    if clean(text)[0] != text:
        return None
    lexer = Lexer(text)
    return lexer.tokens[0] if len(lexer.tokens) == 1 and not lexer.faults else None
