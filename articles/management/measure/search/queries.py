"""The questions that the search is measured by."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from articles.query.tree import And, Named, Node, Not, Or, Phrase, Prefix, Word
from articles.search import SearchRequest, Sort
from articles.story import COPENHAGEN

CLASSES = (
    "rare",
    "mid",
    "common",
    "and",
    "or",
    "phrase",
    "prefix",
    "not",
    "dates",
    "name",
    "browse",
    "backfilled",
    "month-only",
)
"""Every class of questions, in the order in which they are reported."""
FIRST_YEAR = 2006
"""The year of the corpus' first month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchQuery:
    """A question: all of `must`, any of `should`, the phrase, the beginning, none of `nots`, and the rest besides.

    Words are in lower case, without punctuation.
    """

    id: str
    cls: str
    """One of CLASSES."""
    must: tuple[str, ...] = ()
    should: tuple[str, ...] = ()
    nots: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    """The words side by side, as written."""
    prefix: str = ""
    first_day: date | None = None
    """The first day of a month in Copenhagen, or None. With `end_day` a half-open span."""
    end_day: date | None = None
    """The first day of a later month; None exactly when `first_day` is."""
    entity: int | None = None
    """The number of a name in Doc.entities."""
    person: str = ""
    """The name with that number as the archive shows it; empty when none is asked for."""
    kind: str = ""
    """What it names: person, org or place."""

    @property
    def months(self) -> tuple[int, int] | None:
        """The span as Doc.month counts, half-open."""
        if self.first_day is None or self.end_day is None:
            return None
        return _month(self.first_day), _month(self.end_day)

    @property
    def instants(self) -> tuple[datetime, datetime] | None:
        """The span as instants (UTC), half-open: Copenhagen's midnights."""
        if self.first_day is None or self.end_day is None:
            return None
        return _midnight(self.first_day), _midnight(self.end_day)

    @property
    def tree(self) -> Node | None:
        """The question in the archive's query language; None for all stories. The span is not in it."""
        parts: list[Node] = [Word(word) for word in self.must]
        if self.should:
            parts.append(Or(tuple(Word(word) for word in self.should)))
        if self.phrase:
            parts.append(Phrase(" ".join(self.phrase)))
        if self.prefix:
            parts.append(Prefix(self.prefix))
        parts += [Not(Word(word)) for word in self.nots]
        if self.person:
            parts.append(Named(self.kind, self.person))
        if self.cls == "month-only" and self.first_day:
            parts.append(Named("date", self.first_day.isoformat()[:7]))
        return parts[0] if len(parts) == 1 else And(tuple(parts)) if parts else None

    def request(self, sort: Sort = Sort.NEWEST, page: int = 1) -> SearchRequest:
        """The question as the pages ask it."""
        in_tree = self.cls == "month-only"
        return SearchRequest(
            tree=self.tree,
            first_day=None if in_tree else self.first_day,
            end_day=None if in_tree else self.end_day,
            sort=sort,
            page=page,
        )


def _month(day: date) -> int:
    return (day.year - FIRST_YEAR) * 12 + day.month - 1


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), COPENHAGEN).astimezone(UTC)
