"""What a story is wanted for: the leaves of a query that its text is marked and ranked by."""

from collections.abc import Sequence
from typing import NamedTuple

from articles.lexicon.function_words import EVERY_FUNCTION_WORD
from articles.query import title_words_of, words_of
from articles.query.tree import Leaf, Near, Node, Word


class Wanted(NamedTuple):
    """A leaf that stands under no exclusion."""

    leaf: Leaf
    in_title: bool = False
    """Whether only the headline counts (title:)."""


def wanted(tree: Node | None) -> tuple[Wanted, ...]:
    """The wanted leaves of a query, those of NEAR one by one."""
    anywhere = (Wanted(leaf) for one in words_of(tree) for leaf in (one.parts if isinstance(one, Near) else (one,)))
    return tuple(dict.fromkeys((*anywhere, *(Wanted(leaf, in_title=True) for leaf in title_words_of(tree)))))


def telling(wants: Sequence[Wanted]) -> Sequence[Wanted]:
    """Those that say what the query is about; all of them when none does."""
    return [want for want in wants if not _is_function_word(want.leaf)] or wants


def _is_function_word(leaf: Leaf) -> bool:
    return isinstance(leaf, Word) and leaf.text.lower() in EVERY_FUNCTION_WORD
