"""Somebody who brings the wire in, and answers for it."""

import io
import re
import zipfile

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.management.browser.furnish import EDITOR, KILLED, story
from tests.admin.imports import ninjs
from tests.browser.person import Person
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser
PASSWORD = "et langt kodeord"


@pytest.fixture
def editor(demo_to_change: Visits) -> Person:
    """Signed in by the form."""
    account = User.objects.get(username=EDITOR)
    account.set_password(PASSWORD)
    account.save()
    person = Person(demo_to_change("/admin/"))
    person.page.get_by_label(re.compile("^Brugernavn")).fill(EDITOR)
    person.page.get_by_label(re.compile("^Adgangskode")).fill(PASSWORD)
    person.press("Log ind")
    return person


def _public_hits(person: Person, query: str) -> int:
    """What a reader in another tab finds."""
    page = person.page.context.new_page()
    reader = Person(page)
    page.goto("/")
    reader.ask(query)
    found = page.get_by_role("main").get_by_role("article").count()
    page.close()
    return found


def _zip(*stories: bytes) -> dict[str, object]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number, data in enumerate(stories):
            archive.writestr(f"{number}.json", data)
    return {"name": "morgen.zip", "mimeType": "application/zip", "buffer": packed.getvalue()}


def _choose(page: Page, *files: dict[str, object]) -> None:
    page.get_by_label("Træk telegramfiler eller zip-filer hertil").first.set_input_files(list(files))  # type: ignore[arg-type]


def test_this_zip_is_brought_in_and_taken_back(editor: Person) -> None:
    editor.follow("Importer")
    editor.follow("Importér telegrammer")
    _choose(editor.page, _zip(ninjs(1, headline="Fyret på Skarø tændes"), ninjs(2, headline="Fyret på Skarø slukkes")))
    editor.press("Gennemse")
    editor.reads("Gennemse 2 telegrammer")
    assert _public_hits(editor, "Skarø fyret") == 0
    editor.press("Importér 2 telegrammer")
    expect(editor.page.get_by_role("main")).to_contain_text("Færdig")
    assert _public_hits(editor, "Skarø fyret") == 2
    editor.follow("Fortryd …")
    expect(editor.page.get_by_role("main")).to_contain_text("2 nye telegrammer lægges væk")
    editor.press("Fortryd importen")
    assert _public_hits(editor, "Skarø fyret") == 0


def test_a_reader_is_told_why_a_story_was_withdrawn(editor: Person, demo_to_change: Visits) -> None:
    demo_to_change.expect_failure(story(KILLED).get_absolute_url())  # 410
    editor.follow("Telegrammer")
    editor.page.get_by_role("searchbox", name="Search").or_(editor.page.locator("#searchbar")).first.fill("Klitbanken")
    editor.press("Søg")
    editor.follow("Klitbanken forhandler om salg til tysk bank")
    editor.follow("Det, offentligheden får at vide")
    editor.page.get_by_label("Offentlig begrundelse").fill("Bureauet forvekslede to banker.")
    editor.press("Gem")
    editor.page.get_by_role("link", name="Se på websitet").click()
    notice = editor.page.get_by_role("region", name="Telegrammet er trukket tilbage")
    expect(notice).to_contain_text("Bureauet forvekslede to banker.")
