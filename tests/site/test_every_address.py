"""No public address gives away what is hidden: each is asked, as anybody and as an editor, headers and all."""

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Revision
from tests.site.hidden import KNOWN, PUBLIC, REPLACED, SECRET, YEAR, Archive, fill, patterns, public_addresses

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> Archive:
    return fill()


@pytest.fixture
def editor() -> Client:
    """A browser of somebody who may do everything in the admin."""
    browser = Client()
    browser.force_login(User.objects.create_superuser("redaktør"))
    return browser


def said(client: Client, address: str) -> str:
    """All of an answer, and of where it sends on: headers and page, in small letters, nothing encoded."""
    answer = client.get(address)
    text = f"{list(answer.items())} {answer.getvalue().decode()}"
    if answer.status_code == 301:
        text += said(client, answer["Location"])
    return unquote(html.unescape(text)).lower()


def addresses_of(*guids: str) -> re.Pattern[str]:
    keys = "|".join(str(Article.objects.get(guid__endswith=f":{guid}").pk) for guid in guids)
    return re.compile(rf"(/en)?/stories/({keys})/")


def test_every_pattern_of_the_site_is_in_the_table() -> None:
    """Fails for a new address outside the admin until tests/site/hidden.py says how to ask it."""
    assert set(patterns()) == set(PUBLIC)


def test_the_archive_hides_as_much_as_it_is_said_to(archive: Archive) -> None:
    hidden = {story.guid.rpartition(":")[2] for story in archive.stories} - {
        story.guid.rpartition(":")[2] for story in Article.objects.public()
    }
    assert hidden == {
        *("withheld", "embargoed", "killed", "tombstone", "held", "undone", "waiting", "late"),
        *("killed-successor", "withheld-successor"),
    }
    assert {revision.standing for revision in Revision.objects.all()} == {"accepted", "held", "conflict", "put_away"}


def test_no_address_says_what_is_hidden(client: Client, archive: Archive) -> None:
    walk = {address: said(client, address) for address in public_addresses(archive)}
    where = {word: [a for a, text in walk.items() if word.lower() in text] for word in (SECRET, KNOWN, REPLACED)}

    assert where[SECRET] == []
    assert _elsewhere(where[KNOWN], "killed", "tombstone", "held", "killed-successor") == []
    assert _elsewhere(where[REPLACED], "replaced", "replaced-by-killed", "successor") == []
    dated = [address for address, text in walk.items() if str(YEAR) in text and str(YEAR) not in address]
    assert _elsewhere(dated, "killed", "tombstone", "held", "killed-successor") == []
    assert [address for address, text in walk.items() if str(YEAR) in address and "/stories/" in text] == []


def _elsewhere(addresses: list[str], *guids: str) -> list[str]:
    """Those that are not the stories' own; fails when none is, for then nothing was looked at."""
    own = addresses_of(*guids)
    assert any(map(own.match, addresses))
    return [address for address in addresses if not own.match(address)]


def test_an_editor_who_is_signed_in_reads_the_same_public_pages(
    client: Client, editor: Client, archive: Archive
) -> None:
    for address in public_addresses(archive):
        if "version=" not in address and not address.startswith("/en/"):
            theirs, ours = editor.get(address), client.get(address)
            assert (theirs.status_code, theirs.getvalue()) == (ours.status_code, ours.getvalue()), address


def test_head_says_no_more_than_get(client: Client, archive: Archive) -> None:
    for address in public_addresses(archive):
        if "?" not in address and not address.startswith("/en/"):
            head = client.head(address)
            assert head.getvalue() == b""
            assert SECRET not in f"{head.headers}".lower(), address
            assert head.status_code == client.get(address).status_code


def searches(word: str) -> Iterator[str]:
    """Addresses that ask for a word in every way there is."""
    for query in (word, f"{word}*", f"titel:{word}", f"person:{word}", f"org:{word}", f"kilde:{word}", f"-{word}"):
        yield from (f"/search/?q={query}", f"/search.json?q={query}")
    for facet in ("person", "org", "place", "section", "source"):
        yield from (f"/search/?{facet}={word}", f"/search.json?{facet}={word.capitalize()}")
    yield from (f"/{names}/?q={word}" for names in ("people", "organisations", "places"))
    yield f"/en/search/?q={word}"


@pytest.mark.parametrize(
    "what", ["withheldbody", "killedlead", "note", "undonesen", "agency", "code", "section", "name", "spelling"]
)
def test_asking_for_hidden_words_is_answered_as_asking_for_words_that_never_were(
    client: Client, archive: Archive, what: str
) -> None:
    nonsense = "qxzwvy"
    for asked, never in zip(searches(SECRET + what), searches(nonsense + what), strict=True):
        answer, other = client.get(asked), client.get(never)
        assert answer.status_code == other.status_code
        expected = other.content.decode().replace(nonsense, SECRET).replace(nonsense.capitalize(), SECRET.capitalize())
        assert answer.content.decode() == expected, asked


def test_when_an_embargo_ends_the_story_is_there_without_anybodys_doing(client: Client, archive: Archive) -> None:
    """And so the walk above would find what there is to find."""
    ended = datetime(2020, 1, 1, tzinfo=UTC)
    Article.objects.filter(guid__endswith=":embargoed").update(embargo_until=ended)
    Revision.objects.filter(article__guid__endswith=":embargoed").update(embargo_until=ended)
    story = Article.objects.get(guid__endswith=":embargoed")
    for address in (
        "/",
        "/search/",
        "/search.json",
        "/people/",
        f"/dates/{YEAR}/03/04/",
        f"/dates/{YEAR}/04/05/",
        f"/stories/{story.pk}/",
    ):
        assert f"{SECRET}embargoed" in said(client, address), address
    assert client.get("/search.json", {"q": f"{SECRET}embargoedbody"}).json()["count"] == 1


def test_the_admin_shows_nothing_to_those_who_are_not_signed_in(client: Client, archive: Archive) -> None:
    story = archive.stories[0].pk
    for route in patterns("admin/"):
        path = re.sub(r"<[^>]+>", str(story), re.sub(r"\^?\(\?P<app_label>[^)]*\)/\$", "articles/", route))
        path = re.sub(r"\(\?P<url>\.\*\)\$", "x", path)
        for language in ("", "/en"):
            answer = client.get(f"{language}/{path}")
            assert SECRET not in f"{answer.headers} {answer.content.decode()}".lower(), path
            if path not in ("admin/login/", "admin/logout/"):
                assert (answer.status_code, answer.content) == (302, b""), path
                assert answer["Location"].startswith(f"{language}/admin/login/?next="), path
