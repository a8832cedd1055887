"""A file may say of a story that it does not hold that it is withdrawn."""

import pytest

from articles.importing import import_files
from articles.models import Article, Outcome
from articles.wire import WireFile
from tests.factories import BatchFactory

NITF = """<nitf><head><docdata management-status="usable"{other}>
<doc-id id-string="{guid}" regsrc="nordvest"/><date.issue norm="20210314T110000+0100"/></docdata></head>
<body><body.head><hedline><hl1>Overskrift {guid}</hl1></hedline></body.head>
<body.content><p>Havnen i Marstal er lukket, siger formanden.</p></body.content></body></nitf>"""
WITHDRAWS = ' management-doc-idref="gammel" management-idref-status="canceled"'

pytestmark = pytest.mark.django_db


def bring_in(guid: str, other: str = "") -> list[tuple[int, str, Outcome]]:
    file = WireFile(name=f"{guid}.xml", data=NITF.format(guid=guid, other=other).encode())
    return [(result.item, result.guid, result.outcome) for result in import_files([file], batch=BatchFactory())]


@pytest.mark.parametrize("old_first", [True, False], ids=["before", "after"])
def test_what_a_nitf_withdraws_is_killed_whenever_it_comes(client, old_first):
    if old_first:
        bring_in("gammel")
    told = bring_in("ny", WITHDRAWS)
    assert told[0] == (1, "ny", Outcome.CREATED)
    assert told[1][:2] == (2, "gammel")
    if not old_first:
        bring_in("gammel")
    old = Article.objects.get(guid="gammel")
    assert old.status == "canceled"
    assert client.get(f"/stories/{old.pk}/").status_code == 410
    assert [story.guid for story in Article.objects.listed()] == ["ny"]
