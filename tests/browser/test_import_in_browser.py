"""An editor imports in a real browser: choose files, look, decide, import, look back, undo, redo."""

import io
import re
import zipfile
from contextlib import suppress
from pathlib import Path, PurePath

import pytest
from django.contrib.admin.models import LogEntry
from playwright.sync_api import Page, expect

from articles.models import Article, ImportBatch, ImportItem, Outcome, Revision
from articles.wire import FORMATS, UnreadableFile, WireFile, read_file
from tests.admin.imports import ADD, BATCHES, ninjs
from tests.browser.conftest import Visit
from tests.browser.editors import make_editor, sign_in

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SAMPLES = Path(__file__).resolve().parents[1] / "wire" / "samples"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _editor() -> None:
    make_editor()


def _zip(files: dict[str, bytes]) -> dict[str, object]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return {"name": "uge-43.zip", "mimeType": "application/zip", "buffer": packed.getvalue()}


def _json(number: int, **fields: object) -> dict[str, object]:
    return {"name": f"{number}.json", "mimeType": "application/json", "buffer": ninjs(number, **fields)}


def _one_of_each_format() -> tuple[dict[str, bytes], int]:
    """A sample with a story for every registered format, and how many items in them are rejected: few."""
    found: dict[str, tuple[int, str, bytes]] = {}
    for path in sorted(SAMPLES.iterdir()):
        with suppress(UnreadableFile):  # golden stories are no wire files
            reading = read_file(WireFile(name=path.name, data=path.read_bytes()))
            if reading.taken:
                # "ninjs-1" is ninjs in its first edition.
                code = max((code for code in FORMATS if str(reading.format).startswith(code)), key=len)
                sample = (len(reading.rejected), path.name, path.read_bytes())
                found[code] = min(found.get(code, sample), sample)
    assert set(found) == set(FORMATS)
    return {name: data for _bad, name, data in found.values()}, sum(bad for bad, _name, _data in found.values())


def _send(page: Page, *files: dict[str, object]) -> None:
    page.set_input_files("#id_files", list(files))  # type: ignore[arg-type]
    page.click("input[type=submit].default")
    page.wait_for_url("**/preview/")


def _import(page: Page) -> None:
    page.click("input[name=import]")
    page.wait_for_url("**/change/")


def test_a_zip_of_every_format_is_imported_undone_and_redone(visit: Visit) -> None:
    page = sign_in(visit, ADD)
    formats, bad = _one_of_each_format()
    _send(page, _zip({**formats, "login.html": b"<!DOCTYPE html><html><head><title>Log ind</title></head></html>"}))
    expect(page.locator(".status--error")).to_have_text(["Fejl"] * (bad + 1))
    page_row = page.locator("#result_list tr", has_text="login.html")
    expect(page_row.locator(".status--error")).to_have_count(1)
    expect(page_row).to_contain_text("Det er en webside")
    assert Article.objects.count() == 0

    _import(page)
    names = Revision.objects.values_list("file_name", flat=True)
    assert {PurePath(name).name for name in names} == set(formats)
    public = Article.objects.public().count()
    imported = ImportItem.objects.filter(outcome__in=[Outcome.CREATED, Outcome.NEW_VERSION, Outcome.OLDER_FILED])
    expect(page.locator(".messagelist")).to_contain_text(f"{imported.count()} telegram")
    errors = page.get_by_text("Hent fejlene").get_attribute("href")
    assert "login.html" in page.request.get(str(errors)).text()
    page.click("#changelist-filter a:has-text('Fejl')")
    expect(page.locator("#result_list tbody tr")).to_have_count(bad + 1)

    page.goto(BATCHES)
    page.click("text=Fortryd …")
    expect(page.locator("#content-main")).to_contain_text("lægges væk")
    page.click("input[type=submit].default")
    page.wait_for_url("**/change/")
    assert Article.objects.public().count() == 0

    page.goto(BATCHES)
    expect(page.locator("#result_list")).to_contain_text("Fortrudt")
    page.click("text=Gentag …")
    page.click("input[type=submit].default")
    page.wait_for_url("**/change/")
    assert Article.objects.public().count() == public
    assert LogEntry.objects.filter(content_type__model="importbatch").count() == 3


def test_pasted_text_can_be_imported_without_javascript(visit: Visit) -> None:
    page = sign_in(visit, ADD, javascript=False)
    page.fill("#id_text", (FIXTURES / "000_19ee2faccc60661c.txt").read_text())
    page.click("input[type=submit].default")
    expect(page.locator("#result_list")).to_contain_text("dag ukendt")
    _import(page)
    assert Article.objects.get().moment.isoformat() == "2020-08"  # type: ignore[union-attr]


@pytest.mark.slow
def test_what_is_ticked_is_kept_at_once(visit: Visit) -> None:
    page = sign_in(visit, ADD)
    _send(page, _json(1), _json(2), _json(3))
    expect(page.locator(".choosing")).to_be_hidden()
    page.get_by_label("Importér Historie 2").uncheck()
    expect(page.locator("input[name=import]")).to_have_value("Importér 2 telegrammer")
    page.get_by_label("Vælg alle på siden").check()
    expect(page.locator("input[name=import]")).to_have_value("Importér 3 telegrammer")
    page.get_by_label("Importér Historie 1").uncheck()
    page.click("#changelist-filter a:has-text('Nye')")
    page.wait_for_url("**outcome=created")
    expect(page.get_by_label("Importér Historie 1")).not_to_be_checked()
    _import(page)
    assert sorted(Article.objects.values_list("headline", flat=True)) == ["Historie 2", "Historie 3"]


@pytest.mark.slow
def test_what_is_ticked_is_kept_by_buttons_without_javascript(visit: Visit) -> None:
    page = sign_in(visit, ADD, javascript=False)
    _send(page, _json(1), _json(2))
    page.click("button[name=none]")
    expect(page.locator(".choosing")).to_contain_text("0 af 2 er valgt.")
    page.get_by_label("Importér Historie 2").check()
    page.click("button[name=save]")
    expect(page.locator(".choosing")).to_contain_text("1 af 2 er valgt.")
    _import(page)
    assert Article.objects.get().headline == "Historie 2"


@pytest.mark.slow
def test_a_conflict_is_decided_in_the_preview_and_again_in_the_history(visit: Visit) -> None:
    page = sign_in(visit, ADD)
    _send(page, _json(1, headline="Den første"))
    _import(page)
    page.goto(ADD)
    _send(page, _json(1, headline="Den anden"))
    page.get_by_label("Vis denne version").check()
    expect(page.get_by_label("Vis denne version")).to_be_checked()
    _import(page)
    article = Article.objects.get()
    assert article.headline == "Den anden"
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    conflict = page.locator(".version", has_text="Den første")
    conflict.get_by_role("button", name="Vis denne version").click()
    expect(page.locator(".messagelist")).to_contain_text("skal vises")
    article.refresh_from_db()
    assert article.headline == "Den første"


@pytest.mark.slow
def test_a_long_import_shows_how_far_it_is_and_ends_by_itself(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.admin.imports.progress.PORTION_SECONDS", 0.0)
    page = sign_in(visit, ADD)
    _send(page, _zip({f"{n}.json": ninjs(n) for n in range(12)}))
    page.click("input[name=import]")
    page.wait_for_url("**/progress/")
    expect(page.get_by_role("status")).to_contain_text("af 12 telegrammer er importeret.")
    page.wait_for_url("**/change/")
    assert Article.objects.count() == 12


@pytest.mark.slow
def test_a_stopped_import_goes_on(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.admin.imports.progress.PORTION_SECONDS", 0.0)
    page = sign_in(visit, ADD, javascript=False)
    _send(page, _json(1), _json(2), _json(3))
    page.click("input[name=import]")
    page.click("button[name=stop]")
    page.wait_for_url("**/change/")
    assert ImportBatch.objects.get().state == "stopped"
    page.click("input[name=go_on]")
    page.wait_for_url("**/progress/")
    while page.url.endswith("/progress/"):
        page.click("input[name=go_on]")
    assert Article.objects.count() == 3


@pytest.mark.slow
def test_what_is_too_large_is_said_before_it_is_sent_and_after(
    visit: Visit, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WIRE_FILE_BYTES, settings.WIRE_ARCHIVE_BYTES = 1_000_000, 2_000_000
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
    page = sign_in(visit, ADD)
    large = {"name": "stor.txt", "mimeType": "text/plain", "buffer": b"x" * 2_500_000}
    page.set_input_files("#id_files", [large])  # type: ignore[list-item]
    expect(page.get_by_role("alert")).to_have_text(
        "stor.txt fylder 3 MB; grænsen er 2 MB. Intet blev sendt. Vælg mindre filer."
    )
    page.click("input[type=submit].default")
    expect(page).to_have_url(re.compile(f"{ADD}$"))
    page.set_input_files("#id_files", [])
    expect(page.get_by_role("alert")).to_be_hidden()
    assert ImportBatch.objects.count() == 0


@pytest.mark.slow
def test_a_pasted_text_over_the_limit_is_answered_by_a_page(visit: Visit) -> None:
    page = sign_in(visit, ADD, javascript=False)
    page.locator("#id_text").evaluate("(box) => { box.value = 'x'.repeat(12e6) }")
    page.click("input[type=submit].default")
    expect(page.get_by_role("alert")).to_contain_text("Den indsatte tekst fylder mere end 10 MB. Intet blev læst.")
    assert ImportBatch.objects.count() == 0
