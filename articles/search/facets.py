"""Counts beside the hits. Each facet is counted with its own choice left out, all in one query.

Values of one facet are alternatives, facets are requirements. A chosen value stays in its list even
when nothing has it.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Collate, ExtractYear

from articles.entities.fold import danish_sort_key
from articles.models import Article, Provider
from articles.search.matching import ENTITY_FACETS, matching
from articles.search.page import Choice, Facet, SearchRequest

MOST = 10
"""Values shown of a facet, beside the chosen ones."""

Row = tuple[str, str, str, str, int]
"""facet, value, label, sort key, count"""


def facets(request: SearchRequest) -> dict[Facet, tuple[Choice, ...]]:
    """The facets of a request, most frequent values first. Raises UnanswerableQuery."""
    first, *others = (_counts(facet, request) for facet in Facet)
    rows: dict[Facet, list[Row]] = defaultdict(list)
    for row in first.union(*others, all=True):
        rows[Facet(row[0])].append(row)
    labels = _labels_of_missing_sources(request, rows)
    return {facet: _choices(facet, rows[facet], request.chosen.get(facet, ()), labels) for facet in Facet}


def _counts(facet: Facet, request: SearchRequest) -> QuerySet[Any, Row]:
    if facet in ENTITY_FACETS:
        return _entity_counts(facet, request)
    stories = matching(request, without=facet).order_by()
    if facet is Facet.SECTION:
        return _rows(facet, stories.exclude(section=None), F("section__name"), F("section__name"))
    if facet is Facet.SOURCE:
        return _rows(facet, stories, F("provider__code"), F("provider__name"))
    year = Cast(ExtractYear("published_from"), TextField())
    return _rows(facet, stories.exclude(published_from=None), year, year)


def _entity_counts(facet: Facet, request: SearchRequest) -> QuerySet[Any, Row]:
    stories = matching(request, without=facet).order_by().filter(mentions__entity__type=ENTITY_FACETS[facet])
    name, key = F("mentions__entity__shown"), Collate("mentions__entity__sort_key", "C")
    chosen = request.chosen.get(facet, ())
    is_other = Case(
        When(mentions__entity__shown__in=chosen, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    rows = _rows(facet, stories, name, name, key)
    # The chosen ones first, so that the limit cannot cut them off.
    return rows.order_by(is_other, "-number", "key", "value")[: MOST + len(chosen)]


def _rows(facet: Facet, stories: Any, value: Any, label: Any, key: Any = None) -> QuerySet[Any, Row]:
    text = TextField()
    return (
        stories.annotate(
            facet=Value(facet.value, output_field=CharField()),
            value=Cast(value, text),
            label=Cast(label, text),
            key=Cast(key if key is not None else Value(""), text),
        )
        .values("facet", "value", "label", "key")
        .annotate(number=Count("pk", distinct=True))
        .values_list("facet", "value", "label", "key", "number")
    )


def _choices(facet: Facet, rows: list[Row], chosen: tuple[str, ...], labels: Mapping[str, str]) -> tuple[Choice, ...]:
    found = {row[1] for row in rows}
    missing: list[Row] = [(facet, v, labels.get(v, v), "", 0) for v in dict.fromkeys(chosen) if v not in found]
    ordered = sorted(rows + missing, key=lambda row: _order(facet, row))
    shown = {row[1] for row in ordered[:MOST]} | set(chosen)
    return tuple(
        Choice(value=value, label=label, count=count, chosen=value in chosen)
        for _facet, value, label, _key, count in ordered
        if value in shown
    )


def _order(facet: Facet, row: Row) -> tuple[int, Any, str]:
    _facet, value, label, key, count = row
    if facet is Facet.YEAR:
        return -count, -int(value) if value.isdecimal() else 0, value
    return -count, key or danish_sort_key(label), value


def _labels_of_missing_sources(request: SearchRequest, rows: Mapping[Facet, list[Row]]) -> dict[str, str]:
    """Only of agencies that readers know: one whose every story is hidden stays the code that was typed."""
    missing = set(request.chosen.get(Facet.SOURCE, ())) - {row[1] for row in rows.get(Facet.SOURCE, ())}
    if not missing:
        return {}
    known = Exists(Article.objects.listed(request.now).filter(provider=OuterRef("pk")))
    return dict(Provider.objects.filter(known, code__in=missing).values_list("code", "name"))
