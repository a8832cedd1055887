"""One row of a preview or a batch page: the same whether the item is still to come or long done."""

from dataclasses import dataclass

from django.urls import reverse

from articles.models import ImportItem, Outcome, sentence
from articles.story import Moment

WRITING = (Outcome.CREATED, Outcome.NEW_VERSION, Outcome.OLDER_FILED, Outcome.CONFLICT, Outcome.HELD)
SIGNS = {
    Outcome.CREATED: "new",
    Outcome.NEW_VERSION: "updated",
    Outcome.OLDER_FILED: "updated",
    Outcome.UNCHANGED: "same",
    Outcome.SKIPPED: "same",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What an editor reads of an item. `sign` is the class of its status: new, updated, same, error."""

    outcome: str
    label: str
    sign: str
    headline: str
    address: str
    file: str
    reasons: tuple[str, ...]
    moment: Moment | None = None
    names: int | None = None
    """How many different names the text holds; None where nobody counted."""

    @property
    def writes(self) -> bool:
        """Whether importing it stores anything."""
        return self.outcome in WRITING


def row_of_item(item: ImportItem) -> Row:
    """An item that was imported, or refused before it could be."""
    outcome = Outcome(item.outcome)
    return Row(
        outcome=item.outcome,
        label=str(outcome.label),
        sign=SIGNS.get(outcome, "error"),
        headline=item.headline or item.guid,
        address=_address(item.article_id),
        file=_place(item.file_name, item.item),
        reasons=tuple(map(sentence, item.reasons)),
        moment=item.moment or (item.revision.moment if item.revision else None),
        names=item.preview.get("names"),
    )


def _address(article: int | None) -> str:
    return reverse("admin:articles_article_change", args=[article]) if article else ""


def _place(file: str, item: int) -> str:
    return f"{file} #{item}" if item > 1 else file
