"""Stories whose names stand where they are said to stand, for tests of the pages that show them."""

import re
from datetime import UTC, date, datetime
from typing import Any

from articles.entities.fold import danish_sort_key, fold_words
from articles.models import Alias, Article, Entity, EntityType, Mention, StatusChoices
from articles.story import Moment
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
    entity, made = Entity.objects.get_or_create(
        type=TYPES[type_], name=name, defaults={"sort_key": danish_sort_key(name)}
    )
    if made:
        Alias.objects.create(entity=entity, text=name, words=fold_words(name))
    for field in ("headline", "lead", "body"):
        for found in re.finditer(re.escape(written), getattr(article, field)):
            Mention.objects.create(
                article=article,
                entity=entity,
                found=entity,
                field=field,
                start=found.start(),
                end=found.end(),
                text=written,
            )
    return entity


def hidden_stories(names: dict[str, str], **fields: Any) -> dict[str, Article]:
    """One story of each kind that the public must not meet: killed, withheld, embargoed, replaced.

    Each has the words HEMMELIGT and its kind in headline, lead and body. The replaced one's successor is public
    and holds nothing of it.
    """
    made = {}
    for kind in ("killed", "withheld", "embargoed", "replaced"):
        words = f"HEMMELIGT {kind} {' '.join(names)}"
        made[kind] = story(names, headline=words, lead=f"{words}, lead", body=f"{words}, body", **fields)
    Article.objects.filter(pk=made["killed"].pk).update(status=StatusChoices.CANCELED)
    Article.objects.filter(pk=made["withheld"].pk).update(status=StatusChoices.WITHHELD)
    Article.objects.filter(pk=made["embargoed"].pk).update(embargo_until=datetime(2999, 1, 1, tzinfo=UTC))
    successor = story(headline="Efterfølgeren", moment=Moment.of_day(date(1999, 1, 1)))
    Article.objects.filter(pk=made["replaced"].pk).update(replaced_by=successor)
    return made
