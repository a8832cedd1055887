"""Pages about the archive itself, and how to search it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.query import GRAMMAR
from articles.search.newest import numbers_of_archive


@require_safe
def about_view(request: HttpRequest) -> HttpResponse:
    """What the archive is, what it does with dates and corrections, how much it holds."""
    return render(request, "articles/about.html", {"numbers": numbers_of_archive()})


@require_safe
def help_view(request: HttpRequest) -> HttpResponse:
    """The query language, chapter by chapter, every example a search to click."""
    language = get_language() or "da"
    chapters = [
        (chapter.code, chapter.title, [(row.typed(language), row.finds) for row in chapter.rows]) for chapter in GRAMMAR
    ]
    return render(request, "articles/search_help.html", {"chapters": chapters})
