"""An import's beginning and end: when its commits wait for the disk, and that it is left done however it ends."""

import pytest
from django.db import OperationalError, connection

from articles.importing.batches import open_batch
from articles.models import BatchState, ImportBatch, ImportItem, Origin, Outcome, TextPrint, UncomparedPrint
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


class Broken(Exception):
    """What goes wrong in an import or after it."""


@pytest.fixture
def batch():
    return ImportBatch.objects.create(origin=Origin.COMMAND, label="a")


def waits_for_disk() -> bool:
    """Whether the next commit would."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        return cursor.fetchone() == ("on",)


def state_of(batch: ImportBatch) -> str:
    batch.refresh_from_db()
    return batch.state


def test_commits_wait_for_the_disk_at_the_end_alone(batch):
    during = []
    with open_batch(batch, lambda: during.append(waits_for_disk())):
        during.append(waits_for_disk())
        assert state_of(batch) == BatchState.RUNNING
    assert during == [False, False]
    assert waits_for_disk()
    assert state_of(batch) == BatchState.DONE


def test_an_import_that_breaks_is_looked_after_and_left_done(batch):
    looked_after = []
    with pytest.raises(Broken), open_batch(batch, lambda: looked_after.append(batch.pk)):
        raise Broken
    assert looked_after == [batch.pk]
    assert waits_for_disk()
    assert state_of(batch) == BatchState.DONE


def test_what_breaks_afterwards_leaves_it_done_and_commits_waiting(batch):
    def break_down() -> None:
        raise Broken

    with pytest.raises(Broken), open_batch(batch, break_down):
        pass
    assert waits_for_disk()
    assert state_of(batch) == BatchState.DONE


def test_without_a_database_it_is_left_to_the_next_import(batch):
    looked_after = []
    with pytest.raises(OperationalError), open_batch(batch, lambda: looked_after.append(batch.pk)):
        raise OperationalError("the connection is lost")
    assert looked_after == []
    assert state_of(batch) == BatchState.RUNNING


@pytest.mark.parametrize("has_stored", [False, True])
def test_what_a_dead_import_stored_is_looked_after_and_one_that_stored_nothing_is_marked(batch, has_stored):
    dead = ImportBatch.objects.create(origin=Origin.COMMAND, label="b")
    article = ArticleFactory()
    UncomparedPrint.objects.create(print=TextPrint.objects.create(article=article, bands=[1 << 50]))
    if has_stored:
        ImportItem.objects.create(batch=dead, item=1, article=article, outcome=Outcome.CREATED)
    with open_batch(batch, lambda: None):
        assert state_of(dead) == BatchState.DONE
    assert UncomparedPrint.objects.exists() is not has_stored
