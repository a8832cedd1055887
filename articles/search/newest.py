"""What the front page asks: how much there is and when, the newest days, who is in the news, what was corrected.

Stories whose date cannot be right (in the future, or before there were wires) are counted, never among the newest.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, repeat

from django.db.models import Count
from django.utils import timezone

from articles.models import Article, ArticleQuerySet, EntityType, Mention
from articles.query.tree import Named, Node, Phrase, Word
from articles.search.histogram import histogram
from articles.search.listing import list_stories
from articles.search.page import Hit, Month
from articles.search.people import NameCount, counted
from articles.story import Moment, Precision

DAYS = 7
"""Newest days on the front page, at most; fewer when they hold STORIES already."""
STORIES = 8
STORIES_FIRST = 4
STORIES_A_DAY = 3
NEWS = 20
"""Stories that names in the news are counted in, at least: months are added to the newest until there are so many."""
NEWS_MONTHS = 12
NAMES = 5
CORRECTED = 3

_COARSE = ("", Precision.YEAR.value, Precision.MONTH.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Stories of one date: a day, or a month or a year that is all their sources gave; None for no date."""

    moment: Moment | None
    count: int
    stories: tuple[Hit, ...]
    """The newest of the `count`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheNews:
    """The names of one type that most of the newest stories mention."""

    type: EntityType
    names: tuple[NameCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """All that the front page says. An empty archive has nothing but zeros and empty tuples."""

    count: int
    months: tuple[Month, ...]
    """From the first month to the last, none left out."""
    without_month: int
    """Stories in `count` that no month can hold: known to the year only, not at all, or doubtful."""
    blocks: tuple[Block, ...]
    in_the_news: tuple[InTheNews, ...]
    """From the month of `news_from` to the last of `months`; types without names are left out."""
    news_from: date | None
    corrected: tuple[Article, ...]
    examples: tuple[Node, ...]
    """Queries that find something in this archive."""

    @property
    def first(self) -> date | None:
        """First day of the first month that holds a story."""
        return _span_of(self.months[0]).first_day if self.months else None

    @property
    def last(self) -> date | None:
        """First day of the last month that holds a story."""
        return _span_of(self.months[-1]).first_day if self.months else None

    @property
    def undated(self) -> int:
        """Stories known to the month only."""
        return sum(month.undated for month in self.months)


def front_page(now: datetime | None = None) -> FrontPage:
    """The front page's answer, in eleven queries however many stories there are."""
    now = now or timezone.now()
    months, without_month = months_of(Article.objects.listed(now))
    newest = _span_of(months[-1]) if months else None
    news_from = _news_from(months)
    in_the_news = _in_the_news(news_from, now) if news_from else ()
    return FrontPage(
        count=sum(month.count for month in months) + without_month,
        months=months,
        without_month=without_month,
        blocks=_blocks(months, now),
        in_the_news=in_the_news,
        news_from=news_from,
        corrected=_corrected(now),
        examples=_examples(newest, in_the_news, now) if newest else (),
    )


def months_of(stories: ArticleQuerySet) -> tuple[tuple[Month, ...], int]:
    """The histogram of `stories`, and how many of them no month can hold; two queries."""
    months = histogram(stories)
    return months, stories.count() - sum(month.count for month in months)


def _span_of(month: Month) -> Moment:
    year, number = month.period.split("-")
    return Moment.of_month(int(year), int(number))


def _blocks(months: Sequence[Month], now: datetime) -> tuple[Block, ...]:
    """The newest days, and below them the newest month that holds stories of an unknown day."""
    listed = Article.objects.listed(now).filter(date_is_doubtful=False)
    days = (
        listed.exclude(published_precision__in=_COARSE)
        .order_by()
        .values_list("published_from")
        .annotate(stories=Count("pk"))
        .order_by("-published_from")[:DAYS]
    )
    counts: dict[Moment | None, int] = {}
    shown = 0
    for day, count in days:
        counts[Moment.of_day(day)] = count
        shown += min(count, STORIES_A_DAY)
        if shown >= STORIES:
            break
    undated = next((month for month in reversed(months) if month.undated), None)
    if undated is not None:
        counts[_span_of(undated)] = undated.undated
    if not counts and (newest := listed.newest_first().first()) is not None:
        counts[newest.moment] = _of(listed, newest.moment).count()
    stories = _newest_of(listed, tuple(counts))
    return tuple(Block(moment=span, count=count, stories=stories[span]) for span, count in counts.items())


def _of(listed: ArticleQuerySet, span: Moment | None) -> ArticleQuerySet:
    """Stories whose source gave exactly `span`: of a day those with a time too."""
    if span is None:
        return listed.filter(published_from=None)
    dated = listed.filter(published_from=span.first_day)
    if span.precision is Precision.DAY:
        return dated.exclude(published_precision__in=_COARSE)
    return dated.filter(published_precision=span.precision.value)


def _newest_of(listed: ArticleQuerySet, spans: Sequence[Moment | None]) -> dict[Moment | None, tuple[Hit, ...]]:
    """The newest stories of each span, a few more of the first; three queries for all of them."""
    if not spans:
        return {}
    sizes = chain((STORIES_FIRST,), repeat(STORIES_A_DAY))
    first, *others = (
        _of(listed, span).newest_first().values_list("pk", flat=True)[:size]
        for span, size in zip(spans, sizes, strict=False)
    )
    pks = list(first.union(*others, all=True) if others else first)
    hits = list_stories(listed.filter(pk__in=pks).newest_first())
    return {span: tuple(hit for hit in hits if _known_part(hit.article) == span) for span in spans}


def _known_part(article: Article) -> Moment | None:
    """The article's date without its time of day."""
    moment = article.moment
    return Moment.of_day(moment.first_day) if moment and moment.precision.has_instant else moment


def _news_from(months: Sequence[Month]) -> date | None:
    """First day of the newest months that hold NEWS stories together, or of the last NEWS_MONTHS."""
    stories = 0
    for number, month in enumerate(reversed(months), start=1):
        stories += month.count
        if stories >= NEWS or number in (NEWS_MONTHS, len(months)):
            return _span_of(month).first_day
    return None


def _in_the_news(first_day: date, now: datetime) -> tuple[InTheNews, ...]:
    stories = (
        Article.objects.listed(now)
        .filter(date_is_doubtful=False, published_from__gte=first_day)
        .exclude(published_precision=Precision.YEAR.value)
    )
    mentions = Mention.objects.filter(article__in=stories)
    by_type = ((type_, tuple(counted(mentions.filter(entity__type=type_), NAMES))) for type_ in EntityType)
    return tuple(InTheNews(type=type_, names=names) for type_, names in by_type if names)


def _corrected(now: datetime) -> tuple[Article, ...]:
    return tuple(
        Article.objects.listed(now)
        .filter(is_corrected=True, date_is_doubtful=False)
        .defer("lead", "body", "search_vector")
        .newest_first()[:CORRECTED]
    )


def _examples(span: Moment, in_the_news: Sequence[InTheNews], now: datetime) -> tuple[Node, ...]:
    """One query of each kind, made of what is in the news."""
    top = {news.type: news.names[0] for news in in_the_news}
    named = [Named(type_.value, name.name) for type_, name in top.items()]
    return (*_surface(top, now), *named, Named("date", span.isoformat()))


def _surface(top: dict[EntityType, NameCount], now: datetime) -> tuple[Node, ...]:
    """The most mentioned name as the texts write it most, in one word if they do."""
    name = next(iter(top.values()), None)
    if name is None:
        return ()
    rows = (
        Mention.objects.filter(entity=name.pk, article__in=Article.objects.listed(now))
        .order_by()
        .values_list("text")
        .annotate(times=Count("pk"))
    )
    written = sorted(rows, key=lambda row: (" " in row[0], -row[1], row[0]))
    return tuple(Phrase(text) if " " in text else Word(text) for text, _times in written[:1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A provider and how many listed stories it has."""

    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What the archive holds, by source and by how precise the dates are."""

    count: int
    sources: tuple[Source, ...]
    """The largest first."""
    with_time: int
    day_only: int
    month_only: int
    year_only: int
    without_date: int


def numbers_of_archive(now: datetime | None = None) -> Numbers:
    """Counts of all listed stories, in one query."""
    rows = (
        Article.objects.listed(now)
        .order_by()
        .values_list("provider__code", "provider__name", "published_precision")
        .annotate(stories=Count("pk"))
    )
    sources: Counter[tuple[str, str]] = Counter()
    precisions: Counter[str] = Counter()
    for code, name, precision, count in rows:
        sources[code, name] += count
        precisions[precision] += count
    return Numbers(
        count=sources.total(),
        sources=tuple(
            Source(code=code, name=name, count=count)
            for (code, name), count in sorted(sources.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        with_time=sum(precisions[precision.value] for precision in Precision if precision.has_instant),
        day_only=precisions[Precision.DAY.value],
        month_only=precisions[Precision.MONTH.value],
        year_only=precisions[Precision.YEAR.value],
        without_date=precisions[""],
    )
