"""What to ask instead when nothing was found: only changes that give results, each with its count."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from articles.query.narrow import without
from articles.query.tree import And, Named, Node, Phrase, Prefix, Word
from articles.search.matching import matching
from articles.search.page import Facet, SearchRequest
from articles.search.unanswerable import UnanswerableQuery

MOST = 5
"""Changes that are offered."""
TRIED = 10
"""Changes that are counted, one query each."""
SHORTEST_PREFIX = 3


class Change(StrEnum):
    """Ways of asking for less."""

    UNCERTAIN = "uncertain"
    """Stories that may lie within the period are included too."""
    PERIOD = "period"
    """The period is left out."""
    FACET = "facet"
    """All values of one facet are left out."""
    PART = "part"
    """One part of the query is left out."""
    APART = "apart"
    """The words of a phrase need not stand together."""
    ANYWHERE = "anywhere"
    """What was asked for in headlines may stand anywhere in the text."""
    BEGINNING = "beginning"
    """Words that begin as the word does are found too."""
    FILTERS = "filters"
    """The query alone, without any filter."""
    EVERYTHING = "everything"
    """The whole archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looser:
    """A request that finds `count` stories, and how it differs from the one that found none."""

    change: Change
    request: SearchRequest
    count: int = 0
    facet: Facet | None = None
    part: Node | None = None
    """What was left out or taken in a wider sense."""


def looser(request: SearchRequest) -> tuple[Looser, ...]:
    """Requests near `request` that find something, the smallest change first; none for an empty archive."""
    found: list[Looser] = []
    for number, candidate in enumerate(_candidates(replace(request, page=1))):
        if number == TRIED or len(found) == MOST:
            break
        count = _count(candidate.request)
        if count:
            found.append(replace(candidate, count=count))
    if not found:
        everything = SearchRequest(now=request.now)
        count = _count(everything)
        found = [Looser(change=Change.EVERYTHING, request=everything, count=count)] if count else []
    return tuple(found)


def _count(request: SearchRequest) -> int:
    try:
        return matching(request).count()
    except UnanswerableQuery:
        return 0


def _candidates(request: SearchRequest) -> Iterator[Looser]:
    if request.only_certain:
        yield Looser(change=Change.UNCERTAIN, request=replace(request, only_certain=False))
    yield from _wider(request)
    filters = list(_without_a_filter(request))
    yield from filters
    for loosened in without(request.tree):
        yield Looser(change=Change.PART, request=replace(request, tree=loosened.tree), part=loosened.removed)
    if len(filters) > 1 and request.tree is not None:
        bare = SearchRequest(tree=request.tree, sort=request.sort, now=request.now)
        yield Looser(change=Change.FILTERS, request=bare)


def _without_a_filter(request: SearchRequest) -> Iterator[Looser]:
    if request.first_day is not None or request.end_day is not None:
        free = replace(request, first_day=None, end_day=None, only_certain=False)
        yield Looser(change=Change.PERIOD, request=free)
    for facet, values in request.chosen.items():
        if values:
            others = {other: kept for other, kept in request.chosen.items() if other is not facet}
            yield Looser(change=Change.FACET, request=replace(request, chosen=others), facet=facet)


def _wider(request: SearchRequest) -> Iterator[Looser]:
    parts = request.tree.parts if isinstance(request.tree, And) else (request.tree,)
    for narrow in parts:
        for change, wide in _wider_than(narrow):
            others = tuple(wide if part is narrow else part for part in parts)
            tree = _joined([part for part in others if part is not None])
            yield Looser(change=change, request=replace(request, tree=tree), part=narrow)


def _wider_than(node: Node | None) -> Iterator[tuple[Change, Node]]:
    match node:
        case Named(field="title", value=value, how=how):
            yield Change.ANYWHERE, how(value)
        case Phrase(text) if len(text.split()) > 1:
            yield Change.APART, And(tuple(Word(word) for word in text.split()))
        case Word(text) if len(text) >= SHORTEST_PREFIX:
            yield Change.BEGINNING, Prefix(text)


def _joined(parts: list[Node]) -> Node:
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))
