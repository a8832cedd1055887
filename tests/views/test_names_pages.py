"""The page of one name."""

from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from articles.entities.decisions import Wanted, decide, undo
from articles.index.settle import settle
from articles.models import Article, Entity, NameDecisionKind, StatusChoices
from articles.search import search
from articles.search.page import Facet, SearchRequest
from articles.story import Moment
from tests.pages.look import links, words
from tests.views.stories import hidden_stories, mention, story

pytestmark = pytest.mark.django_db


def test_a_name_page_tells_how_much_when_and_how_written(client: Client) -> None:
    early = story({"Lukasjenko": "person"}, body="Lukasjenko", moment=Moment.of_month(2016, 2))
    late = story(body="Aleksandr Lukasjenko. Lukasjenko.", moment=Moment.of_day(date(2020, 8, 30)), section="Udland")
    entity = Entity.objects.get(name="Lukasjenko")
    mention(late, "Lukasjenko", "person")
    story({"Lukasjenko": "person"}, body="Lukasjenko", moment=Moment.of_month(2020, 8), headline="Måneden")
    response = client.get(entity.get_absolute_url())
    assert words(response, "head title") == ["Lukasjenko, Nyhedsarkiv"]
    assert words(response, ".kicker") == ["Person"]
    assert words(response, ".intro .lead") == ["Nævnt i 3 telegrammer fra februar 2016 til 30. august 2020."]
    assert words(response, ".aliases li") == ["Lukasjenko 4"]
    assert words(response, ".hits h3") == [late.headline, "Måneden", early.headline]
    assert words(response, ".side .rank li") == ["2020 2", "2016 1", "Udland 1"]
    assert links(response, ".side .rank a")[0][1] == "/search/?person=Lukasjenko&year=2020"
    assert links(response, ".side .rank a")[2][1] == "/search/?person=Lukasjenko&section=Udland"
    assert links(response, ".actions a") == [("Søg i de 3", "/search/?person=Lukasjenko")]
    oldest = client.get(f"{entity.get_absolute_url()}?sort=oldest")
    assert words(oldest, ".hits h3") == [early.headline, "Måneden", late.headline]


@pytest.mark.parametrize(
    ("moments", "sentence"),
    [
        ([None], "Nævnt i 1 telegram."),
        ([Moment.of_year(2017)], "Nævnt i 1 telegram fra 2017."),
        ([Moment.of_month(2017, 3), Moment.of_month(2017, 3)], "Nævnt i 2 telegrammer fra marts 2017."),
        ([Moment.of_year(2017), Moment.of_month(2017, 3)], "Nævnt i 2 telegrammer fra 2017 til marts 2017."),
        ([None, Moment.of_day(date(2017, 3, 1))], "Nævnt i 2 telegrammer fra 1. marts 2017."),
    ],
)
def test_a_name_page_invents_no_date(client: Client, moments: list[Moment | None], sentence: str) -> None:
    for moment in moments:
        story({"Bo": "person"}, body="Bo", moment=moment)
    response = client.get(Entity.objects.get(name="Bo").get_absolute_url())
    assert words(response, ".intro .lead") == [sentence]


def test_a_doubtful_date_is_neither_first_nor_last(client: Client) -> None:
    story({"Bo": "person"}, body="Bo", moment=Moment.of_year(2091), date_is_doubtful=True)
    story({"Bo": "person"}, body="Bo", moment=Moment.of_year(2017))
    response = client.get(Entity.objects.get(name="Bo").get_absolute_url())
    assert words(response, ".intro .lead") == ["Nævnt i 2 telegrammer fra 2017."]


def test_those_mentioned_together_lead_to_the_stories_of_both(client: Client) -> None:
    both = {"Eva Holm": "person", "Bo Dal": "person", "EU": "org", "Minsk": "place"}
    story(both, body="Eva Holm Bo Dal EU Minsk")
    story(both, body="Eva Holm Bo Dal Minsk")
    story(both, body="Eva Holm EU")
    story(both, body="Bo Dal")
    response = client.get(Entity.objects.get(name="Eva Holm").get_absolute_url())
    assert words(response, ".together li") == ["Bo Dal 2", "EU 2", "Minsk 2"]
    for _words, address in links(response, ".together a"):
        query = parse_qs(urlsplit(address).query)
        assert client.get("/search.json", query).json()["count"] == 2, address


def test_a_name_page_and_the_search_agree(client: Client) -> None:
    hidden_stories({"Eva Holm": "person"})
    for year, section in ((2019, "Udland"), (2020, "Udland"), (2020, "Indland")):
        story({"Eva Holm": "person"}, body="Eva Holm", moment=Moment.of_month(year, 5), section=section)
    story({"Bo Dal": "person"}, body="Bo Dal")
    response = client.get(Entity.objects.get(name="Eva Holm").get_absolute_url())
    found = search(SearchRequest(chosen={Facet.PERSON: ("Eva Holm",)}))
    assert words(response, ".hits h3") == [hit.article.headline for hit in found.hits]
    ranks = [(choice.label, choice.count) for facet in (Facet.YEAR, Facet.SECTION) for choice in found.facets[facet]]
    assert sorted(words(response, ".side .rank li")) == sorted(f"{label} {count}" for label, count in ranks)
    assert words(response, ".intro .lead")[0].startswith(f"Nævnt i {found.count} telegrammer")


def test_page_list_query_and_json_count_the_same_after_every_change(client: Client) -> None:
    stories = [story({"Eva Holm": "person"}, body="Eva Holm") for _number in range(4)]
    other = story({"Ewa Holm": "person"}, body="Ewa Holm")
    eva, ewa = (Entity.objects.get(name=name) for name in ("Eva Holm", "Ewa Holm"))

    def counted() -> set[int]:
        page = client.get(eva.get_absolute_url())
        said = [words(page, ".intro .lead")[0].split()[2], words(page, ".actions a")[0].split()[-1]]
        said.append(words(client.get("/people/"), ".name-columns li")[0].split()[-1])
        counts = [client.get("/search.json", query).json()["count"] for query in QUERIES]
        return {len(words(page, ".hits h3")), *map(int, said), *counts}

    assert counted() == {4}
    Article.objects.filter(pk=stories[0].pk).update(status=StatusChoices.CANCELED)
    assert counted() == {3}
    decision = decide(None, Wanted(kind=NameDecisionKind.MERGE, entity=ewa, target=eva))
    assert counted() == {4}
    Article.objects.filter(pk=other.pk).update(embargo_until=datetime(2999, 1, 1, tzinfo=UTC))
    assert counted() == {3}
    undo(None, decision)
    settle(waiting=1)
    assert counted() == {3}
    stories[1].mentions.all().delete()  # a correction in which the name is no more
    assert counted() == {2}
    Article.objects.filter(pk=stories[0].pk).update(status=StatusChoices.USABLE)
    assert counted() == {3}


QUERIES = [{"person": "Eva Holm"}, {"q": 'person:"Eva Holm"'}, {"q": "person:eva"}]


def test_the_stories_of_a_name_come_twenty_a_page(client: Client) -> None:
    for number in range(21):
        story({"Bo": "person"}, body="Bo", headline=f"Nummer {number}", moment=Moment.of_day(date(2020, 1, 1 + number)))
    address = Entity.objects.get(name="Bo").get_absolute_url()
    assert len(words(client.get(address), ".hits h3")) == 20
    assert words(client.get(f"{address}?page=2"), ".hits h3") == ["Nummer 0"]
    assert words(client.get(f"{address}?sort=oldest&page=2"), ".hits h3") == ["Nummer 20"]
    assert links(client.get(f"{address}?sort=oldest"), ".pager a") == [
        ("2", "?sort=oldest&page=2"),
        ("Næste", "?sort=oldest&page=2"),
    ]


def test_months_between_the_first_and_the_last_are_drawn(client: Client) -> None:
    for year in (2019, 2020):
        story({"Bo": "person"}, body="Bo", moment=Moment.of_month(year, 2))
    story({"Bo": "person"}, body="Bo", moment=Moment.of_year(2020))
    response = client.get(Entity.objects.get(name="Bo").get_absolute_url())
    titles = words(response, ".activity title")
    assert len(titles) == 13
    assert (titles[0], titles[1], titles[12]) == ("februar 2019: 1", "marts 2019: 0", "februar 2020: 1")
    assert [address for _words, address in links(response, ".activity a")] == [
        "/search/?person=Bo&from=2019-02&to=2019-02",
        "/search/?person=Bo&from=2020-02&to=2020-02",
    ]
    assert "1 uden måned er ikke vist" in words(response, ".activity span")


def test_what_the_lighter_part_of_a_bar_stands_for_is_said_where_there_is_one(client: Client) -> None:
    story({"Bo": "person"}, body="Bo", moment=Moment.of_day(date(2020, 2, 3)))
    address = Entity.objects.get(name="Bo").get_absolute_url()
    assert words(client.get(address), ".activity .key") == []
    story({"Bo": "person"}, body="Bo", moment=Moment.of_month(2020, 2))
    assert words(client.get(address), ".activity .key--2") == ["kun måned (1)"]


@pytest.mark.parametrize(("years", "per", "bars"), [(20, "month", 240), (21, "year", 21)])
def test_the_drawing_says_whether_its_bars_are_months_or_years(client: Client, years: int, per: str, bars: int) -> None:
    story({"Bo": "person"}, body="Bo", moment=Moment.of_month(1999, 1))
    story({"Bo": "person"}, body="Bo", moment=Moment.of_month(1998 + years, 12))
    response = client.get(f"/en{Entity.objects.get(name='Bo').get_absolute_url()}")
    assert words(response, ".activity figcaption .muted")[0] == f"Stories per {per}"
    assert len(words(response, ".activity title")) == bars


def test_many_years_are_folded_after_the_newest_ten(client: Client) -> None:
    for number in range(12):
        story({"Bo": "person"}, body="Bo", moment=Moment.of_year(2000 + number))
    address = Entity.objects.get(name="Bo").get_absolute_url()
    every = [f"{2011 - number} 1" for number in range(12)]
    assert words(client.get(address), ".side .rank li") == every
    assert words(client.get(address), ".side .unfold") == []
    story({"Bo": "person"}, body="Bo", moment=Moment.of_year(2012))
    response = client.get(address)
    assert words(response, ".side .rank li") == ["2012 1", *every]
    assert words(response, ".side .unfold li") == every[9:]
    assert links(response, ".side .unfold a")[-1][1] == "/search/?person=Bo&year=2000"


@pytest.mark.parametrize(("forms", "more"), [(12, []), (13, ["1"]), (15, ["3"])])
def test_of_many_ways_to_write_a_name_the_most_frequent_are_shown(client: Client, forms: int, more: list[str]) -> None:
    article = story(body=" ".join(f"Bo{number:02}" for number in range(forms)))
    for number in range(forms):
        mention(article, f"Bo{number:02}", "person", name="Bo")
    response = client.get(f"/en{Entity.objects.get(name='Bo').get_absolute_url()}")
    assert words(response, ".aliases li")[:12] == [f"Bo{number:02} 1" for number in range(12)]
    others = {"1": "and 1 other form", "3": "and 3 other forms"}
    assert words(response, ".aliases li")[12:] == [others[number] for number in more]


def test_a_wrong_slug_leads_to_the_right_one(client: Client) -> None:
    story({"Åse Ærø": "person"}, body="Åse Ærø")
    pk = Entity.objects.get(name="Åse Ærø").pk
    for slug in ("", "noget-andet/"):
        response = client.get(f"/names/{pk}/{slug}?page=2")
        assert (response.status_code, response["Location"]) == (301, f"/names/{pk}/aase-aeroe/?page=2")


def test_a_name_without_listed_stories_has_no_page_and_is_in_no_list(client: Client) -> None:
    hidden_stories({"Eva Holm": "person"})
    entity = Entity.objects.get(name="Eva Holm")
    assert client.get(entity.get_absolute_url()).status_code == 404
    assert client.get(f"/names/{entity.pk}/").status_code == 404
    assert client.get("/names/999999999999999999999/x/").status_code == 404
    assert words(client.get("/people/?q=eva"), ".name-columns a") == []


def test_hidden_stories_leave_no_trace_on_a_name_page(client: Client) -> None:
    hidden_stories({"Eva Holm": "person", "Kun Der": "person"}, section="Hemmelig", moment=Moment.of_month(1990, 1))
    story({"Eva Holm": "person"}, body="Eva Holm", moment=Moment.of_instant(datetime(2020, 8, 1, 9, tzinfo=UTC)))
    response = client.get(Entity.objects.get(name="Eva Holm").get_absolute_url())
    page = response.content.decode()
    assert words(response, ".intro .lead") == ["Nævnt i 1 telegram fra 1. august 2020."]
    for trace in ("HEMMELIGT", "Kun Der", "Hemmelig", "1990"):
        assert trace not in page


@pytest.mark.parametrize("stories", [1, 3])
def test_a_name_page_asks_the_database_the_same_however_much_there_is(
    client: Client, django_assert_num_queries: Any, stories: int
) -> None:
    for number in range(stories):
        names = {"Eva Holm": "person", f"Navn {number}": "person", "EU": "org"}
        story(names, body=" ".join(names), section=f"Sektion {number}")
    address = Entity.objects.get(name="Eva Holm").get_absolute_url()
    client.get(address)  # which reads what the index does not have yet
    with django_assert_num_queries(9):
        client.get(address)
