"""a NEAR/5 b: what may stand on either side of the operator, and the tree that comes of it."""

from collections.abc import Sequence
from itertools import product
from math import prod

from articles.query.faults import MAX_TERMS, Edit, Fault, fault
from articles.query.lexer import Token
from articles.query.pieces import Piece, every_of
from articles.query.tree import Leaf, Near, Node, Or


class Nearness:
    """Joins what stands near each other. `terms` and `characters` are what the query has room for besides.

    Each of several words with OR between them is paired with each on the other side, and the tree has to have room
    for all the pairs, since its own spelling writes them out.
    """

    def __init__(self, text: str, terms: int, characters: int) -> None:
        self.text = text
        self.terms = terms
        self.characters = characters

    def joined(self, operands: Sequence[Piece], operators: Sequence[Token]) -> tuple[Piece | None, list[Fault]]:
        """The operands near each other; where that cannot be, all of them anywhere, and why."""
        choices = [_choices(operand.node) for operand in operands]
        refused = next((at for at, choice in enumerate(choices) if not choice), None)
        if refused is not None:
            return _anywhere(operands), [self.refused(operators[max(0, refused - 1)], *operators)]
        if not self._has_room(choices):
            return _anywhere(operands), [self._leaving_out("near-many", operators[0], operators)]
        distance, found = self._distance(operators)
        nodes: list[Node] = [Near(parts, distance) for parts in product(*choices)]
        return Piece(Or(tuple(nodes)) if len(nodes) > 1 else nodes[0], operands[0].token), found

    def refused(self, operator: Token, *operators: Token) -> Fault:
        """What stands beside the operator can be near nothing; the offer leaves the operators out."""
        return self._leaving_out("near-operand", operator, operators or (operator,))

    def _has_room(self, choices: Sequence[Sequence[Leaf]]) -> bool:
        """Whether there is room for every pairing; takes it."""
        pairings = prod(map(len, choices))
        terms = characters = 0
        for choice in choices:
            more = pairings // len(choice) - 1
            terms += more * len(choice)
            characters += more * sum(len(leaf.text) for leaf in choice)
        if terms > self.terms or characters > self.characters:
            return False
        self.terms -= terms
        self.characters -= characters
        return True

    def _distance(self, operators: Sequence[Token]) -> tuple[int, list[Fault]]:
        """The one distance of them all, the greatest when they differ."""
        greatest = max(operator.distance for operator in operators)
        other = next((one for one in operators if one.distance != operators[0].distance), None)
        if other is None:
            return greatest, []
        names = [self.text[one.start : one.end].partition("/")[0] for one in operators]
        edits = [Edit(one.start, one.end, f"{name}/{greatest}") for one, name in zip(operators, names, strict=True)]
        example = f"a {edits[0].text} b {edits[0].text} c"
        return greatest, [fault("near-distances", other.start, other.end, *edits, example=example)]

    def _leaving_out(self, code: str, at: Token, operators: Sequence[Token]) -> Fault:
        edits = (Edit(one.start, one.end) for one in operators)
        return fault(code, at.start, at.end, *edits, operator=self.text[at.start : at.end], terms=MAX_TERMS)


def _choices(node: Node) -> tuple[Leaf, ...]:
    """The words of which one has to be there; none for what cannot be near anything."""
    if isinstance(node, Leaf):
        return (node,)
    parts = node.parts if isinstance(node, Or) else ()
    leaves = tuple(part for part in parts if isinstance(part, Leaf))
    return leaves if len(leaves) == len(parts) else ()


def _anywhere(operands: Sequence[Piece]) -> Piece | None:
    return every_of([part for operand in operands for part in operand.parts or (operand,)])
