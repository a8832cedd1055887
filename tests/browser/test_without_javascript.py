"""The whole reading room with JavaScript off."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser


@pytest.fixture
def person(demo: Visits) -> Person:
    return Person(demo("/", javascript=False))


def test_search_facets_period_chips_and_pages(person: Person) -> None:
    person.ask("færge")
    whole = person.found
    person.narrow("Organisationer", "Nordkyst Færger")
    narrowed = person.found
    assert 0 < narrowed < whole
    person.between("2019", "2019")
    assert 0 < person.found < narrowed
    person.follow("Periode 2019")
    assert person.found == narrowed
    headlines = person.leaf_through()
    assert len(headlines) == narrowed
    person.follow("Ryd alle")
    assert person.found == whole


def test_a_story_its_versions_and_the_names_and_dates_in_it(person: Person) -> None:
    person.ask("drivende kutter")
    person.follow("Tre fiskere hejst op i helikopter fra drivende kutter")
    person.follow("Vis, hvad der er rettet")
    expect(person.page.get_by_role("deletion").filter(has_text="Thorsminde")).to_be_visible()
    expect(person.page.get_by_role("insertion").filter(has_text="Thyborøn")).to_be_visible()
    person.follow("Læs version 2")
    person.follow("Læs den nyeste version")
    story = person.page.get_by_role("article")
    person.follow("Poul-Erik Knak", within=story)
    person.reads("Poul-Erik Knak")
    person.page.go_back()
    person.follow("onsdag", within=story.get_by_role("paragraph").filter(has_text="udskrevet"))
    person.reads("Onsdag 24. oktober 2018")


def test_names_by_letter_by_count_and_by_what_is_written(person: Person) -> None:
    person.follow("Personer", within=person.page.get_by_role("navigation", name="Hovedmenu"))
    person.follow("Å", within=person.page.get_by_role("navigation", name="Bogstaver"))
    person.follow("Åse Kjærbøl")
    person.reads("Åse Kjærbøl")
    person.page.go_back()
    person.page.get_by_role("searchbox", name="Navn").fill("mosek")
    person.press("Find")
    expect(person.page.get_by_role("main").get_by_role("link", name="André Mosekær")).to_be_visible()


def test_dates_from_the_year_to_the_day(person: Person) -> None:
    person.follow("Datoer", within=person.page.get_by_role("navigation", name="Hovedmenu"))
    person.follow("2018", within=person.page.get_by_role("table").first)
    person.reads(re.compile("2018"))
    person.follow("23. oktober")
    person.reads("Tirsdag 23. oktober 2018")
    person.follow("Oktober 2018")
    person.reads("Oktober 2018")
