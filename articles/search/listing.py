"""Stories as rows of a list that no words were searched for: headline, opening words, names beside them."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, Min
from django.db.models.functions import Left

from articles.models import ArticleQuerySet, EntityType, Mention
from articles.search.page import Hit, MentionedName

NAMES_A_STORY = 5
OPENING = 300
"""Characters of a story's text that stand in for a lead."""

_ORDER = {entity_type.value: place for place, entity_type in enumerate(EntityType)}


def list_stories(articles: ArticleQuerySet) -> tuple[Hit, ...]:
    """These stories in the order of the queryset, in two queries; slice it first, and let it start from listed()."""
    stories = list(
        articles.select_related("section", "provider")
        .defer("body", "search_vector")
        .annotate(opening=Left("body", OPENING + 1))
    )
    names = names_beside(story.pk for story in stories)
    return tuple(
        Hit(
            article=story,
            headline=((story.headline, False),),
            snippet=((opening_of(story.headline, story.lead, story.opening), False),),
            names=names[story.pk],
        )
        for story in stories
    )


def opening_of(headline: str, lead: str, opening: str) -> str:
    """The words that follow a headline in a list: the lead, or the text where the headline is the lead already."""
    if lead and not lead.startswith(headline.rstrip("… .")):
        return lead
    first = opening.partition("\n\n")[0]
    return first if len(first) <= OPENING else first[:OPENING].rpartition(" ")[0] + " …"


def names_beside(pks: Iterable[int]) -> dict[int, tuple[MentionedName, ...]]:
    """Up to five names of each story, those it mentions most, persons first; one query for all of them."""
    found: dict[int, list[tuple[int, int, MentionedName]]] = defaultdict(list)
    rows = (
        Mention.objects.filter(article__in=list(pks))
        .order_by()
        .values_list("article", "entity", "entity__name", "entity__type")
        .annotate(times=Count("pk"), first=Min("start"))
    )
    for article, pk, name, type_, times, first in rows:
        found[article].append((-times, first, MentionedName(pk=pk, name=name, type=type_)))
    chosen: dict[int, tuple[MentionedName, ...]] = defaultdict(tuple)
    for article, names in found.items():
        most = sorted(names, key=lambda row: (row[0], row[1], row[2].pk))[:NAMES_A_STORY]
        chosen[article] = tuple(row[2] for row in sorted(most, key=lambda row: _ORDER[row[2].type]))
    return chosen
