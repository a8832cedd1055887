"""Questions to ask of a tree, and trees made from it: what to mark, what period it asks for, what to loosen."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from articles.query.dates import Period, period_of_field
from articles.query.tree import And, Leaf, Named, Near, Node, Not, Or

DATE_FIELDS = frozenset({"date", "from", "to"})
"""Those that ask for a story's own date; mentions: asks for dates in its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loosened:
    """A query with one requirement less: what was taken out, and what is left."""

    removed: Node
    tree: Node


def words_of(tree: Node | None) -> tuple[Leaf, ...]:
    """What the text of a hit may be marked for: words, phrases and the like, those near each other among them.

    Each once, none of those left out.
    """
    return tuple(dict.fromkeys(leaf for leaf in _wanted(tree) if isinstance(leaf, Leaf)))


def title_words_of(tree: Node | None) -> tuple[Leaf, ...]:
    """What only the headline of a hit may be marked for: the values of title:."""
    return tuple(dict.fromkeys(named.how(named.value) for named in named_of(tree, "title")))


def named_of(tree: Node | None, *fields: str) -> tuple[Named, ...]:
    """The fields of these canonical names, each once, none of those left out."""
    return tuple(dict.fromkeys(leaf for leaf in _wanted(tree) if isinstance(leaf, Named) and leaf.field in fields))


def period_of(tree: Node | None) -> Period | None:
    """The days that every hit may fall in: what the date:, from: and to: that all must match have in common.

    None when there are none. Dates within OR and NOT do not count, for they bind no hit by themselves.
    """
    parts = tree.parts if isinstance(tree, And) else (tree,)
    periods = [period_of_field(part) for part in parts if isinstance(part, Named) and part.field in DATE_FIELDS]
    return reduce(Period.__and__, periods) if periods else None


def without(tree: Node | None) -> tuple[Loosened, ...]:
    """The query with one requirement taken out, for each of its requirements; none when there is only one."""
    if not isinstance(tree, And):
        return ()
    return tuple(
        Loosened(removed=part, tree=_all_of((*tree.parts[:at], *tree.parts[at + 1 :])))
        for at, part in enumerate(tree.parts)
    )


def narrowed(tree: Node | None, part: Node) -> Node:
    """The query with one requirement more; the same query when it has it already."""
    if tree is None or tree == part:
        return part
    parts = tree.parts if isinstance(tree, And) else (tree,)
    added = part.parts if isinstance(part, And) else (part,)
    return _all_of((*parts, *(one for one in added if one not in parts)))


def _all_of(parts: tuple[Node, ...]) -> Node:
    return parts[0] if len(parts) == 1 else And(parts)


def _wanted(tree: Node | None, *, is_wanted: bool = True) -> Iterator[Leaf | Named]:
    """The leaves under an even number of NOTs, in the order typed."""
    match tree:
        case None:
            return
        case Not(part):
            yield from _wanted(part, is_wanted=not is_wanted)
        case And(parts) | Or(parts) | Near(parts):
            for part in parts:
                yield from _wanted(part, is_wanted=is_wanted)
        case _ if is_wanted:
            yield tree
