"""The two seed stories, from the files to the pages."""

import html
import re

import pytest

from articles.models import Article, DateMention, Entity

pytestmark = pytest.mark.usefixtures("seeds")

FIRST = "000_19ee2faccc60661c"
SECOND = "002_54189c48d2e5fc35"


def _json(client, **params):
    return client.get("/search.json", params).json()


@pytest.mark.parametrize(
    ("q", "guids"),
    [
        ("Lukasjenko", {FIRST, SECOND}),
        ("valgfusk", {SECOND}),
        ('"kollektiv militærpagt"', {FIRST}),
        ("Putin -CNN", {FIRST}),
        ("Merkel ELLER Tikhanovskaja", {FIRST, SECOND}),
        ("Merkel OR Tikhanovskaja", {FIRST, SECOND}),
        ("Putin IKKE CNN", {FIRST}),
        ("demonstr*", {FIRST, SECOND}),
        ("titel:hilsner", set()),
        ("dato:2020-08", {FIRST, SECOND}),
        ("fra:2020-08-15 til:2020-08-20", {FIRST, SECOND}),
        ("fra:2020-09", set()),
        ("protest", {FIRST, SECOND}),
        ("protesterne", {FIRST, SECOND}),
        ("person:Lukasjenko sted:Minsk", {FIRST, SECOND}),
        ("person:Merkel", {SECOND}),
        ("org:CNN", {SECOND}),
        ("(valgfusk ELLER militærpagt) -sted:Moskva", {FIRST}),
        ("sprog:da", {FIRST, SECOND}),
        ("sprog:en", set()),
        ("kilde:Ritzau", {FIRST, SECOND}),
        ("omtaler:2020-08-09", {SECOND}),
        ("omtaler:9.8.2020", {SECOND}),
        ("mentions:1994", {SECOND}),
        ("omtaler:2020-08-16", set()),
        ("dato:2020-08 -omtaler:2020-08", {FIRST}),
    ],
)
def test_a_query_finds_exactly_these(client, q, guids):
    answer = _json(client, q=q)
    assert ({result["guid"] for result in answer["results"]}, answer["count"]) == (guids, len(guids))
    assert answer["error"] is None


@pytest.mark.parametrize("q", ["Lukasjenko", "valgfusk", "demonstr*", "titel:hilsner", "fra:2020-09"])
def test_page_json_and_facets_agree_on_the_numbers(client, q):
    answer = _json(client, q=q)
    page = client.get("/search/", {"q": q}).content.decode()
    assert page.count('<li class="hit">') == answer["count"]
    for facet, choices in answer["facets"].items():
        for choice in choices:
            assert _json(client, q=q, **{facet: choice["value"]})["count"] == choice["count"], (facet, choice)
    months = sum(month["count"] for month in answer["histogram"])
    assert months + answer["without_month"] == answer["count"]


def test_nothing_found_gives_advice_that_finds_something(client):
    page = client.get("/search/", {"q": "titel:hilsner Putin"}).content.decode()
    advice = re.search(r'<ul class="advice">(.*?)</ul>', page, re.DOTALL)[1]
    links = [html.unescape(link) for link in re.findall(r'href="([^"]+)"', advice)]
    assert links
    for link in links:
        assert client.get(link.replace("/search/", "/search.json")).json()["count"] > 0, link


def test_a_period_within_the_month_marks_both_as_uncertain_and_certain_finds_none(client):
    period = {"from": "2020-08-15", "to": "2020-08-20"}
    page = client.get("/search/", period).content.decode()
    assert page.count("dag ukendt") >= 2
    assert _json(client, **period)["count"] == 2
    assert _json(client, **period, certain="1")["count"] == 0
    assert _json(client, **{"from": "2020-08", "to": "2020-08"}, certain="1")["count"] == 2


def test_an_impossible_month_explains_itself(client):
    response = client.get("/search/", {"q": "dato:2020-13"})
    error = _json(client, q="dato:2020-13")["error"]
    assert response.status_code == 200
    assert "2020-13" in error["message"]
    assert error["position"] == 5
    assert html.escape(error["message"]) in response.content.decode()


def test_no_page_shows_a_day_for_a_story_that_has_none(client):
    """Neither as words nor in the machine's own attributes. What a text says of a day is another thing."""
    pages = ["/", "/search/?q=Lukasjenko", "/dates/2020/", "/dates/2020/08/", "/people/"]
    pages += [article.get_absolute_url() for article in Article.objects.all()]
    pages += [entity.get_absolute_url() for entity in Entity.objects.all()]
    for page in pages:
        body = client.get(page).content.decode()
        shown = re.findall(r'<time[^>]*datetime="([^"]+)"', re.sub(r'<a class="ent date".*?</a>', "", body))
        assert set(shown) <= {"2020-08", "2020"}, page
        assert not re.search(r"\b1\. august 2020", body), page


@pytest.mark.parametrize(
    ("name", "stories", "forms"),
    [
        ("Aleksandr Lukasjenko", 2, {"Aleksandr Lukasjenko", "Lukasjenko"}),
        ("Vladimir Putin", 2, {"Vladimir Putin", "Putin"}),
        ("Svetlana Tikhanovskaja", 1, {"Svetlana Tikhanovskaja"}),
    ],
)
def test_an_entity_page_lists_its_stories_and_the_forms_in_them(client, name, stories, forms):
    entity = Entity.objects.get(type="person", name=name)
    body = client.get(entity.get_absolute_url()).content.decode()
    assert body.count('<li class="hit">') == stories
    for form in forms:
        assert form in body
    assert set(entity.mentions.values_list("text", flat=True)) == forms


def test_a_derived_headline_says_so(client):
    article = Article.objects.get(guid=SECOND)
    assert article.headline_is_derived
    assert _json(client, q="valgfusk")["results"][0]["headline_is_derived"] is True
    assert "overskrift" in client.get(article.get_absolute_url()).content.decode().lower()


@pytest.mark.parametrize(
    "q", ['"a b', "person:", "(a", "*", "a ELLER", 'person:"Lukasjenko sted:Minsk', ")", "-", '"', ":"]
)
def test_no_query_fails(client, q):
    answer = _json(client, q=q)
    page = client.get("/search/", {"q": q})
    assert page.status_code == 200
    if answer["error"] and answer["error"]["suggestion"]:
        assert _json(client, q=answer["error"]["suggestion"])["error"] is None


def test_the_9th_of_august_is_a_day_and_sunday_is_none(client):
    """The story is of August 2020, which has five Sundays and one 9th."""
    seeds = DateMention.objects.filter(article__guid=SECOND)
    assert set(seeds.filter(iso__isnull=False).values_list("text", "iso")) == {
        ("9. august", "2020-08-09"),
        ("1994", "1994"),
    }
    assert set(seeds.filter(text__icontains="søndag").values_list("first_day", flat=True)) == {None}
    body = client.get(Article.objects.get(guid=SECOND).get_absolute_url()).content.decode()
    marked = re.findall(
        r'<a class="ent date" href="([^"]+)" title="([^"]+)"><time datetime="([^"]+)">(.*?)</time></a>', body
    )
    assert marked == [
        ("/dates/2020/08/09/", "9. august 2020", "2020-08-09", "9. august"),
        ("/dates/1994/", "1994", "1994", "1994"),
    ]
    assert "styrke samarbejdet" in client.get("/dates/2020/08/09/").content.decode()
    facet = _json(client)["facets"]["mentions"]
    assert [(choice["value"], choice["count"]) for choice in facet] == [("2020-08-09", 1), ("1994", 1)]
