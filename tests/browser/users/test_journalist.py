"""Somebody who writes about it, on a deadline."""

import re

import pytest
from playwright.sync_api import expect

from articles.management.browser.furnish import KILLED, story
from tests.browser.person import Person
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser


def test_what_was_said_of_the_cutter_in_the_week_after_the_storm_cited_as_corrected(demo: Visits) -> None:
    person = Person(demo("/"))
    person.ask("kutter")
    person.between("23.10.2018", "30.10.2018")
    person.follow("Tre fiskere hejst op i helikopter fra drivende kutter")
    notice = person.page.get_by_role("region", name="Telegrammet er rettet")
    expect(notice).to_be_visible()
    person.follow("Vis, hvad der er rettet", within=notice)
    expect(person.page.get_by_role("deletion").filter(has_text="58 år")).to_be_visible()
    expect(person.page.get_by_role("insertion").filter(has_text="56 år")).to_be_visible()
    person.follow("Læs version 3")
    citation = person.page.get_by_text(re.compile("Nordvest Nyt: »Tre fiskere hejst op .*«, 24. oktober 2018"))
    expect(citation).to_contain_text("Nyhedsarkiv, version 3.")
    expect(citation).to_contain_text(re.compile(r"/stories/\d+/tre-fiskere-[a-z-]+/$"))
    person.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    person.page.get_by_role("button", name="Kopiér").click()
    expect(person.page.get_by_role("button", name="Kopieret")).to_be_visible()
    copied = person.page.evaluate("navigator.clipboard.readText()")
    assert " ".join(copied.split()) == " ".join(citation.inner_text().split())


def test_whether_the_story_of_the_bank_was_withdrawn_and_why(demo: Visits) -> None:
    """Where the archive finds nothing any more, the link in last year's notes still answers."""
    person = Person(demo("/"))
    person.ask("Klitbanken tysk bank")
    expect(person.page.get_by_role("link", name="Klitbanken forhandler om salg")).to_have_count(0)
    demo.go(person.page, story(KILLED).get_absolute_url(), status=410)
    person.reads("Klitbanken forhandler om salg til tysk bank")
    notice = person.page.get_by_role("region", name="Telegrammet er trukket tilbage")
    expect(notice).to_contain_text("Klitbanken er ikke til salg.")
    expect(person.page.get_by_text("Trukket tilbage 12. juni 2019 kl. 11.58").first).to_be_visible()
    expect(person.page.get_by_text("(trukket tilbage). Nyhedsarkiv.")).to_be_visible()
    expect(person.page.get_by_role("main")).not_to_contain_text("Nordsee-Kasse")


def test_on_a_phone_what_became_of_the_strike_on_the_ferries(demo: Visits) -> None:
    person = Person(demo("/", phone=True))
    person.ask("færge")
    whole = person.found
    person.page.get_by_role("button", name="Afgræns").click()
    person.narrow("Organisationer", "Søfolkenes Samvirke")
    assert 0 < person.found < whole
    person.follow("Ældste", within=person.page.get_by_role("navigation", name="Sortering"))
    warning, end = "Søfolk varsler strejke på alle Nordkyst Færgers ruter", "Forlig på færgerne"
    assert [one.startswith((warning, end)) for one in person.headlines].count(True) == 2
    person.follow("Forlig på færgerne: Strejken slutter efter otte døgn")
    person.reads("Forlig på færgerne: Strejken slutter efter otte døgn")
    assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_by_keyboard_who_said_it_and_what_else_he_said(demo: Visits) -> None:
    person = Person(demo("/"))
    person.page.keyboard.press("/")
    person.page.keyboard.type('"redderen var nede tre gange"')
    person.enter()
    assert person.found == 1
    person.tab_to("Tre fiskere hejst op i helikopter")
    person.enter()
    person.tab_to(re.compile("^Mogens Ørvad"))
    person.enter()
    person.reads("Mogens Ørvad")
    person.tab_to(re.compile("^Kirkeskib "))
    person.enter()
    expect(person.page.get_by_role("article")).to_contain_text("Mogens Ørvad")
