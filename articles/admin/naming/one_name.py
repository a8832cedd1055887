"""The page of one name: what it is, what was decided about it, and where it stands."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from articles.admin.naming.frame import page
from articles.admin.naming.passages import passage_of
from articles.admin.naming.portrait import portrait_of
from articles.admin.naming.wikidata import WikidataForm
from articles.admin.naming.words import done_words
from articles.models import MOVING, Entity, Mention, NameDecision

DECISIONS_PER_PAGE = 20
MENTIONS_PER_PAGE = 25
DECISIONS_PAGE, MENTIONS_PAGE = "decisions", "page"
"""Parameters of the query string."""


def one_name_view(screens: ModelAdmin, request: HttpRequest, entity: Entity) -> HttpResponse:
    """For everybody who may see names; the deeds are for those who may decide."""
    moved = _moved(entity)
    told: dict[str, Any] = {
        "entity": entity,
        "portrait": portrait_of(entity),
        "moved": moved,
        "moved_words": done_words(moved) if moved else "",
        "decisions": decisions_about(request, entity),
        "decisions_parameter": DECISIONS_PAGE,
        "mentions": mentions_of(request, entity),
        "mentions_parameter": MENTIONS_PAGE,
        "wikidata": WikidataForm(instance=entity),
    }
    return page(screens, request, "name", str(entity), **told)


def _moved(entity: Entity) -> NameDecision | None:
    """The decision by which its mentions are another's, or nobody's."""
    standing = entity.decisions.filter(kind__in=MOVING, undone_at=None)
    return standing.select_related("entity", "target").first()


def decisions_about(request: HttpRequest, entity: Entity) -> "Page[Any]":
    """A page of (decision, what came of it) in which the name is one of the two, newest first."""
    about = NameDecision.objects.filter(Q(entity=entity) | Q(target=entity))
    about = about.select_related("entity", "target", "section", "made_by", "undone_by").prefetch_related("stories")
    pages = Paginator(about, DECISIONS_PER_PAGE)
    shown = pages.get_page(request.GET.get(DECISIONS_PAGE))
    rows = [(decision, done_words(decision)) for decision in shown.object_list]
    return Page(rows, shown.number, pages)


def mentions_of(request: HttpRequest, entity: Entity) -> "Page[Any]":
    """A page of the passages that mention it, those of the newest story first."""
    mentions = Mention.objects.filter(entity=entity).select_related("article__section", "found")
    pages = Paginator(mentions.order_by("-article", "field", "start"), MENTIONS_PER_PAGE)
    shown = pages.get_page(request.GET.get(MENTIONS_PAGE))
    return Page(list(map(passage_of, shown.object_list)), shown.number, pages)
