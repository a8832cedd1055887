"""What the archive knows of stories, read as History. Reads only."""

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

_EMPTY = ExpressionWrapper(
    Q(revisions__headline="", revisions__lead="", revisions__paragraphs=[]), output_field=BooleanField()
)
_COLUMNS = (
    "pk",
    "guid",
    "status",
    "replaced_by_id",
    "revisions__pk",
    "revisions__version",
    "revisions__version_text",
    "revisions__published_at",
    "revisions__published_precision",
    "revisions__published_from",
    "revisions__published_to",
    "revisions__received_at",
    "revisions__content_sha256",
    "revisions__raw__sha256",
    "revisions__item",
    "revisions__charset_used",
    "revisions__status",
    "revisions__standing",
    "revisions__embargo_until",
    "revisions__is_correction",
    "revisions__is_teaser",
    "revisions__replaces",
)


def histories_of(keys: Iterable[Key]) -> dict[Key, History]:
    """What is known of these stories; the unknown are left out. One query a provider."""
    by_provider: dict[str, set[str]] = defaultdict(set)
    for provider, guid in keys:
        by_provider[provider].add(guid)
    return {
        (provider, guid): history
        for provider, guids in by_provider.items()
        for guid, history in _histories(provider, guids).items()
    }


def history_of(key: Key) -> History:
    """What is known of one story."""
    return histories_of([key]).get(key, History())


def _histories(provider: str, guids: set[str]) -> dict[str, History]:
    rows = (
        Article.objects.filter(provider__code=provider, guid__in=guids)
        .annotate(is_empty=_EMPTY)
        .order_by("revisions__pk")
        .values(*_COLUMNS, "is_empty")
    )
    by_guid: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        by_guid[row["guid"]].append(row)
    return {guid: _history(rows_of_story) for guid, rows_of_story in by_guid.items()}


def _history(rows: list[dict[str, Any]]) -> History:
    return History(
        versions=tuple(_version(row) for row in rows if row["revisions__pk"] is not None),
        status=Status(rows[0]["status"]),
        replaced=rows[0]["replaced_by_id"] is not None,
        article=rows[0]["pk"],
    )


def _version(row: dict[str, Any]) -> Version:
    def of(name: str) -> Any:
        return row[f"revisions__{name}"]

    return Version(
        pk=of("pk"),
        number=of("version"),
        text=of("version_text"),
        published=_moment(row),
        received=of("received_at"),
        fingerprint=of("content_sha256"),
        raw=(of("raw__sha256"), of("item"), of("charset_used")),
        status=Status(of("status")),
        standing=Standing(of("standing")),
        embargo_until=of("embargo_until"),
        is_correction=of("is_correction"),
        is_teaser=of("is_teaser"),
        replaces=tuple(of("replaces")),
        is_empty=row["is_empty"],
    )


def _moment(row: dict[str, Any]) -> Moment | None:
    if row["revisions__published_from"] is None:
        return None
    return Moment(
        precision=Precision(row["revisions__published_precision"]),
        first_day=row["revisions__published_from"],
        end_day=row["revisions__published_to"],
        instant=row["revisions__published_at"],
    )


def namesakes_of(digests: Iterable[str]) -> dict[FileItem, str]:
    """The guid under which each item of these files came first. One query."""
    rows = (
        Revision.objects.filter(raw__sha256__in=set(digests))
        .order_by("-pk")
        .values_list("raw__sha256", "item", "article__guid")
    )
    return {(sha256, item): guid for sha256, item, guid in rows}
