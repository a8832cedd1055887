"""Where an editor is in the queue: all of it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from django.urls import reverse

from articles.models import EntityType

QUEUES = ("pairs", "names")
BETWEEN = "~"
MOST_BEFORE = 30
LONGEST_KEY = 18
"""Digits up to which a number is a key of the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One of the two queues, narrowed to a type, at the `n`-th item of the page that begins after `after`."""

    of: str = "pairs"
    type: str = ""
    after: str = ""
    """Where the page begins, as articles.entities.decisions marks it; empty for the first."""
    before: str = ""
    """Where the pages before this one begin, the first left out, BETWEEN them; the last MOST_BEFORE."""
    n: int = 0
    done: int = 0
    """The decision (primary key) that was just made here."""

    @classmethod
    def of_query(cls, said: Mapping[str, str]) -> "Place":
        """The place that a query string names; what makes no sense there is as if it were not said."""
        of, type_ = said.get("of", ""), said.get("type", "")
        return cls(
            of=of if of in QUEUES else "pairs",
            type=type_ if type_ in EntityType.values else "",
            after=said.get("after", ""),
            before=said.get("before", ""),
            n=number_of(said.get("n", "")),
            done=number_of(said.get("done", "")),
        )

    def but(self, **changes: str | int) -> "Place":
        """This place with something else."""
        return replace(self, **changes)  # type: ignore[arg-type]  # replace() checks the names, not the types

    def page_after(self, mark: str) -> "Place":
        """The first item of the page that begins after `mark`, the one after this."""
        begun = [*filter(None, self.before.split(BETWEEN)), *filter(None, [self.after])]
        return self.but(after=mark, before=BETWEEN.join(begun[-MOST_BEFORE:]), n=0, done=0)

    def page_before(self, n: int) -> "Place":
        """The `n`-th item of the page before this one; of the very first, when that is not known any more."""
        *begun, last = self.before.split(BETWEEN)
        return self.but(after=last, before=BETWEEN.join(begun), n=n, done=0)

    def address(self) -> str:
        """Its address; what is as usual is left out."""
        usual = Place()
        said = {
            field.name: value
            for field in fields(self)
            if (value := getattr(self, field.name)) != getattr(usual, field.name)
        }
        query = urlencode(said)
        return reverse("admin:articles_doubtful_names") + (f"?{query}" if query else "")


def number_of(text: str) -> int:
    """A number of ASCII digits that the database can hold, else 0."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY else 0
