"""The only writer of the columns of Article that are derived from its versions."""

from typing import Any

from django.utils import timezone

from articles.entities.link import reader_columns
from articles.importing.choose import Chosen
from articles.importing.headline import derive_headline
from articles.importing.language import chosen_language
from articles.importing.likeness import keep_print
from articles.importing.references import References
from articles.importing.versions import Version, is_doubtful
from articles.models import Article, Revision, Subject
from articles.story import Status

WORDS = ("headline", "headline_is_derived", "lead", "body", "language")
"""The words of a story and their language."""
READ = (*WORDS, "published_from", "published_to", "date_is_doubtful", "section_id")
"""Columns that names and dates depend on: the day that "9. august" is depends on the story's own, and editors split two
of one name by the section of the story.
"""
LIKENESS = ("lead", "body", "published_from", "published_to")
"""Columns that near-duplicates are found by."""


def show(
    article: Article, chosen: Chosen, references: References, arrived: Revision | None = None, *, is_new: bool = False
) -> bool:
    """Make the story's row say what `chosen` says. Returns whether its names and dates must follow.

    `arrived` is the revision just stored, if any (so that it need not be read back); `is_new` says that the row is
    still to be inserted. A row that says it already is not written.
    """
    columns = _standing(article, chosen)
    source = chosen.shown or chosen.withdrawn_by
    if source is None:
        return _show_nothing(article, columns)
    if source is not chosen.shown or source.pk is None or source.pk != article.shown_id:
        revision = _revision(article, source, arrived)
        columns |= _text(revision, references) if chosen.shown else _notice(revision, references)
    else:
        revision = None
    changed = {name: value for name, value in columns.items() if getattr(article, name) != value}
    if changed or is_new:
        _write(article, changed, is_new=is_new)
    if not changed.keys().isdisjoint(LIKENESS):
        keep_print(article, is_new=is_new)
    if revision is not None and (revision.subjects or not is_new):
        _file_under(article, revision, references, is_new=is_new)
    return not changed.keys().isdisjoint(READ)


def fill(article: Article, chosen: Chosen, shown: Revision, references: References) -> None:
    """Let an unsaved row say what show() would have a new one say of `shown`, the story's only version.

    Its key and that of the version have to be known. Whoever saves it is the one to have it indexed, to keep its
    print, and to file it under subjects_of().
    """
    _set(article, {**_standing(article, chosen), **_text(shown, references)}, is_new=True)


NOTHING = {
    "shown_id": None,
    "headline": "",
    "headline_is_derived": False,
    "lead": "",
    "body": "",
    "language": "",
    "names_read_with": "",
    "section_id": None,
    "published_at": None,
    "published_precision": "",
    "published_from": None,
    "published_to": None,
    "date_is_doubtful": False,
}
"""The columns of a story of which no version counts: one that only waits to be replaced, or was put away."""


def _show_nothing(article: Article, columns: dict[str, Any]) -> bool:
    """Leave the row, for its address and its versions, and nothing of them in it. Returns whether it held words."""
    held_words = any(getattr(article, name) for name in WORDS)
    for name, value in {**columns, **NOTHING, "changed_at": timezone.now()}.items():
        setattr(article, name, value)
    article.save(update_fields=[*columns, *NOTHING, "changed_at"])
    article.subjects.clear()
    if held_words:
        keep_print(article)
    return held_words


def _set(article: Article, changed: dict[str, Any], *, is_new: bool) -> dict[str, Any]:
    """Set what changed and what says so; returns all of it."""
    columns = {**changed, "changed_at": timezone.now()}
    if is_new or not changed.keys().isdisjoint(READ):
        columns |= reader_columns()
    for name, value in columns.items():
        setattr(article, name, value)
    return columns


def _write(article: Article, changed: dict[str, Any], *, is_new: bool) -> None:
    columns = _set(article, changed, is_new=is_new)
    article.save(**({"force_insert": True} if is_new else {"update_fields": list(columns)}))


def _standing(article: Article, chosen: Chosen) -> dict[str, Any]:
    """Who may read the story. The public reason is an editor's to write: what agencies say of a kill, they say to
    editors.
    """
    withdrawn = chosen.status is not Status.USABLE
    return {
        "status": chosen.status.value,
        "status_reason": article.status_reason if withdrawn else "",
        "status_at": _sent(chosen.withdrawn_by) if chosen.withdrawn_by else None,
        "embargo_until": chosen.embargo_until,
        "is_corrected": chosen.correction is not None,
        "corrected_at": chosen.correction.sent if chosen.correction else None,
    }


def _text(revision: Revision, references: References) -> dict[str, Any]:
    return {
        "shown_id": revision.pk,
        "headline": revision.headline or derive_headline(revision.lead, revision.paragraphs),
        "headline_is_derived": not revision.headline,
        "lead": revision.lead,
        "body": "\n\n".join(revision.paragraphs),
        "language": chosen_language(
            revision.language, revision.language_detected, is_assumed=revision.language_is_assumed
        ),
        "section_id": references.section(revision.section).pk if revision.section else None,
        "published_at": revision.published_at,
        "published_precision": revision.published_precision,
        "published_from": revision.published_from,
        "published_to": revision.published_to,
        "date_is_doubtful": is_doubtful(revision.moment, revision.received_at),
    }


def _notice(revision: Revision, references: References) -> dict[str, Any]:
    """What stands at the address of a story that came killed: a headline, and no text even if the kill has one."""
    unsaid = {"shown_id": None, "headline": revision.headline, "headline_is_derived": False, "lead": "", "body": ""}
    return _text(revision, references) | unsaid


def subjects_of(revision: Revision, references: References) -> list[Subject]:
    """What a story that shows this version is filed under."""
    return [references.subject(each["scheme"], each["code"], each["name"] or "") for each in revision.subjects]


def _file_under(article: Article, revision: Revision, references: References, *, is_new: bool) -> None:
    subjects = subjects_of(revision, references)
    if is_new:
        article.subjects.add(*subjects)
    else:
        article.subjects.set(subjects)


def _revision(article: Article, version: Version, arrived: Revision | None) -> Revision:
    if arrived is not None and arrived.content_sha256 == version.fingerprint:
        return arrived
    return article.revisions.get(pk=version.pk or 0)


def _sent(version: Version) -> Any:
    return (version.published.instant if version.published else None) or version.received
