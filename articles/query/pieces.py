"""What the parser makes of tokens: nodes, each with the token it came from."""

from dataclasses import dataclass

from articles.query.lexer import Token
from articles.query.tree import And, Fuzzy, Leaf, Near, Node, Or, Phrase


@dataclass(frozen=True, slots=True)
class Piece:
    """A node and the token it came from; `parts` are the pieces of an And."""

    node: Node
    token: Token
    parts: tuple["Piece", ...] = ()


def node_of(term: Token) -> Leaf | Near:
    """What a word or a phrase outside all fields stands for."""
    if term.distance:
        return Near(tuple(map(Phrase, term.value.split())), term.distance)
    return Fuzzy(term.value, term.edits) if term.how is Fuzzy else term.how(term.value)


def either_of(pieces: list[Piece]) -> Piece | None:
    """The Or of the pieces, flat; the piece itself when there is one, None when there is none."""
    if len(pieces) < 2:
        return pieces[0] if pieces else None
    nodes: list[Node] = []
    for piece in pieces:
        nodes.extend(piece.node.parts if isinstance(piece.node, Or) else (piece.node,))
    return Piece(Or(tuple(nodes)), pieces[0].token)


def every_of(pieces: list[Piece]) -> Piece | None:
    """The And of the pieces, none of which is an And; the piece itself when there is one, None when there is none."""
    if len(pieces) < 2:
        return pieces[0] if pieces else None
    return Piece(And(tuple(piece.node for piece in pieces)), pieces[0].token, tuple(pieces))
