"""GET /suggest/?q=...: what a query that is being typed may become, as finished options of a list."""

from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import conditional_page, require_safe

from articles.models import name_address
from articles.query.unfinished import Unfinished, unfinished
from articles.search import Facet
from articles.search.suggest import Kind, Part, Suggestion, parts_of, suggestions
from articles.views.params import read_params, span_words
from articles.views.suggest_params import read_typed

NAMES = (Kind.PERSON, Kind.ORG, Kind.PLACE)
WORDS = {
    Kind.PERSON: _("person"),
    Kind.ORG: _("organisation"),
    Kind.PLACE: _("place"),
    Kind.SECTION: _("section"),
    Kind.SOURCE: _("source"),
    Kind.MONTH: _("month"),
    Kind.WORD: _("word"),
}
"""What a suggestion is, for those who do not see its shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One line of the list. Chosen, it opens `href`, or where that is empty searches for `query`."""

    query: str
    href: str
    kind: str
    """person, org or place, which have a shape; else empty."""
    words: str | Promise
    parts: tuple[Part, ...]
    count: int | None


@require_safe
@conditional_page
def suggest_view(request: HttpRequest) -> HttpResponse:
    """Options for what has been typed, most useful first; nothing at all when there are none. Always 200.

    Asked for anew every time, as every page; a browser that has the answer already is told so (ETag).
    """
    typed = read_typed(request.GET)
    options = _options(typed, get_language() or "da")
    response = render(request, "articles/suggest.html", {"options": options, "typed": " ".join(typed.split())})
    response["X-Robots-Tag"] = "noindex"
    return response


def _options(typed: str, language: str) -> list[Option]:
    read = unfinished(typed)
    return [_option(read, one, language) for one in suggestions(read)] if read else []


def _option(read: Unfinished, one: Suggestion, language: str) -> Option:
    label = span_words(one.moment) if one.moment else one.label
    typed = read.last if one.kind is Kind.WORD else read.typed(one.words)
    return Option(
        query=_query(read, one, language),
        href=_address(one) if read.is_all(one.words) else "",
        kind=one.kind.value if one.kind in NAMES else "",
        words=WORDS[one.kind],
        parts=parts_of(label, typed),
        count=one.count,
    )


def _query(read: Unfinished, one: Suggestion, language: str) -> str:
    named = partial(read.with_field, one.words, value=one.value, language=language)
    match one.kind:
        case Kind.WORD:
            return read.with_word(one.value)
        case Kind.MONTH:
            return named(read.field.name if read.field else "date")
    return named(one.kind.value)


def _address(one: Suggestion) -> str:
    """The page of it; of a word there is none."""
    if one.pk is not None:
        return name_address(one.pk, one.label)
    if one.moment is not None:
        return reverse("articles:month", args=[one.moment.first_day.year, one.moment.first_day.month])
    if one.kind is Kind.SECTION:
        return reverse("articles:search") + read_params(QueryDict()).with_choice(Facet.SECTION, one.value)
    return ""
