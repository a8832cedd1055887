"""Which previews no longer hold. They are made anew, in their order, before the batch is staged again."""

from collections.abc import Iterable

from django.db.models import Q

from articles.importing.known import Key
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
