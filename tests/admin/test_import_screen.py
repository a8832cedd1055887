"""An editor brings stories in: choose, preview, import, look back."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.admin import batches
from articles.models import Article, ImportBatch, ImportItem, Outcome, Revision

PROJECT = Path(__file__).resolve().parents[2]
SEEDS = sorted((PROJECT / "fixtures").glob("*.txt"))
ADD = "/admin/articles/importbatch/add/"
pytestmark = pytest.mark.django_db


def _ninjs(number: int, **fields) -> bytes:
    story = {
        "uri": f"urn:test:{number}",
        "version": "1",
        "headline": f"Historie {number}",
        "body_text": "Tekst.",
        **fields,
    }
    return json.dumps(story).encode()


def _upload(client, *files: tuple[str, bytes], text: str = "", **fields):
    uploads = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(ADD, {"files": uploads, "text": text, **fields}, follow=True)


def _outcomes(response) -> list[tuple[str, str]]:
    return [(row.outcome, row.headline) for row in response.context["rows"]]


def test_a_preview_writes_no_story_and_applying_it_does(editor):
    preview = _upload(editor, *[(path.name, path.read_bytes()) for path in SEEDS])
    page = preview.content.decode()
    assert [outcome for outcome, _headline in _outcomes(preview)] == ["created", "created"]
    assert page.count("august 2020") == 2
    assert page.count("dag ukendt") == 2
    assert Article.objects.count() == 0
    batch = ImportBatch.objects.get()
    assert (batch.state, str(batch.created_by)) == ("staged", "a.editor")

    done = editor.post(f"/admin/articles/importbatch/{batch.pk}/apply/", follow=True)
    batch.refresh_from_db()
    assert (Article.objects.listed().count(), batch.state) == (2, "done")
    assert [outcome for outcome, _headline in _outcomes(done)] == ["created", "created"]
    assert "Importeret: 2." in done.content.decode()


def test_what_was_previewed_is_what_is_imported_without_a_second_upload(editor):
    stories = [("a.json", _ninjs(1)), ("b.json", b"{"), ("c.json", _ninjs(1, version="2", headline="Rettet"))]
    preview = _upload(editor, *stories)
    batch = ImportBatch.objects.get()
    done = editor.post(f"/admin/articles/importbatch/{batch.pk}/apply/", follow=True)
    expected = [("created", "Historie 1"), ("rejected", ""), ("new_version", "Rettet")]
    assert (_outcomes(preview), _outcomes(done)) == (expected, expected)
    assert Article.objects.get().headline == "Rettet"


def test_a_rejected_file_says_why_in_the_editors_language(editor):
    danish = _upload(editor, ("tom.txt", b"")).content.decode()
    english = editor.post(f"/en{ADD}", {"files": [SimpleUploadedFile("tom.txt", b"")]}, follow=True).content.decode()
    assert "The file is empty." in english
    assert "The file is empty." not in danish
    assert "Filen er tom." in danish


def test_a_zip_is_opened_and_its_bad_member_is_named(editor):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("good.json", _ninjs(7))
        archive.writestr("../out.json", _ninjs(8))
    preview = _upload(editor, ("wire.zip", packed.getvalue()))
    assert sorted(outcome for outcome, _headline in _outcomes(preview)) == ["created", "rejected"]
    editor.post(f"/admin/articles/importbatch/{ImportBatch.objects.get().pk}/apply/")
    assert list(Article.objects.values_list("guid", flat=True)) == ["urn:test:7"]
    assert set(ImportItem.objects.values_list("outcome", flat=True)) == {"created", "rejected"}


def test_pasted_text_may_hold_several_stories(editor):
    text = "date 2020-08 Første lead.\n\nTekst et.\n\n/ritzau/\n\ndate 2020-09-16 Anden lead.\n\nTekst to.\n\n/ritzau/"
    preview = editor.post(ADD, {"text": text}, follow=True)
    assert [outcome for outcome, _headline in _outcomes(preview)] == ["created", "created"]
    assert ImportBatch.objects.get().origin == "paste"
    again = editor.post(f"/admin/articles/importbatch/{ImportBatch.objects.get().pk}/apply/", follow=True)
    assert [row.moment.isoformat() for row in again.context["rows"]] == ["2020-08", "2020-09-16"]
    repeated = editor.post(ADD, {"text": text}, follow=True)
    assert [outcome for outcome, _headline in _outcomes(repeated)] == ["unchanged", "unchanged"]


def test_nothing_chosen_is_answered_in_words(editor):
    page = editor.post(ADD, {}).content.decode()
    assert "Vælg en fil, eller indsæt et telegram." in page
    assert ImportBatch.objects.count() == 0


def test_a_file_over_the_limit_is_an_item_not_an_error_page(editor, settings):
    settings.WIRE_FILE_BYTES = 1_000_000
    preview = _upload(editor, ("stor.txt", b"x" * 1_000_001), ("god.json", _ninjs(1)))
    rows = preview.context["rows"]
    assert [(row.outcome, row.file) for row in rows] == [("rejected", "stor.txt"), ("created", "god.json")]
    assert len(rows[0].reasons) == 1
    assert "2 MB" in rows[0].reasons[0]
    assert "1 MB" in rows[0].reasons[0]


def test_a_long_import_shows_progress_and_goes_on_where_it_stopped(editor, monkeypatch):
    monkeypatch.setattr(batches, "PORTION_SECONDS", 0.0)
    _upload(editor, *[(f"{n}.json", _ninjs(n)) for n in range(3)])
    batch = ImportBatch.objects.get()
    first = editor.post(f"/admin/articles/importbatch/{batch.pk}/apply/")
    assert re.search(r'<progress [^>]*value="1"\s+max="3"', first.content.decode())
    assert Article.objects.count() == 1
    editor.post(f"/admin/articles/importbatch/{batch.pk}/apply/")
    last = editor.post(f"/admin/articles/importbatch/{batch.pk}/apply/", follow=True)
    batch.refresh_from_db()
    assert (Article.objects.count(), batch.state, len(last.context["rows"])) == (3, "done", 3)


def test_a_dropped_import_leaves_nothing_behind_that_was_not_imported(editor):
    _upload(editor, ("a.json", _ninjs(1)))
    batch = ImportBatch.objects.get()
    editor.post(f"/admin/articles/importbatch/{batch.pk}/apply/", {"discard": "1"})
    batch.refresh_from_db()
    assert (Article.objects.count(), batch.files.count(), batch.state) == (0, 0, "discarded")


def test_the_batch_page_filters_by_outcome_and_pages(editor, monkeypatch):
    monkeypatch.setattr(batches, "ROWS_PER_PAGE", 2)
    _upload(editor, *[(f"{n}.json", _ninjs(n)) for n in range(3)], ("bad.json", b"{"))
    batch = ImportBatch.objects.get()
    editor.post(f"/admin/articles/importbatch/{batch.pk}/apply/")
    page = editor.get(f"/admin/articles/importbatch/{batch.pk}/change/?page=2")
    assert (len(page.context["rows"]), page.context["choices"]) == (
        2,
        [("created", Outcome.CREATED.label, 3), ("rejected", Outcome.REJECTED.label, 1)],
    )
    only = editor.get(f"/admin/articles/importbatch/{batch.pk}/change/?outcome=rejected")
    assert [row.outcome for row in only.context["rows"]] == ["rejected"]


def test_a_reader_sees_imports_but_makes_none(reader):
    assert reader.get("/admin/articles/importbatch/").status_code == 200
    assert reader.get(ADD).status_code == 403
    batch = ImportBatch.objects.create(origin="upload", state="staged")
    assert reader.get(f"/admin/articles/importbatch/{batch.pk}/preview/").status_code == 403
    assert reader.post(f"/admin/articles/importbatch/{batch.pk}/apply/").status_code == 403
    assert reader.get(f"/admin/articles/importbatch/{batch.pk}/change/").status_code == 200


def test_a_stranger_is_sent_to_sign_in(client):
    for address in (ADD, "/admin/articles/importbatch/1/preview/", "/admin/articles/rawfile/1/download/"):
        assert client.get(address).status_code == 302


def test_the_raw_file_comes_back_byte_for_byte(editor):
    data = SEEDS[0].read_bytes()
    _upload(editor, (SEEDS[0].name, data))
    editor.post(f"/admin/articles/importbatch/{ImportBatch.objects.get().pk}/apply/")
    raw = Revision.objects.get().raw
    response = editor.get(f"/admin/articles/rawfile/{raw.pk}/download/")
    assert response.content == data
    assert response["Content-Disposition"].startswith("attachment")
