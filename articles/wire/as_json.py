"""Readings as plain JSON values with the field names of docs/wire-formats.md: for the console and golden files."""

import hashlib
from datetime import datetime
from typing import Any

from articles.story import Story
from articles.wire.reading import NotTaken, Reading, UnreadableFile, WireFile


def reading_to_json(file: WireFile, reading: Reading) -> dict[str, Any]:
    """{"format", "stories", "skipped", "rejected"} of one file."""
    digest = hashlib.sha256(file.data).hexdigest()
    return {
        "format": reading.format,
        "stories": [story_to_json(taken.story, raw_file=file.name, raw_sha256=digest) for taken in reading.taken],
        "skipped": [_not_taken(item) for item in reading.skipped],
        "rejected": [_not_taken(item) for item in reading.rejected],
    }


def unreadable_to_json(error: UnreadableFile) -> dict[str, Any]:
    """The same for a file that gave nothing: item 0 is the file itself."""
    return {"format": None, "stories": [], "skipped": [], "rejected": [{"item": 0, "reason": str(error)}]}


def story_to_json(story: Story, *, raw_file: str, raw_sha256: str) -> dict[str, Any]:
    """A story with every field; `published_at` is cut at its precision ("2020-08"), instants are UTC."""
    published = story.published
    return {
        "guid": story.guid,
        "guid_is_derived": story.guid_is_derived,
        "version": story.version,
        "version_text": story.version_text,
        "version_is_assumed": story.version_is_assumed,
        "provider": story.provider,
        "headline": story.headline,
        "lead": story.lead,
        "slugline": story.slugline,
        "byline": story.byline,
        "credit": story.credit,
        "source": story.source,
        "dateline_place": story.dateline_place,
        "published_at": published.isoformat() if published else None,
        "published_precision": published.precision.value if published else None,
        "timezone_assumed": story.timezone_assumed,
        "first_created": _instant(story.first_created),
        "language": story.language,
        "language_is_assumed": story.language_is_assumed,
        "section": story.section,
        "subjects": [{"scheme": each.scheme, "code": each.code, "name": each.name} for each in story.subjects],
        "keywords": list(story.keywords),
        "urgency": story.urgency,
        "ednote": story.ednote,
        "ednote_private": story.ednote_private,
        "public_note": story.public_note,
        "usage_terms": story.usage_terms,
        "url": story.url,
        "category": story.category,
        "word_count": story.word_count,
        "paragraphs": list(story.paragraphs),
        "body_html": story.body_html,
        "embargo_until": _instant(story.embargo_until),
        "expires_at": _instant(story.expires_at),
        "status": story.status.value,
        "is_correction": story.is_correction,
        "is_update": story.is_update,
        "is_teaser": story.is_teaser,
        "replaces": list(story.replaces),
        "related": [{"rel": each.rel, "guid": each.guid} for each in story.related],
        "raw_file": raw_file,
        "raw_sha256": raw_sha256,
        "format": story.format,
        "charset_used": story.charset_used,
        "warnings": [str(note) for note in story.warnings],
    }


def _instant(value: datetime | None) -> str | None:
    if value is None:
        return None
    text = value.isoformat(timespec="milliseconds" if value.microsecond else "seconds")
    return text.replace("+00:00", "Z")


def _not_taken(item: NotTaken) -> dict[str, Any]:
    return {"item": item.item, "reason": str(item.reason)}
