"""One story to read: its text in the version asked for, its names, its versions, what it points to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from articles.models import Article, EntityType, Mention, MentionField, Revision, Standing, StatusChoices
from articles.search.related import RelatedStory, related_stories

VERSION_COLUMNS = (
    "article_id",
    "version",
    "version_text",
    "received_at",
    "is_correction",
    "is_update",
    "status",
    "embargo_until",
    "published_at",
    "published_precision",
    "published_from",
    "published_to",
)
_FIELDS = [field.value for field in MentionField]
"""In the order in which a reader meets them."""
_ORDER = {entity_type.value: place for place, entity_type in enumerate(EntityType)}


class NoSuchVersion(LookupError):
    """The story has no such version, or none that the public may read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryName:
    """A name in a story and how often it stands there."""

    pk: int
    name: str
    type: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version a reader may open. `label` is the version as its agency sent it."""

    label: str
    revision: Revision
    is_shown: bool
    """Whether it is the one the archive shows when no version is asked for."""
    is_open: bool
    """Whether it is the one on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryToRead:
    """All that a story's page says. Nothing in it was meant for editors only.

    `mentions` have offsets into the shown version's headline, lead and body; an older version has none.
    """

    article: Article
    revision: Revision
    is_newest: bool
    headline: str
    lead: str
    body: str
    """Paragraphs, parted by one empty line."""
    mentions: tuple[Mention, ...]
    names: tuple[StoryName, ...]
    versions: tuple[Version, ...]
    """Newest first, the shown one included."""
    related: tuple[RelatedStory, ...]
    is_replaced: bool
    """Whether another story has taken its place, as far as the public may know."""
    successor: Article | None
    """The public story that took this one's place; None when it was killed."""

    @property
    def label(self) -> str:
        """The version on the page, as its agency sent it."""
        return label_of(self.revision)

    @property
    def headline_is_derived(self) -> bool:
        """Whether the headline was made from the lead, because the source had none."""
        return self.article.headline_is_derived and not self.revision.headline

    @property
    def lead_says_more(self) -> bool:
        """Whether the lead is neither a headline made from it nor the first paragraph, sent twice."""
        return self.lead.rstrip(" .") != self.headline.rstrip(" .") and self.lead != self.body.partition("\n\n")[0]


def story_to_read(pk: int, version: str = "", now: datetime | None = None) -> StoryToRead:
    """The story as the public may read it, in its shown version or in the one labelled `version`.

    Raises Article.DoesNotExist for every story that is not public, whatever the reason, and NoSuchVersion.
    """
    now = now or timezone.now()
    article = (
        Article.objects.public(now)
        .select_related("provider", "section", "shown")
        .defer("search_vector", "shown__ednote", "shown__ednote_private", "shown__body_html")
        .get(pk=pk)
    )
    shown = article.shown
    versions = _versions(article, version, now)
    opened = next((each for each in versions if each.is_open), None)
    if shown is None or opened is None:
        raise NoSuchVersion(version)
    mentions = _mentions(article, now)
    revision = shown if opened.is_shown else _whole(opened.revision)
    successor = _successor(article, now)
    return StoryToRead(
        article=article,
        revision=revision,
        is_newest=opened.is_shown,
        headline=article.headline if opened.is_shown else revision.headline or article.headline,
        lead=article.lead if opened.is_shown else revision.lead,
        body=article.body if opened.is_shown else "\n\n".join(revision.paragraphs),
        mentions=mentions if opened.is_shown else (),
        names=_names(mentions) if opened.is_shown else (),
        versions=versions,
        related=related_stories(article, now),
        is_replaced=successor is not None,
        successor=None if successor is None or successor.status == StatusChoices.CANCELED else successor,
    )


def killed_story(pk: int, now: datetime | None = None) -> Article:
    """A story its agency took back: only for the notice at its address. Raises Article.DoesNotExist.

    Its headline is empty when no reader has ever met it: the text was withheld, or killed before its embargo ended.
    """
    article = (
        Article.objects.killed(now)
        .select_related("provider", "section", "shown")
        .only(
            "provider",
            "section",
            "headline",
            "headline_is_derived",
            "status_reason",
            "status_at",
            "embargo_until",
            "published_at",
            "published_precision",
            "published_from",
            "published_to",
            "shown__status",
        )
        .get(pk=pk)
    )
    was_withheld = article.shown is not None and article.shown.status == StatusChoices.WITHHELD
    too_soon = article.embargo_until and article.status_at and article.status_at < article.embargo_until
    if was_withheld or too_soon:
        article.headline = ""
    return article


def _versions(article: Article, asked: str, now: datetime) -> tuple[Version, ...]:
    """Accepted, usable versions past their own embargo and newer than any withdrawal; the shown one first."""
    accepted = list(
        article.revisions.filter(Q(standing=Standing.ACCEPTED) | Q(pk=article.shown_id))
        .only(*VERSION_COLUMNS)
        .order_by(F("published_at").desc(nulls_last=True), F("version").desc(nulls_last=True), "-pk")
    )
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
    shown_first = sorted(readable, key=lambda revision: revision.pk != article.shown_id)
    open_pk = next((r.pk for r in shown_first if not asked or label_of(r) == asked), None)
    return tuple(
        Version(
            label=label_of(revision),
            revision=revision,
            is_shown=revision.pk == article.shown_id,
            is_open=revision.pk == open_pk,
        )
        for revision in shown_first
    )


def _is_newer(revision: Revision, withdrawal: Revision) -> bool:
    """Whether it certainly came after the withdrawal: by number, and not against the times; by time without numbers."""
    since = (
        revision.published_at - withdrawal.published_at if revision.published_at and withdrawal.published_at else None
    )
    if revision.version is not None and withdrawal.version is not None:
        return revision.version > withdrawal.version and (since is None or since >= timedelta(0))
    return since is not None and since > timedelta(0)


def label_of(revision: Revision) -> str:
    """The version as sent: a number, a text, or our key where the agency sent neither."""
    if revision.version_text:
        return revision.version_text
    return str(revision.pk if revision.version is None else revision.version)


def _whole(revision: Revision) -> Revision:
    return Revision.objects.defer("ednote", "ednote_private", "body_html").get(pk=revision.pk)


def _mentions(article: Article, now: datetime) -> tuple[Mention, ...]:
    """Of a replaced story only the names that other stories have too: a name without stories has no page."""
    mentions = article.mentions.select_related("entity")
    if article.replaced_by_id is not None:
        elsewhere = Mention.objects.filter(article__in=Article.objects.listed(now)).values("entity")
        mentions = mentions.filter(entity__in=elsewhere)
    return tuple(sorted(mentions, key=lambda mention: (_FIELDS.index(mention.field), mention.start)))


def _names(mentions: Iterable[Mention]) -> tuple[StoryName, ...]:
    """Persons, organisations, places; within each the most mentioned first, then as they come in the text."""
    times: dict[int, int] = {}
    entities = {}
    for mention in mentions:
        times[mention.entity_id] = times.get(mention.entity_id, 0) + 1
        entities[mention.entity_id] = mention.entity
    names = [StoryName(pk=pk, name=entity.name, type=entity.type, count=times[pk]) for pk, entity in entities.items()]
    return tuple(sorted(names, key=lambda name: (_ORDER[name.type], -name.count)))


def _successor(article: Article, now: datetime) -> Article | None:
    """What stands in the place of this story: public or killed. One under embargo or withheld is nobody's business."""
    if article.replaced_by_id is None:
        return None
    successors = Article.objects.filter(replaces__in=Article.objects.replaced(now).filter(pk=article.pk))
    return successors.defer("body", "search_vector").first()
