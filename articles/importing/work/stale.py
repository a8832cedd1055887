"""Which previews no longer hold. They are made anew, in their order, before the batch is staged again."""

from collections.abc import Iterable
from itertools import islice

from django.db.models import Q

from articles.importing.basis import basis_of
from articles.importing.known import Key
from articles.importing.work.fold import PLANNED_COLUMNS, Folds, position_of
from articles.importing.work.progress import NEVER_PLANNED
from articles.models import ImportBatch, ImportItem, ItemState

KEYS_AT_ONCE = 500


def forget_previews(batch: ImportBatch, keys: Iterable[Key], *, after: int = 0, item: int = 0) -> int:
    """Forget the previews of these stories' items that stand after an item of a staged file. Returns how many."""
    behind = Q(staged__gt=after) | Q(staged=after, item__gt=item)
    items = ImportItem.objects.filter(behind, batch=batch, state=ItemState.PLANNED).exclude(outcome__in=NEVER_PLANNED)
    wanted = {key for key in keys if key[1]}
    guids = sorted({guid for _provider, guid in wanted})
    forgotten = 0
    for at in range(0, len(guids), KEYS_AT_ONCE):
        rows = items.filter(guid__in=guids[at : at + KEYS_AT_ONCE]).values_list("pk", "provider", "guid")
        stale = [pk for pk, provider, guid in rows if (provider, guid) in wanted]
        forgotten += ImportItem.objects.filter(pk__in=stale).exclude(basis="").update(basis="")
    return forgotten


def no_longer_as_previewed(batch: ImportBatch, keys: Iterable[Key] | None = None) -> tuple[list[int], int]:
    """The chosen items (keys of rows) whose basis is another by now, and of how many stories they are.

    `keys` are the stories to look at; None: all. A few queries for each KEYS_AT_ONCE items.
    """
    rows = (
        ImportItem.objects.filter(batch=batch, state=ItemState.PLANNED, chosen=True)
        .exclude(outcome__in=NEVER_PLANNED)
        .order_by("provider", "guid", "staged", "item")
        .only(*PLANNED_COLUMNS)
    )
    if keys is not None:
        keys = set(keys)
        rows = rows.filter(guid__in={guid for _provider, guid in keys})
    stale: list[int] = []
    stories: set[Key] = set()
    waiting = iter([row for row in rows if keys is None or (row.provider, row.guid) in keys])
    while some := list(islice(waiting, KEYS_AT_ONCE)):
        folds = Folds(batch, {(row.provider, row.guid) for row in some})
        for row in some:
            key = (row.provider, row.guid)
            if basis_of(folds.before(key, position_of(row))) != row.basis:
                stale.append(row.pk)
                stories.add(key)
    return stale, len(stories)
