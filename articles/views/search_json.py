"""GET /search.json: the search page's answer for machines."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.search.as_json import page_as_json
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
    return {
        "query": told.params.q,
        **page_as_json(told.page),
        "error": _error(told.error) if told.error else None,
        "advice": [
            {"text": one.text, "count": one.count, "url": reverse("articles:search_json") + one.link}
            for one in told.advice
        ],
        "spelling": [
            {"text": one.text, "count": one.count, "url": reverse("articles:search_json") + one.link}
            for one in told.spelling
        ],
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
