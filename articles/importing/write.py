"""Writes items one by one: each in a transaction of its own, decided under its story's lock."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import psycopg
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from articles.importing.apply import apply_plan, note_items
from articles.importing.known import history_of
from articles.importing.lock import lock_story_to_write
from articles.importing.plan import ImportPlan, plan_import
from articles.importing.read import Item
from articles.importing.references import References
from articles.importing.result import ItemResult
from articles.importing.versions import History
from articles.importing.words import NOT_STORED
from articles.models import ImportBatch, ImportItem, ItemDecision, ItemState, Outcome, Revision
from articles.models.again import ATTEMPTS, may_try_again
from articles.story import Note

logger = logging.getLogger(__name__)

_T = TypeVar("_T")


class Writer:
    """Writes the items of one batch, and remembers the rows that they share."""

    def __init__(self, batch: ImportBatch):
        self.batch = batch
        self.references = References()

    def write(self, plan: ImportPlan, namesake: str | None) -> tuple[ItemResult, History]:
        """Write what is decided about the story as it is then, note the item; its result, and the story afterwards.

        A story that cannot be stored is rejected, nothing more.
        """
        written = plan

        def attempt() -> ItemResult:
            nonlocal written
            key = lock_story_to_write(*plan.item.key)
            history = history_of(plan.item.key)
            if history != plan.before:
                written = plan_import(plan.item, history, timezone.now(), namesake)
            result = self._apply(written, key)
            note_items(self.batch, [result])
            return result

        result = self._attempts(plan.item, attempt)
        if isinstance(result, Note):
            rejected = replace(plan.result, outcome=Outcome.REJECTED, reasons=(result,), standing="")
            note_items(self.batch, [rejected])
            return rejected, plan.before
        return result, _kept(written, result)

    def write_previewed(self, item: Item, row: ImportItem) -> bool:
        """Write an item exactly as its preview, `row`, says, and note there that it is written.

        False when that cannot be, because the story has changed since, or the item is read otherwise: then nothing is.
        """

        def attempt() -> ItemResult | None:
            key = lock_story_to_write(*item.key)
            history = history_of(item.key)
            plan = plan_import(item, history, timezone.now(), choice=ItemDecision(row.decision))
            if not _is_as_previewed(plan, row):
                return None
            result = self._apply(plan, key)
            _note_written(row, result)
            if row.decision and plan.result.standing:
                self._note_decision(result)
            return result

        result = self._attempts(item, attempt)
        if isinstance(result, Note):
            _note_refused(row, result)
        return result is not None

    def _apply(self, plan: ImportPlan, key: int) -> ItemResult:
        if plan.result.outcome is Outcome.UNCHANGED:
            return plan.result
        return apply_plan(plan, self.batch, self.references, key)

    def _note_decision(self, result: ItemResult) -> None:
        """Who decided in the preview decided then."""
        Revision.objects.filter(pk__in=[result.revision, *(change["revision"] for change in result.changed)]).update(
            settled_at=timezone.now(), settled_by=self.batch.created_by_id
        )

    def _attempts(self, item: Item, attempt: Callable[[], _T]) -> _T | Note:
        """What `attempt` returns in a transaction of its own, or why the archive cannot keep the story."""
        for number in range(1, ATTEMPTS + 1):
            try:
                self.references.prepare(item)
                with transaction.atomic():
                    return attempt()
            except (OperationalError, InterfaceError) as problem:
                self.references = References()
                if may_try_again(problem) and number < ATTEMPTS:
                    continue
                if not isinstance(problem.__cause__, psycopg.errors.ProgramLimitExceeded):
                    raise
                return _reason(problem)
            except Exception as problem:
                self.references = References()
                logger.exception("Storing %s of %s failed.", item.story.guid, item.file)
                return _reason(problem)
        raise AssertionError("the last attempt returns or raises")


def _kept(plan: ImportPlan, result: ItemResult) -> History:
    """The story after a plan was written, with the keys of what is new."""
    *known, last = plan.after.versions
    if last.pk is None:
        last = replace(last, pk=result.revision)
    return replace(plan.after, article=result.article, versions=(*known, last))


def _is_as_previewed(plan: ImportPlan, row: ImportItem) -> bool:
    return (plan.result.basis, plan.result.outcome.value, plan.version.fingerprint) == (
        row.basis,
        row.outcome,
        (row.arrived or {}).get("fingerprint"),
    )


def _note_written(row: ImportItem, result: ItemResult) -> None:
    row.state = ItemState.WRITTEN
    row.article_id, row.revision_id = result.article, result.revision
    row.standing, row.changed, row.kept = result.standing, [dict(each) for each in result.changed], dict(result.kept)
    row.save(update_fields=["state", "article", "revision", "standing", "changed", "kept"])


def _note_refused(row: ImportItem, reason: Note) -> None:
    row.state, row.outcome, row.standing = ItemState.WRITTEN, Outcome.REJECTED, ""
    row.reasons = [{"code": reason.code, "text": reason.text, "params": dict(reason.params)}]
    row.save(update_fields=["state", "outcome", "standing", "reasons"])


def _reason(problem: Exception) -> Note:
    sentence = f"{type(problem).__name__}: {problem}".splitlines()[0]
    return Note(code="not_stored", text=NOT_STORED, params={"problem": sentence})
