"""Suggestions below the search box in Chromium: keys, mouse, what a screen reader is told, and without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.story import Moment
from tests.browser.conftest import LOOKS, Visit
from tests.factories import ArticleFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _archive() -> None:
    for _number in range(2):
        ArticleFactory(
            headline="Lukasjenko holder tale",
            body="Protester i Minsk mod regeringen.",
            persons=["Aleksandr Lukasjenko"],
            section="Udland",
            moment=Moment.of_month(2020, 8),
        )
    ArticleFactory(headline="Kamp", persons=["Modestas Lukas"], orgs=["Luka Koper"])


def box(page: Page) -> Locator:
    return page.locator("[data-suggest]")


def typed(page: Page, text: str) -> Locator:
    """The options that come when this is typed into the empty box."""
    box(page).fill("")
    box(page).press_sequentially(text)
    options = page.get_by_role("option")
    expect(options.last).to_contain_text(f"»{text.strip()}«")
    return options


def chosen(page: Page) -> str:
    """The words of the option that the box says is the active one; empty when it says none."""
    active = box(page).get_attribute("aria-activedescendant")
    marked = page.locator("[role=option][aria-selected=true]")
    if active is None:
        expect(marked).to_have_count(0)
        return ""
    expect(marked).to_have_attribute("id", active)
    return " ".join(page.locator(f"#{active} > span").first.inner_text().split())


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", "/people/", "/search/"])
def test_arrows_walk_through_the_options_and_back_to_the_box(visit: Visit, path: str) -> None:
    page = visit(path)
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("combobox", name="Søg i arkivet")).to_be_visible()
    options = typed(page, "luka")
    expect(options).to_have_count(4)
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(page.locator(f"#{box(page).get_attribute('aria-controls')}")).to_have_attribute("role", "listbox")
    walked = []
    for _step in range(5):
        page.keyboard.press("ArrowDown")
        walked.append(chosen(page))
    assert walked == ["Aleksandr Lukasjenko", "Luka Koper", "Modestas Lukas", "Søg efter »luka«", ""]
    page.keyboard.press("ArrowUp")
    assert chosen(page) == "Søg efter »luka«"
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("luka")


def test_enter_opens_the_marked_option_or_searches(visit: Visit) -> None:
    page = visit("/")
    typed(page, "luka")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/names/\d+/aleksandr-lukasjenko/$"))
    typed(page, "protest luka")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=protest\+person%3A%22Aleksandr\+Lukasjenko%22$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("2 telegrammer")
    typed(page, "protest luka")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=protest\+luka$"))


@pytest.mark.slow
def test_escape_closes_the_list_and_keeps_what_was_typed(visit: Visit) -> None:
    page = visit("/")
    options = typed(page, "luka")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(box(page)).to_have_value("luka")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    assert chosen(page) == ""
    page.keyboard.press("ArrowDown")
    expect(options).to_have_count(4)
    page.keyboard.press("Tab")
    expect(options).to_have_count(0)


@pytest.mark.slow
def test_the_mouse_chooses_and_a_click_elsewhere_closes(visit: Visit) -> None:
    page = visit("/")
    options = typed(page, "luka")
    page.mouse.click(5, 700)
    expect(options).to_have_count(0)
    typed(page, "luka").nth(1).click()
    expect(page).to_have_url(re.compile(r"/names/\d+/luka-koper/$"))


@pytest.mark.slow
def test_filters_in_force_are_kept(visit: Visit) -> None:
    page = visit("/search/?q=tale&section=Udland")
    typed(page, "luka").first.click()
    expect(page).to_have_url(re.compile(r"/search/\?q=person%3A%22Aleksandr\+Lukasjenko%22&section=Udland$"))
    expect(page.locator(".chip")).to_contain_text("Udland")


@pytest.mark.slow
def test_nothing_moves_and_nothing_is_asked_for_one_letter(visit: Visit) -> None:
    page = visit("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/suggest/" in request.url else None)
    before = page.locator("main").bounding_box()
    box(page).press_sequentially("l")
    page.wait_for_timeout(400)
    assert asked == []
    typed(page, "luka")
    assert page.locator("main").bounding_box() == before
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert asked


@pytest.mark.slow
def test_a_misspelling_and_a_second_language(visit: Visit) -> None:
    page = visit("/en/")
    box(page).press_sequentially("lukashenko")
    options = page.get_by_role("option")
    expect(options).to_have_text([re.compile(r"Aleksandr Lukasjenko\s+person, 2 stories"), re.compile("Search for")])
    options.first.click()
    expect(page).to_have_url(re.compile(r"/en/names/\d+/aleksandr-lukasjenko/$"))


def test_without_scripts_the_box_searches(visit: Visit) -> None:
    page = visit("/", javascript=False)
    expect(page.locator(".suggest")).to_have_count(0)
    expect(box(page)).not_to_have_attribute("role", "combobox")
    box(page).fill("Lukasjenko")
    box(page).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("2 telegrammer")


@pytest.mark.slow
@LOOKS
def test_the_open_list_has_no_barriers(
    visit: Visit, check_access: Callable[[Page], None], phone: bool, dark: bool
) -> None:
    for path in ("/", "/search/?q=tale", *(() if phone else ("/people/",))):
        page = visit(path, phone=phone, dark=dark)
        typed(page, "luka")
        page.keyboard.press("ArrowDown")
        check_access(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} scrolls sideways"


@pytest.mark.slow
def test_another_spelling_is_a_click_away(visit: Visit) -> None:
    page = visit("/search/?q=Lukasjenka&section=Udland")
    line = page.locator(".spelling")
    expect(line).to_have_text(re.compile(r"Mente du\s+Lukasjenko\s+2 telegrammer"))
    line.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"\?q=Lukasjenko&section=Udland$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("2 telegrammer")
