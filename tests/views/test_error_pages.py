"""What is said when something broke or is asked too often: in the language of the address, needing nothing."""

from typing import Any

import pytest
from django.test import Client, RequestFactory

from articles.views.errors import broken_view
from tests.pages.look import elements, links, words

pytestmark = pytest.mark.urls("tests.views.broken_urls")


@pytest.mark.parametrize(
    ("path", "language", "heading"),
    [("/broken/", "da", "Noget gik galt"), ("/en/broken/", "en", "Something went wrong")],
)
def test_a_mistake_is_told_in_the_language_of_the_address(
    client: Client, path: str, language: str, heading: str
) -> None:
    client.raise_request_exception = False
    response = client.get(path)  # without leave to ask the database
    assert response.status_code == 500
    assert [page.get("lang") for page in elements(response, "html")] == [language]
    assert words(response, "h1") == [heading]
    assert links(response, "main a")[0][1] == ("/" if language == "da" else "/en/")


def test_the_page_of_a_mistake_is_told_nothing(rf: RequestFactory) -> None:
    """A request as bare as they come: no user, no session, no language, no resolved address."""
    response = broken_view(rf.get("/en/"))
    assert response.status_code == 500
    assert words(response, "h1") == ["Something went wrong"]


def test_when_not_even_that_page_can_be_made_both_languages_are_said(rf: RequestFactory, settings: Any) -> None:
    """As without collected static files, whose names the page cannot know then."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    settings.STATIC_ROOT = "/nowhere"
    response = broken_view(rf.get("/"))
    assert response.status_code == 500
    assert words(response, "h1") == ["Noget gik galt", "Something went wrong"]


@pytest.mark.parametrize(
    ("path", "heading", "sentence"),
    [
        ("/busy/", "For mange forespørgsler", "Prøv igen om 30 sekunder."),
        ("/en/busy/", "Too many requests", "Try again in 30 seconds."),
    ],
)
def test_whoever_asks_too_much_is_told_when_to_come_back(
    client: Client, path: str, heading: str, sentence: str
) -> None:
    response = client.get(path)
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (429, "30", "no-store")
    assert words(response, "h1") == [heading]
    assert words(response, ".lead")[0].endswith(sentence)
