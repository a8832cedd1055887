"""What was corrected."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.search.corrections import corrections_page
from articles.views.heads import Head
from articles.views.name_params import ListParams


@require_safe
def corrections_view(request: HttpRequest) -> HttpResponse:
    """Corrected stories, the latest first, with what changed; ?page=2."""
    params = ListParams.of(request)
    listed = corrections_page(params.page)
    head = Head(query=params.canonical(page=listed.page), is_indexed=listed.page == 1)
    return render(request, "articles/corrections.html", {"listed": listed, "head": head})
