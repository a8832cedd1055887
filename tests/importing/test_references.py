"""Rows that stories share: an agency has its own name as soon as a file gives it."""

import pytest

from articles.importing import import_files
from articles.models import ImportBatch, Origin, Provider
from articles.wire import WireFile
from tests.importing.telegrams import telegram, wire_file
from tests.importing.test_demo_fixtures import FILES

pytestmark = pytest.mark.django_db

HOST = "urn:newsml:nordvestnyt.example:"


def nordvest(number: int, holder: str | None, **fields) -> WireFile:
    """A telegram of an agency that the wire room does not know."""
    return wire_file(f"{number}.json", telegram(number, uri=f"{HOST}{number}", copyrightholder=holder, **fields))


def names_after(*files: WireFile) -> dict[str, str]:
    list(import_files(files, batch=ImportBatch.objects.create(origin=Origin.COMMAND)))
    return dict(Provider.objects.values_list("code", "name"))


def test_the_demo_agencies_have_their_own_names():
    files = [WireFile(name=path.name, data=path.read_bytes()) for path in FILES]
    assert names_after(*files) == {"nordvestnyt": "Nordvest Nyt", "kystbureauet": "Kystbureauet"}


def test_an_agency_without_a_name_is_named_by_its_code():
    assert names_after(nordvest(1, None)) == {"nordvestnyt": "Nordvestnyt"}


@pytest.mark.parametrize("imports", [1, 2])
def test_a_name_is_filled_in_when_a_later_file_gives_it(imports):
    files = [nordvest(1, None), nordvest(2, "Nordvest Nyt"), nordvest(3, "NORDVEST-NYT")]
    for at in range(0, len(files), len(files) // imports):
        names = names_after(*files[at : at + len(files) // imports])
    assert names == {"nordvestnyt": "Nordvest Nyt"}


def test_the_name_an_editor_chose_stays():
    names_after(nordvest(1, None))
    Provider.objects.update(name="Nordvestjysk Nyhedsbureau")
    assert names_after(nordvest(2, "Nordvest Nyt")) == {"nordvestnyt": "Nordvestjysk Nyhedsbureau"}


def test_an_agency_we_know_keeps_the_name_we_know():
    known = wire_file("r.json", telegram(1, uri="urn:newsml:ritzau.dk:1", copyrightholder="RITZAU"))
    assert names_after(known) == {"ritzau": "Ritzau"}


def test_a_name_longer_than_is_kept_is_cut():
    name = "A-" * 75
    file = wire_file("a.json", telegram(1, uri="urn:x:1", copyrightholder=name))
    assert names_after(file) == {("a-" * 20)[:39]: name[:100]}
