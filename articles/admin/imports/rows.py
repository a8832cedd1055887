"""One row of a preview or of a batch page: the same whether the item is still to come or long done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from articles.admin.imports.charsets import charsets_to_try
from articles.models import ImportItem, ItemState, Outcome, sentence
from articles.story import Moment

WRITING = (Outcome.CREATED, Outcome.NEW_VERSION, Outcome.OLDER_FILED, Outcome.CONFLICT, Outcome.HELD)
TROUBLE = (Outcome.REJECTED, Outcome.CONFLICT, Outcome.HELD)
STATUS = {
    Outcome.REJECTED: ("error", pgettext_lazy("one story", "Error"), pgettext_lazy("many stories", "Errors")),
    Outcome.HELD: ("error", pgettext_lazy("one story", "Held"), pgettext_lazy("many stories", "Held")),
    Outcome.CONFLICT: ("error", pgettext_lazy("one story", "Conflict"), pgettext_lazy("many stories", "In conflict")),
    Outcome.NEW_VERSION: ("updated", pgettext_lazy("one story", "Updated"), pgettext_lazy("many stories", "Updated")),
    Outcome.OLDER_FILED: (
        "updated",
        pgettext_lazy("one story", "Older version"),
        pgettext_lazy("many stories", "Older versions"),
    ),
    Outcome.CREATED: ("new", pgettext_lazy("one story", "New"), pgettext_lazy("many stories", "New")),
    Outcome.UNCHANGED: ("same", pgettext_lazy("one story", "Unchanged"), pgettext_lazy("many stories", "Unchanged")),
    Outcome.SKIPPED: ("same", pgettext_lazy("one story", "Skipped"), pgettext_lazy("many stories", "Skipped")),
}
"""Of each outcome the class of its sign, its word in a row and its word for all such rows; in the filter's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Like:
    """Another story whose text is nearly the same."""

    headline: str
    address: str
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What an editor reads of an item. `sign` is the class of its status: new, updated, same, error."""

    pk: int
    outcome: Outcome
    sign: str
    label: str
    headline: str
    address: str
    file: str
    reasons: tuple[str, ...]
    moment: Moment | None
    facts: tuple[str, ...]
    """What the text holds, in sentences: how it differs from the current version, how many names."""
    diff: tuple[dict[str, Any], ...]
    likes: tuple[Like, ...]
    usage_terms: str
    charsets: tuple[tuple[str, str], ...]
    """What the file may be read as instead."""
    staged: int | None
    can_be_chosen: bool
    is_chosen: bool
    is_to_decide: bool
    decision: str


def rows_of(items: Iterable[ImportItem]) -> Iterator[Row]:
    """The rows of items that were fetched with their staged file and their revision."""
    return map(_row, items)


def _row(item: ImportItem) -> Row:
    outcome = Outcome(item.outcome)
    sign, label, _many = STATUS[outcome]
    if item.state == ItemState.LEFT_OUT:
        sign, label = "same", pgettext_lazy("one story", "Left out")
    preview = item.preview or {}
    return Row(
        pk=item.pk,
        outcome=outcome,
        sign=sign,
        label=str(label),
        headline=item.headline or item.guid,
        address=_address(item.article_id),
        file=f"{item.file_name} #{item.item}" if item.item > 1 else item.file_name,
        reasons=tuple(map(sentence, item.reasons)),
        moment=item.moment or (item.revision.moment if item.revision else None),
        facts=tuple(_facts(preview, outcome)),
        diff=tuple(preview.get("diff") or ()),
        likes=tuple(map(_like, preview.get("looks_like") or ())),
        usage_terms=preview.get("usage_terms") or "",
        charsets=tuple(charsets_to_try(item)),
        staged=item.staged_id,
        can_be_chosen=outcome in WRITING,
        is_chosen=item.chosen and outcome in WRITING,
        is_to_decide="decide" in item.flags,
        decision=item.decision,
    )


def _facts(preview: dict[str, Any], outcome: Outcome) -> Iterator[str]:
    if (current := preview.get("current_version")) and outcome != Outcome.NEW_VERSION:  # whose reason says so
        yield _("It is here as version %(version)s.") % {"version": current}
    added, removed = preview.get("words_added") or 0, preview.get("words_removed") or 0
    if added or removed:
        yield _("Words added: %(added)s, removed: %(removed)s.") % {"added": added, "removed": removed}
    if (names := preview.get("names")) and outcome in WRITING:
        yield ngettext("%(n)s name found.", "%(n)s names found.", names) % {"n": names}


def _like(found: dict[str, Any]) -> Like:
    percent = int(100 * found["similarity"])
    return Like(headline=found["headline"], address=_address(found["article"]), percent=percent)


def _address(article: int | None) -> str:
    return reverse("admin:articles_article_change", args=[article]) if article else ""
