"""The names shown beside a hit."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from articles.models import EntityType, Mention
from articles.search.page import MentionedName

MOST = 5
"""Names beside one story."""

_TYPES = [type_.value for type_ in EntityType]


def names_beside(article_pks: Iterable[int]) -> dict[int, tuple[MentionedName, ...]]:
    """The five names that each story mentions most, persons first, in one query for all of them."""
    found = defaultdict(list)
    # Counted here: PostgreSQL would compare every column to group by them, which takes as long again.
    mentions = Mention.objects.filter(article__in=list(article_pks)).order_by()
    columns = ("article_id", "entity_id", "entity__shown", "entity__type", "entity__sort_key")
    for (story, pk, shown, type_, sort_key), number in Counter(mentions.values_list(*columns)).items():
        name = MentionedName(pk=pk, name=shown, type=type_)
        found[story].append(((_TYPES.index(type_), -number, sort_key, pk), name))
    return {pk: _shown(names) for pk, names in found.items()}


def _shown(names: list[tuple[tuple[int, int, str, int], MentionedName]]) -> tuple[MentionedName, ...]:
    most = sorted(names, key=lambda pair: (pair[0][1], pair[0][0], *pair[0][2:]))[:MOST]
    return tuple(name for _order, name in sorted(most, key=lambda pair: pair[0]))
