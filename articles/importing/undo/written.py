"""What a batch did to each story, read back from its items."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from articles.models import ImportBatch, ImportItem, ItemState, Outcome, Revision, Standing

STORIES_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A version of a story as the archive has it now."""

    pk: int
    batch: int
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """All that a batch wrote of one story: its items in the order of writing, and all versions of the story."""

    article: int
    items: tuple[ImportItem, ...]
    rows: tuple[Row, ...]

    @property
    def own(self) -> frozenset[int]:
        """The versions (keys) that came with the batch."""
        return frozenset(item.revision_id for item in self.items if item.revision_id)

    @property
    def standings(self) -> dict[int, str]:
        """Now, by version."""
        return {row.pk: row.standing for row in self.rows}

    def given(self) -> dict[int, str]:
        """The standings that the batch left behind, by version: of its own, and of those that it changed."""
        standings: dict[int, str] = {}
        for item in self.items:
            standings |= {change["revision"]: change["after"] for change in item.changed}
            if item.revision_id:
                standings[item.revision_id] = item.standing
        return standings

    def taken(self) -> dict[int, str]:
        """The standings that the batch found, by version that it changed; its own are put away."""
        standings: dict[int, str] = {}
        for item in reversed(self.items):
            standings |= {change["revision"]: change["before"] for change in item.changed}
        return standings | dict.fromkeys(self.own, Standing.PUT_AWAY.value)


def stories_of(batch: ImportBatch, *, away: bool) -> list[int]:
    """The stories (keys) of which versions of the batch are put away, or are not, in a fixed order."""
    versions = Q(revision__standing=Standing.PUT_AWAY)
    items = _items(batch).filter(versions if away else ~versions)
    return list(items.order_by("article").values_list("article", flat=True).distinct())


def written_in(batch: ImportBatch, stories: Sequence[int]) -> Iterator[Written]:
    """What the batch wrote of these stories."""
    for at in range(0, len(stories), STORIES_AT_ONCE):
        some = stories[at : at + STORIES_AT_ONCE]
        items: dict[int | None, list[ImportItem]] = defaultdict(list)
        for item in _items(batch).filter(article__in=some).order_by("revision"):
            items[item.article_id].append(item)
        rows: dict[int, list[Row]] = defaultdict(list)
        versions = Revision.objects.filter(article__in=some).order_by("pk")
        for article, pk, of_batch, standing in versions.values_list("article", "pk", "batch", "standing"):
            rows[article].append(Row(pk=pk, batch=of_batch, standing=standing))
        for article in some:
            yield Written(article=article, items=tuple(items[article]), rows=tuple(rows[article]))


def _items(batch: ImportBatch) -> QuerySet[ImportItem]:
    """The items that stored a version; one that was unchanged points to somebody else's."""
    written = ImportItem.objects.filter(batch=batch, state=ItemState.WRITTEN, revision__batch=F("batch"))
    return written.exclude(outcome=Outcome.UNCHANGED)
