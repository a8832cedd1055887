"""GET /search.json: the search page's answer for machines."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.models import name_address
from articles.search import Hit, SearchPage
from articles.views.answers import Answer, AnswerError, answer


@require_safe
@cache_control(no_cache=True)
def search_json_view(request: HttpRequest) -> JsonResponse:
    """The answer to the same query string as the search page, in the language of the address.

    Status 200 also for a query that cannot be read: `error` says why, and `results` are those of its
    suggestion. Addresses are relative to the root.
    """
    response = JsonResponse(_json(answer(request.GET)), json_dumps_params={"ensure_ascii": False})
    response["X-Robots-Tag"] = "noindex"
    return response


def _json(told: Answer) -> dict[str, Any]:
    page = told.page
    return {
        "query": told.params.q,
        "count": page.count if page else 0,
        "count_is_estimate": page.count_is_estimate if page else False,
        "page": page.page if page else 1,
        "pages": page.pages if page else 1,
        "uncertain": page.uncertain if page else 0,
        "results": [_hit(hit) for hit in page.hits] if page else [],
        "facets": _facets(page) if page else {},
        "histogram": [
            {"period": month.period, "count": month.count, "undated": month.undated} for month in page.histogram
        ]
        if page
        else [],
        "without_month": page.without_month if page else 0,
        "error": _error(told.error) if told.error else None,
        "advice": [
            {"text": one.text, "count": one.count, "url": reverse("articles:search_json") + one.link}
            for one in told.advice
        ],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    article = hit.article
    return {
        "id": article.pk,
        "provider": article.provider.code,
        "guid": article.guid,
        "url": article.get_absolute_url(),
        "headline": article.headline,
        "headline_is_derived": article.headline_is_derived,
        "published": article.moment.isoformat() if article.moment else None,
        "precision": article.published_precision or None,
        "is_certain": hit.is_certain,
        "section": article.section.name if article.section else None,
        "source": article.provider.name,
        "snippet": "".join(text for text, _is_marked in hit.snippet),
        "entities": [
            {"type": name.type, "name": name.name, "url": name_address(name.pk, name.name)} for name in hit.names
        ],
        "near_duplicates": [
            {"id": one.article.pk, "url": one.article.get_absolute_url(), "percent": one.percent} for one in hit.alike
        ],
    }


def _facets(page: SearchPage) -> dict[str, Any]:
    return {
        facet.value: [{"value": one.value, "count": one.count, "chosen": one.chosen} for one in choices]
        for facet, choices in page.facets.items()
    }


def _error(error: AnswerError) -> dict[str, Any]:
    suggestion = error.suggestion
    return {
        "message": error.message,
        "position": error.position,
        "suggestion": suggestion.text if suggestion else None,
        "parameter": error.name,
        "advice": error.advice,
        "suggestion_url": reverse("articles:search_json") + suggestion.link if suggestion else None,
    }
