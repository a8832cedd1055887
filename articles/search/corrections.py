"""The stories that were corrected, the latest first, each with what readers may know of it.

One that was withdrawn is not among them: it has left every list, and its own address alone tells of it.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils import timezone

from articles.compare import ParagraphChange, ParagraphKind, brief, text_diff, totals, word_diff
from articles.models import Article, Revision
from articles.search.changes import FIELDS, FieldChange, field_label
from articles.search.page import PER_PAGE
from articles.search.story_set import is_corrected, listed_stories
from articles.search.versions import Version, newest_correction, readable_versions_of, with_text
from articles.story import Moment

MOST_CHANGES = 3
"""Fields and paragraphs shown of a correction; all of them are on the page of its changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A story in the lists that was corrected. `version` is the newest correction that may be opened, if any may."""

    article: Article
    version: Version | None
    moment: Moment | None
    """When: what the agency says of it, else when it arrived. None where no version says so."""
    is_arrival: bool
    """Whether `moment` is when it arrived."""
    note: str
    """An editor's, else the agency's own, meant for the public; may be empty."""
    fields: tuple[FieldChange, ...]
    paragraphs: tuple[ParagraphChange, ...]
    """The first of what differs from the version before, cut down to it; with `fields` MOST_CHANGES at most."""
    more: int
    """How many changes are not among these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsPage:
    """One page of the list. `corrected` counts all of it; `page` is clamped to 1..pages."""

    entries: tuple[Corrected, ...]
    corrected: int
    page: int
    pages: int


def corrections_page(page: int, now: datetime | None = None) -> CorrectionsPage:
    """Stories that were corrected, by when the newest correction was made, in four queries or fewer."""
    now = now or timezone.now()
    corrected = listed_stories(now).where(is_corrected).count
    pages = max(1, -(-corrected // PER_PAGE))
    page = min(page, pages)
    first = (page - 1) * PER_PAGE
    return CorrectionsPage(
        entries=latest_corrections(first, PER_PAGE, now), corrected=corrected, page=page, pages=pages
    )


def latest_corrections(first: int, count: int, now: datetime) -> tuple[Corrected, ...]:
    """Corrected stories from place `first` on, in three queries; those of which no version says when come last."""
    listed = Article.objects.listed(now).filter(is_corrected=True)
    latest_first = listed.order_by(F("corrected_at").desc(nulls_last=True), "-pk")
    told = latest_first.select_related("section", "provider").defer("lead", "body")[first : first + count]
    found = {article.pk: article for article in told}
    versions = {pk: newest_correction(held) for pk, held in readable_versions_of(found.values(), now).items()}
    pairs = [(version.older, version) for version in versions.values() if version and version.older]
    texts = with_text(*(one for pair in pairs for one in pair)) if pairs else []
    by_key = {revision.pk: revision for revision in texts}
    return tuple(_corrected(found[pk], versions[pk], by_key) for pk in found if pk in versions)


def _corrected(article: Article, version: Version | None, texts: dict[int, Revision]) -> Corrected:
    agency = version.revision if version else None
    moment = agency.moment if agency else None
    fields: list[FieldChange] = []
    paragraphs: list[ParagraphChange] = []
    changed = 0
    if version and version.older:
        old, new = texts[version.older.revision.pk], texts[version.revision.pk]
        fields, paragraphs, changed = _changes(old, new)
    shown_fields = fields[:MOST_CHANGES]
    shown = paragraphs[: MOST_CHANGES - len(shown_fields)]
    return Corrected(
        article=article,
        version=version,
        moment=moment or (Moment.of_instant(agency.received_at) if agency else None),
        is_arrival=agency is not None and moment is None,
        note=article.correction_note or (agency.public_note if agency else ""),
        fields=tuple(shown_fields),
        paragraphs=tuple(shown),
        more=changed - len(shown_fields) - len(shown),
    )


def _changes(old: Revision, new: Revision) -> tuple[list[FieldChange], list[ParagraphChange], int]:
    """The fields that differ, the first paragraphs that do, and how many do in all."""
    diffs = [(name, word_diff(getattr(old, name), getattr(new, name))) for name in FIELDS]
    fields = [
        FieldChange(label=field_label(name), change=brief([diff])[0])
        for name, diff in diffs
        if diff.kind != ParagraphKind.SAME
    ]
    paragraphs = text_diff(old.paragraphs, new.paragraphs)
    return fields, brief(paragraphs, most=MOST_CHANGES), len(fields) + totals(paragraphs).paragraphs
