"""The same pages as anyone writes them with Django: grouped counts over the tables, nothing kept beside."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet
from django.db.models.functions import ExtractYear, TruncMonth

from articles.models import Article, Entity, EntityType, Mention
from articles.search.coverage import TOGETHER
from articles.search.listing import list_stories
from articles.search.page import PER_PAGE
from articles.search.people import NAMES_A_PAGE
from articles.story import Precision

NAME = "plain Django"

Named = dict[EntityType, list[tuple[int, int]]]
"""Entities (primary keys) and in how many stories each is, most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the page of one name says."""

    count: int
    months: dict[str, int]
    years: dict[int, int]
    sections: dict[str, int]
    forms: dict[str, int]
    together: Named
    stories: list[int]
    """Primary keys of the page of stories."""


def name_page(pk: int, page: int = 1) -> Told:
    """The page of one name, `page` of its stories, newest first."""
    stories = Article.objects.listed().filter(pk__in=Mention.objects.filter(entity=pk).values("article"))
    forms = Mention.objects.filter(entity=pk, article__in=stories).order_by().values_list("text")
    first = (page - 1) * PER_PAGE
    keys = list(stories.newest_first().values_list("pk", flat=True)[first : first + PER_PAGE])
    list_stories(keys)
    return Told(
        count=stories.count(),
        months=_months(stories),
        years=dict(_grouped(stories.filter(published_from__isnull=False), ExtractYear("published_from"))),
        sections={name: count for name, count in _grouped(stories, F("section__name")) if name},
        forms=dict(forms.annotate(times=Count("*"))),
        together={type_: _together(pk, stories, type_) for type_ in EntityType},
        stories=keys,
    )


def list_page(type_: EntityType, *, by_count: bool, page: int = 1) -> tuple[int, list[tuple[int, int]]]:
    """How many names there are of a type; those on a page, and in how many stories each is."""
    listed = Mention.objects.filter(article__in=Article.objects.listed(), entity__type=type_).order_by()
    counted = listed.values("entity").annotate(stories=Count("article", distinct=True))
    order = ("-stories", "entity__sort_key", "entity") if by_count else ("entity__sort_key", "entity")
    first = (page - 1) * NAMES_A_PAGE
    rows = counted.order_by(*order).values_list("entity", "stories")[first : first + NAMES_A_PAGE]
    found = list(rows)
    Entity.objects.in_bulk([pk for pk, _stories in found])
    return listed.aggregate(names=Count("entity", distinct=True))["names"], found


def _months(stories: QuerySet[Article]) -> dict[str, int]:
    known = stories.filter(sort_at__isnull=False).exclude(published_precision=Precision.YEAR.value)
    return {f"{month:%Y-%m}": count for month, count in _grouped(known, TruncMonth("published_from"))}


def _grouped(stories: QuerySet[Article], by: Any) -> list[tuple[Any, int]]:
    return list(stories.order_by().annotate(by=by).values_list("by").annotate(number=Count("pk")))


def _together(pk: int, stories: QuerySet[Article], type_: EntityType) -> list[tuple[int, int]]:
    others = Mention.objects.filter(article__in=stories, entity__type=type_).exclude(entity=pk).order_by()
    counted = others.values("entity").annotate(stories=Count("article", distinct=True))
    rows = counted.order_by("-stories", "entity__sort_key", "entity").values_list("entity", "stories")
    return list(rows[:TOGETHER])
