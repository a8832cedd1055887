"""The query as far as it is typed -> what it may become."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import numpy as np
from django.utils import timezone

from articles.entities.fold import danish_sort_key, fold_words
from articles.index.current import IndexView, open_index
from articles.models import EntityType
from articles.query.fields import Field, FieldKind
from articles.query.unfinished import Unfinished
from articles.search.fields import Ask, labelled
from articles.search.histogram import histogram
from articles.search.limits import TooBroad, in_time
from articles.search.suggest.names import begun_names
from articles.search.suggest.periods import asks_for_period, begun_periods
from articles.search.suggest.words import begun_words
from articles.story import Moment

MOST = 8
MOST_WORDS = 4
MOST_CHOICES = 2
"""Sections among other suggestions."""


class Kind(StrEnum):
    """What a suggestion is. Names have the values of articles.models.EntityType."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    SECTION = "section"
    SOURCE = "source"
    MONTH = "month"
    WORD = "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Something that the last `words` typed words may mean, and how many stories that the public can read have it."""

    kind: Kind
    value: str
    """A name as shown, a section, an agency's code, a month in ISO; a word, finished."""
    label: str
    """The same for people: an agency's name; of a month still in ISO."""
    count: int | None = None
    """None of a word: what a search finds of it is not known without searching."""
    words: int = 1
    pk: int | None = None
    """The entity's primary key."""
    moment: Moment | None = None


def suggestions(typed: Unfinished, now: datetime | None = None) -> tuple[Suggestion, ...]:
    """What is being typed, MOST at most: names first, then sections, months and words, each the most frequent first.

    In a field only what it can have. Nothing is known from stories that are not listed at `now`. Six queries at most,
    one while nothing is found; none when the search would take too long.
    """
    now = now or timezone.now()
    with suppress(TooBroad), in_time():
        view = open_index(now)
        return tuple(_in_field(view, typed, typed.field, now) if typed.field else _anywhere(view, typed, now))[:MOST]
    return ()


def _anywhere(view: IndexView, typed: Unfinished, now: datetime) -> list[Suggestion]:
    every = tuple(EntityType)
    found = _names(view, typed, every, now)
    named = {word for one in found for word in fold_words(one.label)}
    if not typed.mark:
        found += _labels(Kind.SECTION, view, typed)[:MOST_CHOICES]
        found += _months(view, typed)
    most = min(MOST - len(found), MOST_WORDS)
    words = [one for one in _words(view, typed, now, most) if not named.intersection(fold_words(one.value))]
    return found + words or _names(view, typed, every, now, nearly=True)


def _in_field(view: IndexView, typed: Unfinished, field: Field, now: datetime) -> list[Suggestion]:
    match field.kind:
        case FieldKind.NAME:
            of_type = (EntityType(field.name),)
            return _names(view, typed, of_type, now) or _names(view, typed, of_type, now, nearly=True)
        case FieldKind.CHOICE:
            return _labels(Kind(field.name), view, typed)
        case FieldKind.DATE if field.name != "mentions":
            return _months(view, typed)
        case FieldKind.TEXT:
            return _words(view, typed, now, MOST_WORDS, in_title=True)
    return []


def _words(view: IndexView, typed: Unfinished, now: datetime, most: int, *, in_title: bool = False) -> list[Suggestion]:
    words = begun_words(view, typed.last, now, most=most, in_title=in_title) if most > 0 else []
    return [Suggestion(kind=Kind.WORD, value=word, label=word) for word in words]


def _names(
    view: IndexView, typed: Unfinished, types: Sequence[EntityType], now: datetime, *, nearly: bool = False
) -> list[Suggestion]:
    """Those that as many of the last words as can be are meant by."""
    every = len(typed.words)
    for words in [every] if typed.field or typed.mark else range(every, 0, -1):
        if found := begun_names(view, typed.typed(words), types, now, nearly=nearly):
            return [
                Suggestion(kind=Kind(one.type), value=one.name, label=one.name, count=one.count, words=words, pk=one.pk)
                for one in found
            ]
    return []


def _labels(kind: Kind, view: IndexView, typed: Unfinished) -> list[Suggestion]:
    """Sections or agencies of which a word begins as typed, those with most stories first."""
    wanted = typed.typed(len(typed.words) if typed.field else 1).casefold()
    if kind is Kind.SECTION:
        known = [(pk, name, name) for pk, name in view.sections.items()]
    else:
        known = [(pk, code, name) for pk, (code, name) in view.providers.items()]
    column = "section" if kind is Kind.SECTION else "provider"
    meant = [
        Suggestion(kind=kind, value=value, label=label, count=_count(view, labelled(column, [pk])))
        for pk, value, label in known
        if _begins(value, wanted) or _begins(label, wanted)
    ]
    return sorted((one for one in meant if one.count), key=lambda one: (-(one.count or 0), danish_sort_key(one.label)))


def _begins(label: str, wanted: str) -> bool:
    folded = label.casefold()
    return folded.startswith(wanted) or f" {wanted}" in folded or f"-{wanted}" in folded


def _count(view: IndexView, ask: Ask) -> int:
    pairs = zip(view.segments, view.listed, strict=True)
    return sum(int(np.count_nonzero(ask(of, True) & listed)) for of, listed in pairs)


def _months(view: IndexView, typed: Unfinished) -> list[Suggestion]:
    for words in range(min(2, len(typed.words)), 0, -1):
        said = typed.typed(words)
        if asks_for_period(said):
            return [
                Suggestion(kind=Kind.MONTH, value=iso, label=iso, count=one.count, words=words, moment=one.moment)
                for one in begun_periods(said, histogram(view.segments, view.listed))
                for iso in [one.moment.first_day.isoformat()[:7]]
            ]
    return []
