"""The names shown beside a hit."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from articles.models import EntityType, Mention
from articles.search.page import MentionedName

MOST = 5
"""Names beside one story."""

_TYPES = [type_.value for type_ in EntityType]

Mentions = Mapping[int, Mapping[int, int]]
"""Of stories, by key, how often each mentions each entity, by key."""


class Told(NamedTuple):
    """What is to be known of an entity to show it and to sort it."""

    type: str
    shown: str
    sort_key: str


def mentions_in(article_pks: Iterable[int]) -> Mentions:
    """What these stories mention; in one query."""
    # Counted here: PostgreSQL would compare every column to group by them, which takes as long again.
    mentions = Mention.objects.filter(article__any_of=list(article_pks)).order_by()
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for story, entity in mentions.values_list("article_id", "entity_id"):
        found[story][entity] += 1
    return found


def named_in(mentions: Mentions, told: Mapping[int, Told]) -> dict[int, tuple[MentionedName, ...]]:
    """The five names that each story mentions most, persons first. Entities that nothing is told of are left out."""
    return {story: _shown(entities, told) for story, entities in mentions.items()}


def names_beside(article_pks: Iterable[int]) -> dict[int, tuple[MentionedName, ...]]:
    """The same of these stories, in one query for all of them."""
    mentions = Mention.objects.filter(article__in=list(article_pks)).order_by()
    columns = ("article_id", "entity_id", "entity__type", "entity__shown", "entity__sort_key")
    found: dict[int, Counter[int]] = defaultdict(Counter)
    told = {}
    for story, pk, *of_entity in mentions.values_list(*columns):
        found[story][pk] += 1
        told[pk] = Told(*of_entity)
    return named_in(found, told)


def _shown(entities: Mapping[int, int], told: Mapping[int, Told]) -> tuple[MentionedName, ...]:
    known = [(times, pk, told[pk]) for pk, times in entities.items() if pk in told]
    most = sorted((-times, _TYPES.index(one.type), one.sort_key, pk) for times, pk, one in known)[:MOST]
    in_order = sorted(most, key=lambda name: (name[1], name[0], *name[2:]))
    return tuple(MentionedName(pk=pk, name=told[pk].shown, type=told[pk].type) for *_order, pk in in_order)
