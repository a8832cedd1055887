"""The only writer of Mention rows, of the entities and spellings that come from a text, and of what read them."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction

from articles.entities.dates import DateFound
from articles.entities.decisions.rules import Rules
from articles.entities.decisions.standing import share_lock, standing_rules
from articles.entities.gather import names_in_story
from articles.entities.link_dates import DATE_MENTION, date_rows, dates_of, link_dates
from articles.entities.name import Name
from articles.entities.rows import MENTION, EntityKey, MentionRow, entities_of, insert_mentions, insert_spellings
from articles.entities.version import reader_version
from articles.models import Article, DateMention, Mention, MentionField
from articles.models.copying import copy_rows

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")


class KnownNames:
    """Entities, spellings and decisions that an import has met, so that none is looked for twice. For one process.

    Stays right beside other processes: entities are never deleted, and decisions() notices new ones. Not so what a
    transaction made that was then rolled back: throw the whole away with it. Bounded: of more than `most` entities or
    spellings the first met is forgotten.
    """

    def __init__(self, most: int = 50_000) -> None:
        self._most = most
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
            _remember(self._entities, found, self._most)
        return known

    def keep_spellings(self, written: set[tuple[int, str]]) -> None:
        """Have these ways to write an entity (primary key) stored."""
        if missing := sorted(written - self._spellings.keys()):
            insert_spellings(missing)
            _remember(self._spellings, dict.fromkeys(missing), self._most)

    def keep(self, names: Iterable[Name]) -> None:
        """Have these names and the ways they are written stored.

        Of many stories at once, before their own transactions: two runs then never wait for each other's new names.
        """
        # Most of them stand in many stories.
        written = {(name.type.value, name.name, name.text) for name in names}
        entities = self.entities({(type_, name) for type_, name, _text in written})
        self.keep_spellings(
            {(entities[type_, name], each) for type_, name, text in written for each in _spellings(name, text)}
        )


def _remember(known: dict[_K, _V], new: dict[_K, _V], most: int) -> None:
    known |= new
    while len(known) > most:
        del known[next(iter(known))]


@dataclass(frozen=True, slots=True)
class Found:
    """What the texts of one story say, by the field they stand in."""

    names: dict[str, tuple[Name, ...]]
    dates: dict[str, tuple[DateFound, ...]]


def found_in(article: Article) -> Found:
    """The names and dates in the article's headline, lead and body as shown; asks the database nothing.

    A headline of our own making is not read: its words are the lead's.
    """
    texts = {MentionField.LEAD.value: article.lead, MentionField.BODY.value: article.body}
    if not article.headline_is_derived:
        texts = {MentionField.HEADLINE.value: article.headline} | texts
    return Found(names=names_in_story(texts, article.language or None), dates=dates_of(article, texts))


def link_mentions(
    article: Article, known: KnownNames | None = None, *, is_new: bool = False, found: Found | None = None
) -> int:
    """Replace the article's mentions by the names and dates in its texts as shown. Returns how many names.

    An entity is its type and exact name; a bare surname is the entity of the full name only in a story that gives
    the full name. What an editor decided about an entity holds for the mentions written here. Safe when several
    imports run at once: rows are inserted in one order, what another run inserted is read, not repeated. Entities and
    aliases that this leaves without a mention are kept: their addresses may have been published, and no list shows a
    name without a public story. `known` is what the import has met so far; `is_new` says that the story cannot have
    mentions yet; `found` is found_in() of these texts, if that is known.
    """
    found = found or found_in(article)
    names = _by_field(found)
    if is_new and not names and not any(found.dates.values()):
        return 0
    known = known or KnownNames()
    with transaction.atomic(savepoint=False):
        # Before any row is touched: who decides waits for us, and we must not then wait for them.
        rules = known.decisions()
        link_dates(article, found.dates, is_new=is_new)
        if not is_new:
            Mention.everything.filter(article=article).delete()
        if names:
            _write(article, names, known, rules)
    return len(names)


def reader_columns() -> dict[str, str]:
    """The columns of a story that say which reader its mentions are by: for whoever writes its row just before linking.

    They cost no statement of their own then.
    """
    return {"names_read_with": reader_version()}


def note_reader(articles: Collection[int]) -> None:
    """Have these stories (primary keys), linked in this transaction, say so."""
    Article.objects.filter(pk__in=articles).update(**reader_columns())


def link_new(stories: Sequence[tuple[Article, Found]], known: KnownNames) -> None:
    """link_mentions() of stories that are new, all at once.

    Call in the transaction that writes their rows, before any of these is touched.
    """
    rules = known.decisions()
    entities = known.entities({_key(name) for _article, found in stories for _field, name in _by_field(found)})
    written: set[tuple[int, str]] = set()
    rows: list[MentionRow] = []
    for article, found in stories:
        rows += _rows(article, _by_field(found), entities, rules, written)
    known.keep_spellings(written)
    copy_rows(Mention, MENTION, rows)
    copy_rows(DateMention, DATE_MENTION, (row for article, found in stories for row in date_rows(article, found.dates)))


def _by_field(found: Found) -> list[tuple[str, Name]]:
    return [(field, name) for field, of in found.names.items() for name in of]


def _write(article: Article, names: list[tuple[str, Name]], known: KnownNames, rules: Rules) -> None:
    written: set[tuple[int, str]] = set()
    entities = known.entities({_key(name) for _field, name in names})
    rows = _rows(article, names, entities, rules, written)
    known.keep_spellings(written)
    insert_mentions(rows)


def _rows(
    article: Article,
    names: list[tuple[str, Name]],
    entities: Mapping[EntityKey, int],
    rules: Rules,
    written: set[tuple[int, str]],
) -> list[MentionRow]:
    """The mentions of one story as rows; adds to `written` how which entities are written."""
    shown: dict[int, int | None] = {}
    rows: list[MentionRow] = []
    for field, name in names:
        pk = entities[_key(name)]
        if pk not in shown:
            shown[pk] = rules.shown(pk, article.section_id, article.pk)
        now = shown[pk]
        written.update((one, text) for one in {pk, now} if one is not None for text in _spellings(name.name, name.text))
        rows.append((article.pk, now, pk, field, name.start, name.end, name.text, name.confidence))
    return rows


def _key(name: Name) -> EntityKey:
    return name.type.value, name.name


def _spellings(name: str, text: str) -> tuple[str, str]:
    return name, " ".join(text.split())
