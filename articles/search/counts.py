"""What the stories of a set are counted by: names, sections, years, days."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from articles.entities.fold import danish_sort_key
from articles.index.columns import NAME_BITS, PRECISIONS, Array
from articles.index.load import name_number
from articles.index.totals import counts_of
from articles.models import Entity, EntityType
from articles.search.named import MostNamed, name_counts
from articles.search.story_set import StorySet, is_of_a_day
from articles.search.tally import label_counts, slots_in, year_counts

_TYPES = list(EntityType)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCount:
    """A name and how many stories mention it."""

    pk: int
    name: str
    type: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A year or a section, and how many of the stories are in it."""

    value: str
    count: int


def top_names(
    stories: StorySet, most: int, *, apart_from: int | None = None
) -> dict[EntityType, tuple[NameCount, ...]]:
    """Of each type the `most` names that most of the stories mention; in one query.

    `apart_from` is the primary key of an entity that is not counted.
    """
    counted = MostNamed(stories.view, stories.masks, most if apart_from is None else most + 1)
    found: dict[int, int] = {}
    for place in range(len(_TYPES)):
        found |= counted.of_type(place)
    found.pop(apart_from or 0, None)
    told = counted_names(found)
    return {type_: tuple(name for name in told if name.type == type_)[:most] for type_ in _TYPES}


def counted_names(counts: dict[int, int]) -> list[NameCount]:
    """Entities by primary key with their counts, most first, among equals by the alphabet; in at most one query."""
    if not counts:
        return []
    rows = Entity.objects.filter(pk__in=counts).order_by().values_list("pk", "shown", "type", "sort_key")
    ordered = sorted(rows, key=lambda row: (-counts[row[0]], row[3], row[0]))
    return [NameCount(pk=pk, name=shown, type=type_, count=counts[pk]) for pk, shown, type_, _key in ordered]


def every_name(stories: StorySet) -> Array:
    """By number, as articles.index gives it to a name, in how many of the stories each is: for all that are listed.

    What each segment knows of its names, without those in the few stories that are not in the set.
    """
    last = max((int(of.columns.held[-1]) for of in stories.segments if len(of.columns.held)), default=-1)
    # As many as make whole entities, whatever the types of the last.
    counts = np.zeros((last >> NAME_BITS) + 1 << NAME_BITS, np.int64)
    for of in stories.segments:
        counts[of.columns.held] += np.diff(of.columns.held_at)
    names, others = name_counts(stories.segments, [~mask for mask in stories.masks])
    counts[names] -= others
    return counts


def mentioned_of(stories: StorySet, entities: Iterable[Entity]) -> set[int]:
    """Those of the entities (primary keys) that any of the stories mentions."""
    entities = list(entities)
    names = np.array([name_number(entity.pk, entity.type) for entity in entities], np.int64)
    counts = counts_of(names, stories.segments, stories.masks).tolist()
    return {entity.pk for entity, count in zip(entities, counts, strict=True) if count}


def sections_of(stories: StorySet) -> tuple[Share, ...]:
    """The sections of these stories, the largest first."""
    counts = label_counts(stories.segments, slots_in(stories.masks), "section")
    known = stories.view.sections
    named = [(known[pk], count) for pk, count in counts.items() if pk in known]
    named.sort(key=lambda pair: (-pair[1], danish_sort_key(pair[0]), pair[0]))
    return tuple(Share(value=name, count=count) for name, count in named)


def years_of(stories: StorySet) -> Counter[int]:
    """Stories by the year of their date, doubtful ones too."""
    return year_counts(stories.segments, slots_in(stories.masks))


def precisions_of(stories: StorySet) -> Counter[str]:
    """Stories by how precise their dates are: values of Precision, empty for no date."""
    counts = np.zeros(len(PRECISIONS), np.int64)
    for segment, mask in zip(stories.segments, stories.masks, strict=True):
        counts += np.bincount(segment.columns.precision[mask], minlength=len(PRECISIONS))
    return Counter(dict(zip(PRECISIONS, counts.tolist(), strict=True)))


def newest_days(stories: StorySet, most: int) -> dict[date, int]:
    """The newest days that stories with a place in time are dated to, and how many to each."""
    counts: Counter[int] = Counter()
    pairs = zip(stories.segments, stories.masks, strict=True)
    for segment, mask in sorted(pairs, key=lambda pair: -int(pair[0].columns.first_day[-1])):
        days, start = segment.columns.first_day, segment.first_dated
        if len(counts) >= most and days[-1] < sorted(counts)[-most]:
            break
        counts.update(dict(_last_runs(days[start:][(mask & is_of_a_day(segment))[start:]], most)))
    return {date.fromordinal(day): counts[day] for day in sorted(counts, reverse=True)[:most]}


def _last_runs(ordered: Array, most: int) -> Iterable[tuple[int, int]]:
    """The `most` greatest of ordered numbers, and how many there are of each."""
    end = len(ordered)
    for _number in range(most):
        if not end:
            return
        value = ordered[end - 1]
        start = int(np.searchsorted(ordered[:end], value))
        yield int(value), end - start
        end = start
