"""The list of imports: what came of each, and what can be done with it."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.utils.html import strip_tags

from articles.models import ImportBatch
from tests.admin.imports import BATCHES, address, done_batch, import_all, ninjs
from tests.factories import ArticleFactory, BatchFactory, RevisionFactory

pytestmark = pytest.mark.django_db


def _lines(client, **query) -> list[list[str]]:
    page = client.get(BATCHES, query).content.decode()
    rows = re.findall(r"<tr class=.*?</tr>", page[page.index("<tbody>", page.index("result_list")) :], re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(strip_tags(cell).split()) for cell in row] for row in cells]


def test_the_list_says_when_by_whom_from_where_and_what_came_of_it(editor):
    batch = done_batch(created=4, new_version=1, unchanged=2, rejected=2)
    ImportBatch.objects.filter(pk=batch.pk).update(
        created_at=datetime(2025, 11, 22, 1, 16, tzinfo=UTC), created_by=User.objects.get()
    )
    assert _lines(editor) == [["22. nov. 2025 kl. 02.16", "a.editor", "uge-43.zip", "4", "1", "2", "2", "Fortryd …"]]


@pytest.mark.parametrize(
    ("origin", "label", "source"),
    [
        ("upload", "a.txt\nb.txt", "2 filer"),
        ("paste", "", "Indsat tekst"),
        ("command", "/data/wire/uge-43.zip /data/wire/uge-44.zip", "uge-43.zip uge-44.zip"),
        ("watch", "/data/ind/uge-43.zip", "uge-43.zip"),
    ],
)
def test_a_source_is_short(editor, origin, label, source):
    ImportBatch.objects.create(origin=origin, label=label, state="done")
    assert _lines(editor)[0][2] == source


def test_the_last_column_says_what_can_bedone_batch(editor):
    undone_at = datetime(2025, 11, 21, 15, 35, tzinfo=UTC)
    user = User.objects.get()
    for state in ("staged", "stopped", "running", "discarded"):
        ImportBatch.objects.create(origin="upload", state=state)
    ImportBatch.objects.create(origin="upload", state="undone", undone_at=undone_at, undone_by=user)
    assert [line[-1] for line in _lines(editor)] == [
        "Fortrudt 21. nov. 2025 kl. 16.35 af a.editor Gentag …",
        "Opgivet",
        "Kører Vis, hvor langt den er",
        "Standset Fortsæt",
        "Venter på en beslutning Gennemse og importér",
    ]


def test_an_import_that_others_build_on_says_so(editor):
    first = import_all(editor, *[(f"{n}.json", ninjs(n)) for n in range(3)])
    import_all(editor, *[(f"{n}.json", ninjs(n, version="2")) for n in range(2)])
    assert [line[-1] for line in _lines(editor)] == [
        "Fortryd …",
        "Kan ikke fortrydes: 2 telegrammer er rettet siden",
    ]
    undo = editor.get(address("undo", first))
    assert len(undo.context["plan"].obstacles) == 2


def test_the_list_is_narrowed_by_state_and_by_origin(editor):
    for origin, state in (("upload", "done"), ("paste", "staged"), ("command", "undone")):
        ImportBatch.objects.create(origin=origin, state=state)
    found = {
        query: [line[2] for line in _lines(editor, **dict([query]))]
        for query in (("is", "waiting"), ("is", "undone"), ("origin__exact", "upload"))
    }
    assert found == {
        ("is", "waiting"): ["Indsat tekst"],
        ("is", "undone"): ["Kommandolinje"],
        ("origin__exact", "upload"): ["Upload"],
    }


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(editor, count, django_assert_num_queries):
    for _number in range(count):
        article = ArticleFactory()
        RevisionFactory(article=article, batch=BatchFactory(state="done"))
        done_batch(created=2, rejected=1)
    with django_assert_num_queries(8):
        editor.get(BATCHES)
