"""Sitemaps for crawlers: an index, and parts of at most 50,000 addresses, of what may be read and nothing else."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC
from functools import partial
from itertools import chain, islice
from typing import TypeVar
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from articles.search import sitemap
from articles.search.sitemap import Place
from articles.search.story_set import listed_stories
from articles.story import Moment, Precision

Answer = TypeVar("Answer", HttpResponse, StreamingHttpResponse)

PAGES = ("front", "people", "organisations", "places", "dates", "corrections", "search_help", "about")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_TOGETHER = 500
"""Addresses that are sent in one piece."""


@require_safe
def index_view(request: HttpRequest) -> HttpResponse:
    """Where the parts are. One query."""
    listed = listed_stories()
    parts = [
        ("pages", [0]),
        ("dates", sitemap.parts_of_dates(listed)),
        ("names", sitemap.parts_of_names(listed)),
        ("stories", sitemap.parts_of_stories(listed)),
    ]
    paths = [reverse("sitemap_part", args=[kind, number]) for kind, numbers in parts for number in numbers]
    lines = [f"<sitemap><loc>{escape(request.build_absolute_uri(path))}</loc></sitemap>" for path in paths]
    text = "\n".join([f"{_HEAD}<sitemapindex {_SPACE}>", *lines, "</sitemapindex>\n"])
    return _for_machines(HttpResponse(text, content_type="application/xml; charset=utf-8"))


@require_safe
def part_view(request: HttpRequest, kind: str, number: int) -> HttpResponse | StreamingHttpResponse:
    """One part, each thing in every language of the pages. 404 for one that holds nothing. Two queries at most."""
    if kind not in KINDS:
        raise Http404
    with translation.override(settings.LANGUAGE_CODE):
        root, places = reverse("articles:front"), iter(KINDS[kind](number))
        first = next(places, None)
    if first is None:
        raise Http404
    starts = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            starts.append(request.build_absolute_uri(reverse("articles:front")))
    text = _written(chain([first], places), starts, root)
    answer = StreamingHttpResponse(text, content_type="application/xml; charset=utf-8")
    return _for_machines(answer)


def _stories(number: int) -> Iterator[Place]:
    return sitemap.stories_of_part(number, listed_stories().now)


def _names(number: int) -> Iterator[Place]:
    return sitemap.names_of_part(number, listed_stories())


def _dates(number: int) -> Iterator[Place]:
    return (Place(_address(moment)) for moment in sitemap.dates_of_part(number, listed_stories()))


def _pages(number: int) -> Iterator[Place]:
    return (Place(reverse(f"articles:{page}")) for page in PAGES if not number)


KINDS: dict[str, Callable[[int], Iterable[Place]]] = {
    "stories": _stories,
    "names": _names,
    "dates": _dates,
    "pages": _pages,
}


def _address(moment: Moment) -> str:
    day = moment.first_day
    numbers = {Precision.YEAR: [day.year], Precision.MONTH: [day.year, day.month]}
    name = {Precision.YEAR: "year", Precision.MONTH: "month"}.get(moment.precision, "day")
    return reverse(f"articles:{name}", args=numbers.get(moment.precision, [day.year, day.month, day.day]))


def _written(places: Iterator[Place], starts: list[str], root: str) -> Iterator[str]:
    yield f"{_HEAD}<urlset {_SPACE}>\n"
    write = partial(_entry, starts=[escape(start) for start in starts], root=root)
    is_more = True
    while is_more:
        with translation.override(settings.LANGUAGE_CODE):
            some = list(islice(places, _TOGETHER))
        yield "".join(map(write, some))
        is_more = bool(some)
    yield "</urlset>\n"


def _entry(place: Place, starts: list[str], root: str) -> str:
    since = place.changed_at
    changed = f"<lastmod>{since.astimezone(UTC).isoformat(timespec='seconds')}</lastmod>" if since else ""
    path = escape(place.path.removeprefix(root))
    return "".join(f"<url><loc>{start}{path}</loc>{changed}</url>\n" for start in starts)


def _for_machines(answer: Answer) -> Answer:
    answer["X-Robots-Tag"] = "noindex"
    return answer
