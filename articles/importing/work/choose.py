"""What an editor chooses in a preview, and what is decided there about versions that would wait."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Count, QuerySet

from articles.importing.decide import UNDECIDED, decide_with
from articles.importing.frozen import thaw
from articles.importing.hold import PATIENCE, BatchBusy, held
from articles.importing.known import Key
from articles.importing.rivals import NOTHING_TO_DECIDE, CannotDecide
from articles.importing.work.fold import Folds, position_of
from articles.importing.work.going import work
from articles.importing.work.preview import WRITING
from articles.importing.work.progress import NEVER_PLANNED
from articles.importing.work.stale import no_longer_as_previewed
from articles.models import BatchState, ImportBatch, ImportItem, ItemDecision, ItemState

SECONDS = 2.0
"""How long a choice may take to preview anew what it changes; a longer preview goes on with work()."""


def choose_items(batch: ImportBatch, chosen: Iterable[int]) -> int:
    """Choose these items (keys) of a staged batch and no others. Returns how many previews that changed.

    A version that others build on, left out, makes them end otherwise: their previews are made anew, and the batch is
    in the state READING until they are.
    """
    wanted = set(chosen)
    items = _choosable(batch)
    choices = dict(items.values_list("pk", "chosen"))
    on = [pk for pk, is_chosen in choices.items() if pk in wanted and not is_chosen]
    off = [pk for pk, is_chosen in choices.items() if pk not in wanted and is_chosen]
    return _choose(batch, on, off)


def choose_all(batch: ImportBatch, yes: bool) -> int:
    """Choose every item of a staged batch, or none. Returns as choose_items() does."""
    pks = list(_choosable(batch).exclude(chosen=yes).values_list("pk", flat=True))
    return _choose(batch, pks if yes else [], [] if yes else pks)


def decide_item(item: ImportItem, decision: ItemDecision) -> int:
    """Decide, before it is imported, about an item that would be held or in conflict. Returns as choose_items() does.

    SHOW imports it as accepted, KEEP leaves it held or in conflict, as decided; NONE leaves it to be decided later.
    Raises CannotDecide, in words, where it makes no sense, and BatchBusy.
    """
    with _staged(item.batch) as batch:
        item.refresh_from_db()
        if item.state != ItemState.PLANNED or item.outcome not in UNDECIDED:
            raise CannotDecide(NOTHING_TO_DECIDE)
        key = (item.provider, item.guid)
        decide_with(Folds(batch, [key]).before(key, position_of(item)), thaw(item.arrived), decision)
        with transaction.atomic():
            ImportItem.objects.filter(pk=item.pk).update(decision=decision)
            changed = _forget(batch, [key])
    return _preview_again(item.batch, changed)


def _choosable(batch: ImportBatch) -> QuerySet[ImportItem]:
    return ImportItem.objects.filter(batch=batch, state=ItemState.PLANNED, outcome__in=WRITING)


def _choose(batch: ImportBatch, on: list[int], off: list[int]) -> int:
    if not on and not off:
        return 0
    with _staged(batch), transaction.atomic():
        ImportItem.objects.filter(pk__in=on).update(chosen=True)
        ImportItem.objects.filter(pk__in=off).update(chosen=False)
        turned = ImportItem.objects.filter(pk__in=[*on, *off]).values_list("provider", "guid")
        changed = _forget(batch, _with_company(batch, set(turned)))
    return _preview_again(batch, changed)


@contextmanager
def _staged(batch: ImportBatch) -> Iterator[ImportBatch]:
    """Hold a batch that is not imported yet. Raises BatchBusy for one that is, or that somebody works on."""
    with held(batch, patience=PATIENCE) as got:
        batch.refresh_from_db()
        if not got or batch.state not in (BatchState.STAGED, BatchState.READING):
            raise BatchBusy
        yield batch


def _forget(batch: ImportBatch, stories: Iterable[Key]) -> int:
    """Forget the previews of chosen items of these stories that no longer hold. Returns how many."""
    stale, _stories = no_longer_as_previewed(batch, stories)
    if stale:
        ImportItem.objects.filter(pk__in=stale).update(basis="")
        ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.READING)
    return len(stale)


def _with_company(batch: ImportBatch, keys: Iterable[Key]) -> list[Key]:
    """Those stories of which the batch holds several items; of most it holds one, and nothing follows from that."""
    rows = ImportItem.objects.filter(batch=batch, state=ItemState.PLANNED).exclude(outcome__in=NEVER_PLANNED)
    counted = rows.values_list("provider", "guid").annotate(count=Count("pk")).filter(count__gt=1).order_by()
    shared = {(provider, guid) for provider, guid, _count in counted}
    return [key for key in keys if key in shared]


def _preview_again(batch: ImportBatch, changed: int) -> int:
    if changed:
        work(batch, seconds=SECONDS)
    batch.refresh_from_db()
    return changed
