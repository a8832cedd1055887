"""An editor imports in a real browser: sign in, drop files, look, import, look back."""

import io
import zipfile
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User

from articles.models import Article

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor():
    """What the group `editor` may do, given by itself: a test that commits may have swept the groups away."""
    user = User.objects.create_user("anna.holm", password="et langt kodeord", is_staff=True)
    may = ["view_importbatch", "add_importbatch", "change_importbatch", "view_article"]
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="articles", codename__in=may))
    return user


def _sign_in(visit, path: str):
    page = visit(f"/admin/login/?next={path}")
    page.fill("#id_username", "anna.holm")
    page.fill("#id_password", "et langt kodeord")
    page.click("input[type=submit]")
    return page


def _zip() -> dict:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted((FIXTURES / "demo").glob("2018-10-2*.json")):
            archive.write(path, path.name)
        archive.writestr("login.html", "<!DOCTYPE html><html><head><title>Log ind</title></head></html>")
    return {"name": "uge-43.zip", "mimeType": "application/zip", "buffer": packed.getvalue()}


@pytest.mark.usefixtures("editor")
def test_a_zip_is_previewed_imported_and_looked_back_on(visit):
    page = _sign_in(visit, "/admin/articles/importbatch/add/")
    page.set_input_files("#id_files", [_zip()])
    page.click("input[type=submit].default")
    page.wait_for_selector("#result_list")
    assert page.locator(".status--error").count() == 1
    assert "Det er en webside" in page.locator("#result_list").inner_text()
    assert Article.objects.count() == 0

    page.click("input[type=submit].default")
    page.wait_for_url("**/change/")
    assert Article.objects.listed().count() > 5
    assert page.locator(".status--error").count() == 1
    page.click("#changelist-filter a:has-text('Afvist')")
    assert page.locator("#result_list tbody tr").count() == 1


@pytest.mark.usefixtures("editor")
def test_pasted_text_can_be_imported_without_javascript(visit):
    seed = (FIXTURES / "000_19ee2faccc60661c.txt").read_text()
    page = visit("/admin/login/?next=/admin/articles/importbatch/add/", javascript=False)
    page.fill("#id_username", "anna.holm")
    page.fill("#id_password", "et langt kodeord")
    page.click("input[type=submit]")
    page.fill("#id_text", seed)
    page.click("input[type=submit].default")
    assert "dag ukendt" in page.locator("#result_list").inner_text()
    page.click("input[type=submit].default")
    page.wait_for_url("**/change/")
    assert Article.objects.get().moment.isoformat() == "2020-08"
