"""Files brought in through a screen: kept first, so that what was previewed is what is imported.

A staged batch waits. Its files can be tried (a dry run) as often as wished and then applied in short
portions, so that a browser can show how far it is; an interrupted one simply goes on.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.importing.apply import note_items
from articles.importing.collect import wire_limits
from articles.importing.read import Source
from articles.importing.result import ItemResult
from articles.importing.run import import_files
from articles.models import BatchState, ImportBatch, Origin, Outcome, RawFile, StagedFile
from articles.wire import unpack
from articles.wire.reading import WireFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a staged batch is, counted in files."""

    done: int
    total: int

    @property
    def is_finished(self) -> bool:
        """Whether nothing of the batch waits any more."""
        return self.done == self.total


@transaction.atomic
def stage(sources: Iterable[Source], *, origin: Origin, label: str, user: User | None) -> ImportBatch:
    """Keep these files, archives opened, in a batch that waits. What cannot be kept is an item of it already."""
    batch = ImportBatch.objects.create(origin=origin, label=label, state=BatchState.STAGED, created_by=user)
    for source in sources:
        for part in [source] if isinstance(source, tuple) else unpack(source):
            if isinstance(part, tuple):
                name, reason = part
                note_items(batch, [ItemResult(file=name, item=0, outcome=Outcome.REJECTED, reasons=(reason,))])
            else:
                StagedFile.objects.create(
                    batch=batch,
                    name=part.name,
                    raw=RawFile.objects.keep(part.data),
                    charset=part.charset or "",
                    provider=part.provider or "",
                )
    return batch


def try_staged(batch: ImportBatch) -> Iterator[ItemResult]:
    """What applying the rest of `batch` would do to each item now; writes nothing."""
    return import_files(_waiting(batch), batch=None)


def apply_staged(batch: ImportBatch, *, seconds: float) -> Progress:
    """Apply waiting files for about `seconds`, at least one of them. A finished batch is left as it is."""
    begun = time.monotonic()
    taken: list[int] = []

    def portion() -> Iterator[WireFile]:
        for staged in _rows(batch):
            if taken and time.monotonic() - begun > seconds:
                return
            taken.append(staged.pk)
            yield _file(staged)

    if StagedFile.objects.filter(batch=batch, applied_at=None).exists():
        for _result in import_files(portion(), batch=batch):
            pass
        StagedFile.objects.filter(pk__in=taken).update(applied_at=timezone.now())
    progress = progress_of(batch)
    if not progress.is_finished:
        ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.STAGED, finished_at=None)
    return progress


def progress_of(batch: ImportBatch) -> Progress:
    """How far `batch` is."""
    files = StagedFile.objects.filter(batch=batch)
    return Progress(done=files.filter(applied_at__isnull=False).count(), total=files.count())


def discard_staged(batch: ImportBatch) -> None:
    """Close a waiting batch without importing the rest of it; what was applied stays."""
    StagedFile.objects.filter(batch=batch, applied_at=None).delete()
    ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.DONE, finished_at=timezone.now())


def _rows(batch: ImportBatch) -> Iterator[StagedFile]:
    rows = StagedFile.objects.filter(batch=batch, applied_at=None).select_related("raw").order_by("pk")
    # One at a time: the bytes of all of them together need not fit into memory.
    for pk in rows.values_list("pk", flat=True):
        yield rows.get(pk=pk)


def _waiting(batch: ImportBatch) -> Iterator[WireFile]:
    return map(_file, _rows(batch))


def _file(staged: StagedFile) -> WireFile:
    return WireFile(
        name=staged.name,
        data=staged.raw.data,
        limits=wire_limits(),
        charset=staged.charset or None,
        provider=staged.provider or None,
    )
