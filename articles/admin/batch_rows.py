"""One row of a preview or a batch page: the same whether the item is still to come or long done."""

from dataclasses import dataclass

from django.urls import reverse

from articles.entities import names_in_story
from articles.importing import ItemResult
from articles.models import ImportItem, Outcome, sentence
from articles.story import Moment, Story

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
    story: Story | None = None

    @property
    def writes(self) -> bool:
        """Whether importing it stores anything."""
        return self.outcome in WRITING

    @property
    def names(self) -> int | None:
        """How many different names the text holds; None where there is no text at hand."""
        if self.story is None or self.outcome not in WRITING:
            return None
        texts = {
            "headline": self.story.headline or "",
            "lead": self.story.lead or "",
            "body": "\n\n".join(self.story.paragraphs),
        }
        found = names_in_story(texts, self.story.language)
        return len({(name.type, name.name) for names in found.values() for name in names})


def row_of_result(result: ItemResult) -> Row:
    """An item that was tried."""
    return Row(
        outcome=result.outcome.value,
        label=str(result.outcome.label),
        sign=SIGNS.get(result.outcome, "error"),
        headline=result.headline or result.guid,
        address=_address(result.article),
        file=_place(result.file, result.item),
        reasons=tuple(map(sentence, result.reasons)),
        moment=result.story.published if result.story else None,
        story=result.story,
    )


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
        moment=item.revision.moment if item.revision else None,
    )


def _address(article: int | None) -> str:
    return reverse("admin:articles_article_change", args=[article]) if article else ""


def _place(file: str, item: int) -> str:
    return f"{file} #{item}" if item > 1 else file
