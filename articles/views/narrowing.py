"""What the search page offers beside the hits: facets, orders, and forms that keep everything else."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.search import Choice, Facet, SearchPage, Sort
from articles.views.params import Params, choice_words

SHOWN = 5
"""Values of a facet that stand open; the others unfold."""

TITLES = {
    Facet.PERSON: _("People"),
    Facet.ORG: _("Organisations"),
    Facet.PLACE: _("Places"),
    Facet.MENTIONS: _("Dates in the text"),
    Facet.SECTION: _("Section"),
    Facet.SOURCE: _("Source"),
    Facet.YEAR: _("Year"),
}
FOLDED = (Facet.SOURCE, Facet.YEAR)
"""Facets that are closed until something is chosen in them."""
NAMES = (Facet.PERSON, Facet.ORG, Facet.PLACE)

ORDERS = {Sort.RELEVANT: _("Most relevant"), Sort.NEWEST: _("Newest"), Sort.OLDEST: _("Oldest")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of parts/rank.html: a name or a value, how many stories it has, where it leads."""

    label: str
    count: int
    href: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetList:
    """A facet as the page shows it. A chosen row leads to the search without it."""

    title: str | Promise
    kind: str
    """Class of its names: person, org or place; empty for the others."""
    is_open: bool
    rows: tuple[Row, ...]
    more: tuple[Row, ...]
    top: int
    """The count of a full bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order of the result and the link to it."""

    words: str | Promise
    link: str
    chosen: bool


def facet_lists(page: SearchPage, params: Params) -> tuple[FacetList, ...]:
    """The facets that have a value to offer, in their fixed order: years the newest first, others the most frequent."""
    return tuple(_facet_list(facet, page.facets[facet], params) for facet in Facet if page.facets.get(facet))


def _facet_list(facet: Facet, choices: tuple[Choice, ...], params: Params) -> FacetList:
    rows = [
        Row(
            label=choice_words(facet, choice.label),
            count=choice.count,
            href=(params.without_choice if choice.chosen else params.with_choice)(facet, choice.value),
            chosen=choice.chosen,
        )
        for choice in choices
    ]
    if facet is Facet.YEAR:
        rows.sort(key=lambda row: row.label, reverse=True)
    # One more takes no more room than the words "1 more".
    shown = SHOWN + 1 if len(rows) == SHOWN + 1 else SHOWN
    return FacetList(
        title=TITLES[facet],
        kind=facet.value if facet in NAMES else "",
        is_open=facet not in FOLDED or any(row.chosen for row in rows),
        rows=tuple(row for number, row in enumerate(rows) if number < shown or row.chosen),
        more=tuple(row for number, row in enumerate(rows) if number >= shown and not row.chosen),
        top=max(row.count for row in rows),
    )


def orders(params: Params) -> tuple[Order, ...]:
    """The orders to choose between; relevance only where there is a query to be relevant to."""
    offered = [sort for sort in ORDERS if params.q or sort is not Sort.RELEVANT]
    return tuple(Order(words=ORDERS[sort], link=params.with_sort(sort), chosen=sort is params.sort) for sort in offered)


def kept_by_query(params: Params) -> list[tuple[str, str]]:
    """Names and values that the search box sends along, so that a new query keeps the filters in force."""
    return parse_qsl(params.but(q="").link[1:])


def kept_by_period(params: Params) -> list[tuple[str, str]]:
    """Names and values that the form of the period sends along."""
    return parse_qsl(params.but(**{"from": None, "to": None}).link[1:])


def typed_period(params: Params) -> tuple[str, str]:
    """What the two fields of the period hold: the dates in ISO, or what was typed and could not be read."""
    first, last = (span.isoformat() if span else "" for span in (params.first, params.last))
    return params.unread.get("from", first), params.unread.get("to", last)
