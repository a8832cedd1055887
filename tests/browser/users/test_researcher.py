"""Somebody who counts, by name or date, and publishes the figures."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser


def test_all_stories_on_a_shipping_company_in_four_years_counted_and_read_to_the_end(demo: Visits) -> None:
    person = Person(demo("/"))
    person.ask('org:"Nordkyst Færger"')
    whole = person.found
    person.between("2016", "2019")
    count = person.found
    assert 10 < count < whole
    person.follow("Ældste", within=person.page.get_by_role("navigation", name="Sortering"))
    headlines = person.leaf_through()
    assert (len(headlines), len(set(headlines))) == (count, count)
    person.follow("Periode 2016 til 2019")
    person.between("2020", "2021")
    assert person.found == whole - count


def test_who_appears_most_with_the_mayor(demo: Visits) -> None:
    person = Person(demo("/"))
    person.follow("Personer", within=person.page.get_by_role("navigation", name="Hovedmenu"))
    person.follow("Flest telegrammer", within=person.page.get_by_role("navigation", name="Sortering"))
    person.follow("Ellinor Holm")
    person.reads("Ellinor Holm")
    together = person.page.get_by_role("region", name="Optræder sammen med")
    first = together.get_by_role("link", name=re.compile("^Villads Krog")).first
    number = re.search(r"(\d+)\s*$", first.inner_text())
    assert number, first.inner_text()
    person.follow("Villads Krog", within=together)
    assert person.found == int(number[1])


def test_without_javascript_what_is_certainly_of_a_week_and_what_only_may_be(demo: Visits) -> None:
    person = Person(demo("/", javascript=False))
    person.ask("tørke")
    person.between("10.6.2018", "12.6.2018")
    assert person.found == 1
    assert person.headlines == ["Landmænd vander i døgndrift efter rekordtør maj"]
    expect(person.page.get_by_role("main")).to_contain_text("kan ligge uden for perioden, fordi dagen ikke er kendt")
    expect(person.page.get_by_role("main").get_by_role("article")).to_contain_text("rekordtør")
    person.follow("Landmænd vander i døgndrift")
    expect(person.page.get_by_role("main")).to_contain_text("dag ukendt")
    person.page.go_back()
    person.follow("Kun de sikre")
    expect(person.page.get_by_role("main").get_by_role("article")).to_have_count(0)


def test_a_name_of_which_only_some_letters_are_known(demo: Visits) -> None:
    """Polish letters that no Danish keyboard has, and a name that was heard on the radio."""
    person = Person(demo("/"))
    person.ask("gdansk")
    assert person.found > 0
    expect(person.page.get_by_role("main")).to_contain_text("Gdańsk")
    person.ask("Mosekjær")
    person.follow("Mosek", within=person.page.get_by_role("main"))
    assert person.found > 10
    expect(person.page.get_by_role("main")).to_contain_text("André Mosekær")


def test_what_happened_on_the_day_and_what_was_said_of_it_later(demo: Visits) -> None:
    person = Person(demo("/"))
    person.follow("Datoer", within=person.page.get_by_role("navigation", name="Hovedmenu"))
    person.follow("2018", within=person.page.get_by_role("table").first)
    person.follow("23. oktober")
    person.reads("Tirsdag 23. oktober 2018")
    sent = person.page.get_by_role("region", name="Udsendt")
    expect(sent.get_by_role("article")).to_have_count(4)
    later = person.page.get_by_role("region", name="Omtales i")
    person.follow("Kirkeskib vendte hjem til takkegudstjeneste", within=later)
    person.follow("Søndag 28. oktober 2018")
    person.reads("Søndag 28. oktober 2018")


def test_in_english_what_happened_on_this_day_in_other_years(demo: Visits) -> None:
    person = Person(demo("/"))
    person.follow("English")
    person.follow("Dates", within=person.page.get_by_role("navigation").first)
    person.follow("2021", within=person.page.get_by_role("table").first)
    person.follow(re.compile("^17 November"))
    person.reads("Wednesday 17 November 2021")
    person.follow(re.compile("2017"), within=person.page.get_by_role("region", name="This day in other years"))
    person.reads("Friday 17 November 2017")
    expect(person.page.get_by_role("main")).to_contain_text("Rekordmange vælgere har stemt på forhånd")
