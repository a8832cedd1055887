"""The query string of a story's page: which version, which results it was opened from, whether names are marked.

The results are told by the search's own parameters (see articles.views.params), never with a page: the story's place in
them says which one that is. All stories, newest first, have no parameter of their own, so their order is written out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from articles.models import Article
from articles.search import Sort
from articles.views.params import FILTERS, Params, read_params

MARKS, OFF = "marks", "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingParams:
    """What a story's query string asks. `version` and `compare` are keys of versions, empty when not asked for."""

    version: str
    compare: str
    results: Params | None
    """None when the story was not opened from results."""
    marks: bool
    """Whether names and dates in the text are marked, as far as the address says."""

    def link_to(self, article: Article) -> str:
        """The address of another story of the same results, read in the same way."""
        return article.get_absolute_url() + self._written({MARKS: "" if self.marks else OFF}).removesuffix("?")

    def with_marks(self, marks: bool) -> str:
        """The link to the same page with marks or without."""
        return self._written({"version": self.version, "compare": self.compare, MARKS: "" if marks else OFF})

    def _written(self, own: Mapping[str, str]) -> str:
        results = from_results(self.results)[1:] if self.results else ""
        return "?" + "&".join(filter(None, (urlencode({name: text for name, text in own.items() if text}), results)))


def read_reading(data: QueryDict) -> ReadingParams:
    """Read a query string. Never raises."""
    return ReadingParams(
        version=data.get("version", ""),
        compare=data.get("compare", ""),
        results=read_params(data) if any(name in data for name in FILTERS) else None,
        marks=data.get(MARKS) != OFF,
    )


def from_results(params: Params) -> str:
    """What stands after the address of a story that is opened from the results of a search."""
    link = params.but().link
    return link if link != "?" else "?" + urlencode({"sort": Sort.NEWEST.value})
