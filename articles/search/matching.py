"""Which stories a request asks for: the one condition that hits, counts, facets and histogram share."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q

from articles.models import Article, ArticleQuerySet, EntityType, Mention
from articles.query.dates import Period
from articles.query.tree import And, Named, Node, Not, Or
from articles.search.compile import to_q
from articles.search.fields import DATE_FIELDS, conjuncts, period_q, refuse_empty_period
from articles.search.page import Facet, SearchRequest

ENTITY_FACETS = {Facet.PERSON: EntityType.PERSON, Facet.ORG: EntityType.ORG, Facet.PLACE: EntityType.PLACE}


def matching(request: SearchRequest, *, without: Facet | None = None) -> ArticleQuerySet:
    """The listed stories that satisfy the request, unordered, `without` one facet's choice.

    Raises UnanswerableQuery.
    """
    return Article.objects.listed(request.now).filter(condition(request, without=without))


def condition(request: SearchRequest, *, without: Facet | None = None, certain: bool | None = None) -> Q:
    """What the request asks of a listed story. `certain` overrules its only_certain."""
    surely = request.only_certain if certain is None else certain
    period = Period(first_day=request.first_day, end_day=request.end_day)
    refuse_empty_period(conjuncts(request.tree), period)
    asked = Q()
    if request.tree is not None:
        asked &= to_q(request.tree, certain=surely, now=request.now)
    if has_period(request):
        asked &= period_q(period, certain=surely)
    for facet, values in request.chosen.items():
        if values and facet is not without:
            asked &= chosen_q(facet, values)
    return asked


def chosen_q(facet: Facet, values: tuple[str, ...]) -> Q:
    """Stories that have any of the facet's `values`. A value that the archive does not know matches nothing."""
    if facet in ENTITY_FACETS:
        mentioned = Mention.objects.filter(
            article=OuterRef("pk"), entity__type=ENTITY_FACETS[facet], entity__shown__in=values
        )
        return Q(Exists(mentioned))
    if facet is Facet.SECTION:
        return Q(section__name__in=values)
    if facet is Facet.SOURCE:
        return Q(provider__code__in=values)
    years = [int(value) for value in values if len(value) == 4 and value.isascii() and value.isdecimal()]
    return Q(published_from__isnull=False, published_from__year__in=years)


def has_period(request: SearchRequest) -> bool:
    """Whether the filters set a period."""
    return request.first_day is not None or request.end_day is not None


def asks_for_dates(request: SearchRequest) -> bool:
    """Whether a story can fall inside or outside by its date, so that an unknown day makes it uncertain."""
    return has_period(request) or any(named.field in DATE_FIELDS for named in _fields(request.tree))


def _fields(node: Node | None) -> Iterator[Named]:
    match node:
        case Named():
            yield node
        case Not(part):
            yield from _fields(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _fields(part)
