"""The only writer of Entity, Alias and Mention rows that come from a story's text."""

from collections.abc import Hashable
from typing import TypeVar

from django.db import transaction

from articles.entities.fold import danish_sort_key, fold_words
from articles.entities.gather import names_in_story
from articles.entities.name import Name
from articles.models import Alias, Article, Entity, Mention, MentionField

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")
_Key = tuple[str, str]
"""What an entity is found by: type and name."""


class KnownNames:
    """Entities and spellings that an import has met, so that none is looked for twice. For one process and import.

    Stays right beside other processes because neither is ever deleted. Not so what a transaction made that was then
    rolled back: throw the whole away with it. Bounded: of more than MOST of a kind the first met is forgotten.
    """

    MOST = 50_000

    def __init__(self) -> None:
        self._entities: dict[_Key, int] = {}
        self._spellings: dict[tuple[int, str], None] = {}

    def entities(self, keys: set[_Key]) -> dict[_Key, int]:
        """The entity (primary key) of each of `keys`, looked up or made where it is not remembered."""
        known = {key: pk for key in keys if (pk := self._entities.get(key)) is not None}
        if missing := keys - known.keys():
            found = _entities(missing)
            known |= found
            _remember(self._entities, found, self.MOST)
        return known

    def keep_spellings(self, written: set[tuple[int, str]]) -> None:
        """Have these ways to write an entity (primary key) stored."""
        if missing := sorted(written - self._spellings.keys()):
            Alias.objects.bulk_create(
                [Alias(entity_id=pk, text=text, words=fold_words(text)) for pk, text in missing],
                ignore_conflicts=True,
            )
            _remember(self._spellings, dict.fromkeys(missing), self.MOST)


def _remember(known: dict[_K, _V], new: dict[_K, _V], most: int) -> None:
    known |= new
    while len(known) > most:
        del known[next(iter(known))]


def link_mentions(article: Article, known: KnownNames | None = None, *, is_new: bool = False) -> int:
    """Replace the article's mentions by the names in its headline, lead and body as shown. Returns how many.

    A headline of our own making is not read: its words are the lead's. An entity is its type and exact
    name; a bare surname is the entity of the full name only in a story that gives the full name. Safe when
    several imports run at once: rows are inserted in one order, what another run inserted is read, not
    repeated. Entities and aliases that this leaves without a mention are kept: their addresses may have
    been published, and no list shows a name without a public story. `known` is what the import has met so far;
    `is_new` says that the story cannot have mentions yet.
    """
    texts = {MentionField.LEAD.value: article.lead, MentionField.BODY.value: article.body}
    if not article.headline_is_derived:
        texts = {MentionField.HEADLINE.value: article.headline} | texts
    found = names_in_story(texts, article.language or None)
    names = [name for of in found.values() for name in of]
    known = known or KnownNames()
    with transaction.atomic(savepoint=False):
        if not is_new:
            article.mentions.all().delete()
        if not names:
            return 0
        entities = known.entities({_key(name) for name in names})
        known.keep_spellings({(entities[_key(name)], text) for name in names for text in _spellings(name)})
        Mention.objects.bulk_create(
            Mention(
                article_id=article.pk,
                entity_id=entities[_key(name)],
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


def _spellings(name: Name) -> tuple[str, str]:
    return name.name, " ".join(name.text.split())


def _entities(keys: set[_Key]) -> dict[_Key, int]:
    """The entity of each key, made where there was none: two queries more, and only then."""
    known = _stored(keys)
    missing = sorted(keys - known.keys())
    if missing:
        Entity.objects.bulk_create(
            [Entity(type=type_, name=name, sort_key=danish_sort_key(name)) for type_, name in missing],
            ignore_conflicts=True,
        )
        known |= _stored(set(missing))
    return known


def _stored(keys: set[_Key]) -> dict[_Key, int]:
    same_names = Entity.objects.filter(name__in={name for _type, name in keys}).order_by()
    rows = same_names.values_list("type", "name", "pk")
    return {(type_, name): pk for type_, name, pk in rows if (type_, name) in keys}
