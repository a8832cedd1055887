"""GET /search.json on the seed stories: the whole answer, and its faults in words."""

import json

import pytest
from django.test import Client

from articles.models import Article
from tests.search.seeds import DEMONSTRATIONS, GREETINGS, make_seed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _seeds():
    make_seed(DEMONSTRATIONS)
    make_seed(GREETINGS)


def ask(query: str, prefix: str = "") -> dict:
    response = Client().get(f"{prefix}/search.json?{query}")
    assert response.status_code == 200
    return json.loads(response.content)


@pytest.mark.parametrize(
    ("q", "count"),
    [
        ("Lukasjenko", 2),
        ("valgfusk", 1),
        ('"kollektiv militærpagt"', 1),
        ("Putin -CNN", 1),
        ("Merkel ELLER Tikhanovskaja", 2),
        ("Merkel OR Tikhanovskaja", 2),
        ("demonstr*", 2),
        ("titel:hilsner", 0),
        ("dato:2020-08", 2),
        ("fra:2020-08-15 til:2020-08-20", 2),
        ("fra:2020-09", 0),
        ("protest", 2),
        ("person:Lukasjenko sted:Minsk", 2),
        ("kilde:ritzau sprog:dansk", 2),
    ],
)
def test_counts(q, count):
    said = Client().get("/search.json", {"q": q}).json()
    assert (said["count"], len(said["results"]), said["error"]) == (count, count, None)


def test_the_whole_answer():
    said = ask("q=valgfusk")
    story = Article.objects.get(guid=GREETINGS)
    assert said.pop("facets")["person"] == [
        {"value": name, "count": 1, "chosen": False}
        for name in ["Aleksandr Lukasjenko", "Angela Merkel", "Emmanuel Macron", "Vladimir Putin"]
    ]
    [hit] = said.pop("results")
    assert hit.pop("entities")[0] == {
        "type": "person",
        "name": "Aleksandr Lukasjenko",
        "url": hit_url(story, "Aleksandr Lukasjenko"),
    }
    assert hit == {
        "id": story.pk,
        "provider": "ritzau",
        "guid": GREETINGS,
        "url": f"/stories/{story.pk}/vladimir-putin-og-aleksandr-lukasjenko-vil-styrke-samarbejdet-mellem/",
        "headline": story.headline,
        "headline_is_derived": True,
        "published": "2020-08",
        "precision": "month",
        "is_certain": True,
        "section": None,
        "source": "Ritzau",
        "snippet": (
            "… Oppositionen har ligeledes beskyldt Lukasjenko, der har siddet på magten siden 1994, for valgfusk. "
            "Under søndagens demonstrationer blev mere end 125 personer anholdt ifølge nyhedsbureauet AFP. …"
        ),
        "near_duplicates": [],
    }
    assert said == {
        "query": "valgfusk",
        "count": 1,
        "count_is_estimate": False,
        "page": 1,
        "pages": 1,
        "uncertain": 0,
        "histogram": [{"period": "2020-08", "count": 1, "undated": 1}],
        "without_month": 0,
        "error": None,
        "advice": [],
        "spelling": [],
    }


def hit_url(story: Article, name: str) -> str:
    return story.mentions.get(entity__name=name).entity.get_absolute_url()


def test_a_period_inside_the_month():
    said = ask("from=2020-08-15&to=20.8.2020")
    assert [hit["is_certain"] for hit in said["results"]] == [False, False]
    assert said["uncertain"] == 2
    assert ask("from=2020-08-15&to=20.8.2020&certain=1")["count"] == 0
    assert ask("q=fra:2020-08-15 til:2020-08-20&certain=1")["count"] == 0


def test_a_fault_is_told_with_its_place_and_a_query_that_is_searched():
    said = ask('q=person:"Lukasjenko', "/en")
    assert said["error"] == {
        "message": "The quotation mark is never closed",
        "position": 7,
        "suggestion": 'person:"Lukasjenko"',
        "parameter": "q",
        "advice": 'At character 8 a phrase begins with ", but there is no " to end it.',
        "suggestion_url": "/en/search.json?q=person%3A%22Lukasjenko%22",
    }
    assert said["count"] == 2


def test_the_answer_is_in_the_language_of_the_address():
    danish, english = ask("page=x"), ask("page=x", "/en")
    assert (danish["error"]["suggestion"], english["error"]["suggestion"]) == ("Side 1", "Page 1")
    assert ask("q=Merkel", "/en")["results"][0]["url"].startswith("/en/stories/")


@pytest.mark.parametrize("query", ["q=*", "q=person:", "q=%22", "q=)"])
def test_when_nothing_is_left_to_search_for_nothing_is_searched(query):
    said = ask(query)
    assert (said["count"], said["results"], said["error"]["suggestion"]) == (0, [], None)
    assert said["error"]["message"]


@pytest.mark.parametrize(
    ("query", "suggestion", "url", "count"),
    [
        ("q=dato:2020-13", "dato:2020", "q=dato%3A2020", 2),
        ("from=2020-13", "fra 2020", "from=2020", 2),
        ("to=30.2.2020&q=Putin", "til og med februar 2020", "q=Putin&to=2020-02", 0),
        ("from=sludder&q=Putin", "Alle datoer", "q=Putin", 2),
        ("from=2020-09&to=2020-08", "august til september 2020", "from=2020-08&to=2020-09", 2),
        ("page=nul", "Side 1", "", 2),
        ("page=-3", "Side 1", "", 2),
    ],
)
def test_an_impossible_value_is_answered_in_words_and_never_ignored(query, suggestion, url, count):
    said = ask(query)
    assert said["error"]["message"]
    assert (said["error"]["suggestion"], said["error"]["suggestion_url"]) == (suggestion, f"/search.json?{url}")
    assert said["count"] == count


@pytest.mark.parametrize("query", ["q=%26 Putin", "q=Putin fra:2020-08-15&to=2020-08-10", "q=%F0%9F%98%80"])
def test_no_part_of_a_query_is_left_out_without_a_word(query):
    said = ask(query)
    assert said["error"] is not None or said["query"] == "& Putin"


@pytest.mark.parametrize(
    "query",
    [
        "q=%00&person=%00&section=a%00b&year=99999&year=abc&page=99999999999&sort=x&certain=0&mayor=1",
        "q=%ED%A0%80&from=%00",
        "year=0000&source=nowhere",
        "q=" + "a " * 500,
        "q=" + "(" * 300 + "a" + ")" * 300,
        "q=" + "-" * 100 + "a",
        "&".join(f"person=P{n}" for n in range(300)),
    ],
)
def test_nothing_typed_can_break_it(query):
    assert "count" in ask(query)


def test_an_empty_answer_has_advice_that_gives_results():
    said = ask("q=titel:hilsner")
    assert said["advice"] == [{"text": "Søg efter hils*", "count": 1, "url": "/search.json?q=hils%2A"}]
    said = ask("q=valgfusk Reuters&person=Angela Merkel&from=2020-09")
    assert said["count"] == 0
    assert all(ask(one["url"].partition("?")[2])["count"] == one["count"] > 0 for one in said["advice"])


def test_nonsense_offers_the_whole_archive():
    assert ask("q=xyzzyplugh")["advice"] == [{"text": "Se hele arkivet", "count": 2, "url": "/search.json?"}]


def test_what_it_costs(django_assert_num_queries):
    ask("q=Lukasjenkx")  # this process reads what has changed, and the words of names
    with django_assert_num_queries(6):
        ask("q=Lukasjenko")
    with django_assert_num_queries(5):
        ask("q=valgfusk")
    with django_assert_num_queries(2):
        ask("q=titel:hilsner")


def test_headers():
    response = Client().get("/search.json")
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "no-cache"
    assert response["X-Robots-Tag"] == "noindex"
    assert "æ" in Client().get("/search.json", {"q": "militærpagt"}).content.decode()
    assert Client().post("/search.json").status_code == 405
