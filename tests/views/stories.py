"""Stories whose names stand where they are said to stand, for tests of the pages that show them."""

import re
from typing import Any

from articles.models import Alias, Article, Entity, EntityType, Mention
from tests.factories import ArticleFactory

TYPES = {"person": EntityType.PERSON, "org": EntityType.ORG, "place": EntityType.PLACE}


def story(names: dict[str, str] | None = None, **fields: Any) -> Article:
    """A public story. `names` maps each name, as written, to its type; every place it stands at is a mention."""
    article = ArticleFactory(**fields)
    for written, type_ in (names or {}).items():
        mention(article, written, type_)
    return article


def mention(article: Article, written: str, type_: str, name: str = "") -> Entity:
    """Mention `written` wherever it stands in `article`, as the entity called `name` (default: as written)."""
    name = name or written
    entity, made = Entity.objects.get_or_create(type=TYPES[type_], name=name, defaults={"sort_key": name.lower()})
    if made:
        Alias.objects.create(entity=entity, text=name, words=name.lower().split())
    for field in ("headline", "lead", "body"):
        for found in re.finditer(re.escape(written), getattr(article, field)):
            Mention.objects.create(
                article=article, entity=entity, field=field, start=found.start(), end=found.end(), text=written
            )
    return entity
