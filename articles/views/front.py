"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.query import to_text
from articles.search.newest import front_page


@require_safe
def front_view(request: HttpRequest) -> HttpResponse:
    """Search, the archive month by month, the newest stories, names in the news."""
    front = front_page()
    examples = [to_text(example, get_language() or "da") for example in front.examples]
    return render(request, "articles/front.html", {"front": front, "examples": examples})
