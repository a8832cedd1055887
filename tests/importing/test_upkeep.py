"""The search index is looked after: by imports, every ten minutes, and after decisions about names."""

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.importing import import_files, settle_soon, start_undo, work
from articles.importing.rereading import Rereader
from articles.importing.tasks import FEW, settle_index, settle_names
from articles.index.settle import WAITING
from articles.models import Article, ChangeKind, ImportBatch, NameDecision, Origin, SearchChange, SearchSegment
from tests.admin.conftest import editor
from tests.admin.naming.names import do, named, story_about, undo
from tests.factories import ArticleFactory
from tests.importing.telegrams import telegram
from tests.importing.test_import_files import files_of

__all__ = ["editor"]
pytestmark = pytest.mark.django_db


def imported(*numbers: int) -> ImportBatch:
    batch = ImportBatch.objects.create(origin=Origin.COMMAND, label="test")
    list(import_files(files_of([telegram(number) for number in numbers]), batch=batch))
    return batch


def waiting() -> int:
    return SearchChange.objects.count()


def note_others(number: int) -> None:
    """Changes of stories that are there no longer."""
    SearchChange.objects.bulk_create(SearchChange(kind="s", key=10**9 + n, stamp=n) for n in range(number))


@pytest.fixture
def worker() -> None:
    """One that has been heard of just now."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")


def settling_jobs() -> list[str]:
    return list(ProcrastinateJob.objects.filter(task_name=settle_names.name).values_list("status", flat=True))


def test_an_import_indexes_once_enough_has_changed():
    imported(1)
    assert (waiting(), SearchSegment.objects.count()) == (1, 0)
    note_others(WAITING - 2)
    imported(2)
    assert (waiting(), SearchSegment.objects.get().size) == (0, 2)


def test_taking_an_import_back_indexes_too():
    batch = imported(1, 2)
    note_others(WAITING)
    start_undo(batch, None)
    work(batch, seconds=None)
    assert (waiting(), SearchSegment.objects.count()) == (0, 0)


def test_reading_names_again_indexes_too():
    imported(1)
    note_others(WAITING)
    rereader = Rereader(every=True)
    list(rereader.results(list(Article.objects.values_list("pk", flat=True))))
    assert (waiting(), SearchSegment.objects.get().size) == (0, 1)


def test_every_ten_minutes_more_than_a_few_changes_are_indexed():
    article = ArticleFactory()
    note_others(FEW - 1)
    settle_index(0)
    assert waiting() == FEW
    Article.objects.filter(pk=article.pk).update(headline="En anden")
    SearchChange.objects.create(kind=ChangeKind.STORY, key=1, stamp=1)
    settle_index(0)
    assert waiting() == 0


def test_a_name_changed_in_many_stories_is_indexed_by_a_worker_if_there_is_one(worker):
    settle_soon()
    assert settling_jobs() == []
    SearchChange.objects.create(kind=ChangeKind.NAME, key=1, stamp=1)
    settle_soon()
    settle_soon()
    assert settling_jobs() == ["todo"]
    settle_names()
    assert waiting() == 0


def test_without_a_worker_nothing_is_left_for_one():
    SearchChange.objects.create(kind=ChangeKind.NAME, key=1, stamp=1)
    settle_soon()
    assert settling_jobs() == []


@pytest.mark.parametrize("deed", ["act", "answer", "undo"])
def test_decisions_about_names_are_followed(editor, worker, deed):
    story_about("Anna Holm")
    SearchChange.objects.create(kind=ChangeKind.NAME, key=1, stamp=1)
    if deed == "answer":
        editor.post("/admin/articles/doubtful/", {"entity": named("Anna Holm").pk, "kind": "keep"})
    else:
        do(editor, "rename", named("Anna Holm"), name="Anna Holmberg")
    if deed == "undo":
        ProcrastinateJob.objects.all().delete()
        undo(editor, NameDecision.objects.get())
    assert NameDecision.objects.exists()
    assert settling_jobs() == ["todo"]
