"""Lists of names."""

from typing import Any

import pytest
from django.test import Client

from articles.entities.fold import danish_sort_key, fold_words
from articles.models import Alias, Entity, EntityType, Mention
from tests.pages.look import elements, links, words
from tests.views.stories import story

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


MANY_M = [f"Mads {number:02}" for number in range(40)] + [f"Møn {number:02}" for number in range(21)]


def test_a_letter_of_many_names_is_narrowed_by_a_second_one(client: Client) -> None:
    _many(MANY_M[:60])
    response = client.get("/people/?letter=M")
    assert words(response, ".letters--second a") == []
    persons("Mads Bo")
    assert words(client.get("/people/?letter=M"), ".letters--second a") == ["Ma", "Mø"]
    persons("Maagaard", "M. Bo", "M3", "Ål", "Anna")
    response = client.get("/people/?letter=m&sort=count")
    assert links(response, ".letters--second a") == [
        ("Ma", "?letter=MA&sort=count"),
        ("Mø", "?letter=M%C3%98&sort=count"),
        ("Må", "?letter=M%C3%85&sort=count"),
        ("M#", "?letter=M%23&sort=count"),
    ]
    double_a = client.get("/people/?letter=M%C3%85")
    assert words(double_a, ".name-columns h2") + words(double_a, ".name-columns a") == ["Må", "Maagaard"]
    narrowed = client.get("/people/?letter=M%23")
    assert words(narrowed, ".name-columns a") == ["M. Bo", "M3"]
    assert words(narrowed, "title") == ["Personer: M#, Nyhedsarkiv"]
    assert [(text, address) for text, address in links(narrowed, ".letters a") if text in ("M", "M#")] == [
        ("M", "?letter=M"),
        ("M#", "?letter=M"),
    ]
    assert [a.text_content() for a in elements(narrowed, ".letters a") if a.get("aria-current")] == ["M", "M#"]


@pytest.mark.parametrize("letter", ["MAD", "#M", "M?", "?M", "AB ", ""])
def test_what_is_no_two_letters_narrows_nothing(client: Client, letter: str) -> None:
    persons("Mads", "Bo")
    assert words(client.get("/people/", {"letter": letter}), ".name-columns a") == ["Bo", "Mads"]


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


def test_a_letter_without_names_says_so_and_leads_to_all(client: Client) -> None:
    persons("Bo")
    response = client.get("/people/?letter=CA&sort=count")
    assert words(response, ".lead") == ["Ingen navne her begynder med »Ca«."]
    assert links(response, ".advice a") == [("Vis alle navne", "?sort=count")]
    response = client.get("/people/?letter=C&q=x")
    assert words(response, ".lead") == ["Ingen navne her begynder med »x«."]
    assert links(response, ".advice a")[0] == ("Vis alle navne", "?")


def test_a_letter_whose_names_all_begin_alike_offers_no_second(client: Client) -> None:
    _many([f"Mads {number:02}" for number in range(61)])
    assert words(client.get("/people/?letter=M"), ".letters--second a") == []


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
    _many([f"Person {number:03}" for number in range(130)])
    first, last, beyond = (client.get(f"/people/?sort=count&page={page}") for page in ("1", "3", "99"))
    assert len(words(first, ".name-columns a")) == 60
    assert len(words(last, ".name-columns a")) == 10
    assert words(beyond, ".name-columns a") == words(last, ".name-columns a")
    assert links(first, ".pager a") == [
        ("2", "?sort=count&page=2"),
        ("3", "?sort=count&page=3"),
        ("Næste", "?sort=count&page=2"),
    ]


def _many(names: list[str]) -> None:
    """Persons in one story, at characters of their own."""
    article = story()
    entities = Entity.objects.bulk_create(
        Entity(type=EntityType.PERSON, name=name, sort_key=danish_sort_key(name)) for name in names
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
def test_a_list_asks_the_database_the_same_however_many_names(
    client: Client, django_assert_num_queries: Any, stories: int
) -> None:
    persons(*(f"Person {number}" for number in range(stories)))
    client.get("/people/")  # which reads what the index does not have yet
    with django_assert_num_queries(3):
        client.get("/people/?q=pers&letter=P")
    with django_assert_num_queries(2):
        client.get("/people/?sort=count")
