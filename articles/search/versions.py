"""The versions of a story that a reader may open: which they are, in which order, and what addresses call them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.db.models import F, QuerySet

from articles.models import Article, Revision, Standing, StatusChoices

NOT_FOR_READERS = ("ednote", "ednote_private", "usage_terms", "category", "word_count", "warnings", "body_html")
"""Columns of a version that no reader's page may hold; `body_html` because pages are made from paragraphs."""
_COLUMNS = (
    "article_id",
    "version",
    "version_text",
    "received_at",
    "is_correction",
    "is_update",
    "status",
    "embargo_until",
    "public_note",
    "published_at",
    "published_precision",
    "published_from",
    "published_to",
)


class NoSuchVersion(LookupError):
    """The story has no such version, or none that the public may read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version a reader may open, without its text."""

    label: str
    """As its agency sent it; several can have the same."""
    key: str
    """What an address calls it: the label, with more behind it for all but the first to come with that label."""
    revision: Revision
    is_shown: bool
    """Whether it is the one the archive shows when no version is asked for."""
    older: "Version | None"
    """The one sent before it."""


def readable_versions(article: Article, now: datetime) -> tuple[Version, ...]:
    """Accepted, usable versions past their own embargo and newer than any withdrawal; the shown one first.

    The others follow, newest first. Raises NoSuchVersion when the shown one is not among the accepted.
    """
    return _readable(article, list(_accepted(article.revisions.all())), now)


def readable_versions_of(articles: Iterable[Article], now: datetime) -> dict[int, tuple[Version, ...]]:
    """The same for several stories, by their keys, in one query; without those that NoSuchVersion was raised for."""
    articles = list(articles)
    accepted: dict[int, list[Revision]] = defaultdict(list)
    for revision in _accepted(Revision.objects.filter(article__in=articles)) if articles else ():
        accepted[revision.article_id].append(revision)
    versions = {}
    for article in articles:
        with suppress(NoSuchVersion):
            versions[article.pk] = _readable(article, accepted[article.pk], now)
    return versions


def newest_correction(versions: Sequence[Version]) -> Version | None:
    """The newest correction among the shown version, which is the first of `versions`, and those sent before it."""
    newest: Version | None = versions[0]
    while newest is not None and not newest.revision.is_correction:
        newest = newest.older
    return newest


def _accepted(revisions: QuerySet[Revision]) -> QuerySet[Revision]:
    return (
        revisions.filter(standing=Standing.ACCEPTED)
        .only(*_COLUMNS)
        .order_by(F("published_at").desc(nulls_last=True), F("version").desc(nulls_last=True), "-pk")
    )


def _readable(article: Article, accepted: list[Revision], now: datetime) -> tuple[Version, ...]:
    withdrawals = [revision for revision in accepted if revision.status != StatusChoices.USABLE]
    readable = [
        revision
        for revision in accepted
        if revision.pk == article.shown_id
        or (
            revision not in withdrawals
            and (revision.embargo_until is None or revision.embargo_until <= now)
            and all(_is_newer(revision, withdrawal) for withdrawal in withdrawals)
        )
    ]
    if article.shown_id not in {revision.pk for revision in readable}:
        raise NoSuchVersion
    keys = _keys(readable)
    versions: list[Version] = []
    for revision in reversed(_newest_first(readable)):
        version = Version(
            label=label_of(revision),
            key=keys[revision.pk],
            revision=revision,
            is_shown=revision.pk == article.shown_id,
            older=versions[-1] if versions else None,
        )
        versions.append(version)
    others = [version for version in reversed(versions) if not version.is_shown]
    return (*(version for version in versions if version.is_shown), *others)


def open_version(versions: Sequence[Version], key: str) -> Version:
    """The version that an address calls `key`, the shown one for an empty key. Raises NoSuchVersion."""
    for version in versions:
        if version.key == key or not key:
            return version
    raise NoSuchVersion(key)


def with_text(*versions: Version) -> list[Revision]:
    """The whole of these versions, in this order, but for what is not for readers; one query."""
    whole = Revision.objects.defer(*NOT_FOR_READERS).in_bulk([version.revision.pk for version in versions])
    return [whole[version.revision.pk] for version in versions]


def label_of(revision: Revision) -> str:
    """The version as sent: a number, a text, or our key where the agency sent neither."""
    if revision.version_text:
        return revision.version_text
    return str(revision.pk if revision.version is None else revision.version)


def _keys(readable: Iterable[Revision]) -> dict[int, str]:
    """The first to come keeps its address when another comes with the same label."""
    keys: dict[int, str] = {}
    for revision in sorted(readable, key=lambda revision: revision.pk):
        label = label_of(revision)
        keys[revision.pk] = f"{label}-{revision.pk}" if label in keys.values() else label
    return keys


def _newest_first(by_time: list[Revision]) -> list[Revision]:
    """By number where all have one and no time contradicts it, for some have no time; else as they are."""
    numbered = [revision for revision in by_time if revision.version is not None]
    by_number = sorted(numbered, key=lambda revision: revision.version or 0, reverse=True)
    times = [revision.published_at for revision in by_number if revision.published_at]
    if len(numbered) < len(by_time) or any(later < earlier for later, earlier in pairwise(times)):
        return by_time
    return by_number


def _is_newer(revision: Revision, withdrawal: Revision) -> bool:
    """Whether it certainly came after the withdrawal: by number, and not against the times; by time without numbers."""
    since = (
        revision.published_at - withdrawal.published_at if revision.published_at and withdrawal.published_at else None
    )
    if revision.version is not None and withdrawal.version is not None:
        return revision.version > withdrawal.version and (since is None or since >= timedelta(0))
    return since is not None and since > timedelta(0)
