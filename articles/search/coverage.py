"""What the archive holds on one person, organisation or place: how much, when, with whom, written how."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from articles.entities.decisions import standing_rules
from articles.entities.fold import danish_sort_key
from articles.index.load import name_number
from articles.models import Entity, EntityType
from articles.search.counts import NameCount, Share, sections_of, top_names, years_of
from articles.search.forms import forms_of
from articles.search.histogram import months_of
from articles.search.page import Month
from articles.search.story_set import StorySet, has_names, listed_stories
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
class Together:
    """Those of one type that share most stories with a name."""

    type: EntityType
    names: tuple[NameCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """All that an entity page says besides its list of stories. `count` is of all its listed `stories`."""

    entity: Entity
    stories: StorySet
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
    """The MOST_FORMS most frequent."""
    more_forms: int
    """How many others there are."""
    together: tuple[Together, ...]


def stories_on(entity: Entity, now: datetime | None = None) -> StorySet:
    """The listed stories that mention `entity`."""
    return listed_stories(now).where(has_names([name_number(entity.pk, entity.type)]))


def coverage_of(pk: int, now: datetime | None = None) -> Coverage:
    """What the archive holds on one name. Raises Entity.DoesNotExist also when no listed story mentions it."""
    entity = Entity.objects.get(pk=pk)
    stories = stories_on(entity, now)
    if not stories:
        raise Entity.DoesNotExist
    months, without_month = months_of(stories.segments, stories.masks)
    first, last = stories.first_and_last()
    forms = forms_of(pk, stories)
    together = top_names(stories, TOGETHER, apart_from=pk)
    return Coverage(
        entity=entity,
        stories=stories,
        count=sum(month.count for month in months) + without_month,
        first=first,
        last=last,
        months=months,
        without_month=without_month,
        years=_shares(years_of(stories)),
        sections=sections_of(stories),
        forms=_forms(forms),
        more_forms=max(len(forms) - MOST_FORMS, 0),
        together=tuple(Together(type=type_, names=names) for type_, names in together.items()),
    )


def moved_to(pk: int, now: datetime | None = None) -> Entity:
    """What an editor decided that this name is, if listed stories mention that. Raises Entity.DoesNotExist."""
    root = standing_rules().root(pk)
    if root in (None, pk):
        raise Entity.DoesNotExist
    entity = Entity.objects.get(pk=root)
    if not stories_on(entity, now):
        raise Entity.DoesNotExist
    return entity


def _shares(years: Counter[int]) -> tuple[Share, ...]:
    return tuple(Share(value=f"{year:04}", count=years[year]) for year in sorted(years, reverse=True))


def _forms(counts: Counter[str]) -> tuple[Form, ...]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], danish_sort_key(pair[0]), pair[0]))
    return tuple(Form(text=text, times=times) for text, times in ordered[:MOST_FORMS])
