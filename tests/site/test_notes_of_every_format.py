"""What agencies write to editors stays with editors, whatever format it came in."""

import html
import re

import pytest
from django.test import Client

from articles.models import Article, Entity, Revision
from articles.wire.formats import FORMATS
from tests.site.conftest import bring_in
from tests.site.hidden import Archive, public_addresses
from tests.wire.reading import SAMPLES

pytestmark = pytest.mark.django_db
SAYING = 12
"""Characters from which a line of a note is not found by chance."""


@pytest.fixture
def archive() -> Archive:
    """Every sample that the tests of the formats read; one for a format added later is here by itself."""
    bring_in(*sorted(path for path in SAMPLES.iterdir() if not path.name.endswith(".golden.json")))
    return Archive(
        stories=list(Article.objects.order_by("pk")), names=list(Entity.objects.order_by("pk")), labels=["1", "2"]
    )


def lines_for_editors() -> set[str]:
    """Each line and sentence of each note, and each address and number in one, but what agencies say to everybody."""
    notes = "\n".join(
        note for row in Revision.objects.values_list("ednote", "ednote_private", "usage_terms") for note in row
    )
    lines = {" ".join(line.split()) for line in re.split(r"\n|(?<=[.!?:])\s", notes)}
    contacts = re.findall(r"[\w.+-]+@[\w.-]+\w|\+?\d[\d -]{6,}\d", notes)
    public = "\n".join(Revision.objects.values_list("public_note", flat=True))
    return {line for line in lines if len(line) >= SAYING and line not in public} | set(contacts)


def test_every_format_is_among_the_samples(archive: Archive) -> None:
    read = set(Revision.objects.values_list("format", flat=True))
    assert [code for code in FORMATS if not any(one.startswith(code) for one in read)] == []


@pytest.mark.slow
def test_no_note_to_editors_is_on_a_page(client: Client, archive: Archive) -> None:
    notes = lines_for_editors()
    assert notes
    for address in public_addresses(archive):
        answer = client.get(address, follow=True)
        page = " ".join(html.unescape(answer.getvalue().decode()).split())
        assert [note for note in notes if note in page] == [], address


@pytest.mark.slow
@pytest.mark.usefixtures("archive")
def test_no_note_to_editors_is_found_by_a_search(client: Client) -> None:
    notes = lines_for_editors()
    assert notes
    for note in notes:
        asked = '"{}"'.format(note.replace('"', " "))
        assert client.get("/search.json", {"q": asked}).json()["count"] == 0, note
