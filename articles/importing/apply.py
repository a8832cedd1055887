"""Writes what was planned; decides nothing."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from articles.importing.follow import follow
from articles.importing.language import detected_language
from articles.importing.plan import ImportPlan, version_number
from articles.importing.references import References
from articles.importing.replaced import replaced_guids
from articles.importing.result import ItemResult
from articles.importing.versions import Version
from articles.models import Article, ImportBatch, ImportItem, ItemState, Revision, Standing, stored
from articles.models.copying import new_row
from articles.story import Story


def apply_plan(plan: ImportPlan, batch: ImportBatch, references: References, key: int) -> ItemResult:
    """Store the version and let the story follow; the result names the rows and what undoing needs.

    Call inside a transaction that holds the story's lock, with a plan made under it. `key` is for the story's row
    if there is none yet; it is inserted once, with all that it says, after the version that it points to.
    """
    is_new = plan.before.article is None
    article = _article(plan, references, key)
    revision = _store(plan, article, batch, references)
    changed = [_change(version, plan.decision.changed) for version in plan.before.versions]
    given = [change for change in changed if change]
    for change in given:
        Revision.objects.filter(pk=change["revision"]).update(standing=change["after"])
    reason = article.status_reason
    before = replaced_guids(plan.before.versions)
    follow(article, plan.chosen, plan.decision.versions, references, before=before, arrived=revision, is_new=is_new)
    return replace(
        plan.result,
        article=article.pk,
        revision=revision.pk,
        changed=tuple(given),
        kept={"reason": reason} if reason != article.status_reason else {},
    )


def _change(version: Version, changed: Mapping[str, Standing]) -> dict[str, Any]:
    """The change of standing of a known version as ImportItem.changed holds it; empty if there is none."""
    if version.fingerprint not in changed:
        return {}
    after = changed[version.fingerprint].value
    return {"revision": version.pk, "before": version.standing.value, "after": after}


def note_items(batch: ImportBatch, results: list[ItemResult], *, state: ItemState = ItemState.WRITTEN) -> None:
    """Enter results in the batch, in this order: as what has happened, or as what will."""
    ImportItem.objects.bulk_create(item_of(batch, result, state=state) for result in results)


def item_of(batch: ImportBatch, result: ItemResult, *, state: ItemState) -> ImportItem:
    """The row that holds a result, not yet stored."""
    columns = {
        "batch_id": batch.pk,
        "file_name": result.file,
        "item": result.item,
        "provider": result.provider[:40],
        "guid": result.guid,
        "headline": result.headline,
        "outcome": result.outcome,
        "reasons": [stored(reason) for reason in result.reasons],
        "state": state,
        "article_id": result.article,
        "revision_id": result.revision,
        "standing": result.standing,
        "changed": [dict(change) for change in result.changed],
        "basis": result.basis,
        "kept": dict(result.kept),
    }
    return new_row(ImportItem, columns)


def _article(plan: ImportPlan, references: References, key: int) -> Article:
    if plan.before.article is not None:
        return Article.objects.select_related("provider").get(pk=plan.before.article)
    story = plan.item.story
    return Article(pk=key, provider=references.provider(story.provider), guid=story.guid)


def _store(plan: ImportPlan, article: Article, batch: ImportBatch, references: References) -> Revision:
    revision = revision_of(plan, batch, article=article.pk, raw=references.raw(plan.item).pk)
    revision.save(force_insert=True)
    return revision


def revision_of(plan: ImportPlan, batch: ImportBatch, *, article: int, raw: int) -> Revision:
    """The version as a row, not yet stored; `article` and `raw` are keys."""
    columns = {
        **_columns(plan.item.story),
        "article_id": article,
        "batch_id": batch.pk,
        "raw_id": raw,
        "file_name": plan.item.file,
        "item": plan.item.number,
        "standing": plan.decision.standing,
        "content_sha256": plan.arrived.fingerprint,
        "version": plan.arrived.number,
    }
    revision = new_row(Revision, columns)
    revision.moment = plan.item.story.published
    return revision


def _columns(story: Story) -> dict[str, Any]:
    """The columns of Revision that hold what the story says."""
    number, text = version_number(story)
    texts = ("headline", "lead", "slugline", "byline", "credit", "source", "dateline_place", "section")
    staff_texts = ("ednote", "ednote_private", "public_note", "usage_terms", "url", "category")
    times = ("first_created", "embargo_until", "expires_at")
    flags = ("guid_is_derived", "timezone_assumed", "is_correction", "is_update", "is_teaser")
    assumed = ("language_is_assumed", "version_is_assumed")
    return {
        **{name: getattr(story, name) or "" for name in (*texts, *staff_texts)},
        **{name: getattr(story, name) for name in (*times, *flags, *assumed, "urgency", "word_count", "body_html")},
        "version": number,
        "version_text": text,
        "language": (story.language or "")[:35],
        "language_detected": detected_language(story),
        "subjects": [asdict(subject) for subject in story.subjects],
        "keywords": list(story.keywords),
        "paragraphs": list(story.paragraphs),
        "status": story.status.value,
        "replaces": list(story.replaces),
        "related": [asdict(related) for related in story.related],
        "format": story.format[:20],
        "charset_used": story.charset_used[:20],
        "warnings": [stored(warning) for warning in story.warnings],
    }
