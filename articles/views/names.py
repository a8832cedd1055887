"""Lists of names, and the page of one name."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.entities.fold import fold_words
from articles.models import Entity, EntityType
from articles.search.coverage import coverage_of, moved_to
from articles.search.listing import list_folded
from articles.search.page import PER_PAGE, Sort
from articles.search.people import Letter, NameOrder, list_names
from articles.views.conditional import conditional
from articles.views.heads import Head
from articles.views.name_params import ListParams

HERE = {EntityType.PERSON: "people", EntityType.ORG: "organisations", EntityType.PLACE: "places"}
"""The entry of the main menu that a type of name belongs to, which is also its address."""


@require_safe
def names_view(request: HttpRequest, entity_type: EntityType) -> HttpResponse:
    """People, organisations or places: A to Å or by count, by letter, by what they are called."""
    params = ListParams.of(request)
    names = list_names(
        entity_type, words=fold_words(params.q), letter=params.letter, order=params.order, page=params.page
    )
    context = {
        "head": Head(
            query=params.canonical("q", "letter", "order", page=names.page),
            is_indexed=names.page == 1 and not params.q and (names.count > 0 or not params.letter),
        ),
        "type": entity_type.value,
        "here": HERE[entity_type],
        "params": params,
        "names": names,
        "letters": _steps(params, names.letters),
        "seconds": _steps(params, names.seconds),
        "all_letters": params.but(letter="").query_string(),
        "without_words": params.but(q="", letter="").query_string(),
        "by_name": params.but(order=NameOrder.ALPHABET).query_string(),
        "by_count": params.but(order=NameOrder.COUNT).query_string(),
        "is_by_count": params.order is NameOrder.COUNT,
    }
    return render(request, "articles/names.html", context)


@require_safe
@conditional
def name_view(request: HttpRequest, pk: int, slug: str) -> HttpResponse:  # noqa: ARG001 the whole path is compared
    """One person, organisation or place. 404 when no listed story mentions it.

    The address of one that editors found to be another leads to that one's.
    """
    try:
        coverage = coverage_of(pk)
    except Entity.DoesNotExist:
        return _moved(request, pk)
    entity = coverage.entity
    if request.path != entity.get_absolute_url():
        return _permanently(request, entity)
    params = ListParams.of(request)
    pages = max(1, -(-coverage.count // PER_PAGE))
    page = min(params.page, pages)
    stories = coverage.stories
    context = {
        "head": Head(query=params.canonical("sort", page=page), is_indexed=page == 1, title=entity.shown),
        "coverage": coverage,
        "entity": entity,
        "here": HERE[EntityType(entity.type)],
        "hits": list_folded(stories.keys(params.sort, (page - 1) * PER_PAGE, PER_PAGE), stories.now),
        "page": page,
        "pages": pages,
        "newest": params.but(sort=Sort.NEWEST).query_string(),
        "oldest": params.but(sort=Sort.OLDEST).query_string(),
        "is_oldest": params.sort is Sort.OLDEST,
        "list_address": reverse(f"articles:{HERE[EntityType(entity.type)]}"),
        "search_params": {entity.type: entity.shown},
        "together": [group for group in coverage.together if group.names],
    }
    return render(request, "articles/name.html", context)


def _steps(params: ListParams, letters: Iterable[Letter]) -> list[tuple[Letter, str]]:
    """Letters with the address of the list narrowed to each; that of the one chosen leads back to what was before."""
    return [
        (one, params.but(letter=one.letter[:-1] if one.letter == params.letter else one.letter).query_string())
        for one in letters
    ]


def _moved(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        return _permanently(request, moved_to(pk))
    except Entity.DoesNotExist:
        raise Http404 from None


def _permanently(request: HttpRequest, entity: Entity) -> HttpResponse:
    address = entity.get_absolute_url()
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
