"""The only reader and writer of a search's query string.

A link is what stands after the address: "?" and the parameters in one fixed order, none of them empty,
never the first page; a bare "?" when nothing is left. So one question has one address.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.query import Span, read_span
from articles.query.tree import Node
from articles.search import Facet, SearchPage, SearchRequest, Sort
from articles.story import Moment, Note, Precision
from articles.views.filters import FACET_WORDS, AskedFilter, Refused, SearchFilters

FILTERS: Mapping[str, AskedFilter] = MappingProxyType(SearchFilters.base_filters)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParamError:
    """A parameter that cannot be used: its name, why, what to write instead, and a value that would do."""

    name: str
    note: Note
    advice: Note | None = None
    nearest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A filter in force: what kind, which value, and the link that takes it away."""

    kind: str
    value: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Params:
    """What a query string asks. `values` are read values by parameter name; `unread` is kept as typed.

    A parameter is in one of the two or in neither. `form` is bound to what was typed.
    """

    values: Mapping[str, Any]
    unread: Mapping[str, str]
    errors: tuple[ParamError, ...]
    form: forms.Form

    @property
    def q(self) -> str:
        """The query as typed, tidied."""
        return str(self.values.get("q", ""))

    @property
    def sort(self) -> Sort:
        """The order asked for."""
        return Sort(self.values.get("sort", Sort.NEWEST))

    @property
    def only_certain(self) -> bool:
        """Whether stories that may fall outside the period are left out."""
        return bool(self.values.get("certain"))

    @property
    def first(self) -> Span | None:
        """Where the period begins."""
        return self.values.get("from")

    @property
    def last(self) -> Span | None:
        """Where the period ends, itself included."""
        return self.values.get("to")

    def chosen(self, facet: Facet) -> tuple[str, ...]:
        """The values chosen in a facet."""
        return tuple(self.values.get(facet.value, ()))

    def to_request(self, tree: Node | None, now: datetime | None = None) -> SearchRequest:
        """The question to put to the search. What could not be read is left out; see `errors`."""
        asked: dict[str, Any] = {"chosen": {}}
        for name, value in self.values.items():
            fields = dict(FILTERS[name].asks(value))
            asked["chosen"] |= fields.pop("chosen", {})
            asked |= fields
        return SearchRequest(tree=tree, now=now, **asked)

    @property
    def link(self) -> str:
        """The query string of these very parameters."""
        pairs = [(name, text) for name in FILTERS for text in self._written(name)]
        return "?" + urlencode(pairs)

    def with_query(self, text: str) -> str:
        """The link to the same filters with another query."""
        return self.but(q=text).link

    def with_choice(self, facet: Facet | str, value: str) -> str:
        """The link that chooses one more value of a facet."""
        facet = Facet(facet)
        return self.but(**{facet.value: tuple(dict.fromkeys((*self.chosen(facet), value)))}).link

    def without_choice(self, facet: Facet | str, value: str | None = None) -> str:
        """The link that takes back one value of a facet, or all of them."""
        facet = Facet(facet)
        kept = tuple(one for one in self.chosen(facet) if value is not None and one != value)
        return self.but(**{facet.value: kept}).link

    def with_period(self, first: str | None, last: str | None) -> str:
        """The link with this period instead: each side a year, a month or a day in ISO, or open."""
        spans = {"from": first and read_span(first), "to": last and read_span(last)}
        return self.but(**{name: span or None for name, span in spans.items()}).link

    def with_periods(self, periods: Sequence[str]) -> list[str]:
        """with_period() of each: a year, a month or a day in ISO that both begins and ends the period."""
        names = list(FILTERS)
        at = names.index("from")
        known = self.but(**{"from": None, "to": None})
        before, after = (
            urlencode([(name, text) for name in some for text in known._written(name)])  # noqa: SLF001 of the same class
            for some in (names[:at], names[at + 2 :])
        )
        return ["?" + "&".join(filter(None, (before, f"from={one}&to={one}", after))) for one in periods]

    def without_period(self) -> str:
        """The link without any period."""
        return self.but(**{"from": None, "to": None, "certain": False}).link

    def with_certain(self, certain: bool) -> str:
        """The link with or without the stories that may fall outside the period."""
        return self.but(certain=certain).link

    def with_sort(self, sort: Sort | str) -> str:
        """The link to another order."""
        return self.but(sort=Sort(sort)).link

    def with_page(self, page: int) -> str:
        """The link to another page; the only one that does not go back to the first."""
        return self.but(page=page).link

    def cleared(self) -> str:
        """The link to the query alone, without any filter, in the same order."""
        kept = {name: self.values[name] for name in ("q", "sort") if name in self.values}
        return replace(self, values=kept, unread={}).link

    def but(self, **changes: Any) -> "Params":
        """These parameters with read values changed, from the first page again unless `page` is among them."""
        changes = {"page": 1, **changes}
        unread = {name: text for name, text in self.unread.items() if name not in changes}
        return replace(self, values={**self.values, **changes}, unread=unread)

    def repaired(self) -> "Params":
        """These parameters with every unread one replaced by its nearest possible value, or left out."""
        data = QueryDict(mutable=True)
        for name in FILTERS:
            data.setlist(name, list(self._written(name)))
        for error in self.errors:
            if error.note.code == "date-order":
                data.setlist("from", list(self._written("to")))
                data.setlist("to", list(self._written("from")))
            else:
                data[error.name] = error.nearest or ""
        again = read_params(data)
        return again if not again.errors else replace(again, unread={}, errors=())

    def _written(self, name: str) -> tuple[str, ...]:
        if name in self.unread:
            return (self.unread[name],)
        return FILTERS[name].written(self.values[name]) if name in self.values else ()

    def active(self, page: SearchPage | None = None) -> tuple[Chip, ...]:
        """The filters in force, in their fixed order. `page` knows the names of the sources chosen."""
        labels = {
            (facet, choice.value): choice.label
            for facet, choices in (page.facets if page else {}).items()
            for choice in choices
        }
        chips = [
            Chip(
                kind=str(FACET_WORDS[facet]),
                value=choice_words(facet, labels.get((facet, value), value)),
                link=self.without_choice(facet, value),
            )
            for facet in Facet
            for value in self.chosen(facet)
        ]
        if self.first or self.last:
            chips.append(Chip(kind=_("Period"), value=self.period_words(), link=self.without_period()))
        if self.only_certain:
            chips.append(Chip(kind=_("Date"), value=_("only certain"), link=self.with_certain(False)))
        return tuple(chips)

    def period_words(self) -> str:
        """The period in words: "august 2020", "15. til 20. august 2020", "fra 2020", "til 2020"; empty for none."""
        if self.first and self.last:
            return words_between(self.first, self.last)
        if self.first:
            return _("from %(first)s") % {"first": span_words(self.first)}
        return _("until %(last)s") % {"last": span_words(self.last)} if self.last else ""


def read_params(data: QueryDict) -> Params:
    """Read a query string. Never raises: unknown parameters are dropped, impossible values become `errors`."""
    form = SearchFilters.of(data).form
    wrong = form.errors.as_data() if not form.is_valid() else {}
    errors = tuple(
        ParamError(name=name, note=fault.note, advice=fault.advice, nearest=fault.nearest)
        for name in FILTERS
        for fault in wrong.get(name, ())
        if isinstance(fault, Refused)
    )
    return Params(
        values={name: value for name, value in form.cleaned_data.items() if name in FILTERS},
        unread={error.name: " ".join(str(data.get(error.name, "")).split())[:100] for error in errors},
        errors=errors,
        form=form,
    )


def link_to(data: QueryDict) -> str:
    """read_params(data).link, without a form where every value can be read: a page has a hundred links of its own."""
    try:
        values = {name: asked.field.clean(_raw(asked, data, name)) for name, asked in FILTERS.items() if name in data}
    except ValidationError:
        return read_params(data).link
    return "?" + urlencode([(name, text) for name, value in values.items() for text in FILTERS[name].written(value)])


def _raw(asked: AskedFilter, data: QueryDict, name: str) -> Any:
    return asked.field.widget.value_from_datadict(data, {}, name)


def choice_words(facet: Facet, label: str) -> str:
    """A choice's label in the language in force: a date in words, names as they are."""
    if facet is not Facet.MENTIONS:
        return label
    try:
        return span_words(Moment.of_iso(label))
    except ValueError:
        return label


def words_between(first: Span | Moment, last: Span | Moment) -> str:
    """Both ends in words, once where they are the same: "3. til 7. maj 2021", "august 2020"."""
    if first == last:
        return span_words(first)
    return _("%(first)s to %(last)s") % {"first": _opening_words(first, last), "last": span_words(last)}


def span_words(span: Span | Moment) -> str:
    """A year, a month or a day in words, in the language in force."""
    if span.precision is Precision.YEAR:
        return str(span.first_day.year)
    if span.precision is Precision.MONTH:
        return format_date(span.first_day, pgettext("format of a month", "F Y"))
    return format_date(span.first_day, pgettext("format of a day", "j F Y"))


def _opening_words(first: Span | Moment, last: Span | Moment) -> str:
    """Where a period begins, without the month and year that its end says anyway."""
    day, end = first.first_day, last.first_day
    if first.precision is not last.precision or first.precision is Precision.YEAR or day.year != end.year:
        return span_words(first)
    if first.precision is Precision.MONTH:
        return format_date(day, "F")
    if day.month == end.month:
        return format_date(day, pgettext("format of a day alone", "j"))
    return format_date(day, pgettext("format of a day without its year", "j F"))
