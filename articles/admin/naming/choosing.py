"""Choosing among the stories of a name, page by page; what was ticked on other pages is kept in the form."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from articles.admin.naming.passages import Passage, passage_of
from articles.admin.naming.place import number_of
from articles.models import Entity, Mention

STORIES_PER_PAGE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A story of the page, as the first passage that names the name, and whether it is ticked."""

    passage: Passage
    is_ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A page of the stories, and what is ticked on others."""

    rows: "Page[Row]"
    elsewhere: tuple[int, ...]


def stories_to_choose(request: HttpRequest, entity: Entity) -> Choice:
    """The page asked for by POST (`page`, with `stories` ticked on it and before), or the first; newest first.

    Two queries.
    """
    ticked = {key for said in request.POST.getlist("stories") if (key := number_of(said))}
    first = Mention.objects.filter(entity=entity).order_by("-article", "-field", "start").distinct("article")
    first = first.select_related("article__section", "found")
    pages = Paginator(first, STORIES_PER_PAGE)
    page = pages.get_page(request.POST.get("page"))
    rows = [Row(passage=passage_of(one), is_ticked=one.article_id in ticked) for one in page.object_list]
    return Choice(
        rows=Page(rows, page.number, pages),  # type: ignore[arg-type]  # it pages mentions and shows rows
        elsewhere=tuple(sorted(ticked - {row.passage.story.pk for row in rows})),
    )
