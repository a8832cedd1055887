"""What a preview says of an item besides its outcome: names, the difference to what is shown, marks."""

from collections.abc import Iterator, Sequence
from typing import Any

from articles.compare import as_json, brief, text_diff, totals
from articles.entities import names_in_story
from articles.importing.choose import choose
from articles.importing.decide import UNDECIDED
from articles.importing.language import language_of
from articles.importing.likeness import Likeness
from articles.importing.plan import ImportPlan
from articles.models import Outcome
from articles.story import Precision, Story

WRITING = (Outcome.CREATED, Outcome.NEW_VERSION, Outcome.OLDER_FILED, Outcome.CONFLICT, Outcome.HELD)
"""Outcomes that store something."""
FIRST_NAMES = 5
MOST_LIKE = 3
NO_ARCHIVAL_USE = "no_archival_use"
"""The code of what the wire room says of terms of use that do not allow an archive."""


def preview_of(plan: ImportPlan, shown: list[str] | None, likenesses: Sequence[Likeness]) -> dict[str, Any]:
    """ImportItem.preview; `shown` are the headline, lead and paragraphs of the version shown until now, if any.

    `likenesses` are the stories that it looks like.
    """
    story = plan.item.story
    preview: dict[str, Any] = {"version": (plan.decision.same or plan.arrived).label}
    if plan.result.outcome in WRITING:
        names = _names(story)
        preview |= {"names": len(names), "first_names": names[:FIRST_NAMES]}
    if likenesses:
        preview["looks_like"] = [
            {"article": one.article, "headline": one.headline, "similarity": one.share}
            for one in likenesses[:MOST_LIKE]
        ]
    if story.usage_terms:
        preview["usage_terms"] = story.usage_terms
    current = choose(plan.before.versions).shown
    if current is not None:
        preview["current_version"] = current.label
    if shown is not None and plan.result.outcome in WRITING:
        changes = text_diff(shown, texts_of(story))
        sums = totals(changes)
        preview |= {"words_added": sums.words_added, "words_removed": sums.words_removed}
        preview["diff"] = as_json(brief(changes))
    return preview


def flags_of(plan: ImportPlan, likenesses: Sequence[Likeness]) -> list[str]:
    """ImportItem.flags: what an editor should look at."""
    return [*_flags(plan), *(["looks_like"] if likenesses else [])]


def _flags(plan: ImportPlan) -> Iterator[str]:
    story = plan.item.story
    if plan.result.outcome in UNDECIDED:
        yield "decide"
    if story.published is None or story.published.precision in (Precision.YEAR, Precision.MONTH):
        yield "no_day"
    if any(note.code == NO_ARCHIVAL_USE for note in story.warnings):
        yield "usage_terms"
    if story.warnings:
        yield "repaired"


def texts_of(story: Story) -> list[str]:
    """Headline, lead and paragraphs, for a comparison."""
    return [story.headline or "", story.lead or "", *story.paragraphs]


def _names(story: Story) -> list[str]:
    """The different names in the text, in the order in which they stand."""
    texts = {"headline": story.headline or "", "lead": story.lead or "", "body": "\n\n".join(story.paragraphs)}
    found = names_in_story(texts, language_of(story))
    return list(dict.fromkeys(name.name for of in found.values() for name in of))
