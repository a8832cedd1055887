"""One name as an editor looks at it: how often, how written, and where."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count

from articles.models import Alias, Article, Entity, Mention

EXAMPLES = 3
SPELLINGS = 12
AROUND = 90
"""Characters of the text on each side of an example."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A place where a name stands: `before` + `text` + `after` is a piece of one text of the story."""

    article: Article
    field: str
    start: int
    end: int
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A name with what is known of it; hidden stories are counted and shown too, for editors alone see this."""

    entity: Entity
    mentions: int
    stories: int
    spellings: tuple[str, ...]
    """At most SPELLINGS, A to Å."""
    examples: tuple[Example, ...]
    """Of the newest stories that came, one each, at most EXAMPLES."""


def sides_of(entities: Iterable[int]) -> dict[int, Side]:
    """What there is to see of each of `entities` (primary keys); five queries for all of them."""
    pks = sorted(set(entities))
    rows = Entity.objects.in_bulk(pks)
    counts = {
        pk: (mentions, stories)
        for pk, mentions, stories in Mention.objects.filter(entity__in=pks)
        .order_by()
        .values_list("entity")
        .annotate(mentions=Count("pk"), stories=Count("article", distinct=True))
    }
    spellings: dict[int, list[str]] = defaultdict(list)
    for pk, text in Alias.objects.filter(entity__in=pks).order_by("text").values_list("entity", "text"):
        spellings[pk].append(text)
    examples = _examples(pks)
    return {
        pk: Side(
            entity=entity,
            mentions=counts.get(pk, (0, 0))[0],
            stories=counts.get(pk, (0, 0))[1],
            spellings=tuple(spellings[pk][:SPELLINGS]),
            examples=tuple(examples[pk]),
        )
        for pk, entity in rows.items()
    }


def _examples(pks: list[int]) -> dict[int, list[Example]]:
    """The first mention in each of the newest stories of each name: along the index, however many there are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT one.id FROM unnest(%s::bigint[]) AS asked (id) CROSS JOIN LATERAL ("
            " SELECT DISTINCT ON (m.article_id) m.id FROM articles_mention AS m WHERE m.entity_id = asked.id"
            " ORDER BY m.article_id DESC LIMIT %s) AS one",
            [pks, EXAMPLES],
        )
        chosen = [pk for (pk,) in cursor.fetchall()]
    mentions = Mention.objects.filter(pk__in=chosen).select_related("article")
    examples: dict[int, list[Example]] = defaultdict(list)
    for mention in mentions.order_by("-article"):
        examples[mention.entity_id or 0].append(_example(mention))
    return examples


def _example(mention: Mention) -> Example:
    text = getattr(mention.article, mention.field)
    return Example(
        article=mention.article,
        field=mention.field,
        start=mention.start,
        end=mention.end,
        before=_from_a_word(text[max(0, mention.start - AROUND) : mention.start], cut=mention.start > AROUND),
        text=text[mention.start : mention.end],
        after=_to_a_word(text[mention.end : mention.end + AROUND], cut=mention.end + AROUND < len(text)),
    )


def _from_a_word(text: str, *, cut: bool) -> str:
    """Without the half word at the beginning, if `cut`; within one paragraph."""
    text = text.rpartition("\n")[2]
    return text.partition(" ")[2] if cut and " " in text else text


def _to_a_word(text: str, *, cut: bool) -> str:
    within = text.partition("\n")[0]
    return within.rpartition(" ")[0] if cut and within == text and " " in within else within
