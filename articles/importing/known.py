"""What the archive knows of stories, read as History. Reads only.

What was put away with its import is not known: the same file may come again, as if for the first time.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeAlias

from django.db.models import BooleanField, ExpressionWrapper, Q

from articles.importing.versions import History, Version
from articles.models import Article, Revision, Standing
from articles.story import Moment, Precision, Status

Key: TypeAlias = tuple[str, str]
"""Provider code and guid: a story's identity."""
FileItem: TypeAlias = tuple[str, int]
"""SHA-256 of a file and an item of it."""

_EMPTY = ExpressionWrapper(Q(headline="", lead="", paragraphs=[]), output_field=BooleanField())
_COLUMNS = (
    "pk",
    "article",
    "version",
    "version_text",
    "version_is_assumed",
    "published_at",
    "published_precision",
    "published_from",
    "published_to",
    "received_at",
    "content_sha256",
    "raw__sha256",
    "item",
    "charset_used",
    "status",
    "standing",
    "embargo_until",
    "is_correction",
    "is_teaser",
    "replaces",
)


def histories_of(keys: Iterable[Key]) -> dict[Key, History]:
    """What is known of these stories; the unknown are left out. One query a provider, and one if any is known."""
    by_provider: dict[str, set[str]] = defaultdict(set)
    for provider, guid in keys:
        by_provider[provider].add(guid)
    stories = {
        (provider, guid): History(article=pk, status=Status(status), replaced=replaced_by is not None)
        for provider, guids in by_provider.items()
        for pk, guid, status, replaced_by in Article.objects.filter(
            provider__code=provider, guid__in=guids
        ).values_list("pk", "guid", "status", "replaced_by")
    }
    versions = _versions({history.article for history in stories.values()})
    return {key: history.amended(versions.get(history.article, ()), history.status) for key, history in stories.items()}


def history_of(key: Key) -> History:
    """What is known of one story."""
    return histories_of([key]).get(key, History())


def _versions(articles: set[int | None]) -> dict[int | None, list[Version]]:
    """The versions of these stories in the order in which they came."""
    versions: dict[int | None, list[Version]] = defaultdict(list)
    if articles:
        rows = (
            Revision.objects.filter(article__in=articles)
            .exclude(standing=Standing.PUT_AWAY)
            .annotate(is_empty=_EMPTY)
            .order_by("pk")
        )
        for row in rows.values(*_COLUMNS, "is_empty"):
            versions[row["article"]].append(_version(row))
    return versions


def _version(row: dict[str, Any]) -> Version:
    return Version(
        pk=row["pk"],
        number=row["version"],
        text=row["version_text"],
        is_assumed=row["version_is_assumed"],
        published=_moment(row),
        received=row["received_at"],
        fingerprint=row["content_sha256"],
        raw=(row["raw__sha256"], row["item"], row["charset_used"]),
        status=Status(row["status"]),
        standing=Standing(row["standing"]),
        embargo_until=row["embargo_until"],
        is_correction=row["is_correction"],
        is_teaser=row["is_teaser"],
        is_empty=row["is_empty"],
        replaces=tuple(row["replaces"]),
    )


def _moment(row: dict[str, Any]) -> Moment | None:
    if row["published_from"] is None:
        return None
    return Moment(
        precision=Precision(row["published_precision"]),
        first_day=row["published_from"],
        end_day=row["published_to"],
        instant=row["published_at"],
    )


def namesakes_of(digests: Iterable[str]) -> dict[FileItem, str]:
    """The guid under which each item of these files came first. One query."""
    rows = (
        Revision.objects.filter(raw__sha256__in=set(digests))
        .exclude(standing=Standing.PUT_AWAY)
        .order_by("-pk")
        .values_list("raw__sha256", "item", "article__guid")
    )
    return {(sha256, item): guid for sha256, item, guid in rows}
