"""Lists of the people, bodies and places of the archive.

Only listed stories count: a name whose stories are all killed, withheld, embargoed or replaced is in no list.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import chain, groupby

from django.db.models import Count, Exists, F, Func, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Concat, Left

from articles.entities.fold import danish_sort_key
from articles.models import Article, ArticleQuerySet, Entity, EntityType, Mention
from articles.search.spellings import public_spellings

NAMES_A_PAGE = 60
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"
OTHER_LETTER = "#"
"""Stands for every name that begins with no letter of the Danish alphabet: 3F, Минск."""

_BEGINNINGS = {danish_sort_key(letter): letter for letter in LETTERS}


class NameOrder(StrEnum):
    """Orders of a list of names. The value is what stands in query strings."""

    ALPHABET = "name"
    COUNT = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCount:
    """A name and how many stories mention it."""

    pk: int
    name: str
    type: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A step of the alphabet and how many names it holds."""

    letter: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameGroup:
    """Names that follow each other under one letter; under none where the alphabet is not the order."""

    letter: str
    names: tuple[NameCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesPage:
    """A page of a list of names. `count` is of the whole list, `page` clamped to 1..pages."""

    groups: tuple[NameGroup, ...]
    count: int
    page: int
    pages: int
    letters: tuple[Letter, ...]
    """The whole alphabet, empty letters included, OTHER_LETTER last."""


def list_names(
    entity_type: EntityType,
    *,
    words: Sequence[str] = (),
    letter: str = "",
    order: NameOrder = NameOrder.ALPHABET,
    page: int = 1,
    now: datetime | None = None,
) -> NamesPage:
    """A page of the names of one type, in three queries, of which none counts stories it need not.

    `words` are folded (articles.entities.fold); each has to begin some word of one spelling of the name.
    `letter` is one of LETTERS, OTHER_LETTER, or empty for all.
    """
    named = _named(entity_type, words, now)
    beginnings = dict(named.order_by().values_list(Left("sort_key", 2)).annotate(names=Count("pk")))
    letters = Counter[str]()
    for beginning, names in beginnings.items():
        letters[letter_of(beginning)] += names
    count = letters[letter] if letter else letters.total()
    pages = max(1, -(-count // NAMES_A_PAGE))
    page = min(max(1, page), pages)
    if letter:
        of_letter = [beginning for beginning in beginnings if letter_of(beginning) == letter]
        named = named.alias(beginning=Left("sort_key", 2)).filter(beginning__in=of_letter)
    start = (page - 1) * NAMES_A_PAGE
    shown = _ordered(named, order, now)[start : start + NAMES_A_PAGE]
    return NamesPage(
        groups=_groups(shown, order, now),
        count=count,
        page=page,
        pages=pages,
        letters=tuple(Letter(letter=one, count=letters[one]) for one in LETTERS + OTHER_LETTER),
    )


def letter_of(sort_key: str) -> str:
    """The letter of the Danish alphabet that a sort key files its name under: Å for Aarhus too, E for Émile."""
    return _BEGINNINGS.get(sort_key[:2]) or _BEGINNINGS.get(sort_key[:1]) or OTHER_LETTER


def names_in(stories: ArticleQuerySet, most: int) -> tuple[NameCount, ...]:
    """The `most` persons, organisations and places that most of `stories` mention; one query.

    For the stories of a day, not of the archive.
    """
    found = list(counted(Mention.objects.filter(article__in=stories.order_by())))
    of_type = ([name for name in found if name.type == type_] for type_ in EntityType)
    return tuple(chain.from_iterable(names[:most] for names in of_type))


def counted(mentions: QuerySet[Mention], most: int | None = None) -> Iterable[NameCount]:
    """The names of `mentions` with the number of stories each is in, most first, `most` of them at most."""
    rows = (
        mentions.order_by()
        .values_list("entity", "entity__shown", "entity__type")
        .annotate(stories=Count("article", distinct=True))
        .order_by("-stories", "entity__sort_key", "entity")[:most]
    )
    return (NameCount(pk=pk, name=name, type=type_, count=stories) for pk, name, type_, stories in rows)


def _ordered(named: QuerySet[Entity], order: NameOrder, now: datetime | None) -> QuerySet[Entity]:
    if order is NameOrder.ALPHABET:
        return named.order_by("sort_key", "pk")
    mentioned = named.filter(mentions__article__in=Article.objects.listed(now))
    stories = Count("mentions__article", distinct=True)
    return mentioned.annotate(stories=stories).order_by("-stories", "sort_key", "pk")


def _groups(shown: QuerySet[Entity], order: NameOrder, now: datetime | None) -> tuple[NameGroup, ...]:
    entities = list(shown)
    mentions = Mention.objects.filter(entity__in=entities, article__in=Article.objects.listed(now))
    names = {name.pk: name for name in counted(mentions)}
    by_letter = groupby(entities, lambda one: letter_of(one.sort_key) if order is NameOrder.ALPHABET else "")
    return tuple(
        NameGroup(letter=letter, names=tuple(names[entity.pk] for entity in group)) for letter, group in by_letter
    )


def _named(entity_type: EntityType, words: Sequence[str], now: datetime | None) -> QuerySet[Entity]:
    listed = Mention.objects.filter(entity=OuterRef("pk"), article__in=Article.objects.listed(now))
    named = Entity.objects.filter(Exists(listed), type=entity_type)
    if not words:
        return named
    line = Func(F("words"), Value(" "), function="array_to_string", output_field=TextField())
    spelled = public_spellings(now).alias(line=Concat(Value(" "), line, output_field=TextField()))
    for word in words:
        spelled = spelled.filter(line__contains=f" {word}")
    return named.filter(pk__in=spelled.values("entity"))
