"""An import goes on in portions, can be stopped and resumed, and says how far it is."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.admin.imports import progress
from articles.importing import hand_over, work
from articles.models import Article, BatchState, ImportBatch
from tests.admin.imports import address, ninjs, press, upload

pytestmark = pytest.mark.django_db
JSON = {"accept": "application/json"}


@pytest.fixture(autouse=True)
def _one_at_a_time(monkeypatch):
    monkeypatch.setattr(progress, "PORTION_SECONDS", 0.0)


def _previewed(client, count=3):
    page = upload(client, *[(f"{n}.json", ninjs(n)) for n in range(count)])
    while page.context["batch"].state == BatchState.READING:
        page = client.post(address("progress"), {"go_on": "1"}, follow=True)
    return page


def test_an_import_goes_on_by_a_button_where_it_was(editor):
    page = press(editor, _previewed(editor), "import")
    assert re.search(r'<progress [^>]*value="1"\s+max="3"', page.content.decode())
    assert "1 af 3 telegrammer er importeret." in page.content.decode()
    assert Article.objects.count() == 1
    editor.post(address("progress"), {"go_on": "1"})
    last = editor.post(address("progress"), {"go_on": "1"}, follow=True)
    assert (Article.objects.count(), last.context["batch"].state, len(last.context["rows"])) == (3, "done", 3)
    assert LogEntry.objects.filter(object_id=str(last.context["batch"].pk)).count() == 1


def test_a_script_is_told_how_far_it_is_and_where_it_ends(editor):
    press(editor, _previewed(editor, count=2), "import")
    assert editor.get(address("progress"), headers=JSON).json() == {
        "done": 1,
        "total": 2,
        "words": "1 af 2 telegrammer er importeret.",
        "drives": True,
        "there": "",
    }
    ended = editor.post(address("progress"), {"go_on": "1"}, headers=JSON).json()
    assert (ended["done"], ended["there"]) == (2, address("change"))


def test_looking_does_no_work(editor):
    press(editor, _previewed(editor), "import")
    editor.get(address("progress"))
    editor.get(address("progress"), headers=JSON)
    assert Article.objects.count() == 1


def test_a_stopped_import_goes_on_from_its_page(editor):
    press(editor, _previewed(editor), "import")
    stopped = editor.post(address("progress"), {"stop": "1"}, follow=True)
    assert (stopped.context["batch"].state, stopped.context["can_go_on"]) == ("stopped", True)
    assert Article.objects.count() == 1
    editor.post(address("progress"), {"go_on": "1"})
    assert (Article.objects.count(), ImportBatch.objects.get().state) == (2, "running")


def test_the_rest_of_a_stopped_import_is_dropped_and_what_was_imported_stays(editor):
    press(editor, _previewed(editor), "import")
    editor.post(address("progress"), {"stop": "1"})
    page = editor.post(address("progress"), {"discard": "1"}, follow=True)
    assert (Article.objects.count(), page.context["batch"].state) == (1, "done")
    assert [row.label for row in page.context["rows"]] == ["Ny", "Udeladt", "Udeladt"]


def test_reading_can_be_given_up(editor):
    page = upload(editor, *[(f"{n}.json", ninjs(n)) for n in range(120)])
    assert page.context["batch"].state == "reading"
    assert page.context["can_discard"]
    dropped = editor.post(address("progress"), {"discard": "1"}, follow=True)
    assert (dropped.context["batch"].state, Article.objects.count()) == ("discarded", 0)


@pytest.fixture
def _worker():
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")


@pytest.mark.usefixtures("_worker")
def test_a_large_import_is_handed_over_and_only_looked_at(editor, settings):
    settings.BACKGROUND_FROM = 2
    page = upload(editor, *[(f"{n}.json", ninjs(n)) for n in range(3)])
    batch = page.context["batch"]
    assert (batch.in_background, ProcrastinateJob.objects.count()) == (True, 1)
    assert "fortsætter, når du lukker siden" in page.content.decode()
    editor.post(address("progress"), {"go_on": "1"})
    assert batch.items.count() == 0
    assert work(batch, seconds=None).state == BatchState.STAGED
    assert editor.get(address("progress"), headers=JSON).json()["there"] == address("preview")


@pytest.mark.usefixtures("_worker")
def test_a_small_import_is_not_handed_over(editor, settings):
    settings.BACKGROUND_FROM = 3
    _previewed(editor)
    assert not ImportBatch.objects.get().in_background


def test_the_page_does_the_work_itself_when_nobody_works_in_the_background(editor, settings):
    settings.BACKGROUND_FROM = 2
    page = upload(editor, *[(f"{n}.json", ninjs(n)) for n in range(120)])
    hand_over(page.context["batch"])
    page = editor.get(address("progress"))
    assert page.context["drives"]
    assert "Der arbejdes ikke i baggrunden lige nu" in page.content.decode()
    before = ImportBatch.objects.get().items.count()
    editor.post(address("progress"), {"go_on": "1"})
    assert ImportBatch.objects.get().items.count() > before


def test_an_import_that_is_over_leads_to_its_page(editor):
    batch = ImportBatch.objects.create(origin="upload", state="done")
    for answer in (editor.get(address("progress")), editor.post(address("progress"), {"go_on": "1"})):
        assert answer["Location"] == address("change", batch)


def test_undoing_is_for_those_who_may(client):
    importer = User.objects.create_user("a.importer", password="x", is_staff=True)
    importer.user_permissions.add(Permission.objects.get(codename="add_importbatch"))
    batch = ImportBatch.objects.create(origin="upload", state="undoing")
    client.force_login(importer)
    assert client.post(address("progress", batch), {"go_on": "1"}).status_code == 403
