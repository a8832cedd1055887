"""Journeys with the keyboard alone: no mouse moves here."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False])
def test_find_narrow_open_cite_and_come_back(demo: Visits, javascript: bool) -> None:
    person = Person(demo("/", javascript=javascript))
    person.tab_to("Søg i arkivet")
    person.page.keyboard.type("kutter")
    person.enter()
    whole = person.found
    person.tab_to(re.compile("^Vestkystens Politi"))
    person.enter()
    narrowed = person.found
    assert 0 < narrowed < whole
    person.tab_to("Tre fiskere hejst op i helikopter")
    person.enter()
    person.reads("Tre fiskere hejst op i helikopter fra drivende kutter")
    if javascript:
        person.tab_to("Kopiér")
        person.page.keyboard.press("Enter")
        expect(person.page.get_by_role("button", name=re.compile("Kopieret"))).to_be_visible()
    else:
        expect(person.page.get_by_text("Nyhedsarkiv, version 3")).to_be_visible()
    person.page.go_back()  # which is what Alt and the left arrow do; a browser without a window has no such keys
    assert person.found == narrowed


def test_the_first_tab_of_every_kind_of_page_skips_to_its_content(demo: Visits) -> None:
    person = Person(demo("/"))
    for link in ("Søg", "Datoer", "Personer"):
        person.page.keyboard.press("Tab")
        skip = person.page.get_by_role("link", name="Gå til indhold")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        person.page.keyboard.press("Enter")
        expect(person.page.get_by_role("main")).to_be_focused()
        person.follow(link, within=person.page.get_by_role("navigation", name="Hovedmenu"))


def test_a_period_is_chosen_and_taken_back(demo: Visits) -> None:
    person = Person(demo("/"))
    person.tab_to("Søg i arkivet")
    person.page.keyboard.type("strejke")
    person.enter()
    whole = person.found
    person.tab_to(re.compile("^Fra$"))
    person.page.keyboard.type("feb 2019")
    person.page.keyboard.press("Tab")
    person.page.keyboard.type("feb 2019")
    person.enter()
    assert 0 < person.found < whole
    person.tab_to(re.compile("^Periode februar 2019"))
    person.enter()
    assert person.found == whole
