"""The frame of the reading room in Chromium: front, search, help, about."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from articles.story import Moment
from tests.browser.conftest import Visit
from tests.factories import ArticleFactory
from tests.search.seeds import DEMONSTRATIONS, GREETINGS, make_seed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _archive() -> None:
    make_seed(DEMONSTRATIONS)
    make_seed(GREETINGS)
    ArticleFactory(
        headline="Lukasjenko holder tale",
        lead="Talen blev holdt i Minsk.",
        moment=Moment.of_day(date(2020, 8, 16)),
        section="Udland",
        persons=[f"Person {letter}" for letter in "ABCDEFGHI"],
        places=["Minsk"],
        is_corrected=True,
    )


@pytest.mark.slow
def test_slash_finds_the_search_box_and_enter_searches(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_focused()
    page.keyboard.type("valgfusk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 telegram")
    page.locator("[data-search]").press("End")
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_have_value("valgfusk/")


@pytest.mark.slow
def test_the_first_tab_skips_to_the_content(visit: Visit) -> None:
    page = visit("/search/?q=Lukasjenko")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Gå til indhold")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("javascript", [True, False])
def test_narrowing_by_clicks_and_back_by_a_chip(visit: Visit, javascript: bool) -> None:
    page = visit("/search/?q=Lukasjenko", javascript=javascript)
    expect(page.get_by_role("heading", level=1)).to_have_text("3 telegrammer")
    page.locator(".facet").filter(has_text="Personer").get_by_role("link", name="Vladimir Putin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 telegrammer")
    page.get_by_label("Fra", exact=True).fill("16.8.2020")
    page.get_by_role("button", name="Vælg").click()
    expect(page).to_have_url(re.compile(r"q=Lukasjenko&person=Vladimir\+Putin&from="))
    expect(page.locator(".certainty")).to_contain_text("2 af dem kan ligge uden for perioden")
    page.get_by_role("link", name="Person Vladimir Putin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("3 telegrammer")
    page.get_by_role("link", name="Kun de sikre").click()
    expect(page.locator(".hit")).to_have_count(1)


@pytest.mark.slow
def test_a_repaired_query_is_a_click_away(visit: Visit) -> None:
    page = visit("/search/?q=%22kollektiv+militærpagt")
    expect(page.get_by_role("heading", level=1)).to_have_text("Der mangler et afsluttende citationstegn")
    page.locator("#error").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 telegram")


@pytest.mark.slow
def test_filters_are_a_sheet_on_a_phone(visit: Visit, check_access: Callable[[Page], None]) -> None:
    page = visit("/search/?q=Lukasjenko", phone=True)
    sheet = page.locator("#filters")
    expect(sheet).to_be_hidden()
    page.get_by_role("button", name="Afgræns").click()
    expect(sheet).to_be_visible()
    check_access(page)
    sheet.get_by_role("button", name="Luk").click()
    expect(sheet).to_be_hidden()


@pytest.mark.slow
def test_filters_stand_open_on_a_desktop(visit: Visit) -> None:
    page = visit("/search/?q=Lukasjenko")
    expect(page.locator("#filters")).to_be_visible()
    expect(page.get_by_role("button", name="Afgræns")).to_be_hidden()


@pytest.mark.slow
def test_the_other_language_is_the_same_page(visit: Visit) -> None:
    page = visit("/search/?q=Lukasjenko&sort=oldest")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("3 stories")
    expect(page).to_have_url(re.compile(r"/en/search/\?q=Lukasjenko&sort=oldest$"))
    page.get_by_role("link", name="Dansk").click()
    expect(page).to_have_url(re.compile(r"//[^/]+/search/\?q=Lukasjenko&sort=oldest$"))


@pytest.mark.slow
def test_a_bar_of_the_months_chooses_its_month(visit: Visit) -> None:
    page = visit("/search/?q=Lukasjenko")
    page.locator(".activity a .hit-area").first.click()
    expect(page.locator(".chip")).to_contain_text("august 2020")


@pytest.mark.slow
def test_every_target_is_large_enough_to_hit(visit: Visit) -> None:
    page = visit("/search/?q=Lukasjenko", phone=True)
    small = page.evaluate(
        """[...document.querySelectorAll(".chip, .pager a, .btn, .sort a, nav a, .facet summary, .rank a")]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24)
        .map((one) => one.outerHTML)"""
    )
    assert small == []
