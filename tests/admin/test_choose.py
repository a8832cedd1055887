"""An editor brings files, a folder or text; what is too much is refused in words."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models import ImportBatch
from tests.admin.conftest import signed_in
from tests.admin.imports import ADD, SEEDS, ninjs, outcomes, upload
from tests.importing.feeds.serve import says, serving

pytestmark = pytest.mark.django_db


def test_files_are_previewed_and_nothing_is_written(editor):
    page = upload(editor, *[(path.name, path.read_bytes()) for path in SEEDS])
    assert [outcome for outcome, _headline in outcomes(page)] == ["created", "created"]
    assert page.content.decode().count("dag ukendt") == 4  # beside each headline, and below it for a phone
    batch = ImportBatch.objects.get()
    assert (batch.state, str(batch.created_by), batch.label.split("\n")) == (
        "staged",
        "a.editor",
        [path.name for path in SEEDS],
    )


def test_a_rejected_file_says_why_in_the_editors_language(editor):
    danish = upload(editor, ("tom.txt", b"")).content.decode()
    english = editor.post(f"/en{ADD}", {"files": [SimpleUploadedFile("tom.txt", b"")]}, follow=True).content.decode()
    assert "The file is empty." in english
    assert "The file is empty." not in danish
    assert "Filen er tom." in danish


def test_a_zip_is_opened_and_its_bad_member_is_named(editor):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("good.json", ninjs(7))
        archive.writestr("../out.json", ninjs(8))
    page = upload(editor, ("wire.zip", packed.getvalue()))
    assert sorted(outcomes(page)) == [("created", "Historie 7"), ("rejected", "")]


def test_pasted_text_may_hold_several_stories(editor):
    text = "date 2020-08 Første lead.\n\nTekst et.\n\n/ritzau/\n\ndate 2020-09-16 Anden lead.\n\nTekst to.\n\n/ritzau/"
    page = editor.post(ADD, {"text": text}, follow=True)
    assert [row.moment.isoformat() for row in page.context["rows"]] == ["2020-08", "2020-09-16"]
    batch = ImportBatch.objects.get()
    assert (batch.origin, batch.label) == ("paste", "")


def test_a_folder_comes_without_its_hidden_files(editor):
    folder = [SimpleUploadedFile("a.json", ninjs(1)), SimpleUploadedFile(".DS_Store", b"x")]
    page = editor.post(ADD, {"folder": folder}, follow=True)
    assert outcomes(page) == [("created", "Historie 1")]


@pytest.mark.parametrize("sent", [{}, {"folder": [SimpleUploadedFile(".DS_Store", b"x")]}])
def test_nothing_chosen_is_answered_in_words(editor, sent):
    assert "Vælg en fil, eller indsæt et telegram." in editor.post(ADD, sent).content.decode()
    assert ImportBatch.objects.count() == 0


def test_a_file_over_the_limit_is_an_item_and_the_others_are_read(editor, settings):
    settings.WIRE_FILE_BYTES = 1_000_000
    page = upload(editor, ("stor.txt", b"x" * 1_000_001), ("god.json", ninjs(1)))
    large = page.context["rows"][0]
    assert outcomes(page) == [("rejected", ""), ("created", "Historie 1")]
    assert (large.file, large.reasons) == ("stor.txt", ("Filen er på 2 MB; grænsen er 1 MB.",))


def test_a_pasted_text_over_the_limit_is_answered_in_words(editor, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
    page = editor.post(ADD, {"text": "x" * 1_000_001})
    assert ImportBatch.objects.count() == 0
    assert "Den indsatte tekst fylder mere end 1 MB. Intet blev læst." in page.content.decode()


def test_a_request_over_the_limit_is_answered_in_words(editor, settings):
    settings.WIRE_ARCHIVE_BYTES, settings.WIRE_FILE_BYTES = 2_000_000, 1_000_000
    page = upload(editor, *[(f"{n}.txt", b"x" * 1_500_000) for n in range(3)])
    assert ImportBatch.objects.count() == 0
    assert "Det hele fylder 5 MB; én import tager 3 MB. Intet blev læst." in page.content.decode()


def test_more_files_than_the_limit_are_answered_in_words(editor, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    page = upload(editor, *[(f"{n}.json", ninjs(n)) for n in range(3)])
    assert ImportBatch.objects.count() == 0
    assert "Det er flere end 2 filer. Intet blev læst." in page.content.decode()


def test_an_address_that_may_be_asked_is_fetched_and_previewed(editor, settings):
    with serving() as site:
        settings.FEED_HOSTS = [site.host]
        site.pages["/nyt.json?token=hemmelig"] = says(ninjs(1))
        page = editor.post(ADD, {"feed": site.url("/nyt.json?token=hemmelig")}, follow=True)
    batch = ImportBatch.objects.get()
    assert (outcomes(page), batch.origin) == ([("created", "Historie 1")], "feed")
    assert "hemmelig" not in batch.label


def test_an_address_that_may_not_be_asked_is_refused_in_words(editor, settings):
    settings.FEED_HOSTS = ["nyheder.example"]
    page = editor.post(ADD, {"feed": "https://andre.example/nyt.json"})
    assert page.context["form"].errors["feed"]
    assert "andre.example" in page.context["form"].errors["feed"][0]
    assert ImportBatch.objects.count() == 0


def test_no_address_is_asked_for_where_none_may_be_asked(editor, settings):
    settings.FEED_HOSTS = []
    assert 'name="feed"' not in editor.get(ADD).content.decode()


def test_the_limits_stand_on_the_page(editor, settings):
    settings.WIRE_ARCHIVE_BYTES, settings.WIRE_FILE_BYTES = 70_000_000, 7_000_000
    page = editor.get(ADD).content.decode()
    assert "Højst 7 MB pr. fil, 70 MB og 10.000 filer i en pakket fil og 77 MB ad gangen." in page


def test_a_forged_request_is_refused():
    client = signed_in(Client(enforce_csrf_checks=True), "editor")
    assert client.post(ADD, {"text": "date 2020-08 Falsk"}).status_code == 403
    assert ImportBatch.objects.count() == 0


def test_a_reader_and_a_stranger_import_nothing(reader):
    assert reader.get(ADD).status_code == 403
    assert reader.post(ADD, {"text": "date 2020-08 Tekst"}).status_code == 403
    assert Client().post(ADD, {"text": "date 2020-08 Tekst"}).status_code == 302
    assert ImportBatch.objects.count() == 0
