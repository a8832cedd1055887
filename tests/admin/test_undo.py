"""Undoing and redoing an import: what will happen is said first; it is done, logged, and refused with a reason."""

import pytest
from django.contrib.admin.models import LogEntry

from articles.admin.imports import undo
from articles.models import Article, ImportBatch
from tests.admin.imports import address, import_all, ninjs

pytestmark = pytest.mark.django_db


def _two_imports(client) -> tuple[ImportBatch, ImportBatch]:
    first = import_all(client, ("a.json", ninjs(1)))
    return first, import_all(client, ("b.json", ninjs(1, version="2", headline="Ny")), ("c.json", ninjs(2)))


def test_what_will_happen_is_said_and_nothing_is_done_yet(editor):
    _first, second = _two_imports(editor)
    page = editor.get(address("undo", second))
    assert page.context["what"] == [
        "1 nyt telegram lægges væk. Ingen finder det, før importen gentages; intet slettes.",
        "1 opdateret telegram går tilbage til forrige version.",
    ]
    assert Article.objects.public().count() == 2


def test_an_import_is_undone_and_redone_and_both_are_logged(editor):
    _first, second = _two_imports(editor)
    undone = editor.post(address("undo", second), follow=True)
    assert (undone.context["batch"].state, undone.context["can_redo"]) == ("undone", True)
    assert list(Article.objects.public().values_list("headline", flat=True)) == ["Historie 1"]
    assert "2 telegrammer kommer tilbage" not in editor.get(address("redo", second)).content.decode()
    redone = editor.post(address("redo", second), follow=True)
    assert (redone.context["batch"].state, Article.objects.public().count()) == ("done", 2)
    said = LogEntry.objects.filter(object_id=str(second.pk)).order_by("pk").values_list("change_message", flat=True)
    assert list(said) == ["Importerede det valgte.", "Fortrød importen.", "Gentog importen, der var fortrudt."]


def test_what_others_build_on_is_not_undone_and_the_page_says_why(editor):
    first, _second = _two_imports(editor)
    page = editor.get(address("undo", first))
    story = Article.objects.get(guid="urn:test:1")
    assert [obstacle.article for obstacle in page.context["obstacles"]] == [story.pk]
    text = page.content.decode()
    assert "En senere import føjede versioner til dette telegram. Fortryd den senere import først." in text
    assert f'href="/admin/articles/article/{story.pk}/change/"' in text
    refused = editor.post(address("undo", first), follow=True)
    assert "Denne import kan ikke fortrydes." in refused.content.decode()
    assert Article.objects.public().count() == 2


def test_many_obstacles_are_paged(editor, monkeypatch):
    monkeypatch.setattr(undo, "OBSTACLES_PER_PAGE", 2)
    first = import_all(editor, *[(f"{n}.json", ninjs(n)) for n in range(3)])
    import_all(editor, *[(f"{n}.json", ninjs(n, version="2")) for n in range(3)])
    page = editor.get(address("undo", first), {"page": "2"})
    assert (len(page.context["obstacles"]), page.context["obstacles"].paginator.count) == (1, 3)


def test_only_what_is_done_is_undone_and_only_what_is_undone_redone(editor):
    waiting = ImportBatch.objects.create(origin="upload", state="staged")
    for name in ("undo", "redo"):
        assert editor.post(address(name, waiting))["Location"] == address("change", waiting)


def test_a_reader_takes_nothing_back(reader):
    batch = ImportBatch.objects.create(origin="upload", state="done")
    for name in ("undo", "redo"):
        assert reader.get(address(name, batch)).status_code == 403
        assert reader.post(address(name, batch)).status_code == 403
