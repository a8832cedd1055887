"""A request compiled against the index as it stands: the masks that hits, counts, facets and histogram share."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

import numpy as np
from django.utils import timezone

from articles.index.columns import Array
from articles.index.current import IndexView, open_index
from articles.index.instant import check_time
from articles.index.load import name_number
from articles.index.opened import OpenSegment
from articles.models import Entity, EntityType
from articles.query.dates import Period
from articles.query.tree import And, Named, Node, Not, Or
from articles.search.compile import Compiler, Mask
from articles.search.fields import DATE_FIELDS, Ask, conjuncts, labelled, mentioning, refuse_empty_period, within
from articles.search.mentioned import whole_of
from articles.search.page import Facet, SearchRequest, Sort
from articles.search.plan import LeafPlan
from articles.search.tally import slots_in
from articles.search.trace import Trace
from articles.search.wanted import telling, wanted

ENTITY_FACETS = {Facet.PERSON: EntityType.PERSON, Facet.ORG: EntityType.ORG, Facet.PLACE: EntityType.PLACE}


class Question:
    """What a request asks of each segment. Raises UnanswerableQuery when it is made."""

    def __init__(
        self,
        request: SearchRequest,
        view: IndexView | None = None,
        *,
        is_ranked: bool = False,
        trace: Trace | None = None,
    ) -> None:
        trace = trace or Trace()
        self.now = now = request.now or timezone.now()
        self.request = replace(request, now=now)
        with trace.step("index"):
            self.view = view or open_index(now)
        self.wants = wanted(request.tree)
        self.compiler = compiler = Compiler(self.view, now, with_times=is_ranked)
        with trace.step("terms"):
            self._tree = _compiled(self.request, compiler)
            ranked = telling(self.wants) if is_ranked else ()
            self.plans: tuple[LeafPlan, ...] = tuple(
                compiler.plan(want.leaf, in_title=want.in_title) for want in ranked
            )
            for plan in self.plans:
                if len(plan.words) > 1:
                    compiler.place(plan)
            self._choices = {facet: self._chosen(facet, values) for facet, values in request.chosen.items() if values}
        with trace.step("postings"):
            compiler.fetch()
        self.texts = compiler.texts
        self._known: dict[tuple[Facet | None, bool], list[Array]] = {}
        self._slots: dict[int, list[Array]] = {}
        """By the id() of masks that are known."""

    def masks(self, *, without: Facet | None = None, certain: bool | None = None) -> list[Array]:
        """Of each segment the listed slots that satisfy the request, `without` one facet's choice.

        `certain` overrules the request's only_certain.
        """
        if without not in self._choices:
            without = None
        key = (without, self.request.only_certain if certain is None else certain)
        if key not in self._known:
            self._known[key] = [self._mask(at, *key) for at in range(len(self.view.segments))]
        return self._known[key]

    def slots(self, *, without: Facet | None = None) -> list[Array]:
        """The numbers of the slots of masks(), in order."""
        masks = self.masks(without=without)
        if id(masks) not in self._slots:
            self._slots[id(masks)] = slots_in(masks)
        return self._slots[id(masks)]

    def compounds_in(self, keys: Sequence[int]) -> list[set[int] | None]:
        """Of each wanted leaf those of these stories that hold compounds of it; None if any of them may."""
        asked = np.array(keys, np.int64)
        here = [(at, *of.slots_of(asked)) for at, of in enumerate(self.view.segments)]
        told: list[set[int] | None] = []
        for want in self.wants:
            plan = self.compiler.plans.get(want)
            if plan is None or len(plan.words) > 1:
                told.append(None)
                continue
            held = [places[self.texts.has_compounds(at, plan, slots)] for at, places, slots in here if len(slots)]
            told.append({keys[place] for places in held for place in places.tolist()})
        return told

    @cached_property
    def count(self) -> int:
        """Stories that satisfy the request."""
        return counted(self.masks())

    @cached_property
    def uncertain(self) -> int:
        """Those of them that may fall outside the period asked for."""
        if self.request.only_certain or not self.asks_for_dates:
            return 0
        return self.count - counted(self.masks(certain=True))

    @property
    def asks_for_dates(self) -> bool:
        """Whether a story can fall inside or outside by its date, so that an unknown day makes it uncertain."""
        return has_period(self.request) or any(named.field in DATE_FIELDS for named in _fields(self.request.tree))

    def _mask(self, at: int, without: Facet | None, certain: bool) -> Array:
        check_time()
        segment, mask = self.view.segments[at], self.view.listed[at]
        if self._tree is not None:
            mask = mask & self._tree(at, certain)
        if has_period(self.request):
            mask = mask & within(_period(self.request))(segment, certain)
        for facet, ask in self._choices.items():
            if facet is not without:
                mask = mask & ask(segment, certain)
        return mask

    def _chosen(self, facet: Facet, values: tuple[str, ...]) -> Ask:
        """Stories that have any of the facet's values. A value that the archive does not know matches nothing."""
        if facet in ENTITY_FACETS:
            type_ = ENTITY_FACETS[facet]
            named = Entity.objects.filter(type=type_, shown__in=values).values_list("pk", flat=True)
            return mentioning([name_number(pk, type_.value) for pk in named])
        if facet is Facet.MENTIONS:
            return _speaking_of(values)
        if facet is Facet.SECTION:
            return labelled("section", (pk for pk, name in self.view.sections.items() if name in values))
        if facet is Facet.SOURCE:
            return labelled("provider", (pk for pk, (code, _n) in self.view.providers.items() if code in values))
        return _of_years(values)


def counted(masks: Sequence[Array]) -> int:
    """Slots of all masks together."""
    return sum(int(np.count_nonzero(mask)) for mask in masks)


def has_period(request: SearchRequest) -> bool:
    """Whether the filters set a period."""
    return request.first_day is not None or request.end_day is not None


def is_ranked(request: SearchRequest) -> bool:
    """Whether the stories are ordered by how well they answer."""
    return request.sort is Sort.RELEVANT and bool(wanted(request.tree))


def _period(request: SearchRequest) -> Period:
    return Period(first_day=request.first_day, end_day=request.end_day)


def _compiled(request: SearchRequest, compiler: Compiler) -> Mask | None:
    refuse_empty_period(conjuncts(request.tree), _period(request))
    return compiler.compile(request.tree) if request.tree is not None else None


def _speaking_of(values: tuple[str, ...]) -> Ask:
    asked = [whole for value in values if (whole := whole_of(value))]

    def ask(segment: OpenSegment, _certain: bool) -> Array:
        mask = np.zeros(segment.size, bool)
        right = np.isin(segment.whole_dates, asked)
        if right.any():
            mask[segment.span_owners[right[segment.columns.spans]]] = True
        return mask

    return ask


def _of_years(values: tuple[str, ...]) -> Ask:
    years = [int(value) for value in values if len(value) == 4 and value.isascii() and value.isdecimal()]
    spans = [(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()) for year in years if 0 < year < 9_999]

    def ask(segment: OpenSegment, _certain: bool) -> Array:
        mask = np.zeros(segment.size, bool)
        for first, end in spans:
            mask |= (segment.columns.first_day >= first) & (segment.columns.first_day < end)
        return mask

    return ask


def _fields(node: Node | None) -> Iterator[Named]:
    match node:
        case Named():
            yield node
        case Not(part):
            yield from _fields(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _fields(part)
