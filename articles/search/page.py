"""The question and the answer of a search: all that pages, JSON, feeds and exports know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from articles.models import Article
from articles.query.tree import Node

PER_PAGE = 20


class Sort(StrEnum):
    """Orders of a result."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANT = "relevant"


class Facet(StrEnum):
    """Ways of narrowing a result by choosing values. The value is the facet's name in query strings and JSON."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    MENTIONS = "mentions"
    """Whole days, months and years that the texts name; a value is in ISO."""
    SECTION = "section"
    SOURCE = "source"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """A reader's question. `chosen` maps a facet to the values chosen in it (any of them may match).

    `first_day` and `end_day` are a half-open span of Copenhagen days, either side open when None.
    A story whose own span overlaps it is included; with `only_certain`, only one that lies within it.
    """

    tree: Node | None = None
    chosen: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    first_day: date | None = None
    end_day: date | None = None
    only_certain: bool = False
    sort: Sort = Sort.NEWEST
    page: int = 1
    per_page: int = PER_PAGE
    now: datetime | None = None
    """The instant at which embargoes are judged; None means the present."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a facet. `count` is what the result would hold if this were the facet's only choice."""

    value: str
    """What stands in the query string: a name, a date in ISO, a section's name, a provider's code, a year."""
    label: str
    count: int
    chosen: bool = False


@dataclass(slots=True, kw_only=True)  # not frozen: that takes thrice as long to make, and a page has hundreds
class Month:
    """One bar of the histogram. `undated` of the `count` stories are known to the month only."""

    period: str
    """ISO: "2020-08"."""
    count: int
    undated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionedName:
    """A name to show beside a hit, with its entity's key for the address."""

    pk: int
    name: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A story whose text is nearly the same. `share` of the words, 0 to 1, stand in both in the same order.

    None where the two are alike through a third one only.
    """

    article: Article
    share: float | None

    @property
    def percent(self) -> int | None:
        """The share in whole per cent, cut off: 100 is said of nothing but the same words."""
        return None if self.share is None else int(self.share * 100 + 1e-9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One story of the result. `headline` and `snippet` are plain text cut in (text, is_marked) pieces."""

    article: Article
    headline: tuple[tuple[str, bool], ...]
    snippet: tuple[tuple[str, bool], ...]
    names: tuple[MentionedName, ...] = ()
    is_certain: bool = True
    """False when the story may fall outside the period asked for (its day is unknown)."""
    alike: tuple[Alike, ...] = ()
    """Listed stories that are nearly the same, whether or not they answer the question too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """The whole answer. Every count is exact. `page` is clamped to 1..pages."""

    request: SearchRequest
    hits: tuple[Hit, ...]
    count: int
    page: int
    pages: int
    facets: Mapping[Facet, tuple[Choice, ...]]
    histogram: tuple[Month, ...]
    without_month: int = 0
    """Stories in `count` that no month can hold: known to the year only, not at all, or with an impossible date."""
    uncertain: int = 0
    """Stories in `count` that may fall outside the period asked for; 0 when none is asked for."""
