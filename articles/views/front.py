"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.search.newest import front_page


def front_view(request: HttpRequest) -> HttpResponse:
    """Search, the archive month by month, the newest stories, names in the news."""
    return render(request, "articles/front.html", {"front": front_page()})
