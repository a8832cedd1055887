"""What is known of each story of a segment beside its words, as columns of numbers. Pure.

All columns have one entry a slot, except the lists: of `names` and `spans` slot s has the entries from `*_at[s]` up to
`*_at[s + 1]`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

NEVER = np.iinfo(np.int64).min
"""sort_at of a story without a date, or with one that cannot be right."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DOUBTFUL, CORRECTED = 1, 2
"""Bits of `flags`."""
NAME_BITS = 2
"""A name is its entity's key, and below it so many bits for the place of its type in articles.models.EntityType."""
PRECISIONS = ("", "year", "month", "day", "minute", "second", "millisecond")
UNITS = ("day", "month", "year", "decade", "century")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedStory:
    """One story as the index takes it. Days are proleptic ordinals, 0 for none; instants microseconds since 1970."""

    pk: int
    sort_at: int = NEVER
    sort_rank: int = 3
    first_day: int = 0
    end_day: int = 0
    precision: str = ""
    flags: int = 0
    section: int = 0
    """Primary key, 0 for none."""
    provider: int = 0
    language: str = ""
    headline: str = ""
    lead: str = ""
    body: str = ""
    names: Sequence[int] = ()
    """Each name once, in order."""
    spans: Sequence[tuple[int, int, int]] = ()
    """Dates in the text: place in UNITS, first day, day after the last; each once."""
    shows_from: int | None = None
    shows_until: int | None = None
    """When an embargo, its own or that of its replacement, will change whether it is listed; None: not any more."""


@dataclass(slots=True, kw_only=True)
class Columns:
    """The columns of one segment; see IndexedStory. `labels` are the values that small numbers stand for."""

    ids: Array
    sort_at: Array
    sort_rank: Array
    first_day: Array
    end_day: Array
    precision: Array
    flags: Array
    section: Array
    provider: Array
    language: Array
    length: Array
    """Words of the story."""
    title_end: Array
    """The position after the last word of the headline."""
    names_at: Array
    names: Array
    held: Array
    """Every name of the segment once, in order; who mentions the n-th are the `holders` from `held_at[n]` on."""
    held_at: Array
    holders: Array
    spans_at: Array
    spans: Array
    """Places in `span_table`, which has three numbers for each: unit, first day, end day."""
    span_table: Array
    labels: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Slots."""
        return len(self.ids)


def instant_of(at: datetime) -> int:
    """An aware time as `sort_at` counts it: microseconds since 1970."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def time_of(instant: int) -> datetime:
    """The time that instant_of() has counted, in UTC."""
    return _EPOCH + timedelta(microseconds=instant)


TYPES: Mapping[str, str] = {
    "ids": "<i8",
    "sort_at": "<i8",
    "sort_rank": "u1",
    "first_day": "<i4",
    "end_day": "<i4",
    "precision": "u1",
    "flags": "u1",
    "section": "<u2",
    "provider": "<u2",
    "language": "<u2",
    "length": "<u2",
    "title_end": "<u2",
    "names_at": "<i4",
    "names": "<i4",
    "held": "<i4",
    "held_at": "<i4",
    "holders": "<u2",
    "spans_at": "<i4",
    "spans": "<i4",
    "span_table": "<i4",
}
LISTED = ("names", "names_at", "held", "held_at", "holders", "spans", "spans_at", "span_table")
LABELLED = ("section", "provider", "language")


def newest_last(stories: Iterable[IndexedStory]) -> list[IndexedStory]:
    """The order of slots: by date, the undated first."""
    return sorted(stories, key=lambda story: (story.sort_at, story.sort_rank, story.pk))


def columns_of(stories: Sequence[IndexedStory], lengths: Array, title_ends: Array) -> Columns:
    """The columns of stories that are in the order of slots."""
    labels: dict[str, list[Any]] = {name: [] for name in LABELLED}
    labelled = {name: _labelled([getattr(story, name) for story in stories], labels[name]) for name in LABELLED}
    plain = {
        name: np.array([getattr(story, name) for story in stories], TYPES[name])
        for name in ("sort_at", "sort_rank", "first_day", "end_day", "flags")
    }
    spans: list[Any] = []
    span_numbers = _labelled([span for story in stories for span in story.spans], spans)
    return Columns(
        ids=np.array([story.pk for story in stories], TYPES["ids"]),
        precision=np.array([PRECISIONS.index(story.precision) for story in stories], TYPES["precision"]),
        length=np.minimum(lengths, 65_535).astype(TYPES["length"]),
        title_end=title_ends.astype(TYPES["title_end"]),
        **_with_holders(
            _starts([len(story.names) for story in stories]),
            np.array([name for story in stories for name in story.names], TYPES["names"]),
        ),
        spans_at=_starts([len(story.spans) for story in stories]),
        spans=np.array(span_numbers, TYPES["spans"]),
        span_table=np.array(spans, TYPES["span_table"]).reshape(-1),
        labels=labels,
        **plain,
        **{name: np.array(numbers, TYPES[name]) for name, numbers in labelled.items()},
    )


def merged_columns(parts: Sequence[Columns], kept: Sequence[Array]) -> tuple[Columns, Array]:
    """Columns of the kept slots (a mask for each part) in their common order.

    And where each of them has gone: the new slot of every kept one, in the order of the parts and their slots.
    """
    joined = {
        name: np.concatenate([getattr(part, name)[keep] for part, keep in zip(parts, kept, strict=True)])
        for name in TYPES
        if name not in LISTED and name not in LABELLED
    }
    order = np.lexsort((joined["ids"], joined["sort_rank"], joined["sort_at"]))
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    labels: dict[str, list[Any]] = {name: [] for name in LABELLED}
    for name in LABELLED:
        numbers = [_relabelled(part, name, labels[name])[keep] for part, keep in zip(parts, kept, strict=True)]
        joined[name] = np.concatenate(numbers)
    spans: list[Any] = []
    span_values = []
    for part in parts:
        table = [tuple(row) for row in part.span_table.reshape(-1, 3).tolist()]
        numbers_of = np.array(_labelled(table, spans), TYPES["spans"])
        span_values.append(numbers_of[part.spans] if len(part.spans) else part.spans)
    names = _lists("names", parts, kept, order, [part.names for part in parts])
    columns = Columns(
        **{name: values[order] for name, values in joined.items()},
        **_with_holders(names["names_at"], names["names"]),
        **_lists("spans", parts, kept, order, span_values),
        span_table=np.array(spans, TYPES["span_table"]).reshape(-1),
        labels=labels,
    )
    return columns, places


def encoded(columns: Columns) -> dict[str, bytes]:
    """Each column's bytes by name."""
    return {name: getattr(columns, name).astype(kind).tobytes() for name, kind in TYPES.items()}


def decoded(data: Mapping[str, bytes], labels: dict[str, list[Any]]) -> Columns:
    """The columns whose bytes these are."""
    return Columns(**{name: np.frombuffer(data[name], kind) for name, kind in TYPES.items()}, labels=labels)


def owners(starts: Array) -> Array:
    """The slot of each entry of a list."""
    return np.repeat(np.arange(len(starts) - 1, dtype=np.uint16), np.diff(starts))


def with_names(columns: Columns, slots: Array, names: Array) -> Columns:
    """The same columns with other names: pairs of slot and name."""
    order = np.lexsort((names, slots))
    starts = _starts(np.bincount(slots, minlength=columns.size))
    of_names: dict[str, Any] = _with_holders(starts, names[order].astype(TYPES["names"]))
    return replace(columns, **of_names)


def _with_holders(starts: Array, names: Array) -> dict[str, Array]:
    """The columns of names: as each story has them, and as each name has its stories."""
    order = stable_order(names)
    ordered = names[order]
    firsts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])) if len(ordered) else order
    return {
        "names_at": starts,
        "names": names,
        "held": ordered[firsts],
        "held_at": np.append(firsts, len(ordered)).astype(TYPES["held_at"]),
        "holders": owners(starts)[order],
    }


def stable_order(numbers: Array) -> Array:
    """The places of numbers from 0 up to 2^32, in order; equals as they come. Numpy sorts 16 bits at a time faster."""
    order = np.argsort((numbers & 0xFFFF).astype(np.uint16), kind="stable")
    high = numbers >> 16
    if not high.any():
        return order
    return order[np.argsort(high.astype(np.uint16)[order], kind="stable")]


def same(one: Columns, other: Columns) -> list[str]:
    """The names of the columns in which two segments of the same stories differ; labels may be in another order."""
    different = [
        name
        for name in (spec.name for spec in fields(Columns))
        if name not in ("labels", "spans", "span_table", *LABELLED)
        and not np.array_equal(getattr(one, name), getattr(other, name))
    ]
    different += [name for name in LABELLED if _spelled(one, name) != _spelled(other, name)]
    return different + (["spans"] if _spans(one) != _spans(other) else [])


def _spelled(columns: Columns, name: str) -> list[Any]:
    labels = columns.labels[name]
    return [labels[number] for number in getattr(columns, name).tolist()]


def _spans(columns: Columns) -> set[tuple[int, ...]]:
    table = columns.span_table.reshape(-1, 3)
    return {
        (slot, *table[number].tolist())
        for slot, number in zip(owners(columns.spans_at).tolist(), columns.spans.tolist(), strict=True)
    }


def _labelled(values: Iterable[Any], labels: list[Any]) -> list[int]:
    known = {value: number for number, value in enumerate(labels)}
    numbers = [known.setdefault(value, len(known)) for value in values]
    labels[:] = known
    return numbers


def _relabelled(part: Columns, name: str, labels: list[Any]) -> Array:
    numbers = np.array(_labelled(part.labels[name], labels), TYPES[name])
    column: Array = numbers[getattr(part, name)] if part.size else getattr(part, name)
    return column


def _lists(
    name: str, parts: Sequence[Columns], kept: Sequence[Array], order: Array, values: Sequence[Array]
) -> dict[str, Array]:
    """A list column of the kept slots in their new order."""
    starts = [getattr(part, f"{name}_at") for part in parts]
    ends = np.cumsum([0, *(len(each) for each in values)])
    firsts = np.concatenate([at[:-1][keep] + base for at, keep, base in zip(starts, kept, ends, strict=False)])
    sizes = np.concatenate([np.diff(at)[keep] for at, keep in zip(starts, kept, strict=True)])
    firsts, sizes = firsts[order], sizes[order]
    taken = ranges(firsts, sizes)
    every = np.concatenate(values) if values else np.zeros(0, TYPES[name])
    return {name: every[taken].astype(TYPES[name]), f"{name}_at": _starts(sizes)}


def ranges(firsts: Array, sizes: Array) -> Array:
    """All numbers of the ranges that begin at `firsts` and are `sizes` long, one range after the other."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    numbers: Array = np.arange(total) + np.repeat(firsts - (ends - sizes), sizes)
    return numbers


def _starts(sizes: Any) -> Array:
    starts: Array = np.concatenate([[0], np.cumsum(sizes)]).astype("<i4")
    return starts
