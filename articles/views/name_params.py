"""The query strings of the small lists: names, the stories on a name, of a day, a month or a year.

Only reader and writer of them; a search's query string belongs to articles.views.params.
"""

from dataclasses import dataclass, fields, replace
from typing import Any

from django.http import HttpRequest, QueryDict

from articles.search.filing import LETTERS, STEPS
from articles.search.page import Sort
from articles.search.people import NameOrder

LONGEST = 100
"""Characters of a name that are looked for; no name in the archive has more."""
LAST_PAGE = 100_000
LETTERS_AT_MOST = 2
"""That a list of names is narrowed to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListParams:
    """What a reader asked of a list. What is not understood is as if it had not been said."""

    q: str = ""
    letter: str = ""
    order: NameOrder = NameOrder.ALPHABET
    sort: Sort = Sort.NEWEST
    undated: bool = False
    """Only stories known to the month, no day."""
    page: int = 1

    @classmethod
    def of(cls, request: HttpRequest) -> "ListParams":
        """The parameters of this request."""
        said = request.GET
        return cls(
            q=" ".join(said.get("q", "").replace("\0", "").split())[:LONGEST],
            letter=_letter(said.get("letter", "").upper()),
            order=NameOrder.COUNT if said.get("sort") == NameOrder.COUNT else NameOrder.ALPHABET,
            sort=Sort.OLDEST if said.get("sort") == Sort.OLDEST else Sort.NEWEST,
            undated=said.get("undated") == "1",
            page=_number(said.get("page", "")),
        )

    def but(self, **changes: Any) -> "ListParams":
        """These parameters with changes, from the first page again unless a page is named."""
        return replace(self, **{"page": 1, **changes})

    def canonical(self, *names: str, page: int) -> str:
        """The query string of a list that only has the parameters `names`, at the page that it shows; empty for none.

        A first page in another order holds the same as the list does in its own.
        """
        kept = replace(ListParams(), page=page, **{name: getattr(self, name) for name in names})
        if page == 1:
            kept = replace(kept, order=NameOrder.ALPHABET, sort=Sort.NEWEST)
        return kept.query_string().removesuffix("?")

    def query_string(self) -> str:
        """ "?sort=count&page=2"; empty when everything is as it is without one. As short as can be, always alike."""
        said = QueryDict(mutable=True)
        for field in fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                name = "sort" if field.name == "order" else field.name
                said[name] = "1" if value is True else str(value)
        return f"?{said.urlencode()}" if said else "?"


def _letter(text: str) -> str:
    """A letter, two, or one and OTHER_LETTER; or that alone. Empty for anything else."""
    is_one = text in STEPS and len(text) == 1
    is_two = len(text) == LETTERS_AT_MOST and text[0] in LETTERS and text[1] in STEPS
    return text if is_one or is_two else ""


def _number(text: str) -> int:
    return min(max(int(text[:7]), 1), LAST_PAGE) if text.isascii() and text.isdecimal() else 1
