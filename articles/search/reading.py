"""One story to read: its text in the version asked for, its names, its versions, what it points to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from articles.entities.name import Reader
from articles.entities.spot import reader_of
from articles.models import Article, DateMention, EntityType, Mention, MentionField, Revision, StatusChoices
from articles.search.alike import alike_beside
from articles.search.counts import mentioned_of
from articles.search.differences import Difference, differences
from articles.search.page import Alike
from articles.search.related import RelatedStory, related_stories
from articles.search.story_set import listed_stories
from articles.search.versions import (
    NOT_FOR_READERS,
    Version,
    newest_correction,
    open_version,
    readable_versions,
    with_text,
)

_FIELDS = [field.value for field in MentionField]
"""In the order in which a reader meets them."""
_ORDER = {entity_type.value: place for place, entity_type in enumerate(EntityType)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryName:
    """A name in a story and how often it stands there."""

    pk: int
    name: str
    type: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """That a story was corrected. `version` is the newest correction a reader may open, None when there is none such.

    `note` is meant for the public: an editor's, else the agency's own; empty when there is neither.
    """

    version: Version | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryToRead:
    """All that a story's page says. Nothing in it was meant for editors only.

    `mentions` and `dates` have offsets into the shown version's headline, lead and body; an older version has none.
    """

    article: Article
    revision: Revision
    opened: Version
    """The version on the page, of which `revision` is the whole."""
    headline: str
    lead: str
    body: str
    """Paragraphs, parted by one empty line."""
    mentions: tuple[Mention, ...]
    names: tuple[StoryName, ...]
    names_are_rough: bool
    """Whether the names were found by rules, for want of anything better in the story's language."""
    dates: tuple[DateMention, ...]
    """Those in the text that could be told for certain."""
    versions: tuple[Version, ...]
    """The shown one, then the others, newest first."""
    differences: Mapping[str, Difference]
    """By a version's key what it changed; see articles.search.differences."""
    correction: Correction | None
    """Of the story as shown; an older version says nothing of it."""
    alike: tuple[Alike, ...]
    """Listed stories whose text is nearly the same."""
    related: tuple[RelatedStory, ...]
    is_replaced: bool
    """Whether another story has taken its place, as far as the public may know."""
    successor: Article | None
    """The public story that took this one's place; None when it was killed."""
    predecessors: tuple[Article, ...]
    """The public stories whose place this one has taken."""

    @property
    def is_newest(self) -> bool:
        """Whether it is the version the archive shows when none is asked for."""
        return self.opened.is_shown

    @property
    def newest(self) -> Version:
        """The version the archive shows when none is asked for."""
        return self.versions[0]

    @property
    def label(self) -> str:
        """The version on the page, as its agency sent it."""
        return self.opened.label

    @property
    def headline_is_derived(self) -> bool:
        """Whether the headline was made from the lead, because the source had none."""
        return self.article.headline_is_derived and not self.revision.headline

    @property
    def lead_says_more(self) -> bool:
        """Whether the lead is neither a headline made from it nor the first paragraph, sent twice."""
        return self.lead.rstrip(" .") != self.headline.rstrip(" .") and self.lead != self.body.partition("\n\n")[0]

    @property
    def source_url(self) -> str:
        """The agency's own page of it, when that is a page of the web; else empty."""
        return self.revision.url if self.revision.url.startswith(("https://", "http://")) else ""


def story_to_read(pk: int, version: str = "", now: datetime | None = None) -> StoryToRead:
    """The story as the public may read it, in its shown version or in the one that `version` is the key of.

    Raises Article.DoesNotExist for every story that is not public, whatever the reason, and NoSuchVersion.
    """
    now = now or timezone.now()
    article = public_story(pk, now)
    versions = readable_versions(article, now)
    opened = open_version(versions, version)
    is_shown = opened.is_shown
    mentions = _mentions(article, now) if is_shown else ()
    revision = article.shown if is_shown and article.shown else with_text(opened)[0]
    successor = _successor(article, now)
    alike = alike_beside([article.pk], now).get(article.pk, ())
    return StoryToRead(
        article=article,
        revision=revision,
        opened=opened,
        headline=article.headline if is_shown else revision.headline or article.headline,
        lead=article.lead if is_shown else revision.lead,
        body=article.body if is_shown else "\n\n".join(revision.paragraphs),
        mentions=mentions,
        names=_names(mentions),
        names_are_rough=reader_of(article.language) is Reader.RULES,
        dates=tuple(article.date_mentions.filter(first_day__isnull=False)) if is_shown else (),
        versions=versions,
        differences=differences(versions),
        correction=_correction(article, versions) if is_shown else None,
        alike=alike,
        related=related_stories(article, now, apart_from=[one.article.pk for one in alike]),
        is_replaced=successor is not None,
        successor=None if successor is None or successor.status == StatusChoices.CANCELED else successor,
        predecessors=_predecessors(article, now),
    )


def public_story(pk: int, now: datetime) -> Article:
    """The story with its shown version, without what is for editors. Raises Article.DoesNotExist if not public."""
    return (
        Article.objects.public(now)
        .select_related("provider", "section", "shown")
        .defer(*(f"shown__{name}" for name in NOT_FOR_READERS))
        .get(pk=pk)
    )


def _correction(article: Article, versions: tuple[Version, ...]) -> Correction | None:
    """What is sent after the version shown corrects nothing that is on the page."""
    if not article.is_corrected:
        return None
    newest = newest_correction(versions)
    agency = newest.revision.public_note if newest else ""
    return Correction(version=newest, note=article.correction_note or agency)


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
            "language",
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


def successor_of_killed(article: Article, now: datetime | None = None) -> Article | None:
    """The public story that took the place of one from killed_story(), if any."""
    return Article.objects.public(now).filter(replaces=article.pk).defer("body").first()


def _mentions(article: Article, now: datetime) -> tuple[Mention, ...]:
    """Of a replaced story only the names that other stories have too: a name without stories has no page."""
    mentions = list(article.mentions.select_related("entity"))
    if article.replaced_by_id is not None:
        entities = {mention.named.pk: mention.named for mention in mentions}
        mentioned = mentioned_of(listed_stories(now), entities.values())
        mentions = [mention for mention in mentions if mention.named.pk in mentioned]
    return tuple(sorted(mentions, key=lambda mention: (_FIELDS.index(mention.field), mention.start)))


def _names(mentions: Iterable[Mention]) -> tuple[StoryName, ...]:
    """Persons, organisations, places; within each the most mentioned first, then as they come in the text."""
    times: dict[int, int] = {}
    entities = {}
    for mention in mentions:
        entity = mention.named
        times[entity.pk] = times.get(entity.pk, 0) + 1
        entities[entity.pk] = entity
    names = [StoryName(pk=pk, name=entity.shown, type=entity.type, count=times[pk]) for pk, entity in entities.items()]
    return tuple(sorted(names, key=lambda name: (_ORDER[name.type], -name.count)))


def _predecessors(article: Article, now: datetime) -> tuple[Article, ...]:
    replaced = Article.objects.public(now).filter(replaced_by=article).newest_first()
    return tuple(replaced.defer("body"))


def _successor(article: Article, now: datetime) -> Article | None:
    """What stands in the place of this story: public or killed. One under embargo or withheld is nobody's business."""
    if article.replaced_by_id is None:
        return None
    successors = Article.objects.filter(replaces__in=Article.objects.replaced(now).filter(pk=article.pk))
    return successors.defer("body").first()
