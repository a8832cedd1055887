"""What tests of the screens about names do again and again."""

from typing import Any

from django.test import Client
from django.urls import reverse

from articles.entities.fold import fold_words
from articles.entities.rows import entity_row
from articles.models import Alias, Article, Entity, Mention, NameDecision
from tests.factories import ArticleFactory

QUEUE = "/admin/articles/doubtful/"
DECISIONS = "/admin/articles/namedecision/"


def named(name: str, type_: str = "person") -> Entity:
    """The name that a text gives."""
    return Entity.objects.get(name=name, type=type_, qualifier="")


def story_about(*names: str, **fields: Any) -> Article:
    """A story in whose text these persons stand, each at its place."""
    between = " og "
    article: Article = ArticleFactory(body=f"{between.join(names)} mødtes i går.", **fields)
    start = 0
    for name in names:
        entity = entity_row("person", name, "")
        Alias.objects.get_or_create(entity=entity, text=name, defaults={"words": fold_words(name)})
        end = start + len(name)
        Mention.objects.create(
            article=article, entity=entity, found=entity, field="body", start=start, end=end, text=name
        )
        start = end + len(between)
    return article


def screen(name: str, entity: Entity) -> str:
    """The address of a screen about a name."""
    return reverse(f"admin:articles_entity_{name}", args=[entity.pk])


def do(client: Client, deed: str, entity: Entity, **said: Any) -> Any:
    """Fill the form of a deed in, send it and follow where it leads; the response."""
    return client.post(screen(deed, entity), {"do": "1", **said}, follow=True)


def undo(client: Client, decision: NameDecision) -> Any:
    """Press the button that undoes."""
    return client.post(reverse("admin:articles_namedecision_undo", args=[decision.pk]), follow=True)


def said(response: Any) -> list[str]:
    """The messages on the page."""
    return [str(message) for message in response.context["messages"]]


def mentions() -> list[tuple[str, str]]:
    """(as written, the name it is) of all mentions that are a name, in their order in the archive."""
    return [(one.text, str(one.named)) for one in Mention.objects.select_related("entity").order_by("pk")]
