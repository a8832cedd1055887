"""An import from its first file to its last, of files that nobody previewed."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace

from django.utils import timezone

from articles.importing.apply import note_items
from articles.importing.batches import open_batch
from articles.importing.known import FileItem, Key, histories_of, history_of, namesakes_of
from articles.importing.plan import ImportPlan, plan_import
from articles.importing.read import Item, Source, read_items
from articles.importing.replaced import replaced_guids
from articles.importing.result import ItemResult
from articles.importing.upkeep import look_after
from articles.importing.versions import History
from articles.importing.write import Writer
from articles.models import ImportBatch, Outcome

CHUNK_ITEMS = 100
CHUNK_BYTES = 8_000_000
"""How much is read ahead, so that what is known of many stories is asked for at once."""


def import_files(sources: Iterable[Source], *, batch: ImportBatch | None) -> Generator[ItemResult, None, None]:
    """Import files, one result for every item in them; `batch` None is a dry run: the same results, nothing written.

    Nothing happens until the results are asked for, and what has been yielded is stored: stopping in between (or
    being killed) loses nothing, and importing the same files again continues. Raises OperationalError or
    InterfaceError when the database is lost or full; the story at hand is then not stored at all.
    """
    if batch is None:
        yield from Run(None).results(sources)
        return
    with open_batch(batch):
        yield from Run(batch).results(sources)


class Run:
    """Imports files into a batch that somebody holds open, or, without a batch, says what that would do."""

    def __init__(self, batch: ImportBatch | None):
        self.batch = batch
        self.writer = Writer(batch) if batch else None
        self.overlay: dict[Key, History] = {}
        self.first_names: dict[FileItem, str] = {}
        self.waiting: list[ItemResult] = []

    def results(self, sources: Iterable[Source]) -> Iterator[ItemResult]:
        """The results of all items, in their order."""
        for chunk in chunks(read_items(sources)):
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
                look_after()

    def _import(self, item: Item, known: dict[Key, History], names: dict[FileItem, str]) -> Iterator[ItemResult]:
        """Results in the order of the items; those that changed nothing may wait for company."""
        namesake = names.get((item.sha256, item.number))
        plan = plan_import(item, known.get(item.key, History()), timezone.now(), namesake)
        if plan.result.outcome is Outcome.UNCHANGED:
            self.waiting.append(plan.result)
            return
        yield from self._note_waiting()
        if self.writer is None:
            result, known[item.key] = plan.result, plan.after
            self._pretend(plan, known)
        else:
            result, known[item.key] = self.writer.write(plan, namesake)
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


def chunks(items: Iterable[Item | ItemResult]) -> Iterator[list[Item | ItemResult]]:
    """`items` in portions of CHUNK_ITEMS, or of files of CHUNK_BYTES."""
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
