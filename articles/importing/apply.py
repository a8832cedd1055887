"""Writes what was planned; decides nothing."""

from dataclasses import asdict, replace
from typing import Any

from articles.entities.link import link_mentions
from articles.importing.plan import ImportPlan, version_number
from articles.importing.references import References
from articles.importing.replaced import point_replaced, replaced_guids
from articles.importing.result import ItemResult
from articles.importing.show import show
from articles.models import Article, ImportBatch, ImportItem, Revision
from articles.story import Note, Story
from articles.wire import detect_language


def apply_plan(plan: ImportPlan, batch: ImportBatch, references: References, key: int) -> ItemResult:
    """Store the version, show what is to be shown, note the item; the result names the rows.

    Call inside a transaction that holds the story's lock, with a plan made under it. `key` is for the story's row
    if there is none yet; it is inserted once, with all that it says, after the version that it points to.
    """
    is_new = plan.before.article is None
    article = _article(plan, references, key)
    revision = _store(plan, article, batch, references)
    for fingerprint, standing in plan.decision.changed.items():
        article.revisions.filter(content_sha256=fingerprint).update(standing=standing)
    if show(article, plan.chosen, references, revision, is_new=is_new):
        link_mentions(article, references.names, is_new=is_new)
    before, after = replaced_guids(plan.before.versions), replaced_guids(plan.decision.versions)
    if before != after:
        point_replaced(article, before, after)
    result = replace(plan.result, article=article.pk, revision=revision.pk)
    note_items(batch, [result])
    return result


def note_items(batch: ImportBatch, results: list[ItemResult]) -> None:
    """Enter results in the batch, in this order."""
    ImportItem.objects.bulk_create(
        ImportItem(
            batch=batch,
            file_name=result.file,
            item=result.item,
            provider=result.provider[:40],
            guid=result.guid,
            headline=result.headline,
            outcome=result.outcome,
            reasons=[_note(reason) for reason in result.reasons],
            article_id=result.article,
            revision_id=result.revision,
        )
        for result in results
    )


def _article(plan: ImportPlan, references: References, key: int) -> Article:
    if plan.before.article is not None:
        return Article.objects.select_related("provider").defer("search_vector").get(pk=plan.before.article)
    story = plan.item.story
    return Article(pk=key, provider=references.provider(story.provider), guid=story.guid)


def _store(plan: ImportPlan, article: Article, batch: ImportBatch, references: References) -> Revision:
    revision = Revision(
        article=article,
        batch=batch,
        raw=references.raw(plan.item),
        file_name=plan.item.file,
        item=plan.item.number,
        standing=plan.decision.standing,
        content_sha256=plan.arrived.fingerprint,
        **_columns(plan.item.story),
    )
    revision.moment = plan.item.story.published
    revision.save(force_insert=True)
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
        "language_detected": _detected(story),
        "subjects": [asdict(subject) for subject in story.subjects],
        "keywords": list(story.keywords),
        "paragraphs": list(story.paragraphs),
        "status": story.status.value,
        "replaces": list(story.replaces),
        "related": [asdict(related) for related in story.related],
        "format": story.format[:20],
        "charset_used": story.charset_used[:20],
        "warnings": [_note(warning) for warning in story.warnings],
    }


def _detected(story: Story) -> str:
    """The language of the text, where the file names none; "" where it does, or where the text does not tell."""
    if story.language and not story.language_is_assumed:
        return ""
    return detect_language((story.headline, story.lead, *story.paragraphs), usual=story.language) or ""


def _note(note: Note) -> dict[str, Any]:
    return {"code": note.code, "text": note.text, "params": dict(note.params)}
