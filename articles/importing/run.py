"""An import from its first file to its last: each story in a transaction of its own, decided under its lock."""

import logging
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace

import psycopg
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from articles.importing.apply import apply_plan, note_items
from articles.importing.batches import open_batch
from articles.importing.known import FileItem, Key, histories_of, history_of, namesakes_of
from articles.importing.likeness import link_near_duplicates
from articles.importing.lock import lock_story_to_write
from articles.importing.plan import ImportPlan, plan_import
from articles.importing.read import Item, Source, read_items
from articles.importing.references import References
from articles.importing.replaced import replaced_guids
from articles.importing.result import ItemResult
from articles.importing.versions import History
from articles.importing.words import NOT_STORED
from articles.models import ImportBatch, Outcome
from articles.story import Note

logger = logging.getLogger(__name__)

CHUNK_ITEMS = 100
CHUNK_BYTES = 8_000_000
"""How much is read ahead, so that what is known of many stories is asked for at once."""
ATTEMPTS = 10
"""Two imports that add the same names in another order may deadlock; PostgreSQL ends one, and it tries again."""
RETRIED = (psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure)


def import_files(sources: Iterable[Source], *, batch: ImportBatch | None) -> Generator[ItemResult, None, None]:
    """Import files, one result for every item in them; `batch` None is a dry run: the same results, nothing written.

    Nothing happens until the results are asked for, and what has been yielded is stored: stopping in between (or
    being killed) loses nothing, and importing the same files again continues. Raises OperationalError or
    InterfaceError when the database is lost or full; the story at hand is then not stored at all.
    """
    if batch is None:
        yield from _Run(None).results(sources)
        return
    with open_batch(batch):
        yield from _Run(batch).results(sources)


class _Run:
    def __init__(self, batch: ImportBatch | None):
        self.batch = batch
        self.references = References()
        self.overlay: dict[Key, History] = {}
        self.first_names: dict[FileItem, str] = {}
        self.waiting: list[ItemResult] = []

    def results(self, sources: Iterable[Source]) -> Iterator[ItemResult]:
        """The results of all items, in their order."""
        for chunk in _chunks(read_items(sources)):
            items = [item for item in chunk if isinstance(item, Item)]
            known = histories_of(item.key for item in items) | self.overlay
            names = namesakes_of(item.sha256 for item in items) | self.first_names
            for item in chunk:
                if isinstance(item, ItemResult):
                    self.waiting.append(item)
                else:
                    yield from self._import(item, known, names)
            yield from self._note_waiting()
            if self.batch is not None:
                deque(link_near_duplicates(), maxlen=0)

    def _import(self, item: Item, known: dict[Key, History], names: dict[FileItem, str]) -> Iterator[ItemResult]:
        """Results in the order of the items; those that changed nothing may wait for company."""
        namesake = names.get((item.sha256, item.number))
        plan = plan_import(item, known.get(item.key, History()), timezone.now(), namesake)
        if plan.result.outcome is Outcome.UNCHANGED:
            self.waiting.append(plan.result)
            return
        yield from self._note_waiting()
        if self.batch is None:
            result, known[item.key] = plan.result, plan.after
            self._pretend(plan, known)
        else:
            result, known[item.key] = self._write(plan, self.batch, namesake)
        if namesake is None and result.outcome is not Outcome.REJECTED:
            names[item.sha256, item.number] = self.first_names[item.sha256, item.number] = item.story.guid
        yield result

    def _note_waiting(self) -> list[ItemResult]:
        results, self.waiting = self.waiting, []
        if self.batch is not None:
            note_items(self.batch, results)
        return results

    def _pretend(self, plan: ImportPlan, known: dict[Key, History]) -> None:
        """Let the rest of a dry run see what a real one would have written."""
        self.overlay[plan.item.key] = plan.after
        for guid in replaced_guids(plan.decision.versions):
            key = (plan.item.story.provider, guid)
            before = known.get(key) or history_of(key)
            self.overlay[key] = known[key] = replace(before, replaced=True)

    def _write(self, plan: ImportPlan, batch: ImportBatch, namesake: str | None) -> tuple[ItemResult, History]:
        """Write, under the story's lock, what is decided about the story as it is then.

        A story that cannot be stored is rejected, nothing more.
        """
        item = plan.item
        for attempt in range(1, ATTEMPTS + 1):
            try:
                self.references.prepare(item)
                with transaction.atomic():
                    key = lock_story_to_write(*item.key)
                    history = history_of(item.key)
                    if history != plan.before:
                        plan = plan_import(item, history, timezone.now(), namesake)
                    return self._write_locked(plan, batch, key), plan.after
            except (OperationalError, InterfaceError) as problem:
                self.references = References()
                if isinstance(problem.__cause__, RETRIED) and attempt < ATTEMPTS and not connection.in_atomic_block:
                    continue
                if not isinstance(problem.__cause__, psycopg.errors.ProgramLimitExceeded):
                    raise
                return self._rejected(plan, batch, problem), plan.before
            except Exception as problem:
                self.references = References()
                logger.exception("Storing %s of %s failed.", item.story.guid, item.file)
                return self._rejected(plan, batch, problem), plan.before
        raise AssertionError("the last attempt returns or raises")

    def _write_locked(self, plan: ImportPlan, batch: ImportBatch, key: int) -> ItemResult:
        if plan.result.outcome is Outcome.UNCHANGED:
            note_items(batch, [plan.result])
            return plan.result
        return apply_plan(plan, batch, self.references, key)

    def _rejected(self, plan: ImportPlan, batch: ImportBatch, problem: Exception) -> ItemResult:
        sentence = f"{type(problem).__name__}: {problem}".splitlines()[0]
        reason = Note(code="not_stored", text=NOT_STORED, params={"problem": sentence})
        result = replace(plan.result, outcome=Outcome.REJECTED, reasons=(reason,))
        note_items(batch, [result])
        return result


def _chunks(items: Iterable[Item | ItemResult]) -> Iterator[list[Item | ItemResult]]:
    chunk: list[Item | ItemResult] = []
    size = 0
    file = ""
    for item in items:
        chunk.append(item)
        if isinstance(item, Item) and item.sha256 != file:
            file = item.sha256
            size += len(item.data)
        if len(chunk) >= CHUNK_ITEMS or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
