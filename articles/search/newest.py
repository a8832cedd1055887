"""What the front page asks: how much there is and when, the newest days, who is in the news, what was corrected.

Stories whose date cannot be right (in the future, or before there were wires) are counted, never among the newest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, repeat

from articles.compare import ParagraphChange, ParagraphKind, brief
from articles.entities.fold import danish_sort_key
from articles.index.load import name_number
from articles.models import Article, EntityType
from articles.query.tree import Named, Node, Phrase, Word
from articles.search.corrections import Corrected, latest_corrections
from articles.search.counts import NameCount, newest_days, precisions_of, top_names
from articles.search.forms import forms_of
from articles.search.histogram import months_of
from articles.search.listing import list_stories
from articles.search.page import Hit, Month, Sort
from articles.search.story_set import StorySet, has_names, is_corrected, is_known_to, is_trusted, listed_stories
from articles.search.tally import label_counts, slots_in
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
AROUND_CHANGE = 3
"""Words beside a correction that is told on the front page."""
LONGEST_CHANGE = 120
"""Characters of such a correction, at most; longer ones are on the page of the story."""


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
class JustCorrected:
    """A corrected story, and its first correction that can be told in few words, if any can."""

    article: Article
    change: ParagraphChange | None


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
    corrected: tuple[JustCorrected, ...]
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
    """The front page's answer, in eight queries or fewer while the index has not changed."""
    listed = listed_stories(now)
    months, without_month = months_of(listed.segments, listed.masks)
    newest = _span_of(months[-1]) if months else None
    news_from = _news_from(months)
    in_the_news = _in_the_news(news_from, listed) if news_from else ()
    return FrontPage(
        count=sum(month.count for month in months) + without_month,
        months=months,
        without_month=without_month,
        blocks=_blocks(months, listed.where(is_trusted)),
        in_the_news=in_the_news,
        news_from=news_from,
        corrected=_corrected(listed.now) if listed.where(is_corrected) else (),
        examples=_examples(newest, in_the_news, listed) if newest else (),
    )


def span_of_archive(now: datetime | None = None) -> tuple[Moment | None, Moment | None]:
    """The dates of the first and the last listed story whose date can be right; one query, as listed_stories()."""
    return listed_stories(now).where(is_trusted).first_and_last()


def _span_of(month: Month) -> Moment:
    year, number = month.period.split("-")
    return Moment.of_month(int(year), int(number))


def _blocks(months: Sequence[Month], trusted: StorySet) -> tuple[Block, ...]:
    """The newest days, and below them the newest month that holds stories of an unknown day."""
    counts: dict[Moment | None, int] = {}
    shown = 0
    for day, count in newest_days(trusted, DAYS).items():
        counts[Moment.of_day(day)] = count
        shown += min(count, STORIES_A_DAY)
        if shown >= STORIES:
            break
    undated = next((month for month in reversed(months) if month.undated), None)
    if undated is not None:
        counts[_span_of(undated)] = undated.undated
    if not counts and trusted:
        _first, last = trusted.first_and_last()
        counts[last] = trusted.where(is_known_to(last)).count
    stories = _newest_of(trusted, tuple(counts))
    return tuple(Block(moment=span, count=count, stories=stories[span]) for span, count in counts.items())


def _newest_of(trusted: StorySet, spans: Sequence[Moment | None]) -> dict[Moment | None, tuple[Hit, ...]]:
    """The newest stories of each span, a few more of the first; two queries for all of them."""
    sizes = chain((STORIES_FIRST,), repeat(STORIES_A_DAY))
    first = min((span.first_day.toordinal() for span in spans if span), default=0)
    recent = trusted.where(lambda segment: segment.columns.first_day >= first)
    keys = {
        span: recent.where(is_known_to(span)).keys(Sort.NEWEST, 0, size)
        for span, size in zip(spans, sizes, strict=False)
    }
    hits = {hit.article.pk: hit for hit in list_stories([*chain.from_iterable(keys.values())], trusted.now)}
    return {span: tuple(hits[key] for key in of_span if key in hits) for span, of_span in keys.items()}


def _news_from(months: Sequence[Month]) -> date | None:
    """First day of the newest months that hold NEWS stories together, or of the last NEWS_MONTHS."""
    stories = 0
    for number, month in enumerate(reversed(months), start=1):
        stories += month.count
        if stories >= NEWS or number in (NEWS_MONTHS, len(months)):
            return _span_of(month).first_day
    return None


def _in_the_news(first_day: date, listed: StorySet) -> tuple[InTheNews, ...]:
    first = first_day.toordinal()
    stories = listed.where(lambda segment: segment.in_month & (segment.columns.first_day >= first))
    return tuple(InTheNews(type=type_, names=names) for type_, names in top_names(stories, NAMES).items() if names)


def _corrected(now: datetime) -> tuple[JustCorrected, ...]:
    latest = latest_corrections(0, CORRECTED, now)
    return tuple(JustCorrected(article=one.article, change=_short_change(one)) for one in latest)


def _short_change(corrected: Corrected) -> ParagraphChange | None:
    changes = [*(field.change for field in corrected.fields), *corrected.paragraphs]
    short = brief([one for one in changes if one.kind == ParagraphKind.CHANGED], around=AROUND_CHANGE)
    return next((one for one in short if sum(len(part.text) for part in one.parts) <= LONGEST_CHANGE), None)


def _examples(span: Moment, in_the_news: Sequence[InTheNews], listed: StorySet) -> tuple[Node, ...]:
    """One query of each kind, made of what is in the news."""
    top = {news.type: news.names[0] for news in in_the_news}
    named = [Named(type_.value, name.name) for type_, name in top.items()]
    return (*_surface(top, listed), *named, Named("date", span.isoformat()))


def _surface(top: dict[EntityType, NameCount], listed: StorySet) -> tuple[Node, ...]:
    """The most mentioned name as the texts write it most, in one word if they do."""
    name = next(iter(top.values()), None)
    if name is None:
        return ()
    forms = forms_of(name.pk, listed.where(has_names([name_number(name.pk, name.type)])))
    written = sorted(forms.items(), key=lambda form: (" " in form[0], -form[1], form[0]))
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
    """Counts of all listed stories."""
    listed = listed_stories(now)
    counts = label_counts(listed.segments, slots_in(listed.masks), "provider")
    known = listed.view.providers
    sources = {known[pk]: count for pk, count in counts.items()}
    precisions = precisions_of(listed)
    return Numbers(
        count=listed.count,
        sources=tuple(
            Source(code=code, name=name, count=count)
            for (code, name), count in sorted(
                sources.items(), key=lambda pair: (-pair[1], danish_sort_key(pair[0][1]), pair[0])
            )
        ),
        with_time=sum(precisions[precision.value] for precision in Precision if precision.has_instant),
        day_only=precisions[Precision.DAY.value],
        month_only=precisions[Precision.MONTH.value],
        year_only=precisions[Precision.YEAR.value],
        without_date=precisions[""],
    )
