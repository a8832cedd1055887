"""What readers meet of editors' decisions about names: redirects, qualifiers, searches that find what was merged."""

from typing import Any

import pytest
from django.test import Client

from articles.entities.decisions import Wanted, decide, undo
from articles.models import Article, Entity, NameDecision, NameDecisionKind, StatusChoices
from articles.query import read_query
from articles.search import search
from articles.search.page import Facet, SearchRequest
from tests.entities.decisions.stories import named, story
from tests.factories import SectionFactory
from tests.pages.look import links, words

pytestmark = pytest.mark.django_db

FULL, OTHER = "Aleksandr Lukasjenko", "Alexander Lukashenko"
LARS, FOOTBALLER = "Lars Hansen", "Lars Hansen (fodboldspiller)"


def decided(kind: str, about: str, **wanted: Any) -> NameDecision:
    return decide(None, Wanted(kind=NameDecisionKind(kind), entity=named(about), **wanted))


def merged() -> NameDecision:
    story(f"Det siger præsident {FULL}.")
    story(f"Det siger præsident {OTHER}. Lukashenko gik.")
    return decided("merge", OTHER, target=named(FULL))


def two_of_one_name() -> Entity:
    story(f"Det siger {LARS} fra Minsk.", section="Indland")
    for _time in range(2):
        story(f"Det siger {LARS} fra Minsk.", section="Sport")
    decided("split", LARS, qualifier="fodboldspiller", section=SectionFactory(name="Sport"))
    return named(LARS, qualifier="fodboldspiller")


def count(query: str) -> int:
    return search(SearchRequest(tree=read_query(query).tree)).count


def test_the_old_address_of_a_merged_name_leads_to_what_it_is(client: Client) -> None:
    decision = merged()
    response = client.get(f"{named(OTHER).get_absolute_url()}?page=2")
    assert (response.status_code, response["Location"]) == (301, f"{named(FULL).get_absolute_url()}?page=2")
    assert response["Cache-Control"] == "private, no-cache"
    undo(None, decision)
    assert client.get(named(OTHER).get_absolute_url()).status_code == 200


def test_an_old_address_follows_a_chain_and_a_rename(client: Client) -> None:
    merged()
    decided("rename", FULL, name="Aljaksandr Lukasjenka")
    response = client.get(named(OTHER).get_absolute_url())
    assert response["Location"] == named("Aljaksandr Lukasjenka").get_absolute_url()


def test_an_old_address_tells_nothing_of_a_name_that_no_listed_story_has(client: Client) -> None:
    merged()
    Article.objects.update(status=StatusChoices.WITHHELD)
    assert client.get(named(OTHER).get_absolute_url()).status_code == 404


def test_a_blocked_name_has_no_page_and_is_in_no_list(client: Client) -> None:
    story("Det siger direktør Klokkerlund.")
    decided("block", "Klokkerlund")
    assert client.get(named("Klokkerlund").get_absolute_url()).status_code == 404
    assert words(client.get("/people/"), ".name-columns a") == []
    assert search(SearchRequest()).facets[Facet.PERSON] == ()


def test_a_merged_name_is_found_by_every_spelling_and_no_longer_when_taken_apart() -> None:
    decision = merged()
    queries = [f'person:"{FULL}"', f'person:"{OTHER}"', "person:Lukashenko"]
    assert [count(query) for query in queries] == [2, 2, 2]
    undo(None, decision)
    assert [count(query) for query in queries] == [1, 1, 1]


def test_a_spelling_that_only_a_hidden_story_has_leads_nowhere() -> None:
    merged()
    Article.objects.filter(body__contains=OTHER).update(status=StatusChoices.WITHHELD)
    assert [count(f'person:"{name}"') for name in (FULL, OTHER)] == [1, 0]


def test_two_of_one_name_are_told_apart_wherever_they_are_shown(client: Client) -> None:
    footballer = two_of_one_name()
    page = client.get(footballer.get_absolute_url())
    assert footballer.get_absolute_url() == f"/names/{footballer.pk}/lars-hansen-fodboldspiller/"
    assert (words(page, "h1"), words(page, ".intro .lead")) == (
        [FOOTBALLER],
        ["Nævnt i 2 telegrammer fra august 2020."],
    )
    assert client.get(named(LARS).get_absolute_url()).status_code == 200
    assert words(client.get("/people/"), ".name-columns a") == [LARS, FOOTBALLER]
    assert words(client.get(named("Minsk", "place").get_absolute_url()), ".together li") == [
        f"{FOOTBALLER} 2",
        f"{LARS} 1",
    ]


def test_a_name_finds_both_and_a_facet_one_of_them(client: Client) -> None:
    two_of_one_name()
    assert [count(f'person:"{name}"') for name in (LARS, FOOTBALLER, "Hansen")] == [3, 2, 3]
    found = search(SearchRequest())
    assert [(choice.value, choice.count) for choice in found.facets[Facet.PERSON]] == [(FOOTBALLER, 2), (LARS, 1)]
    for value, number in ((FOOTBALLER, 2), (LARS, 1)):
        assert search(SearchRequest(chosen={Facet.PERSON: (value,)})).count == number
        assert client.get("/search.json", {"person": value}).json()["count"] == number


def test_links_from_the_page_of_one_of_them_find_its_stories_alone(client: Client) -> None:
    footballer = two_of_one_name()
    page = client.get(footballer.get_absolute_url())
    (together,) = links(page, ".together a")
    assert client.get(f"/search.json{together[1][together[1].index('?') :]}").json()["count"] == 2
    from_minsk = links(client.get(named("Minsk", "place").get_absolute_url()), ".together a")
    counts = [client.get(f"/search.json{link[link.index('?') :]}").json()["count"] for _words, link in from_minsk]
    assert counts == [2, 1]
