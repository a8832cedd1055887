"""Stories as rows of a list that no words were searched for: headline, opening words, names beside them."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models.functions import Left

from articles.models import Article
from articles.search.alike import folded, with_alike
from articles.search.names import names_beside
from articles.search.page import Hit

OPENING = 300
"""Characters of a story's text that stand in for a lead."""


def list_stories(keys: Sequence[int], now: datetime | None = None) -> tuple[Hit, ...]:
    """The stories with these primary keys in this order, in two queries.

    Asked again who may be read: one that was killed since its key was found is not among them.
    """
    asked = (
        Article.objects.listed(now)
        .select_related("section", "provider")
        .defer("body")
        .annotate(opening=Left("body", OPENING + 1))
    )
    found = asked.in_bulk(keys)
    stories = [found[key] for key in keys if key in found]
    names = names_beside(story.pk for story in stories)
    return tuple(
        Hit(
            article=story,
            headline=((story.headline, False),),
            snippet=((opening_of(story.headline, story.lead, story.opening), False),),
            names=names.get(story.pk, ()),
        )
        for story in stories
    )


def list_folded(keys: Sequence[int], now: datetime | None = None) -> tuple[Hit, ...]:
    """The same with near-duplicates folded under the first of them, in three queries."""
    return folded(with_alike(list_stories(keys, now), now))


def opening_of(headline: str, lead: str, opening: str) -> str:
    """The words that follow a headline in a list: the lead, or the text where the headline is the lead already."""
    if lead and not lead.startswith(headline.rstrip("… .")):
        return lead
    first = opening.partition("\n\n")[0]
    return first if len(first) <= OPENING else first[:OPENING].rpartition(" ")[0] + " …"
