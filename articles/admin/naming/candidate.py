"""A name as the queue shows it: at a glance, with some of the places where it stands."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from articles.admin.naming.passages import Passage
from articles.admin.naming.portrait import Portrait, first_and_last, spellings_of
from articles.entities.queues import Example, Side
from articles.models import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One name, and passages from its newest stories."""

    portrait: Portrait
    passages: tuple[Passage, ...]

    @property
    def entity(self) -> Entity:
        """The name."""
        return self.portrait.entity


def candidates_of(*sides: Side) -> tuple[Candidate, ...]:
    """What the queue gives, with dates, counted spellings and sections. Three queries for each and one for all."""
    prefetch_related_objects([example.article for side in sides for example in side.examples], "section")
    return tuple(map(_candidate, sides))


def _candidate(side: Side) -> Candidate:
    first, last = first_and_last(side.entity)
    portrait = Portrait(
        entity=side.entity,
        mentions=side.mentions,
        stories=side.stories,
        first=first,
        last=last,
        spellings=spellings_of(side.entity),
    )
    return Candidate(portrait=portrait, passages=tuple(map(_passage, side.examples)))


def _passage(example: Example) -> Passage:
    is_cut_before = example.start > len(example.before)
    is_cut_after = example.end + len(example.after) < len(getattr(example.article, example.field))
    return Passage(
        story=example.article,
        before=f"… {example.before}" if is_cut_before else example.before,
        name=example.text,
        after=f"{example.after} …" if is_cut_after else example.after,
    )
