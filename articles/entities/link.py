"""The only writer of Mention rows, and of the entities and spellings that come from a story's text."""

from collections.abc import Hashable
from typing import TypeVar

from django.db import transaction

from articles.entities.decisions.rules import Rules
from articles.entities.decisions.standing import share_lock, standing_rules
from articles.entities.gather import names_in_story
from articles.entities.name import Name
from articles.entities.rows import EntityKey, entities_of, insert_mentions, insert_spellings
from articles.models import Article, Mention, MentionField

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")


class KnownNames:
    """Entities, spellings and decisions that an import has met, so that none is looked for twice. For one process.

    Stays right beside other processes: entities are never deleted, and decisions() notices new ones. Not so what a
    transaction made that was then rolled back: throw the whole away with it. Bounded: of more than MOST entities or
    spellings the first met is forgotten.
    """

    MOST = 50_000

    def __init__(self) -> None:
        self._entities: dict[EntityKey, int] = {}
        self._spellings: dict[tuple[int, str], None] = {}
        self._stamp: int | None = None
        self._rules = Rules()

    def decisions(self) -> Rules:
        """The decisions that stand, and will to the end of the transaction; read again only when they changed."""
        stamp = share_lock()
        if stamp != self._stamp:
            self._rules = standing_rules()
            self._stamp = stamp
            self._spellings.clear()  # undoing a decision removes some
        return self._rules

    def entities(self, keys: set[EntityKey]) -> dict[EntityKey, int]:
        """The entity (primary key) of each of `keys`, looked up or made where it is not remembered."""
        known = {key: pk for key in keys if (pk := self._entities.get(key)) is not None}
        if missing := keys - known.keys():
            found = entities_of(missing)
            known |= found
            _remember(self._entities, found, self.MOST)
        return known

    def keep_spellings(self, written: set[tuple[int, str]]) -> None:
        """Have these ways to write an entity (primary key) stored."""
        if missing := sorted(written - self._spellings.keys()):
            insert_spellings(missing)
            _remember(self._spellings, dict.fromkeys(missing), self.MOST)


def _remember(known: dict[_K, _V], new: dict[_K, _V], most: int) -> None:
    known |= new
    while len(known) > most:
        del known[next(iter(known))]


def link_mentions(article: Article, known: KnownNames | None = None, *, is_new: bool = False) -> int:
    """Replace the article's mentions by the names in its headline, lead and body as shown. Returns how many.

    A headline of our own making is not read: its words are the lead's. An entity is its type and exact
    name; a bare surname is the entity of the full name only in a story that gives the full name. What an editor
    decided about an entity holds for the mentions written here. Safe when several imports run at once: rows are
    inserted in one order, what another run inserted is read, not repeated. Entities and aliases that this leaves
    without a mention are kept: their addresses may have been published, and no list shows a name without a public
    story. `known` is what the import has met so far; `is_new` says that the story cannot have mentions yet.
    """
    texts = {MentionField.LEAD.value: article.lead, MentionField.BODY.value: article.body}
    if not article.headline_is_derived:
        texts = {MentionField.HEADLINE.value: article.headline} | texts
    found = names_in_story(texts, article.language or None)
    names = [(field, name) for field, of in found.items() for name in of]
    if is_new and not names:
        return 0
    known = known or KnownNames()
    with transaction.atomic(savepoint=False):
        # Before any row is touched: who decides waits for us, and we must not then wait for them.
        rules = known.decisions()
        if not is_new:
            Mention.everything.filter(article=article).delete()
        if names:
            _write(article, names, known, rules)
    return len(names)


def _write(article: Article, names: list[tuple[str, Name]], known: KnownNames, rules: Rules) -> None:
    entities = known.entities({_key(name) for _field, name in names})
    shown = {pk: rules.shown(pk, article.section_id, article.pk) for pk in set(entities.values())}
    written = set()
    rows = []
    for field, name in names:
        pk = entities[_key(name)]
        now = shown[pk]
        written |= {(one, text) for one in (pk, now) if one is not None for text in _spellings(name)}
        rows.append((article.pk, now, pk, field, name.start, name.end, name.text, name.confidence))
    known.keep_spellings(written)
    insert_mentions(rows)


def _key(name: Name) -> EntityKey:
    return name.type.value, name.name


def _spellings(name: Name) -> tuple[str, str]:
    return name.name, " ".join(name.text.split())
