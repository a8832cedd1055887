"""The items of an import that an editor asked for: filtered, counted and paged in the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from articles.admin.imports.rows import STATUS, WRITING, rows_of
from articles.models import ImportBatch, ImportItem, Outcome

ROWS_PER_PAGE = 100
LOOKS = {
    "decide": _("To be decided"),
    "looks_like": _("Looks like another story"),
    "no_day": _("Without a day"),
    "usage_terms": _("With terms of use"),
    "repaired": _("With remarks from reading"),
}
"""What deserves a look, by the flag that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line of the filter."""

    label: Any
    count: int
    query: str
    is_selected: bool


def listed_items(request: HttpRequest, batch: ImportBatch) -> dict[str, Any]:
    """For the template: `rows` (a page), `statuses` and `looks` (lines of the filter), `query` (of this page),
    `n_items`, `n_files` and `n_choosable` of the whole import.
    """
    outcome, look = request.GET.get("outcome", ""), request.GET.get("look", "")
    counts = _counts(batch.items.all())
    shown = batch.items.select_related("staged", "revision").defer(*_HEAVY).order_by(*_AS_SENT)
    if outcome in Outcome.values:
        shown = shown.filter(outcome=outcome)
    if look in LOOKS:
        shown = shown.filter(flags__contains=[look])
    page = Paginator(shown, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    return {
        "rows": Page(list(rows_of(page.object_list)), page.number, page.paginator),
        "statuses": list(_statuses(counts, outcome, is_narrowed=bool(look))),
        "looks": list(_looks(counts, look)),
        "query": _query(outcome=outcome, look=look, page=str(page.number) if page.number > 1 else ""),
        "page_steps": {
            "previous": _step(outcome, look, page.number - 1) if page.has_previous() else "",
            "next": _step(outcome, look, page.number + 1) if page.has_next() else "",
        },
        **{name: counts[name] for name in ("n_items", "n_files", "n_choosable")},
    }


_AS_SENT = (F("staged").asc(nulls_first=True), "item", "pk")
_HEAVY = (
    "arrived",
    "changed",
    "revision__paragraphs",
    "revision__body_html",
    "revision__warnings",
    "revision__subjects",
)


def _counts(items: "QuerySet[ImportItem]") -> dict[str, int]:
    """All counts of the page in one statement."""
    return items.aggregate(
        n_items=Count("pk"),
        n_files=Count("file_name", distinct=True),
        n_choosable=Count("pk", filter=Q(outcome__in=WRITING)),
        **{outcome.value: Count("pk", filter=Q(outcome=outcome)) for outcome in STATUS},
        **{f"look_{flag}": Count("pk", filter=Q(flags__contains=[flag])) for flag in LOOKS},
    )


def _statuses(counts: dict[str, int], wanted: str, *, is_narrowed: bool) -> Iterator[Choice]:
    is_all = wanted not in Outcome.values and not is_narrowed
    yield Choice(label=_("All"), count=counts["n_items"], query="?", is_selected=is_all)
    for outcome, (_sign, _one, many) in STATUS.items():
        if counts[outcome.value]:
            query = _query(outcome=outcome.value)
            yield Choice(label=many, count=counts[outcome.value], query=query, is_selected=outcome == wanted)


def _looks(counts: dict[str, int], wanted: str) -> Iterator[Choice]:
    for flag, label in LOOKS.items():
        if count := counts[f"look_{flag}"]:
            yield Choice(label=label, count=count, query=_query(look=flag), is_selected=flag == wanted)


def _step(outcome: str, look: str, number: int) -> str:
    return _query(outcome=outcome, look=look, page=str(number))


def _query(**said: str) -> str:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in said.items() if value})
    return f"?{query.urlencode()}"
