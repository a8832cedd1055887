"""Closed for a while: every page says so in its language, by a file or a setting, without the database."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from newsarchive.environment import read_environment
from newsarchive.maintenance import closed_for
from tests.pages.look import elements, words


@pytest.fixture
def file(settings: Any, tmp_path: Path) -> Path:
    """The file that closes the archive, which is not there yet."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "maintenance"


@pytest.mark.parametrize(
    ("path", "language", "heading"),
    [
        ("/", "da", "Lukket et øjeblik"),
        ("/search/?q=valg", "da", "Lukket et øjeblik"),
        ("/en/dates/2020/08/", "en", "Closed for a moment"),
        ("/en/admin/", "en", "Closed for a moment"),
        ("/en/no/such/page/", "en", "Closed for a moment"),
    ],
)
def test_every_page_is_closed_in_its_language_without_the_database(
    client: Client, file: Path, path: str, language: str, heading: str
) -> None:
    file.touch()
    response = client.get(path)  # a query would fail this test: it has no leave to ask the database
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "600", "no-store")
    assert [page.get("lang") for page in elements(response, "html")] == [language]
    assert words(response, "h1") == [heading]
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_what_is_sent_meanwhile_is_not_received(client: Client, file: Path) -> None:
    file.touch()
    response = client.post("/en/admin/login/", {"username": "anna"})
    assert response.status_code == 503
    assert "What you were about to send was not received." in words(response, ".lead")[0]


def test_machines_get_a_sentence_in_json(client: Client, file: Path) -> None:
    file.touch()
    response = client.get("/en/search.json?q=valg")
    assert (response.status_code, response["Retry-After"]) == (503, "600")
    assert response.json() == {
        "status": "maintenance",
        "message": "The archive is closed for maintenance. Nothing was done.",
    }


@pytest.mark.parametrize(
    ("said", "minutes"),
    [("", 10), ("30", 30), ("1\n", 1), ("0", 1), ("99999", 1440), ("until noon", 10), ("-5", 10), ("²", 10)],
)
def test_the_file_may_say_how_many_minutes(client: Client, file: Path, said: str, minutes: int) -> None:
    file.write_text(said, encoding="utf-8")
    response = client.get("/en/")
    assert response["Retry-After"] == str(minutes * 60)
    unit = "minute" if minutes == 1 else "minutes"
    assert words(response, ".links") == [f"Reload this page in about {minutes:,} {unit}."]


def test_a_file_that_cannot_be_read_closes_all_the_same(file: Path, settings: Any) -> None:
    file.mkdir()
    assert closed_for(file) == 10


@pytest.mark.django_db
def test_the_archive_opens_when_the_file_is_gone(client: Client, file: Path) -> None:
    assert client.get("/").status_code == 200
    file.touch()
    assert client.get("/").status_code == 503
    file.unlink()
    assert client.get("/").status_code == 200


@pytest.mark.django_db
def test_whoever_watches_the_machine_still_gets_the_truth(client: Client, file: Path) -> None:
    file.touch()
    assert client.get("/healthz").json() == {"status": "ok", "database": "ok"}


def test_the_setting_does_the_same(client: Client, file: Path, settings: Any) -> None:
    settings.MAINTENANCE = read_environment({"NEWSARCHIVE_MAINTENANCE": "on"})["NEWSARCHIVE_MAINTENANCE"]
    assert client.get("/").status_code == 503
    settings.MAINTENANCE = read_environment({})["NEWSARCHIVE_MAINTENANCE"]
    assert closed_for(file) is None
