"""A story's page owns up to names that rules found, for want of anything better."""

from pathlib import Path

import pytest
from django.test import Client

from articles.entities.spacy_names import configure
from tests.pages.look import words
from tests.views.stories import story

pytestmark = pytest.mark.django_db
SAID = "Navne i engelske telegrammer findes med enklere regler."


def beside_the_names(client: Client, language: str) -> list[str]:
    article = story(language=language, persons=["Ida Bech"])
    return words(client.get(article.get_absolute_url()), ".side section p")


@pytest.mark.parametrize(("language", "said"), [("en", True), ("en-GB", True), ("da", False), ("sv", False)])
def test_it_stands_beside_the_names_of_english_stories(client: Client, language: str, said: bool) -> None:
    assert (SAID in beside_the_names(client, language)) is said


def test_not_where_there_are_no_names(client: Client) -> None:
    article = story(language="en")
    assert SAID not in words(client.get(article.get_absolute_url()), ".side section p")


def test_not_where_a_pipeline_reads_english(client: Client, tmp_path: Path) -> None:
    """Nothing is loaded for the page: this one could not be."""
    (tmp_path / "meta.json").write_text('{"lang": "en", "labels": {"ner": ["PERSON"]}}')
    configure(str(tmp_path))
    try:
        assert SAID not in beside_the_names(client, "en")
    finally:
        configure("")
