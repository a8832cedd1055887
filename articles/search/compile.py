"""Query tree -> Q over Article.

Invariant: narrowing only. No node, negated or not, brings back a story that the queryset it is
applied to had already left out; `queryset.filter(to_q(node))` is always a part of `queryset`.

Every text leaf is compiled once for each text-search configuration and each story is matched in its
own; subtrees of nothing but words become one tsquery.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial, reduce
from operator import and_, or_

from django.db.models import Q

from articles.query.tree import And, Named, Node, Not, Or
from articles.search.fields import named_q, refuse_empty_period
from articles.search.text import is_text, words_match


def to_q(node: Node, *, certain: bool = False, now: datetime | None = None) -> Q:
    """The condition that a story satisfies the node.

    Where a story's day is unknown, `certain=False` takes in what may satisfy it and `certain=True`
    only what does; under an exclusion the two change places. `now` is the instant of the question
    (default: the present). Raises UnanswerableQuery.
    """
    if is_text(node):
        return words_match(node)
    match node:
        case Named():
            return named_q(node, certain=certain, now=now)
        case Not(part):
            return ~to_q(part, certain=not certain, now=now)
        case And(parts):
            refuse_empty_period(parts)
            return _joined(and_, And, parts, partial(to_q, certain=certain, now=now))
        case Or(parts):
            return _joined(or_, Or, parts, partial(to_q, certain=certain, now=now))
    raise TypeError(f"{node} is no node of a query")


def _joined(
    join: Callable[[Q, Q], Q], make: type[And] | type[Or], parts: tuple[Node, ...], compiled: Callable[[Node], Q]
) -> Q:
    texts = tuple(part for part in parts if is_text(part))
    others = [part for part in parts if not is_text(part)]
    if texts:
        others.insert(0, make(texts) if len(texts) > 1 else texts[0])
    return reduce(join, map(compiled, others))
