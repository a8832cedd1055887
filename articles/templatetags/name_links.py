"""What kinds of names are called, and links from a name to the search that finds its stories."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models import Entity, EntityType
from articles.query import to_text
from articles.query.tree import Named, Phrase
from articles.search.page import Month
from articles.templatetags.bars import MOST
from articles.templatetags.reading import search_url
from articles.views.narrowing import Row

register = template.Library()


@register.filter
def names_of(type_: str) -> str:
    """What the names of a type are called together: Personer, Organisationer, Steder."""
    return {EntityType.PERSON: _("People"), EntityType.ORG: _("Organisations"), EntityType.PLACE: _("Places")}[
        EntityType(type_)
    ]


class Counted(Protocol):
    """A value of a facet and how many stories have it."""

    value: str
    count: int


class CountedName(Protocol):
    """What counts an entity; `name` is as the entity is shown."""

    type: str
    name: str


AnyName = Entity | CountedName


@register.simple_tag
def stories_with(entity: AnyName, other: AnyName | None = None, **narrowed: Any) -> str:
    """The search for the stories that mention `entity`, `other` too, narrowed by further parameters.

    Two values of one facet mean either of them, so a second name of the same type goes into the query.
    """
    params: dict[str, Any] = {entity.type: _shown(entity), **narrowed}
    if other is not None and other.type == entity.type:
        params["q"] = to_text(Named(other.type, _shown(other), Phrase), get_language() or "da")
    elif other is not None:
        params[other.type] = _shown(other)
    return search_url(**params)


@register.simple_tag
def share_rows(entity: AnyName, shares: Iterable[Counted], field: str) -> list[Row]:
    """Years or sections (`field`) as rows that lead to the stories of each that mention `entity`."""
    return [
        Row(label=one.value, count=one.count, href=stories_with(entity, None, **{field: one.value})) for one in shares
    ]


@register.filter
def are_drawn_as_years(months: Sequence[Month]) -> bool:
    """Whether the bars of so many months stand for years."""
    return len(months) > MOST


@register.filter
def undated(months: Iterable[Month]) -> int:
    """Stories of which the month is known and the day is not."""
    return sum(month.undated for month in months)


def _shown(name: AnyName) -> str:
    return name.shown if isinstance(name, Entity) else name.name
