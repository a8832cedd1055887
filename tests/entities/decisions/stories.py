"""Stories with names, linked as an import does, and what became of them."""

from typing import Any

from django.contrib.auth.models import User

from articles.entities.link import link_mentions
from articles.models import Alias, Article, Entity, Mention, NameDecisionKind
from tests.factories import ArticleFactory

MERGE, RENAME, RETYPE, BLOCK = (
    NameDecisionKind.MERGE,
    NameDecisionKind.RENAME,
    NameDecisionKind.RETYPE,
    NameDecisionKind.BLOCK,
)
SPLIT, DIFFERENT, UNSURE, KEEP = (
    NameDecisionKind.SPLIT,
    NameDecisionKind.DIFFERENT,
    NameDecisionKind.UNSURE,
    NameDecisionKind.KEEP,
)


def story(body: str, **fields: Any) -> Article:
    """A story with this text, no headline, and the names in it."""
    article = ArticleFactory(**{"headline": "", "body": body, **fields})
    link_mentions(article)
    return article


def named(name: str, type_: str = "person", qualifier: str = "") -> Entity:
    """The entity of this name."""
    return Entity.objects.get(type=type_, name=name, qualifier=qualifier)


def shown_in(article: Article) -> list[str]:
    """What the story's mentions are, in the order of the text; "-" for no name."""
    mentions = Mention.everything.filter(article=article).select_related("entity").order_by("field", "start")
    return [str(mention.entity or "-") for mention in mentions]


def spellings(entity: Entity) -> list[str]:
    """The ways it is written, sorted."""
    return sorted(Alias.objects.filter(entity=entity).values_list("text", flat=True))


def editor(name: str = "eva") -> User:
    """A user who decides."""
    return User.objects.get_or_create(username=name, defaults={"is_staff": True})[0]
