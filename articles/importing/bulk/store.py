"""Stores stories that are all new, in portions of thousands.

What a row says is decided where the ordinary import decides it (plan, apply, show, likeness, entities.link); here is
only how the rows get into their tables.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import islice

from django.db import connection, transaction
from django.utils import timezone

from articles.entities.link import Found, KnownNames, link_new
from articles.importing.apply import item_of, revision_of
from articles.importing.batches import open_batch
from articles.importing.likeness import print_of
from articles.importing.plan import ImportPlan, plan_import
from articles.importing.read import Item
from articles.importing.references import References
from articles.importing.replaced import replaced_guids
from articles.importing.show import fill, subjects_of
from articles.importing.upkeep import look_after_many
from articles.importing.versions import History
from articles.index.blocks import MOST_SLOTS
from articles.index.journal import note_stories
from articles.index.settle import WAITING, merge_small, settle
from articles.index.uncollected import uncollected
from articles.models import (
    Article,
    ImportBatch,
    ImportItem,
    ItemState,
    Outcome,
    RawFile,
    Revision,
    TextPrint,
    UncomparedPrint,
)
from articles.models.copying import copy_models, copy_rows, new_keys, new_row

PORTION = 5_000
"""Stories in one transaction."""
GATHERED = MOST_SLOTS - PORTION + 1
"""Stories in the journal when another portion might not fit into one segment with them."""
MOST_NAMES = 500_000
"""Names and spellings that are remembered from one portion to the next: some 150 MB."""

Read = tuple[Item, Found]
"""A story with what was read in its texts."""


class NotNew(ValueError):
    """A story that is not simply new: one withheld or withdrawn, or that takes the place of another."""


def store(
    stories: Iterable[Read],
    batch: ImportBatch,
    *,
    waiting: int = WAITING,
    names: KnownNames | None = None,
    portion: int = PORTION,
    is_alone: bool = True,
) -> int:
    """Store stories of which the archive has none, and let names and near-duplicates be compared; returns how many.

    Each portion is one transaction: stopping (or being killed) in between loses nothing that was stored before, and
    the caller goes on with the stories that are not there. From then on they are in the search index's journal, and
    are made segments once there are `waiting` of them; a caller that has many more to bring takes GATHERED, and ends
    with look_after_many(waiting=1). `names` are those met in calls before, for one that makes several.

    Of several processes that store stories at once none `is_alone`: what one is comparing or indexing, the others leave
    to it, and whoever began them looks after all of it in the end.

    Raises NotNew, and IntegrityError when a story is there already (or twice among `stories`); then nothing of its
    portion is stored.
    """
    references = References(names or KnownNames(most=MOST_NAMES))
    coming = iter(stories)
    number = 0
    look_after = partial(look_after_many, waiting=waiting, is_patient=is_alone)
    with open_batch(batch, look_after):
        while some := list(islice(coming, portion)):
            with uncollected():
                _store_portion(some, batch, references, waiting)
                look_after()
            number += len(some)
    return number


def _store_portion(stories: Sequence[Read], batch: ImportBatch, references: References, waiting: int) -> None:
    """Store these in one transaction, which indexes them too where they are enough for a segment.

    Then no reader meets them unindexed, when each would read all their texts for itself.
    """
    for item, _found in stories:
        references.prepare(item)
    # Before the transaction, so that two imports never wait for each other's new names.
    references.names.keep(name for _item, found in stories for of in found.names.values() for name in of)
    with transaction.atomic(), _noted_at_once():
        rows = _Rows(stories, batch, references)
        found = [found for _item, found in stories]
        link_new(list(zip(rows.articles, found, strict=True)), references.names)
        rows.write()
        note_stories([article.pk for article in rows.articles])
        is_indexed = waiting <= len(stories) and settle(waiting=waiting, merge=False) > 0
    if is_indexed:
        merge_small()


@contextmanager
def _noted_at_once() -> Iterator[None]:
    """Let no trigger note what the block stores as changed (migration 0050): it notes all of it itself."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL newsarchive.bulk = 'on'")
        yield
        cursor.execute("SET LOCAL newsarchive.bulk = 'off'")


class _Rows:
    """The rows of a portion that are no names and no dates."""

    def __init__(self, stories: Sequence[Read], batch: ImportBatch, references: References):
        self.now = timezone.now()
        self.batch = batch
        self.references = references
        self.articles: list[Article] = []
        self.revisions: list[Revision] = []
        self.items: list[ImportItem] = []
        self.prints: list[TextPrint] = []
        self.subjects: list[tuple[int, int]] = []
        raws = RawFile.objects.keep_all({item.sha256: item.data for item, _found in stories})
        keys = zip(new_keys(Article, len(stories)), new_keys(Revision, len(stories)), strict=True)
        for (item, _found), (article, revision) in zip(stories, keys, strict=True):
            plan = plan_import(item, History(), self.now)
            _check(plan)
            self._add(plan, article, revision, raws[item.sha256])

    def _add(self, plan: ImportPlan, pk: int, revision_pk: int, raw: int) -> None:
        revision = revision_of(plan, self.batch, article=pk, raw=raw)
        revision.pk, revision.received_at = revision_pk, self.now
        story = plan.item.story
        provider = self.references.provider(story.provider)
        columns = {"id": pk, "provider_id": provider.pk, "guid": story.guid, "created_at": self.now}
        article = new_row(Article, columns)
        fill(article, plan.chosen, revision, self.references)
        result = replace(plan.result, article=pk, revision=revision_pk)
        self.articles.append(article)
        self.revisions.append(revision)
        self.items.append(item_of(self.batch, result, state=ItemState.WRITTEN))
        self.prints += filter(None, [print_of(article)])
        subjects = dict.fromkeys(subject.pk for subject in subjects_of(revision, self.references))
        self.subjects += [(pk, subject) for subject in subjects]

    def write(self) -> None:
        copy_models(Article, self.articles)
        copy_models(Revision, self.revisions)
        copy_models(ImportItem, self.items)
        copy_models(TextPrint, self.prints)
        copy_rows(UncomparedPrint, ("print_id",), ([made.article_id] for made in self.prints))
        copy_rows(Article.subjects.through, ("article_id", "subject_id"), self.subjects)


def _check(plan: ImportPlan) -> None:
    """Raises NotNew when the plan is more than one version that is shown."""
    plain = plan.decision.outcome is Outcome.CREATED and plan.chosen.shown is plan.arrived
    if not plain or plan.chosen.withdrawn_by or replaced_guids(plan.decision.versions):
        raise NotNew(f"{plan.item.story.guid} is not simply a new story: import its file instead")
