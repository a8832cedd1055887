"""What changed between two versions of a story, of all that its page says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import timezone
from django.utils.text import capfirst

from articles.compare import ParagraphChange, ParagraphKind, Totals, text_diff, totals, word_diff
from articles.models import Article, Revision
from articles.search.reading import public_story
from articles.search.versions import NoSuchVersion, Version, open_version, readable_versions, with_text

FIELDS = ("headline", "lead", "byline", "dateline_place", "source", "credit")
"""Beside the text, in the order in which a reader meets them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field that is not the same in both versions."""

    label: str
    change: ParagraphChange


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring paragraphs: all of them as they were, or all of them not."""

    is_same: bool
    changes: tuple[ParagraphChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChanges:
    """Two versions that a reader may open, and what differs between them."""

    article: Article
    headline: str
    language: str
    """Of the newer version; may be empty."""
    older: Version
    newer: Version
    fields: tuple[FieldChange, ...]
    runs: tuple[Run, ...]
    totals: Totals
    """Over fields and text."""


def story_changes(pk: int, version: str, other: str, now: datetime | None = None) -> StoryChanges:
    """From the older to the newer of two versions, named in any order by their keys; an empty one is the shown.

    Raises Article.DoesNotExist and NoSuchVersion as story_to_read() does, the latter also for a version and itself.
    """
    now = now or timezone.now()
    article = public_story(pk, now)
    versions = readable_versions(article, now)
    newer, older = open_version(versions, version), open_version(versions, other)
    if newer is older:
        raise NoSuchVersion(other)
    if _came_before(newer, older):
        newer, older = older, newer
    old, new = with_text(older, newer)
    fields = [(name, word_diff(getattr(old, name), getattr(new, name))) for name in FIELDS]
    paragraphs = text_diff(old.paragraphs, new.paragraphs)
    return StoryChanges(
        article=article,
        headline=new.headline or article.headline,
        language=new.language,
        older=older,
        newer=newer,
        fields=tuple(
            FieldChange(label=field_label(name), change=change)
            for name, change in fields
            if change.kind != ParagraphKind.SAME
        ),
        runs=_runs(paragraphs),
        totals=totals([*(change for _name, change in fields), *paragraphs]),
    )


def _came_before(version: Version, other: Version) -> bool:
    step = other.older
    while step is not None and step is not version:
        step = step.older
    return step is version


def field_label(name: str) -> str:
    """What readers call one of FIELDS: "Headline"."""
    return capfirst(str(Revision._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def _runs(changes: Iterable[ParagraphChange]) -> tuple[Run, ...]:
    grouped = groupby(changes, key=lambda change: change.kind == ParagraphKind.SAME)
    return tuple(Run(is_same, tuple(run)) for is_same, run in grouped)
