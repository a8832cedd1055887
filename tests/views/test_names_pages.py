"""Lists of names and the page of one name."""

from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from articles.entities.fold import fold_words
from articles.models import Alias, Entity, EntityType, Mention
from articles.search import search
from articles.search.page import Facet, SearchRequest
from articles.story import Moment
from tests.pages.look import elements, links, words
from tests.views.stories import hidden_stories, mention, story

pytestmark = pytest.mark.django_db


def persons(*names: str) -> None:
    for name in names:
        story({name: "person"}, body=name)


def listed(client: Client, address: str) -> list[str]:
    return words(client.get(address), ".name-columns a")


@pytest.mark.parametrize(
    ("address", "type_", "title"),
    [("/people/", "person", "Personer"), ("/organisations/", "org", "Organisationer"), ("/places/", "place", "Steder")],
)
def test_each_list_holds_its_own_type(client: Client, address: str, type_: str, title: str) -> None:
    story({"Eva": "person", "EU": "org", "Minsk": "place"}, body="Eva EU Minsk")
    name = {"person": "Eva", "org": "EU", "place": "Minsk"}[type_]
    response = client.get(address)
    assert words(response, "title") == [f"{title}, Nyhedsarkiv"]
    assert words(response, "h1") == [title]
    assert words(response, ".name-columns li") == [f"{name} 1"]
    assert words(response, "header.top nav a") == ["Søg", "Datoer", "Personer", "Organisationer", "Steder"]
    assert [link.text_content() for link in elements(response, "header.top nav a") if link.get("aria-current")] == [
        title
    ]
    assert links(response, ".name-columns a") == [(name, Entity.objects.get(name=name).get_absolute_url())]


def test_names_come_in_danish_order_letter_by_letter(client: Client) -> None:
    persons("Åse", "Zoe", "Øjvind", "Aage", "Ærlig", "Émile", "Bo", "bente", "3F", "Минск")
    response = client.get("/people/")
    assert words(response, ".name-columns h2") == ["#", "B", "E", "Z", "Æ", "Ø", "Å", "#"]
    assert words(response, ".name-columns a") == [
        "3F", "bente", "Bo", "Émile", "Zoe", "Ærlig", "Øjvind", "Aage", "Åse", "Минск",
    ]  # fmt: skip
    assert words(response, ".letters a") == ["Alle", "B", "E", "Z", "Æ", "Ø", "Å", "#"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("letter=B", ["bente", "Bo"]),
        ("letter=%C3%A5", ["Aage", "Åse"]),
        ("letter=%23", ["3F"]),
        ("letter=C", []),
        ("letter=nonsense", ["3F", "bente", "Bo", "Zoe", "Aage", "Åse"]),
        ("letter=Z&sort=count", ["Zoe"]),
    ],
)
def test_a_letter_narrows_the_list(client: Client, query: str, names: list[str]) -> None:
    persons("Åse", "Zoe", "Aage", "Bo", "bente", "3F")
    assert listed(client, f"/people/?{query}") == names


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("luka", ["Aleksandr Lukasjenko", "Modestas Lukas"]),
        ("LUKA aleks", ["Aleksandr Lukasjenko"]),
        ("kasjenko", []),
        ("alyaksandr", ["Aleksandr Lukasjenko"]),
        ("ålborg", ["Aalborg Jensen"]),
        ("francois", ["François"]),
        ("100%", []),
        ("_", ["Aalborg Jensen", "Aleksandr Lukasjenko", "François", "Modestas Lukas"]),
        ("a\0b", []),
        ("x" * 5000, []),
    ],
)
def test_names_are_found_by_how_any_word_of_a_spelling_begins(client: Client, typed: str, names: list[str]) -> None:
    persons("Aleksandr Lukasjenko", "Modestas Lukas", "Aalborg Jensen", "François")
    entity = Entity.objects.get(name="Aleksandr Lukasjenko")
    Alias.objects.create(entity=entity, text="Alyaksandr", words=fold_words("Alyaksandr"))
    entity.mentions.update(text="Alyaksandr")
    response = client.get("/people/", {"q": typed})
    assert response.status_code == 200
    assert sorted(words(response, ".name-columns a")) == names
    assert words(response, "header p.muted") == ["1 navn" if len(names) == 1 else f"{len(names)} navne"]


def test_a_name_that_is_not_there_can_be_searched_for_in_the_texts(client: Client) -> None:
    response = client.get("/people/", {"q": "<b>"})
    assert words(response, ".lead") == ["Ingen navne her begynder med »<b>«."]
    assert links(response, ".advice a") == [
        ("Vis alle navne", "?"),
        ("Søg i teksterne efter »<b>«", "/search/?q=%3Cb%3E"),
    ]


def test_an_empty_archive_has_empty_lists(client: Client) -> None:
    assert words(client.get("/places/"), ".lead") == ["Arkivet har endnu ingen af den slags navne."]


def test_names_can_come_by_how_many_stories_they_are_in(client: Client) -> None:
    persons("Bo", "Anna", "Carl", "Bo", "Bo", "Carl")
    response = client.get("/people/?sort=count")
    assert words(response, ".name-columns li") == ["Bo 3", "Carl 2", "Anna 1"]
    assert words(response, ".name-columns h2") == []
    assert links(response, ".sort a") == [("A til Å", "?"), ("Flest telegrammer", "?sort=count")]
    assert [field.get("value") for field in elements(response, "form.name-filter input")] == ["", "count"]


def test_a_name_mentioned_often_in_one_story_counts_once(client: Client) -> None:
    story({"Bo": "person"}, lead="Bo Bo", body="Bo Bo Bo")
    assert words(client.get("/people/"), ".name-columns li") == ["Bo 1"]


def test_long_lists_come_in_pages_of_sixty(client: Client) -> None:
    _many(130)
    first, last, beyond = (client.get(f"/people/?sort=count&page={page}") for page in ("1", "3", "99"))
    assert len(words(first, ".name-columns a")) == 60
    assert len(words(last, ".name-columns a")) == 10
    assert words(beyond, ".name-columns a") == words(last, ".name-columns a")
    assert links(first, ".pager a") == [
        ("2", "?sort=count&page=2"),
        ("3", "?sort=count&page=3"),
        ("Næste", "?sort=count&page=2"),
    ]


def _many(count: int) -> None:
    """`count` persons in one story, at characters of their own."""
    article = story()
    entities = Entity.objects.bulk_create(
        Entity(type=EntityType.PERSON, name=f"Person {number:03}", sort_key=f"person0{number:03}")
        for number in range(count)
    )
    Mention.objects.bulk_create(
        Mention(article=article, entity=entity, found=entity, field="lead", start=10 * at, end=10 * at + 1, text="x")
        for at, entity in enumerate(entities)
    )


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e9", "9" * 5000, "²"])
def test_a_page_that_is_no_number_is_the_first_or_the_last(client: Client, page: str) -> None:
    persons("Bo")
    assert listed(client, f"/people/?page={page}") == ["Bo"]


@pytest.mark.parametrize("stories", [1, 3])
def test_a_list_asks_the_database_three_times(client: Client, django_assert_num_queries: Any, stories: int) -> None:
    persons(*(f"Person {number}" for number in range(stories)))
    with django_assert_num_queries(3):
        client.get("/people/?q=pers&letter=P")
    with django_assert_num_queries(3):
        client.get("/people/?sort=count")


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


def test_a_wrong_slug_leads_to_the_right_one(client: Client) -> None:
    persons("Åse Ærø")
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
    assert listed(client, "/people/?q=eva") == []


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
    with django_assert_num_queries(14):
        client.get(address)
