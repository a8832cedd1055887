"""Links from a name to the search that finds its stories."""

from typing import Any, Protocol

from django import template
from django.utils.translation import get_language

from articles.query import to_text
from articles.query.tree import Named, Phrase
from articles.templatetags.reading import search_url

register = template.Library()


class AnyName(Protocol):
    """An Entity, or anything that counts one."""

    type: str
    name: str


@register.simple_tag
def stories_with(entity: AnyName, other: AnyName | None = None, **narrowed: Any) -> str:
    """The search for the stories that mention `entity`, `other` too, narrowed by further parameters.

    Two values of one facet mean either of them, so a second name of the same type goes into the query.
    """
    params: dict[str, Any] = {entity.type: entity.name, **narrowed}
    if other is not None and other.type == entity.type:
        params["q"] = to_text(Named(other.type, other.name, Phrase), get_language() or "da")
    elif other is not None:
        params[other.type] = other.name
    return search_url(**params)
