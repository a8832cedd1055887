"""The options below a search box, as the server sends them."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from articles.models import Entity
from articles.story import Moment
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> None:
    for _number in range(2):
        ArticleFactory(
            body="Protester i Minsk.",
            persons=["Aleksandr Lukasjenko"],
            section="Udland",
            moment=Moment.of_month(2020, 8),
        )


def options(client: Client, typed: str, language: str = "") -> list[tuple[str, str, str]]:
    """Of each option the words, the query that it stands for and the address that it opens."""
    page = client.get(f"{language}/suggest/", {"q": typed}).content.decode()
    found = []
    for tag, inside in re.findall(r"<li (.*?)>(.*?)</li>", page, re.DOTALL):
        said = dict(re.findall(r'([\w-]+)="(.*?)"', tag))
        words = " ".join(html.unescape(re.sub("<[^b/].*?>|</[^b].*?>", "", inside)).split())
        found.append((words, html.unescape(said["data-q"]), said.get("data-href", "")))
    return found


@pytest.mark.usefixtures("archive")
def test_a_name_alone_opens_its_page_and_in_a_query_completes_it(client: Client) -> None:
    page = Entity.objects.get(name="Aleksandr Lukasjenko").get_absolute_url()
    assert options(client, "luka")[0] == (
        "Aleksandr <b>Luka</b>sjenko person, 2 telegrammer",
        'person:"Aleksandr Lukasjenko"',
        page,
    )
    assert options(client, "protest -luka")[0][1:] == ('protest -person:"Aleksandr Lukasjenko"', "")
    assert options(client, "-protest aleksandr luka")[0][1:] == ('-protest person:"Aleksandr Lukasjenko"', "")
    assert options(client, "protest luka")[0][1:] == ('protest person:"Aleksandr Lukasjenko"', "")
    assert options(client, "person:luka")[0][1:] == ('person:"Aleksandr Lukasjenko"', "")


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("language", "typed", "words", "query", "address"),
    [
        ("", "udl", "<b>Udl</b>and sektion, 2 telegrammer", "sektion:Udland", "/search/?section=Udland"),
        ("/en", "udl", "<b>Udl</b>and section, 2 stories", "section:Udland", "/en/search/?section=Udland"),
        ("", "aug", "<b>aug</b>ust 2020 måned, 2 telegrammer", "dato:2020-08", "/dates/2020/08/"),
        ("/en", "august 2", "<b>August</b> <b>2</b>020 month, 2 stories", "date:2020-08", "/en/dates/2020/08/"),
        ("", "prot", "<b>prot</b>ester ord", "protester", ""),
        ("", "x fra:2020-0", "august <b>2020</b> måned, 2 telegrammer", "x fra:2020-08", ""),
    ],
)
def test_what_the_options_say_and_do(
    client: Client, language: str, typed: str, words: str, query: str, address: str
) -> None:
    assert options(client, typed, language)[0] == (words, query, address)


@pytest.mark.usefixtures("archive")
def test_the_last_option_searches_for_what_was_typed_and_alone_it_is_none(client: Client) -> None:
    assert options(client, ' "pro ')[-1][:2] == ('Søg efter »<b>"pro</b>« Enter', '"pro')
    for typed in ("xyzzy", "", "luka*", "valg ELLER", "\0", "p" * 300):
        answer = client.get("/suggest/", {"q": typed})
        assert (answer.status_code, answer.content.strip()) == (200, b"")


def test_markup_in_names_is_text(client: Client) -> None:
    ArticleFactory(orgs=["<i>Kyst & Co</i>"])
    page = client.get("/suggest/", {"q": '<i>"kys'}).content.decode()
    assert "<i>" not in page
    assert options(client, "kys")[0][0] == "<i><b>Kys</b>t & Co</i> organisation, 1 telegram".replace("<i>", "<i>")


@pytest.mark.usefixtures("archive")
def test_it_is_for_no_crawler_and_no_shared_cache_but_known_by_its_tag(client: Client) -> None:
    answer = client.get("/suggest/", {"q": "luka"})
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-cache" in answer["Cache-Control"]
    again = client.get("/suggest/", {"q": "luka"}, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.post("/suggest/", {"q": "luka"}).status_code == 405
    ArticleFactory(persons=["Aleksandr Lukasjenko"])
    assert client.get("/suggest/", {"q": "luka"}, headers={"if-none-match": answer["ETag"]}).status_code == 200


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", ["/", "/search/?q=protester", "/people/", "/no/such/page/", "/en/about/"])
def test_every_page_has_a_box_that_suggests(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    english = "/en" if address.startswith("/en") else ""
    assert page.count(f'data-suggest="{english}/suggest/"') == 1
    assert "js/suggest.js" in page


@pytest.mark.usefixtures("archive")
def test_another_spelling_is_offered_on_the_page_and_in_json(client: Client) -> None:
    page = client.get("/search/?q=Protestir&section=Udland").content.decode()
    line = re.search(r'<p class="spelling">.*?</p>', page, re.DOTALL)
    assert line is not None
    words = " ".join(re.sub("<.*?>", " ", line[0]).split())
    assert (words, re.findall('href="(.*?)"', line[0])) == (
        "Mente du Protester 2 telegrammer",
        ["/search/?q=Protester&amp;section=Udland"],
    )
    told: dict[str, Any] = client.get("/search.json?q=Protestir&section=Udland").json()
    assert told["spelling"] == [{"text": "Protester", "count": 2, "url": "/search.json?q=Protester&section=Udland"}]
    assert "spelling" not in client.get("/search/?q=Protester").content.decode()
