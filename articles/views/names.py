"""Lists of names, and the page of one name."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.entities.fold import fold_words
from articles.models import Entity, EntityType
from articles.search.coverage import coverage_of, moved_to, stories_on
from articles.search.listing import list_folded
from articles.search.page import PER_PAGE, Sort
from articles.search.people import NameOrder, list_names
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
        "type": entity_type.value,
        "here": HERE[entity_type],
        "params": params,
        "names": names,
        "letters": [
            (letter, params.but(letter="" if letter.letter == params.letter else letter.letter).query_string())
            for letter in names.letters
        ],
        "all_letters": params.but(letter="").query_string(),
        "without_words": params.but(q="").query_string(),
        "by_name": params.but(order=NameOrder.ALPHABET).query_string(),
        "by_count": params.but(order=NameOrder.COUNT).query_string(),
        "is_by_count": params.order is NameOrder.COUNT,
    }
    return render(request, "articles/names.html", context)


@require_safe
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
    stories = stories_on(entity)
    stories = stories.oldest_first() if params.sort is Sort.OLDEST else stories.newest_first()
    context = {
        "coverage": coverage,
        "entity": entity,
        "here": HERE[EntityType(entity.type)],
        "hits": list_folded(stories[(page - 1) * PER_PAGE : page * PER_PAGE]),
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


def _moved(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        return _permanently(request, moved_to(pk))
    except Entity.DoesNotExist:
        raise Http404 from None


def _permanently(request: HttpRequest, entity: Entity) -> HttpResponse:
    address = entity.get_absolute_url()
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
