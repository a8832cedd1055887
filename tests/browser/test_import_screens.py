"""Every screen of an import in Chromium: without barriers, and no wider than a phone."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.importing.hold import held
from articles.models import Article, ImportBatch
from tests.admin.imports import ADD, BATCHES, address, import_all, ninjs, upload
from tests.browser.conftest import LOOKS, Visit
from tests.browser.editors import barriers_of, make_editor, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Statsministeren mødte Rigsrevisionsundersøgelseskommissionens formand i København onsdag."


def _fill(client: Client) -> list[str]:
    """Imports in every state, with stories that are new, updated, in conflict and wrong; the screens that show them."""
    first = import_all(client, ("a.json", ninjs(1, body_text=LONG, ednote="Ring 12 34 56 78.")), ("tom.txt", b""))
    second = import_all(client, ("b.json", ninjs(1, version="2", body_text=LONG.replace("onsdag", "torsdag"))))
    undone = import_all(client, (f"{'langt-filnavn-' * 8}.json", ninjs(2)))
    client.post(address("undo", undone))
    import_all(client, ("c.json", ninjs(1, version="2", headline="I konflikt")))
    waiting = upload(
        client,
        ("d.json", ninjs(1, version="3", headline="Opdateret", usageterms="Må ikke arkiveres.")),
        ("e.json", ninjs(1, version="1", headline="Samme version, anden tekst")),
        ("f.json", ninjs(3, headline=LONG)),
        ("g.json", b"{"),
        ("h.json", ninjs(2)),
        ("i.txt", "date 2020-08 Blæst.\n\nDet blæser på øen.\n\n/ritzau/".encode("cp1252")),
        charset="utf-8",
    ).context["batch"]
    story = Article.objects.get(guid="urn:test:1")
    Article.objects.filter(pk=story.pk).update(is_corrected=True)
    return [
        ADD,
        BATCHES,
        address("preview", waiting),
        address("change", first),
        address("undo", first),
        address("undo", second),
        address("redo", undone),
        f"/admin/articles/article/{story.pk}/change/",
        f"/admin/articles/article/{story.pk}/public-words/",
    ]


@pytest.mark.slow
@LOOKS
def test_no_screen_has_barriers_or_scrolls_sideways(visit: Visit, client: Client, phone: bool, dark: bool) -> None:
    client.force_login(make_editor())
    screens = _fill(client)
    going = ImportBatch.objects.create(origin="upload", state="running", created_by=User.objects.get())
    page = sign_in(visit, BATCHES, phone=phone, dark=dark)
    with held(going):  # or the page would work it off before anybody looks
        barriers = barriers_of(page, [*screens, address("progress", going)])
        page.wait_for_event("response")  # between two requests nothing is cut off
        page.goto(BATCHES)
    assert barriers == {}, "\n".join(barriers.values())
