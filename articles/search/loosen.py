"""What to ask instead when nothing was found: only changes that give results, each with its count."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from django.utils import timezone

from articles.index import query_words
from articles.index.current import open_index
from articles.query.narrow import without
from articles.query.tree import And, Named, Node, Not, Phrase, Prefix, Word
from articles.search.fields import conjuncts
from articles.search.limits import TooBroad, in_time
from articles.search.page import Facet, SearchRequest
from articles.search.question import Question, has_period
from articles.search.unanswerable import UnanswerableQuery

MOST = 5
"""Changes that are offered."""
TRIED = 20
"""Changes that are counted."""
SHORTEST_PREFIX = 3
SHORTEST_STEM = 4
"""Letters left of a word when its end is cut off to find its relatives: hilsner, hils*."""


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
    """What was asked for in headlines or as a name may stand anywhere in the text."""
    BEGINNING = "beginning"
    """Words that begin as the word does are found too."""
    ALONE = "alone"
    """One part of the query alone, without any filter."""
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
    """Requests near `request` that find something, the smallest change first; none for an empty archive.

    All are counted as the index stands at one instant.
    """
    request = replace(request, page=1, now=request.now or timezone.now())
    candidates = list(islice(_candidates(request), TRIED))
    candidates.append(Looser(change=Change.EVERYTHING, request=SearchRequest(now=request.now)))
    counted = _counted(candidates)
    nearest: dict[object, Looser] = {}
    for one in counted:
        nearest.setdefault((one.change, one.facet, one.part), one)
    found = tuple(nearest.values())
    return found if len(found) == 1 else tuple(one for one in found if one.change is not Change.EVERYTHING)[:MOST]


def _counted(candidates: list[Looser]) -> list[Looser]:
    """Those that find something, with their counts: all that can be counted in the time that a search may take."""
    counts: dict[int, int] = {}
    with suppress(TooBroad), in_time():
        _count(candidates, counts)
    return [replace(one, count=counts[number]) for number, one in enumerate(candidates) if counts.get(number)]


def _count(candidates: list[Looser], counts: dict[int, int]) -> None:
    """Put into `counts` how many stories each candidate finds, by its place."""
    view = open_index(candidates[0].request.now or timezone.now())
    for number, candidate in enumerate(candidates):
        with suppress(UnanswerableQuery):
            counts[number] = Question(candidate.request, view).count


def _candidates(request: SearchRequest) -> Iterator[Looser]:
    if request.only_certain:
        yield Looser(change=Change.UNCERTAIN, request=replace(request, only_certain=False))
    yield from _wider(request)
    filters = list(_without_a_filter(request))
    yield from filters
    for loosened in without(request.tree):
        yield Looser(change=Change.PART, request=replace(request, tree=loosened.tree), part=loosened.removed)
    bare = SearchRequest(tree=request.tree, sort=request.sort, now=request.now)
    if len(filters) > 1 and request.tree is not None:
        yield Looser(change=Change.FILTERS, request=bare)
    parts = conjuncts(request.tree)
    if len(parts) > 2 or (filters and len(parts) > 1):
        for part in parts:
            if not isinstance(part, Not):
                yield Looser(change=Change.ALONE, request=replace(bare, tree=part), part=part)


def _without_a_filter(request: SearchRequest) -> Iterator[Looser]:
    nothing_else = request.tree is None
    chosen = [facet for facet, values in request.chosen.items() if values]
    if has_period(request) and not (nothing_else and not chosen):
        free = replace(request, first_day=None, end_day=None, only_certain=False)
        yield Looser(change=Change.PERIOD, request=free)
    for facet in chosen:
        others = {other: kept for other, kept in request.chosen.items() if other is not facet}
        if not nothing_else or len(chosen) > 1 or has_period(request):
            yield Looser(change=Change.FACET, request=replace(request, chosen=others), facet=facet)


def _wider(request: SearchRequest) -> Iterator[Looser]:
    parts = conjuncts(request.tree)
    for at, narrow in enumerate(parts):
        for change, wide in _wider_than(narrow):
            tree = _all_of([*parts[:at], wide, *parts[at + 1 :]])
            yield Looser(change=change, request=replace(request, tree=tree), part=narrow)


def _wider_than(node: Node) -> Iterator[tuple[Change, Node]]:
    match node:
        case Named(field="title", value=value, how=how):
            yield Change.ANYWHERE, how(value)
            for _change, wide in _wider_than(how(value)):
                yield Change.ANYWHERE, wide
        case Named(field="person" | "org" | "place", value=value):
            if words := query_words(value):
                yield Change.ANYWHERE, _all_of([Word(word) for word in words])
        case Phrase(text) if len(words := query_words(text)) > 1:
            yield Change.APART, _all_of([Word(word) for word in words])
        case Word(text) | Phrase(text) if len(text) >= SHORTEST_PREFIX:
            yield Change.BEGINNING, Prefix(text)
            for length in range(len(text) - 1, max(SHORTEST_STEM, len(text) - 3) - 1, -1):
                yield Change.BEGINNING, Prefix(text[:length])


def _all_of(parts: list[Node]) -> Node:
    flat = [inner for part in parts for inner in conjuncts(part)]
    return flat[0] if len(flat) == 1 else And(tuple(flat))
