"""Stories as rows of a list that no words were searched for: headline, opening words, names beside them."""

from django.db.models.functions import Left

from articles.models import ArticleQuerySet
from articles.search.alike import folded, with_alike
from articles.search.names import names_beside
from articles.search.page import Hit

OPENING = 300
"""Characters of a story's text that stand in for a lead."""


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
            names=names.get(story.pk, ()),
        )
        for story in stories
    )


def list_folded(articles: ArticleQuerySet) -> tuple[Hit, ...]:
    """The same with near-duplicates folded under the first of them, in three queries."""
    return folded(with_alike(list_stories(articles)))


def opening_of(headline: str, lead: str, opening: str) -> str:
    """The words that follow a headline in a list: the lead, or the text where the headline is the lead already."""
    if lead and not lead.startswith(headline.rstrip("… .")):
        return lead
    first = opening.partition("\n\n")[0]
    return first if len(first) <= OPENING else first[:OPENING].rpartition(" ")[0] + " …"
