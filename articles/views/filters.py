"""Every filter of a search, declared once: its form field, its place in a query string, what it asks for.

The order of SearchFilters.base_filters is the order in which query strings are written.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_filters import Filter, FilterSet

from articles.models import Article
from articles.query import ImpossibleDate, Span, period_between, read_span
from articles.search import Facet, Sort
from articles.story import Note, gettext_noop

LONGEST_QUERY = 20_000
LONGEST_VALUE = 250
MOST_VALUES = 50
"""Values chosen in one facet; what is chosen beyond them is dropped, which no page of ours ever writes."""
LAST_PAGE = 1_000_000

FACET_WORDS = {
    Facet.PERSON: _("Person"),
    Facet.ORG: _("Organisation"),
    Facet.PLACE: _("Place"),
    Facet.MENTIONS: _("Date in the text"),
    Facet.SECTION: _("Section"),
    Facet.SOURCE: _("Source"),
    Facet.YEAR: _("Year"),
}
"""One value of each facet in words."""


def tidy(text: str) -> str:
    """NFC, single spaces, no control characters (PostgreSQL takes no NUL)."""
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)
    return " ".join(unicodedata.normalize("NFC", kept).split())


class Refused(ValidationError):
    """A value that a filter cannot use, with the Notes that say so and the value that would do."""

    def __init__(self, note: Note, advice: Note | None = None, nearest: str | None = None) -> None:
        super().__init__(note.text, code=note.code, params=dict(note.params))
        self.note = note
        self.advice = advice
        self.nearest = nearest


class TextField(forms.CharField):
    """Text as typed, tidied."""

    def to_python(self, value: Any) -> str:
        return tidy(str(value or ""))[:LONGEST_QUERY]


class ValuesField(forms.Field):
    """Any number of values, each once, in the order given."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Sequence[str] | None) -> tuple[str, ...]:
        values = (tidy(str(one))[:LONGEST_VALUE] for one in value or ())
        return tuple(dict.fromkeys(one for one in values if one))[:MOST_VALUES]


class SpanField(forms.Field):
    """A year, a month or a day as a reader types it; None when nothing is typed."""

    def to_python(self, value: Any) -> Span | None:
        typed = tidy(str(value or ""))
        if not typed:
            return None
        try:
            return read_span(typed)
        except ImpossibleDate as fault:
            nearest = fault.nearest.isoformat() if fault.nearest else None
            raise Refused(fault.note, fault.advice, nearest) from None


class PageField(forms.Field):
    """The number of a page, from 1."""

    def to_python(self, value: Any) -> int:
        typed = tidy(str(value or ""))
        if not typed:
            return 1
        if typed.isascii() and typed.isdecimal() and len(typed) <= 7 and 1 <= int(typed) <= LAST_PAGE:
            return int(typed)
        note = Note(code="page", text=gettext_noop("There is no page %(page)s"), params={"page": typed[:40]})
        raise Refused(note, nearest="1")


class SortField(forms.Field):
    """An order; the newest first for any that we do not know, since nothing is lost by it."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Sort:
        return Sort(value) if value in list(Sort) else Sort.NEWEST


class SwitchInput(forms.CheckboxInput):
    """A check box that sends 1."""

    def __init__(self) -> None:
        super().__init__(attrs={"value": "1"})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> bool:
        """On for 1 and for nothing else: 0 is off."""
        return bool(data.get(name) == "1")


class SwitchField(forms.BooleanField):
    """On or off."""

    widget = SwitchInput


class AskedFilter(Filter):
    """A filter of SearchFilters: how its value is written in a query string, and what it asks of the search.

    `field_class` gives the value; `written` and `asks` take it.
    """

    field_class: type[forms.Field] = TextField

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

    def written(self, value: Any) -> tuple[str, ...]:
        """The values of the query-string parameter, none when it says nothing."""
        return (value,) if value else ()

    def asks(self, value: Any) -> Mapping[str, Any]:
        """Fields of the SearchRequest."""
        return {}


class ChosenFilter(AskedFilter):
    """A facet's chosen values."""

    field_class = ValuesField

    def __init__(self, facet: Facet) -> None:
        self.facet = facet
        super().__init__(label=FACET_WORDS[facet])

    def written(self, value: tuple[str, ...]) -> tuple[str, ...]:
        return value

    def asks(self, value: tuple[str, ...]) -> Mapping[str, Any]:
        return {"chosen": {self.facet: value}} if value else {}


class SpanFilter(AskedFilter):
    """One edge of the period, the span named included."""

    field_class = SpanField

    def written(self, value: Span | None) -> tuple[str, ...]:
        return (value.isoformat(),) if value else ()


class FromFilter(SpanFilter):
    """Where the period begins."""

    def asks(self, value: Span | None) -> Mapping[str, Any]:
        return {"first_day": value.first_day} if value else {}


class ToFilter(SpanFilter):
    """Where the period ends."""

    def asks(self, value: Span | None) -> Mapping[str, Any]:
        return {"end_day": value.end_day} if value else {}


class CertainFilter(AskedFilter):
    """Only stories that certainly fall within the period."""

    field_class = SwitchField

    def written(self, value: bool) -> tuple[str, ...]:
        return ("1",) if value else ()

    def asks(self, value: bool) -> Mapping[str, Any]:
        return {"only_certain": bool(value)}


class SortFilter(AskedFilter):
    """The order of the result."""

    field_class = SortField

    def written(self, value: Sort) -> tuple[str, ...]:
        return () if value is Sort.NEWEST else (value.value,)

    def asks(self, value: Sort) -> Mapping[str, Any]:
        return {"sort": value}


class PageFilter(AskedFilter):
    """The page of the result."""

    field_class = PageField

    def written(self, value: int) -> tuple[str, ...]:
        return () if value == 1 else (str(value),)

    def asks(self, value: int) -> Mapping[str, Any]:
        return {"page": value}


class SearchForm(forms.Form):
    """The form of SearchFilters. A period that ends before it begins is the end's mistake."""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        try:
            period_between(values.get("from"), values.get("to"))
        except ImpossibleDate as fault:
            self.add_error("to", Refused(fault.note, fault.advice))
        return values


class SearchFilters(FilterSet):
    """The filters of a search. `form` is their form; articles.views.params reads and writes them.

    They fill a SearchRequest, never a queryset: pages, JSON and exports must ask the same question.
    """

    class Meta:
        model = Article
        fields: list[str] = []
        form = SearchForm

    @classmethod
    def get_filters(cls) -> dict[str, AskedFilter]:
        """The filters by their name in query strings; a mapping, because `from` cannot be an attribute."""
        return {
            "q": AskedFilter(label=_("Search the archive")),
            **{facet.value: ChosenFilter(facet) for facet in Facet},
            "from": FromFilter(label=_("From")),
            "to": ToFilter(label=_("to")),
            "certain": CertainFilter(label=_("Only stories that are certainly from the period")),
            "sort": SortFilter(label=_("Order")),
            "page": PageFilter(label=_("Page")),
        }

    @classmethod
    def of(cls, data: QueryDict) -> "SearchFilters":
        """The filters with what a query string says. An empty one is bound too."""
        filters = cls(data, queryset=Article.objects.none())
        filters.is_bound = True
        return filters
