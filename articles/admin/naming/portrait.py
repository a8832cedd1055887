"""A name at a glance: how often it is mentioned, from when to when, and written how."""

from dataclasses import dataclass

from django.db.models import Count

from articles.models import Article, Entity, Mention
from articles.story import Moment

MOST_SPELLINGS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A way it is written, and how many times."""

    text: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """Hidden stories count too: editors see them all."""

    entity: Entity
    mentions: int
    stories: int
    first: Moment | None
    last: Moment | None
    spellings: tuple[Spelling, ...]


def portrait_of(entity: Entity) -> Portrait:
    """The name as it is now. Four queries."""
    mentions = Mention.objects.filter(entity=entity).order_by()
    counts = mentions.aggregate(mentions=Count("pk"), stories=Count("article", distinct=True))
    first, last = first_and_last(entity)
    return Portrait(
        entity=entity,
        mentions=counts["mentions"],
        stories=counts["stories"],
        first=first,
        last=last,
        spellings=spellings_of(entity),
    )


def spellings_of(entity: Entity) -> tuple[Spelling, ...]:
    """The most frequent ways in which it is written. One query."""
    written = Mention.objects.filter(entity=entity).order_by().values_list("text").annotate(times=Count("pk"))
    return tuple(
        Spelling(text=text, times=times) for text, times in written.order_by("-times", "text")[:MOST_SPELLINGS]
    )


def first_and_last(entity: Entity) -> tuple[Moment | None, Moment | None]:
    """The dates of the first and the last story with a date that mention it. Two queries."""
    dated = Article.objects.filter(
        pk__in=Mention.objects.filter(entity=entity).values("article"), sort_at__isnull=False
    )
    dated = dated.defer("body")
    newest = dated.newest_first()
    first, last = newest.last(), newest.first()  # both along the index of the newest
    return first.moment if first else None, last.moment if last else None
