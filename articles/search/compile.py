"""Query tree -> masks of the slots of each segment.

Where a story's day is unknown, `certain=False` takes in what may satisfy a node and `certain=True` only what does;
under an exclusion the two change places. A mask says nothing of who may read a story: the index's view does.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce

import numpy as np

from articles.index.columns import Array
from articles.index.current import IndexView
from articles.index.instant import check_time
from articles.query.tree import And, Fuzzy, Leaf, Named, Near, Node, Not, Or, Phrase, Prefix, Suffix, Word
from articles.search.fields import Ask, ask_of, refuse_empty_period
from articles.search.plan import LeafPlan, Ranges, plan_of
from articles.search.texts import Texts, slots_of

Mask = Callable[[int, bool], Array]
"""From the place of a segment and `certain` to the mask of its slots."""


@dataclass(slots=True)
class Compiler:
    """Compiles the trees of one question; then fetches all their postings at once."""

    view: IndexView
    now: datetime
    ranges: Ranges = field(default_factory=Ranges)
    with_times: bool = False
    texts: Texts = field(init=False)
    _plans: dict[tuple[Leaf, bool], LeafPlan] = field(default_factory=dict)
    _asked: dict[Named, Ask] = field(default_factory=dict)

    def compile(self, node: Node) -> Mask:
        """The masks of a node, to be used after fetch(). Raises UnanswerableQuery."""
        match node:
            case Word() | Phrase() | Prefix() | Suffix() | Fuzzy():
                return self._leaf(node, in_title=False)
            case Near(parts, distance):
                return self._near(parts, distance)
            case Named(field="title", value=value, how=how):
                return self._leaf(how(value), in_title=True)
            case Named():
                return self._field(node)
            case Not(part):
                inner = self.compile(part)
                return lambda at, certain: ~inner(at, not certain)
            case And(parts):
                refuse_empty_period(parts)
                return _joined(np.logical_and, [self.compile(part) for part in parts])
            case Or(parts):
                return _joined(np.logical_or, [self.compile(part) for part in parts])
        raise TypeError(f"{node} is no node of a query")

    def plan(self, leaf: Leaf, *, in_title: bool) -> LeafPlan:
        """How a leaf is looked up, once for each. Raises UnanswerableQuery."""
        key = (leaf, in_title)
        if key not in self._plans:
            check_time()
            self._plans[key] = plan = plan_of(leaf, self.view, self.ranges, in_title=in_title)
            self.with_times = self.with_times or in_title
            self._look_up(plan)
            if in_title and len(plan.words) > 1:
                self.place(plan)
        return self._plans[key]

    def _look_up(self, plan: LeafPlan) -> None:
        """Have the postings of several words, or of pairs of them, looked up where they are needed."""
        if len(plan.words) == 1:
            return
        for at, segment in enumerate(self.view.segments):
            for sides in plan.sides(segment.paired):
                for terms in (terms for _behind, word in sides for terms in word):
                    self.ranges.look_up(terms.number, at)
                    if len(sides) > 1:
                        self.ranges.placed.add(terms.number)

    def place(self, plan: LeafPlan) -> None:
        """Have the places of a leaf fetched, not only which stories hold it."""
        self.ranges.placed.update(plan.numbers)

    @property
    def plans(self) -> Mapping[tuple[Leaf, bool], LeafPlan]:
        """The leaves compiled, each with whether only headlines count, and how they are looked up."""
        return self._plans

    def fetch(self) -> None:
        """Fetch the postings of everything compiled, in one query."""
        found = self.view.find(self.ranges.asks(self.view.segments), with_times=self.with_times)
        self.texts = Texts(self.view.segments, found, frozenset(self.ranges.placed))

    def _leaf(self, leaf: Leaf, *, in_title: bool) -> Mask:
        plan = self.plan(leaf, in_title=in_title)

        def mask(at: int, _certain: bool) -> Array:
            check_time()
            return self.texts.mask(at, plan)

        return mask

    def _near(self, parts: Iterable[Leaf], distance: int) -> Mask:
        plans = [self.plan(part, in_title=False) for part in parts]
        for plan in plans:
            self.place(plan)

        def mask(at: int) -> Array:
            found = np.zeros(self.view.segments[at].size, bool)
            found[slots_of(self.texts.near(at, plans, distance))] = True
            return found

        return self._kept(mask)

    def _kept(self, make: Callable[[int], Array]) -> Mask:
        known: dict[int, Array] = {}

        def mask(at: int, _certain: bool) -> Array:
            if at not in known:
                check_time()
                known[at] = make(at)
            return known[at]

        return mask

    def _field(self, named: Named) -> Mask:
        if named not in self._asked:
            self._asked[named] = ask_of(named, self.now, self.view)
        ask = self._asked[named]
        return lambda at, certain: ask(self.view.segments[at], certain)


def _joined(join: Callable[[Array, Array], Array], parts: list[Mask]) -> Mask:
    return lambda at, certain: reduce(join, [part(at, certain) for part in parts])
