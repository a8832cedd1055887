"""Tree -> canonical text.

Invariant: parse_query(to_text(tree, language)) == tree for every tree that the parser gives.
"""

from articles.query.characters import clean, plain
from articles.query.fields import FIELDS
from articles.query.lexer import Kind, Lexer, Token
from articles.query.tree import And, Named, Node, Not, Or, Phrase, Prefix, Word

_OR = {"da": " ELLER ", "en": " OR "}
_NOT = {"da": "IKKE ", "en": "NOT "}


def to_text(tree: Node | None, language: str = "da") -> str:
    """The query as the archive spells it in "da" or "en"; empty for None.

    A word that could not be typed as one (it has a space, or is an operator) comes out as a phrase.
    """
    match tree:
        case None:
            return ""
        case Word(text):
            return _term(text, Word)
        case Prefix(text):
            return _term(text, Prefix)
        case Phrase(text):
            return _quoted(text)
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
    if isinstance(part, Not):
        return _NOT[language] + to_text(part, language)
    return "-" + _bracketed(part, language, And | Or)


def _bracketed(part: Node, language: str, loose: object) -> str:
    text = to_text(part, language)
    return f"({text})" if isinstance(part, loose) else text  # type: ignore[arg-type]


def _named(named: Named, language: str) -> str:
    name = FIELDS[named.field].spelling(language)
    star = "*" if named.how is Prefix else ""
    typed = f"{name}:{named.value}{star}"
    if named.how is not Phrase and (token := _only_token(typed)) and token.kind is Kind.FIELD:
        is_same = (token.value, token.how, token.end) == (named.value, named.how, len(typed))
        if is_same and typed[token.value_start] != '"':
            return typed
    return f"{name}:{_quoted(named.value)}"


def _term(text: str, how: type[Word] | type[Prefix]) -> str:
    typed = text + ("*" if how is Prefix else "")
    token = _only_token(typed)
    is_same = token and (token.kind, token.value, token.how) == (Kind.TERM, text, how)
    return typed if is_same else _quoted(text)


def _quoted(text: str) -> str:
    return f'"{plain(clean(text)[0].replace("*", ""))}"'


def _only_token(text: str) -> Token | None:
    if clean(text)[0] != text:
        return None
    lexer = Lexer(text)
    return lexer.tokens[0] if len(lexer.tokens) == 1 and not lexer.faults else None
