"""From the results of a search to one of their stories, on to the next, and back to the page one came from."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models import Article
from articles.query import read_query
from articles.search import PER_PAGE, UnanswerableQuery
from articles.search.neighbours import Place, place_in
from articles.views.params import Params
from articles.views.reading_params import ReadingParams

LONGEST = 60
"""Characters of what was searched for, on the way back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A story beside this one in the results."""

    headline: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """The way back to the results and on through them. `place` is None for a story that they do not hold (any more)."""

    words: str
    back: str
    place: Place | None
    previous: Step | None
    next: Step | None


def trail_of(asked: ReadingParams, pk: int) -> Trail | None:
    """The trail of a story; None when it was not opened from results, or from ones that cannot be found again."""
    params = asked.results
    if params is None or params.errors:
        return None
    read = read_query(params.q, get_language() or "da")
    if read.error is not None:
        return None
    try:
        place = place_in(params.to_request(read.tree), pk)
    except UnanswerableQuery:
        return None
    back = params.with_page(place.page(PER_PAGE) if place else 1).removesuffix("?")
    return Trail(
        words=_words(params),
        back=f"{reverse('articles:search')}{back}{f'#story-{pk}' if place else ''}",
        place=place,
        previous=_step(asked, place.previous if place else None),
        next=_step(asked, place.next if place else None),
    )


def _step(asked: ReadingParams, article: Article | None) -> Step | None:
    return Step(headline=article.headline, link=asked.link_to(article)) if article else None


def _words(params: Params) -> str:
    """What was asked for, in a few words."""
    parts = [params.q, *(chip.value for chip in params.active())]
    return Truncator(", ".join(filter(None, parts)) or _("All stories")).chars(LONGEST)
