"""Reading in Chromium: from result to result by keys and without, marks on and off, the list of keys, paper."""

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from articles.story import Moment
from tests.browser.conftest import LOOKS, Visit
from tests.views.stories import story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAMES = {"Eva Holm": "person", "Kystministeriet": "org", "Ærø": "place"}


@pytest.fixture(autouse=True)
def stories() -> list[Article]:
    """23 stories of a storm, the newest first."""
    return [
        story(
            NAMES,
            headline=f"Storm {day}",
            lead="Eva Holm er på Ærø.",
            body="Kystministeriet holder øje.\n\nStormen tager til.",
            moment=Moment.of_day(date(2020, 8, day)),
        )
        for day in range(23, 0, -1)
    ]


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def test_j_and_k_walk_the_results_and_enter_opens_one(visit: Visit) -> None:
    page = visit("/search/?q=storm")
    for key, story_with_focus in (("j", "Storm 23"), ("j", "Storm 22"), ("ArrowDown", "Storm 21"), ("k", "Storm 22")):
        page.keyboard.press(key)
        assert focused(page) == story_with_focus
        expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("k")
    assert focused(page) == "Storm 23"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Storm 23")
    for key, number in (("j", 2), ("ArrowRight", 3), ("k", 2), ("ArrowLeft", 1)):
        page.wait_for_load_state()  # a key that is pressed before its script is there does nothing
        page.keyboard.press(key)
        expect(page.locator(".trail")).to_contain_text(f"{number} af 23")
    page.wait_for_load_state()
    page.keyboard.press("k")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".trail")).to_contain_text("1 af 23")


@pytest.mark.slow
def test_after_the_last_result_comes_the_next_page(visit: Visit) -> None:
    page = visit("/search/?q=storm")
    for _story in range(21):
        page.keyboard.press("j")
    assert focused(page) == "Næste"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("page=2"))
    page.wait_for_load_state()
    page.keyboard.press("j")
    assert focused(page) == "Storm 3"


@pytest.mark.slow
def test_arrows_scroll_until_a_result_has_the_focus(visit: Visit) -> None:
    page = visit("/search/?q=storm")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.slow
@pytest.mark.parametrize("javascript", [True, False])
def test_on_through_the_results_by_clicks_and_back_to_ones_place(visit: Visit, javascript: bool) -> None:
    page = visit("/search/?q=storm&page=2", javascript=javascript)
    page.get_by_role("link", name="Storm 2", exact=True).click()
    page.get_by_role("link", name="Forrige telegram: Storm 3").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Storm 3")
    page.get_by_role("link", name="Tilbage til resultatet: storm").click()
    parts = urlsplit(page.url)
    assert (parts.query, parts.fragment) == ("q=storm&page=2", f"story-{Article.objects.get(headline='Storm 3').pk}")
    if javascript:
        page.wait_for_load_state()
        page.keyboard.press("j")
        assert focused(page) == "Storm 2"


@pytest.mark.slow
def test_the_list_of_keys_opens_and_closes_and_gives_the_focus_back(
    visit: Visit, check_access: Callable[[Page], None]
) -> None:
    page = visit("/search/?q=storm")
    page.keyboard.press("j")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Taster")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="Luk")).to_be_focused()
    check_access(page)
    page.keyboard.press("j")
    page.keyboard.press("/")
    expect(dialog.get_by_role("button", name="Luk")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert focused(page) == "Storm 23"
    link = page.get_by_role("contentinfo").get_by_role("link", name="Taster")
    link.click()
    dialog.get_by_role("button", name="Luk").click()
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()


@pytest.mark.slow
def test_without_javascript_the_list_of_keys_is_on_the_help_page(visit: Visit) -> None:
    page = visit("/", javascript=False)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("contentinfo").get_by_role("link", name="Taster").click()
    assert urlsplit(page.url).path == "/help/search/"
    expect(page.get_by_role("heading", name="Taster")).to_be_in_viewport()


def test_keys_do_nothing_in_fields_or_with_modifiers_or_when_they_are_off(visit: Visit) -> None:
    page = visit("/search/?q=storm")
    box = page.get_by_role("combobox")
    box.focus()
    page.keyboard.press("End")
    page.keyboard.type("jk?/")
    expect(box).to_have_value("stormjk?/")
    expect(page.get_by_role("dialog")).to_have_count(0)
    box.blur()
    for key in ("Control+j", "Alt+j", "Meta+j", "Shift+J", "Control+/"):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement === document.body"), key
    page.keyboard.press("?")
    page.get_by_label("Brug tasterne").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    for key in ("j", "/", "?"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_role("contentinfo").get_by_role("link", name="Taster").click()
    page.get_by_label("Brug tasterne").check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()


UNDERLINE = "getComputedStyle(document.querySelector('.text .ent')).textDecorationColor"
HEIGHT = "document.documentElement.scrollHeight"
OFF = "rgba(0, 0, 0, 0)"


@pytest.mark.slow
def test_marks_go_and_come_without_moving_anything_and_the_choice_is_remembered(
    visit: Visit, stories: list[Article]
) -> None:
    page = visit(f"{stories[0].get_absolute_url()}?q=storm")
    box, height = page.get_by_label("Markér navne"), page.evaluate(HEIGHT)
    marked = page.evaluate(UNDERLINE)
    assert marked != OFF
    box.uncheck()
    assert (page.evaluate(UNDERLINE), page.evaluate(HEIGHT)) == (OFF, height)
    page.keyboard.press("j")
    expect(page.locator(".trail")).to_contain_text("2 af 23")
    expect(page.get_by_label("Markér navne")).not_to_be_checked()
    assert page.evaluate(UNDERLINE) == OFF
    page.get_by_label("Markér navne").check()
    assert page.evaluate(UNDERLINE) == marked
    page.reload()
    assert page.evaluate(UNDERLINE) == marked
    page.get_by_role("link", name="Kystministeriet").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kystministeriet")


@pytest.mark.slow
def test_marks_are_switched_off_for_the_next_stories_too_without_javascript(
    visit: Visit, stories: list[Article]
) -> None:
    page = visit(f"{stories[0].get_absolute_url()}?q=storm", javascript=False)
    height = page.evaluate(HEIGHT)
    page.get_by_label("Markér navne").uncheck()
    assert page.evaluate(UNDERLINE) == OFF
    page.get_by_role("link", name="Slå dem også fra i de næste").click()
    page.get_by_role("link", name="Næste telegram: Storm 22").click()
    expect(page.get_by_label("Markér navne")).not_to_be_checked()
    assert page.evaluate(UNDERLINE) == OFF
    assert page.evaluate(HEIGHT) == height
    page.get_by_role("link", name="Slå dem til igen").click()
    expect(page.get_by_label("Markér navne")).to_be_checked()
    assert "marks" not in urlsplit(page.url).query


@pytest.mark.slow
@LOOKS
def test_a_story_among_its_results_has_no_barriers_and_moves_nothing(
    visit: Visit, check_access: Callable[[Page], None], stories: list[Article], phone: bool, dark: bool
) -> None:
    for address in (f"{stories[1].get_absolute_url()}?q=storm", f"{stories[1].get_absolute_url()}?q=storm&marks=off"):
        page = visit(address, phone=phone, dark=dark)
        check_access(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        shift = page.evaluate(
            """new Promise((tell) => new PerformanceObserver((list) => tell(list.getEntries().length))
            .observe({ type: "layout-shift", buffered: true }) ?? setTimeout(() => tell(0), 300))"""
        )
        assert shift == 0


@pytest.mark.slow
def test_on_paper_stands_the_story_and_nothing_to_click(visit: Visit, stories: list[Article]) -> None:
    page = visit(f"{stories[1].get_absolute_url()}?q=storm")
    page.emulate_media(media="print")
    for shown in ("h1", ".lead", ".dateline", ".text", ".nameplate", ".names", "#cite"):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in (".trail", ".legend", ".top nav", ".top .end", ".foot nav", ".related", ".btn", ".skip"):
        for one in page.locator(hidden).all():
            expect(one).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('.text .ent')).textDecorationLine") == "none"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
