"""The only writer of Entity, Alias and Mention rows that come from a story's text."""

from collections.abc import Iterable

from django.db import transaction

from articles.entities.fold import danish_sort_key, fold_words
from articles.entities.gather import names_in_story
from articles.entities.name import Name
from articles.models import Alias, Article, Entity, Mention, MentionField

_Key = tuple[str, str]
"""What an entity is found by: type and name."""


def link_mentions(article: Article) -> int:
    """Replace the article's mentions by the names in its headline, lead and body as shown. Returns how many.

    A headline of our own making is not read: its words are the lead's. An entity is its type and exact
    name; a bare surname is the entity of the full name only in a story that gives the full name. Safe when
    several imports run at once: rows are inserted in one order, what another run inserted is read, not
    repeated. Entities and aliases that this leaves without a mention are kept: their addresses may have
    been published, and no list shows a name without a public story.
    """
    texts = {MentionField.LEAD.value: article.lead, MentionField.BODY.value: article.body}
    if not article.headline_is_derived:
        texts = {MentionField.HEADLINE.value: article.headline} | texts
    found = names_in_story(texts, article.language or None)
    names = [name for of in found.values() for name in of]
    with transaction.atomic():
        article.mentions.all().delete()
        if not names:
            return 0
        entities = _entities({_key(name) for name in names})
        _keep_aliases(entities, names)
        Mention.objects.bulk_create(
            Mention(
                article=article,
                entity=entities[_key(name)],
                field=field,
                start=name.start,
                end=name.end,
                text=name.text,
                confidence=name.confidence,
            )
            for field, of in found.items()
            for name in of
        )
    return len(names)


def _key(name: Name) -> _Key:
    return name.type.value, name.name


def _entities(keys: set[_Key]) -> dict[_Key, Entity]:
    """The entity of each key, made where there was none: two queries more, and only then."""
    known = _known(keys)
    missing = sorted(keys - known.keys())
    if missing:
        Entity.objects.bulk_create(
            [Entity(type=type_, name=name, sort_key=danish_sort_key(name)) for type_, name in missing],
            ignore_conflicts=True,
        )
        known |= _known(set(missing))
    return known


def _known(keys: set[_Key]) -> dict[_Key, Entity]:
    same_names = Entity.objects.filter(name__in={name for _type, name in keys}).order_by()
    return {(entity.type, entity.name): entity for entity in same_names if (entity.type, entity.name) in keys}


def _keep_aliases(entities: dict[_Key, Entity], names: Iterable[Name]) -> None:
    written = {(entities[_key(name)].pk, text) for name in names for text in (name.name, " ".join(name.text.split()))}
    Alias.objects.bulk_create(
        [Alias(entity_id=pk, text=text, words=fold_words(text)) for pk, text in sorted(written)],
        ignore_conflicts=True,
    )
