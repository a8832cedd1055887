"""The only writer of Entity, Alias and Mention rows that come from a story's text."""

from collections.abc import Hashable
from typing import TypeVar

from django.db import transaction

from articles.entities.fold import danish_sort_key, fold_words
from articles.entities.gather import names_in_story
from articles.entities.insert import insert_new as _insert
from articles.entities.link_dates import link_dates
from articles.entities.name import Name
from articles.models import Alias, Article, Entity, Mention, MentionField

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")
_Key = tuple[str, str]
"""What an entity is found by: type and name."""

_ENTITY = {"type": "text", "name": "text", "sort_key": "text"}
_ALIAS = {"entity_id": "bigint", "text": "text", "words": "text[]"}
_MENTION = {
    "article_id": "bigint",
    "entity_id": "bigint",
    "found_id": "bigint",
    "field": "text",
    "start": "integer",
    "end": "integer",
    "text": "text",
    "confidence": "double precision",
}
"""Columns that are written here, with their types in PostgreSQL."""


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
            _insert(Alias, _ALIAS, [(pk, text, fold_words(text)) for pk, text in missing])
            _remember(self._spellings, dict.fromkeys(missing), self.MOST)


def _remember(known: dict[_K, _V], new: dict[_K, _V], most: int) -> None:
    known |= new
    while len(known) > most:
        del known[next(iter(known))]


def link_mentions(article: Article, known: KnownNames | None = None, *, is_new: bool = False) -> int:
    """Replace the article's mentions by the names in its headline, lead and body as shown. Returns how many names.

    The dates in the same texts are written with them. A headline of our own making is not read: its words are the
    lead's. An entity is its type and exact name; a bare surname is the entity of the full name only in a story that
    gives the full name. Safe when several imports run at once: rows are inserted in one order, what another run
    inserted is read, not repeated. Entities and aliases that this leaves without a mention are kept: their addresses
    may have been published, and no list shows a name without a public story. `known` is what the import has met so
    far; `is_new` says that the story cannot have mentions yet.
    """
    texts = {MentionField.LEAD.value: article.lead, MentionField.BODY.value: article.body}
    if not article.headline_is_derived:
        texts = {MentionField.HEADLINE.value: article.headline} | texts
    found = names_in_story(texts, article.language or None)
    names = [name for of in found.values() for name in of]
    known = known or KnownNames()
    with transaction.atomic(savepoint=False):
        link_dates(article, texts, is_new=is_new)
        if not is_new:
            Mention.everything.filter(article=article).delete()
        if not names:
            return 0
        entities = known.entities({_key(name) for name in names})
        known.keep_spellings({(entities[_key(name)], text) for name in names for text in _spellings(name)})
        _insert(
            Mention,
            _MENTION,
            [
                (
                    article.pk,
                    entities[_key(name)],
                    entities[_key(name)],
                    field,
                    name.start,
                    name.end,
                    name.text,
                    name.confidence,
                )
                for field, of in found.items()
                for name in of
            ],
        )
    return len(names)


def _key(name: Name) -> _Key:
    return name.type.value, name.name


def _spellings(name: Name) -> tuple[str, str]:
    return name.name, " ".join(name.text.split())


def _entities(keys: set[_Key]) -> dict[_Key, int]:
    """The entity of each key, made where there was none: one query more, and only then.

    One more still if another import made it in between.
    """
    known = _stored(keys)
    if missing := sorted(keys - known.keys()):
        made = _insert(Entity, _ENTITY, [(type_, name, danish_sort_key(name)) for type_, name in missing])
        known |= {(type_, name): pk for pk, type_, name, _sort_key in made}
    if made_elsewhere := keys - known.keys():
        known |= _stored(made_elsewhere)
    return known


def _stored(keys: set[_Key]) -> dict[_Key, int]:
    same_names = Entity.objects.filter(name__in={name for _type, name in keys}, qualifier="").order_by()
    rows = same_names.values_list("type", "name", "pk")
    return {(type_, name): pk for type_, name, pk in rows if (type_, name) in keys}
