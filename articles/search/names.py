"""The names shown beside a hit."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count

from articles.models import EntityType, Mention
from articles.search.page import MentionedName

MOST = 5
"""Names beside one story."""

_TYPES = [type_.value for type_ in EntityType]


def names_beside(article_pks: Iterable[int]) -> dict[int, tuple[MentionedName, ...]]:
    """The five names that each story mentions most, persons first, in one query for all of them."""
    rows = (
        Mention.objects.filter(article__in=list(article_pks))
        .order_by()
        .values("article_id", "entity_id", "entity__shown", "entity__type", "entity__sort_key")
        .annotate(number=Count("pk"))
    )
    found = defaultdict(list)
    for row in rows:
        name = MentionedName(pk=row["entity_id"], name=row["entity__shown"], type=row["entity__type"])
        order = (_TYPES.index(name.type), -row["number"], row["entity__sort_key"], name.pk)
        found[row["article_id"]].append((order, name))
    return {pk: _shown(names) for pk, names in found.items()}


def _shown(names: list[tuple[tuple[int, int, str, int], MentionedName]]) -> tuple[MentionedName, ...]:
    most = sorted(names, key=lambda pair: (pair[0][1], pair[0][0], *pair[0][2:]))[:MOST]
    return tuple(name for _order, name in sorted(most, key=lambda pair: pair[0]))
