"""The seed stories, imported as they came, on every page that shows stories, names and dates."""

from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from articles.importing import collect, import_files
from articles.models import Article, Entity
from tests.factories import BatchFactory
from tests.pages.look import elements, links, words

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).parents[2] / "fixtures"


@pytest.fixture(autouse=True)
def _archive() -> None:
    outcomes = [result.outcome for result in import_files(collect(sorted(SEEDS.glob("0*.txt"))), batch=BatchFactory())]
    assert outcomes == ["created", "created"]


def page_of(client: Client, name: str, type_: str = "person") -> HttpResponse:
    return client.get(Entity.objects.get(name=name, type=type_).get_absolute_url())


@pytest.mark.parametrize(
    ("name", "stories", "sentence"),
    [
        ("Aleksandr Lukasjenko", 2, "Nævnt i 2 telegrammer fra august 2020."),
        ("Vladimir Putin", 2, "Nævnt i 2 telegrammer fra august 2020."),
        ("Svetlana Tikhanovskaja", 1, "Nævnt i 1 telegram fra august 2020."),
    ],
)
def test_a_name_lists_its_stories_and_never_a_day(client: Client, name: str, stories: int, sentence: str) -> None:
    response = page_of(client, name)
    assert words(response, "h1") == [name]
    assert words(response, ".intro .lead") == [sentence]
    assert words(response, ".hits .stamp") == ["aug. 2020 dag ukendt"] * stories


def test_a_name_is_shown_as_the_texts_write_it(client: Client) -> None:
    forms = {form.rpartition(" ")[0] for form in words(page_of(client, "Aleksandr Lukasjenko"), ".aliases li")}
    assert forms == {"Aleksandr Lukasjenko", "Lukasjenko"}


def test_every_name_in_a_text_is_linked_at_its_own_words(client: Client) -> None:
    article = Article.objects.get(guid__contains="000_19ee2faccc60661c")
    response = client.get(article.get_absolute_url())
    assert words(response, ".dateline b") == ["Ritzau, august 2020"]
    assert words(response, ".sign") == ["/ritzau/"]
    text = [" ".join(paragraph.split()) for paragraph in article.body.split("\n\n")]
    assert words(response, ".text p")[1:-1] == text
    written = [link.text_content() for link in elements(response, "article a.ent")]
    assert written == [
        mention.text for field in ("lead", "body") for mention in article.mentions.filter(field=field).order_by("start")
    ]
    assert ("Lukasjenko", Entity.objects.get(name="Aleksandr Lukasjenko").get_absolute_url()) in links(
        response, ".text a"
    )


def test_the_calendar_holds_both_in_their_month_and_in_no_day(client: Client) -> None:
    assert words(client.get("/dates/"), ".heat td")[7] == "2"
    assert len(words(client.get("/dates/2020/08/?undated=1"), ".hits h2")) == 2
    day = client.get("/dates/2020/08/16/")
    assert words(day, ".timeline li") == []
    assert words(day, ".notice p")[0].startswith("Måske er der flere. 2 telegrammer er fra august 2020, men uden dag.")
