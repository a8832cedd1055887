"""The language of a story: the file's, else that of its text, else the agency's. Index and names follow it."""

from typing import Any

import pytest

from articles.importing import import_files
from articles.models import Article, ImportBatch, Origin
from articles.query.tree import Word
from tests.importing.archive import found
from tests.importing.telegrams import telegram, wire_file

pytestmark = pytest.mark.django_db
ENGLISH = (
    "The harbour is closed for the night and the last ferries have gone home. So says the chairman, who will not"
    " promise when they can sail again. The water is still rising and people are asked to stay inside."
)
DANISH = (
    "Havnen lukker for natten, og de sidste færger er sejlet hjem. Det siger formanden, som ikke vil love noget om,"
    " hvornår de kan sejle igen. Vandet stiger stadig, og folk på øerne bliver bedt om at holde sig inde."
)


def imported(text: str, *, agency: str = "ritzau.dk", **fields: Any) -> dict[str, Any]:
    """What the archive says of the language of a telegram with this text; and which words find it, in another form."""
    about = {"uri": f"urn:newsml:{agency}:1", "copyrightholder": "", "language": None, "headline": "Harbour"}
    one = telegram(1) | about | {"description_text": None, "body_html": f"<p>{text}</p>"} | fields
    batch = ImportBatch.objects.create(origin=Origin.COMMAND, label="test")
    assert [result.outcome for result in import_files([wire_file("a.json", one)], batch=batch)] == ["created"]
    article = Article.objects.select_related("shown").get()
    return {
        "told": article.shown.language,
        "detected": article.shown.language_detected,
        "language": article.language,
        "finds": [word for word in ("ferry", "havn") if found(word, Word) == [article]],
    }


def test_an_english_press_release_of_a_danish_agency_is_indexed_as_english() -> None:
    assert imported(ENGLISH, creditline="Via Ritzau") == {
        "told": "",
        "detected": "en",
        "language": "en",
        "finds": ["ferry"],
    }


def test_the_text_overrules_the_usual_language_of_its_agency() -> None:
    assert imported(ENGLISH) == {"told": "da", "detected": "en", "language": "en", "finds": ["ferry"]}


def test_a_flash_too_short_to_tell_is_in_the_usual_language_of_its_agency() -> None:
    assert imported("Havnen lukker.") == {"told": "da", "detected": "", "language": "da", "finds": ["havn"]}


def test_the_file_has_the_first_word() -> None:
    assert imported(DANISH, language="de") == {"told": "de", "detected": "", "language": "de", "finds": []}


def test_an_agency_without_a_usual_language_gets_that_of_the_text() -> None:
    assert imported(DANISH, agency="havnenyt.example") == {
        "told": "",
        "detected": "da",
        "language": "da",
        "finds": ["havn"],
    }


def test_a_short_text_of_an_unknown_agency_has_no_language() -> None:
    assert imported("Havnen lukker.", agency="havnenyt.example") == {
        "told": "",
        "detected": "",
        "language": "",
        "finds": [],
    }
