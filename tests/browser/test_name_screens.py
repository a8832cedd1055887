"""Every screen about names in Chromium: without barriers, and no wider than a phone."""

import pytest
from django.test import Client

from tests.admin.naming.mess import LEADER, VARIANTS, import_mess
from tests.admin.naming.names import DECISIONS, QUEUE, do, named, screen
from tests.browser.conftest import LOOKS, Visit
from tests.browser.editors import barriers_of, make_editor, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _decide(client: Client) -> list[str]:
    """Some decisions, one of them undone; the screens that show them and those that ask for more."""
    leader, lars = named(LEADER), named("Lars Hansen")
    do(client, "merge", named(VARIANTS[0]), target=leader.pk)
    do(client, "block", named("Reuters", "org"))
    return [
        QUEUE,
        f"{QUEUE}?of=names",
        f"{QUEUE}?of=names&type=person",
        DECISIONS,
        "/admin/articles/entity/",
        screen("change", leader),
        screen("change", named(VARIANTS[0])),
        f"{screen('merge', named(VARIANTS[1]))}?q=lukas&target={leader.pk}",
        f"{screen('merge', named(VARIANTS[0]))}?target={leader.pk}",
        screen("rename", lars),
        screen("retype", lars),
        screen("split", lars),
        screen("block", lars),
    ]


@pytest.mark.slow
@LOOKS
def test_no_screen_has_barriers_or_scrolls_sideways(visit: Visit, client: Client, phone: bool, dark: bool) -> None:
    client.force_login(make_editor())
    import_mess()
    screens = _decide(client)
    page = sign_in(visit, QUEUE, phone=phone, dark=dark)
    barriers = barriers_of(page, screens)
    assert barriers == {}, "\n".join(barriers.values())
