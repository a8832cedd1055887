"""Counts beside the hits, all exact. Each facet is counted with its own choice left out.

Values of one facet are alternatives, facets are requirements. A chosen value stays in its list even
when nothing has it.
"""

from collections.abc import Iterable, Sequence
from heapq import nlargest
from typing import Any, NamedTuple

import numpy as np

from articles.entities.fold import danish_sort_key
from articles.index.columns import Array
from articles.index.load import name_number
from articles.index.opened import OpenSegment
from articles.index.totals import counts_of
from articles.models import Entity, EntityType
from articles.search.mentioned import iso_of, whole_of
from articles.search.named import MostNamed
from articles.search.names import Told
from articles.search.page import Choice, Facet
from articles.search.question import ENTITY_FACETS, Question
from articles.search.tally import at_place, label_counts, origin_counts, slots_in, sums_of, year_counts

MOST = 10
"""Values shown of a facet, beside the chosen ones."""


class Row(NamedTuple):
    """A value of a facet; `key` sorts it among those of equal count."""

    value: str
    label: str
    key: str
    stories: int


class Counts(NamedTuple):
    """What was counted of a result: entities by key, and the rows of all facets but theirs."""

    names: dict[Facet, dict[int, int]]
    rows: dict[Facet, list[Row]]


def counts_of_facets(question: Question) -> Counts:
    """Count all facets. The database is not asked."""
    rows = {Facet.MENTIONS: _dates(question), **_origins(question), Facet.YEAR: _years(question)}
    return Counts(_names(question), rows)


def facets(
    question: Question, counts: Counts, others: Iterable[int] = ()
) -> tuple[dict[Facet, tuple[Choice, ...]], dict[int, Told]]:
    """The facets of a question, most frequent values first.

    And what is to be told of their names, and of `others` (keys of entities), which are looked up with them.
    """
    names, told = _named(question, counts.names, others)
    rows = names | counts.rows
    labels = _labels_of_missing_sources(question, rows[Facet.SOURCE])
    chosen = question.request.chosen
    return {facet: _choices(facet, rows[facet], chosen.get(facet, ()), labels) for facet in Facet}, told


def _names(question: Question) -> dict[Facet, dict[int, int]]:
    """The most frequent names; those of facets without a choice of their own are counted at once."""
    counted: dict[int, MostNamed] = {}
    kept = {}
    for facet, type_ in ENTITY_FACETS.items():
        masks = question.masks(without=facet)
        if id(masks) not in counted:
            counted[id(masks)] = MostNamed(question.view, masks, MOST)
        kept[facet] = counted[id(masks)].of_type(list(EntityType).index(type_))
    return kept


def _named(
    question: Question, kept: dict[Facet, dict[int, int]], others: Iterable[int]
) -> tuple[dict[Facet, list[Row]], dict[int, Told]]:
    """The rows of these names and of those chosen; and what is told of all names."""
    chosen = {facet: question.request.chosen.get(facet, ()) for facet in kept}
    told = _told({pk for counts in kept.values() for pk in counts}.union(others), chosen)
    rows = {}
    for facet, counts in kept.items():
        extra = [pk for pk, one in told.items() if one.type == facet.value and one.shown in chosen[facet]]
        if missing := [pk for pk in extra if pk not in counts]:
            numbers = [name_number(pk, facet.value) for pk in missing]
            found = counts_of(np.array(numbers), question.view.segments, question.masks(without=facet))
            counts |= {pk: n for pk, n in zip(missing, found.tolist(), strict=True) if n}
        known = [(told[pk], n) for pk, n in counts.items() if pk in told]
        rows[facet] = [Row(one.shown, one.shown, one.sort_key, n) for one, n in known]
    return rows, told


def _told(pks: set[int], chosen: dict[Facet, tuple[str, ...]]) -> dict[int, Told]:
    """What is told of entities, and of those chosen by name; in one query."""
    by_key = Entity.objects.filter(pk__any_of=list(pks))
    for facet, values in chosen.items():
        if values:
            by_key = by_key | Entity.objects.filter(type=ENTITY_FACETS[facet], shown__in=values)
    rows = by_key.order_by().values_list("pk", "type", "shown", "sort_key")
    return {pk: Told(*told) for pk, *told in rows}


def _dates(question: Question) -> list[Row]:
    """The most frequent whole dates, of equals the latest, a year after its months; and the chosen ones."""
    segments, masks = question.view.segments, question.masks(without=Facet.MENTIONS)
    parts = zip(segments, masks, question.slots(without=Facet.MENTIONS), strict=True)
    counted = [_date_counts(of, mask, slots) for of, mask, slots in parts if len(of.columns.spans)]
    if not counted:
        return []
    wholes, counts = sums_of(*map(np.concatenate, zip(*counted, strict=True)))
    frequent = np.flatnonzero(counts >= at_place(counts, MOST))
    kept = set(frequent[np.lexsort((-wholes[frequent], -counts[frequent]))[:MOST]].tolist())
    for value in question.request.chosen.get(Facet.MENTIONS, ()):
        kept.update(np.flatnonzero(wholes == whole_of(value)).tolist())
    found = [(iso_of(int(wholes[at])), int(counts[at])) for at in kept]
    return [Row(iso, iso, "", count) for iso, count in found]


def _date_counts(of: OpenSegment, mask: Array, slots: Array) -> tuple[Array, Array]:
    """Whole dates of a segment, and how many masked stories, whose slots are given too, speak of each."""
    numbers = np.bincount(of.spans_in(mask, slots), minlength=len(of.whole_dates))
    held = np.flatnonzero((numbers > 0) & (of.whole_dates > 0))
    return of.whole_dates[held], numbers[held]


def _origins(question: Question) -> dict[Facet, list[Row]]:
    """The rows of sections and agencies; counted at once where neither has a choice of its own."""
    segments = question.view.segments
    slots, others = question.slots(without=Facet.SECTION), question.slots(without=Facet.SOURCE)
    if slots is others:
        of_sections, of_agencies = origin_counts(segments, slots)
    else:
        of_sections = label_counts(segments, slots, "section")
        of_agencies = label_counts(segments, others, "provider")
    names, known = question.view.sections, question.view.providers
    return {
        Facet.SECTION: [Row(names[pk], names[pk], "", count) for pk, count in of_sections.items() if pk in names],
        Facet.SOURCE: [Row(*known[pk], "", count) for pk, count in of_agencies.items() if pk in known],
    }


def _years(question: Question) -> list[Row]:
    counts = year_counts(question.view.segments, question.slots(without=Facet.YEAR))
    return [Row(str(year), str(year), "", count) for year, count in counts.items()]


def _choices(facet: Facet, rows: list[Row], chosen: tuple[str, ...], labels: dict[str, str]) -> tuple[Choice, ...]:
    rows = _frequent(rows, chosen)
    found = {row.value for row in rows}
    missing = [Row(v, labels.get(v, v), "", 0) for v in dict.fromkeys(chosen) if v not in found]
    ordered = sorted([*rows, *missing], key=lambda row: _order(facet, row))
    shown = {row.value for row in ordered[:MOST]} | set(chosen)
    return tuple(
        Choice(value=row.value, label=row.label or row.value, count=row.stories, chosen=row.value in chosen)
        for row in ordered
        if row.value in shown
    )


def _frequent(rows: list[Row], chosen: tuple[str, ...]) -> list[Row]:
    """Those that can be among the first MOST, and the chosen ones."""
    if len(rows) <= MOST:
        return rows
    least = nlargest(MOST, (row.stories for row in rows))[-1]
    return [row for row in rows if row.stories >= least or row.value in chosen]


def _order(facet: Facet, row: Row) -> tuple[int, Any, str]:
    if facet in (Facet.YEAR, Facet.MENTIONS):
        return -row.stories, _latest_first(row.value), row.value
    return -row.stories, row.key or danish_sort_key(row.label), row.value


def _latest_first(value: str) -> int:
    """Orders dates in ISO, a year after its months and a month after its days; 0 for what is none."""
    year, *rest = value.split("-")
    digits = year.zfill(4) + "".join(rest).ljust(4, "0")
    return -int(digits) if digits.isascii() and digits.isdecimal() else 0


def _labels_of_missing_sources(question: Question, rows: Sequence[Row]) -> dict[str, str]:
    """Only of agencies that readers know: one whose every story is hidden stays the code that was typed."""
    missing = set(question.request.chosen.get(Facet.SOURCE, ())) - {row.value for row in rows}
    if not missing:
        return {}
    listed = label_counts(question.view.segments, slots_in(question.view.listed), "provider")
    providers = question.view.providers
    return {code: name for pk in listed for code, name in [providers.get(pk, ("", ""))] if code in missing}
