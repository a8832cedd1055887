"""What the archive holds on one person, organisation or place: how much, when, with whom, written how."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from articles.entities.decisions import standing_rules
from articles.models import Article, ArticleQuerySet, Entity, EntityType, Mention
from articles.search.newest import months_of
from articles.search.page import Month
from articles.search.people import NameCount, counted
from articles.story import Moment

TOGETHER = 5
"""Names of each type that an entity page shows as mentioned together with it."""
MOST_FORMS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A way a name stands in the texts, and how many times."""

    text: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A year or a section, and how many of the stories are in it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Those of one type that share most stories with a name."""

    type: EntityType
    names: tuple[NameCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """All that an entity page says besides its list of stories. `count` is of all its listed stories."""

    entity: Entity
    count: int
    first: Moment | None
    last: Moment | None
    months: tuple[Month, ...]
    """From the first month to the last, none left out."""
    without_month: int
    """Stories that no month can hold: known to the year only, not at all, or doubtful."""
    years: tuple[Share, ...]
    """Newest first."""
    sections: tuple[Share, ...]
    forms: tuple[Form, ...]
    together: tuple[Together, ...]


def stories_on(entity: Entity, now: datetime | None = None) -> ArticleQuerySet:
    """The listed stories that mention `entity`."""
    return Article.objects.listed(now).filter(pk__in=Mention.objects.filter(entity=entity).values("article"))


def coverage_of(pk: int, now: datetime | None = None) -> Coverage:
    """What the archive holds on one name. Raises Entity.DoesNotExist also when no listed story mentions it."""
    entity = Entity.objects.get(pk=pk)
    stories = stories_on(entity, now)
    months, without_month = months_of(stories)
    count = sum(month.count for month in months) + without_month
    if not count:
        raise Entity.DoesNotExist
    dated = stories.filter(sort_at__isnull=False).defer("body", "search_vector")
    first, last = dated.oldest_first().first(), dated.newest_first().first()
    return Coverage(
        entity=entity,
        count=count,
        first=first.moment if first else None,
        last=last.moment if last else None,
        months=months,
        without_month=without_month,
        years=_years(stories),
        sections=sections_of(stories),
        forms=_forms(entity, stories),
        together=tuple(Together(type=type_, names=_together(entity, type_, stories)) for type_ in EntityType),
    )


def moved_to(pk: int, now: datetime | None = None) -> Entity:
    """What an editor decided that this name is, if listed stories mention that. Raises Entity.DoesNotExist."""
    root = standing_rules().root(pk)
    if root in (None, pk):
        raise Entity.DoesNotExist
    entity = Entity.objects.get(pk=root)
    if not stories_on(entity, now).exists():
        raise Entity.DoesNotExist
    return entity


def sections_of(stories: ArticleQuerySet) -> tuple[Share, ...]:
    """The sections of these stories, the largest first."""
    rows = (
        stories.filter(section__isnull=False)
        .order_by()
        .values_list("section__name")
        .annotate(stories=Count("pk"))
        .order_by("-stories", "section__name")
    )
    return tuple(Share(value=name, count=count) for name, count in rows)


def _years(stories: ArticleQuerySet) -> tuple[Share, ...]:
    rows = (
        stories.filter(published_from__isnull=False)
        .order_by()
        .values_list("published_from__year")
        .annotate(stories=Count("pk"))
        .order_by("-published_from__year")
    )
    return tuple(Share(value=f"{year:04}", count=count) for year, count in rows)


def _together(entity: Entity, type_: EntityType, stories: ArticleQuerySet) -> tuple[NameCount, ...]:
    others = Mention.objects.filter(article__in=stories, entity__type=type_).exclude(entity=entity)
    return tuple(counted(others, TOGETHER))


def _forms(entity: Entity, stories: ArticleQuerySet) -> tuple[Form, ...]:
    rows = (
        Mention.objects.filter(entity=entity, article__in=stories)
        .order_by()
        .values_list("text")
        .annotate(times=Count("pk"))
        .order_by("-times", "text")[:MOST_FORMS]
    )
    return tuple(Form(text=text, times=times) for text, times in rows)
