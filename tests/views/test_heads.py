"""What pages tell machines in their heads: one address each, what may be found, and nothing the source did not say."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from lxml import etree, html

from articles.models import Article, Entity, StatusChoices
from articles.story import Moment
from tests.factories import RevisionFactory
from tests.pages.look import elements
from tests.views.stories import story

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
DAY = Moment.of_day(date(2020, 8, 16))


def canonical(response: HttpResponse) -> list[str]:
    return [
        link.get("href").removeprefix(HOST) for link in elements(response, "link") if link.get("rel") == "canonical"
    ]


def alternates(response: HttpResponse) -> dict[str, str]:
    found = [link for link in elements(response, "link") if link.get("rel") == "alternate"]
    return {link.get("hreflang"): link.get("href").removeprefix(HOST) for link in found}


def metas(response: HttpResponse) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in elements(response, "meta"):
        if name := meta.get("property") or meta.get("name"):
            found.setdefault(name, []).append(meta.get("content"))
    return found


def may_be_found(response: HttpResponse) -> bool:
    return "robots" not in metas(response)


def linked(response: HttpResponse) -> dict[str, Any] | None:
    found = [script for script in elements(response, "script") if script.get("type") == "application/ld+json"]
    return json.loads(found[0].text) if found else None


@pytest.fixture
def stories() -> list[Article]:
    return [story({"Eva Holm": "person"}, body="Eva Holm", moment=DAY) for _number in range(51)]


@pytest.mark.parametrize(
    ("address", "own", "found"),
    [
        ("/", "/", True),
        ("/?utm_source=x", "/", True),
        ("/about/?x", "/about/", True),
        ("/corrections/?page=9&letter=A", "/corrections/", True),
        ("/people/", "/people/", True),
        ("/people/?sort=count", "/people/", True),
        ("/people/?letter=e&x=1", "/people/?letter=E", True),
        ("/people/?letter=Z", "/people/?letter=Z", False),
        ("/people/?q=eva&sort=count", "/people/?q=eva", False),
        ("/people/?page=9", "/people/", True),
        ("/dates/2020/", "/dates/2020/", True),
        ("/dates/2020/08/?letter=A&undated=0", "/dates/2020/08/", True),
        ("/dates/2020/08/?page=2", "/dates/2020/08/?page=2", False),
        ("/dates/2020/08/16/?page=2&sort=oldest", "/dates/2020/08/16/?page=2", False),
        ("/dates/2020/08/17/", "/dates/2020/08/17/", False),
        ("/dates/2019/", "/dates/2019/", False),
        ("/search/", "/search/", False),
        ("/search/?page=1&q=%20eva%20&person=&utm=x", "/search/?q=eva", False),
        ("/search/?to=2020&from=1.8.2020", "/search/?from=2020-08-01&to=2020", False),
    ],
)
def test_a_page_has_one_address_and_only_those_worth_it_are_to_be_found(
    client: Client, stories: list[Article], address: str, own: str, found: bool
) -> None:
    for prefix in ("", "/en"):
        response = client.get(f"{prefix}{address}")
        assert canonical(response) == [f"{prefix}{own}"]
        assert may_be_found(response) == found
        languages = {"da": own, "en": f"/en{own}", "x-default": own}
        assert alternates(response) == (languages if found else {})


def test_the_pages_of_a_name_have_their_own_addresses(client: Client, stories: list[Article]) -> None:
    address = Entity.objects.get().get_absolute_url()
    for query, own, found in (
        ("", "", True),
        ("?sort=oldest", "", True),
        ("?page=1", "", True),
        ("?page=2&sort=oldest", "?sort=oldest&page=2", False),
        ("?page=99", "?page=3", False),
    ):
        response = client.get(address + query)
        assert (canonical(response), may_be_found(response)) == ([address + own], found)


def test_earlier_versions_and_changes_lead_to_the_story_and_are_not_to_be_found(client: Client) -> None:
    article = story(moment=DAY)
    RevisionFactory(article=article, version=0, paragraphs=["Før."])
    address = article.get_absolute_url()
    assert may_be_found(client.get(address))
    for query in ("?version=0", "?compare=0"):
        response = client.get(address + query)
        assert (canonical(response), may_be_found(response), linked(response)) == ([address], False, None)


def test_what_is_withdrawn_or_not_there_has_no_address_of_its_own_and_says_nothing(client: Client) -> None:
    article = story(lead="Hemmeligt.", body="Hemmelig tekst.")
    Article.objects.filter(pk=article.pk).update(status=StatusChoices.CANCELED)
    for response in (client.get(article.get_absolute_url()), client.get("/dates/2020/13/"), client.get("/intet/")):
        assert (canonical(response), alternates(response), linked(response)) == ([], {}, None)
        assert metas(response)["robots"] == ["noindex"]
        assert {name for name in metas(response) if name.startswith("og:") or name == "description"} == set()


def test_a_story_is_told_whole_to_machines(client: Client) -> None:
    article = story(
        {"Eva Holm": "person", "Kystministeriet": "org", "Ærø": "place"},
        headline="Diger på Ærø",
        lead="Eva Holm fra Kystministeriet siger det på Ærø.",
        body="Tekst.",
        section="Indland",
        moment=Moment.of_instant(datetime(2020, 8, 17, 5, 42, tzinfo=UTC)),
        is_corrected=True,
        correction_note="Det var i går.",
    )
    shown = article.shown
    shown.version, shown.is_correction, shown.credit, shown.dateline_place = 2, True, "/nordvest/", "Marstal"
    shown.url = "https://nordvest.example/1"
    shown.save()
    first = RevisionFactory(article=article, version=1, paragraphs=["Før."])
    first.moment = DAY
    first.save()
    address = HOST + article.get_absolute_url()
    agency = {"@type": "NewsMediaOrganization", "name": "Ritzau"}
    told = linked(client.get(article.get_absolute_url()))
    names = {name.name: HOST + name.get_absolute_url() for name in Entity.objects.all()}
    assert told == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": "Diger på Ærø",
        "description": "Eva Holm fra Kystministeriet siger det på Ærø.",
        "datePublished": "2020-08-16",
        "dateModified": "2020-08-17T05:42:00Z",
        "inLanguage": "da",
        "articleSection": "Indland",
        "dateline": "Marstal",
        "creditText": "/nordvest/",
        "version": "2",
        "correction": {
            "@type": "CorrectionComment",
            "url": f"{address}#versions",
            "text": "Det var i går.",
            "datePublished": "2020-08-17T05:42:00Z",
        },
        "publisher": agency,
        "sourceOrganization": agency,
        "isBasedOn": "https://nordvest.example/1",
        "isPartOf": {"@type": "WebSite", "name": "Nyhedsarkiv", "url": f"{HOST}/"},
        "mentions": [
            {"@type": "Person", "name": "Eva Holm", "url": names["Eva Holm"]},
            {"@type": "Organization", "name": "Kystministeriet", "url": names["Kystministeriet"]},
            {"@type": "Place", "name": "Ærø", "url": names["Ærø"]},
        ],
    }


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (None, None),
        (Moment.of_year(2020), "2020"),
        (Moment.of_month(2020, 8), "2020-08"),
        (DAY, "2020-08-16"),
        (Moment.of_instant(datetime(2020, 8, 16, 5, 42, 7, tzinfo=UTC)), "2020-08-16T05:42:07Z"),
    ],
)
def test_a_date_is_told_as_precisely_as_its_source_gave_it(
    client: Client, moment: Moment | None, said: str | None
) -> None:
    told = linked(client.get(story(moment=moment).get_absolute_url()))
    assert told is not None
    assert (told.get("datePublished"), "dateModified" in told) == (said, False)


@pytest.mark.parametrize("what", [{"is_correction": True}, {"is_update": True}, {"version": 2}])
def test_when_the_first_version_is_not_here_only_a_change_is_dated(client: Client, what: dict[str, Any]) -> None:
    article = story(moment=DAY)
    article.revisions.update(**what)
    told = linked(client.get(article.get_absolute_url()))
    assert told is not None
    assert (told.get("datePublished"), told["dateModified"]) == (None, "2020-08-16")


def test_a_headline_made_from_the_text_is_not_told_as_one(client: Client) -> None:
    article = story(headline="Første sætning", lead="Første sætning.", headline_is_derived=True)
    article.revisions.update(headline="", language="")
    told = linked(client.get(article.get_absolute_url()))
    assert told is not None
    assert (told.get("headline"), told["description"], told.get("inLanguage")) == (None, "Første sætning.", None)


HOSTILE = "</script><script>alert(1)</script><!-- & \u2028 \"'"


def test_nothing_in_a_story_ends_the_block_of_data(client: Client) -> None:
    response = client.get(story(headline=HOSTILE, lead=f"{HOSTILE} lead").get_absolute_url())
    told = linked(response)
    assert told is not None
    assert told["headline"] == HOSTILE
    block = response.content.decode().partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(block) == told
    assert not set("<>&\u2028") & set(block)
    assert metas(response)["og:title"] == [HOSTILE]


@pytest.mark.parametrize(("prefix", "locale", "other"), [("", "da_DK", "en_GB"), ("/en", "en_GB", "da_DK")])
def test_a_story_is_shared_with_its_own_words_and_no_picture(
    client: Client, prefix: str, locale: str, other: str
) -> None:
    article = story(headline="Diger på Ærø", lead="Digerne skal forhøjes. " * 20, moment=DAY)
    address = prefix + article.get_absolute_url()
    response = client.get(address)
    said = {name: values for name, values in metas(response).items() if name.startswith("og:")}
    description = said.pop("og:description")[0]
    assert said == {
        "og:site_name": ["Nyhedsarkiv"],
        "og:type": ["article"],
        "og:title": ["Diger på Ærø"],
        "og:url": [HOST + address],
        "og:locale": [locale],
        "og:locale:alternate": [other],
    }
    assert description.startswith("Digerne skal forhøjes.")
    assert description.endswith(" …")
    assert len(description) <= 200
    assert metas(response)["description"] == [description]


def test_a_name_and_a_day_are_shared_with_what_their_pages_say(client: Client) -> None:
    story({"Eva Holm": "person"}, body="Eva Holm", moment=DAY)
    name = metas(client.get(Entity.objects.get().get_absolute_url()))
    assert (name["og:title"], name["description"]) == (["Eva Holm"], ["Nævnt i 1 telegram fra 16. august 2020."])
    day = metas(client.get("/en/dates/2020/08/16/"))
    assert (day["og:title"], day["description"]) == (["Sunday 16 August 2020"], ["1 story"])


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_browser_can_search_the_archive(client: Client, prefix: str) -> None:
    page = client.get(f"{prefix}/about/")
    link = next(one for one in elements(page, "link") if one.get("rel") == "search")
    assert (link.get("type"), link.get("href")) == (
        "application/opensearchdescription+xml",
        f"{prefix}/opensearch.xml",
    )
    response = client.get(link.get("href"))
    assert response["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    assert response["X-Robots-Tag"] == "noindex"
    told = etree.fromstring(response.content)
    space = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    assert len(told.findtext("o:ShortName", namespaces=space)) <= 16
    assert told.findtext("o:Language", namespaces=space) == (prefix.strip("/") or "da")
    templates = {url.get("type"): url.get("template") for url in told.findall("o:Url", namespaces=space)}
    story(headline="Æbler")
    asked = templates["text/html"].replace("{searchTerms}", "%C3%A6bler")
    assert asked.startswith(f"{HOST}{prefix}/search/?")
    assert "Æbler" in client.get(asked.removeprefix(HOST)).content.decode()
    asked = templates["application/json"].replace("{searchTerms}", "%C3%A6bler").replace("{startPage?}", "1")
    assert client.get(asked.removeprefix(HOST)).json()["count"] == 1


def test_every_page_is_well_formed_about_itself(client: Client, stories: list[Article]) -> None:
    """One title, one canonical address, one description at most."""
    for path in ("/", "/search/", "/people/", "/dates/", "/dates/2020/08/16/", stories[0].get_absolute_url()):
        head = html.fromstring(client.get(path).content).find("head")
        assert [len(head.findall(one)) for one in ("title", "link[@rel='canonical']")] == [1, 1], path
        assert len(head.findall("meta[@name='description']")) <= 1
