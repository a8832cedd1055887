"""The queue of names with keys, and without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Mention, NameDecision
from tests.admin.naming.names import QUEUE, story_about
from tests.browser.conftest import Visit
from tests.browser.editors import make_editor, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LEADER, VARIANT = "Aleksandr Lukasjenko", "Aleksandr Lukashenko"
OTHERS = ("Volodymyr Zelenskyj", "Volodymyr Zelensky")


@pytest.fixture(autouse=True)
def _queue() -> None:
    make_editor()
    story_about(LEADER, VARIANT, *OTHERS, "x")
    story_about(LEADER)
    story_about(LEADER)


def _press(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def _shown(page: Page) -> list[str]:
    return page.locator(".candidate h2").all_inner_texts()


def _names() -> set[str]:
    return {mention.named.name for mention in Mention.objects.select_related("entity")}


def test_pairs_are_answered_undone_and_skipped_with_keys(visit: Visit) -> None:
    page = sign_in(visit, QUEUE)
    assert _shown(page) == [LEADER, VARIANT]
    page.keyboard.press("b")
    expect(page.locator(".candidate").nth(1).get_by_role("radio")).to_be_checked()
    page.keyboard.press("b")
    expect(page.locator(".candidate").nth(0).get_by_role("radio")).to_be_checked()
    page.keyboard.press("b")
    _press(page, "s")
    expect(page.locator(".done")).to_contain_text(f"Lagt sammen: {LEADER} er nu {VARIANT}.")
    assert LEADER not in _names()
    assert set(_shown(page)) == set(OTHERS)
    _press(page, "z")
    assert LEADER in _names()
    assert _shown(page) == [LEADER, VARIANT]
    _press(page, "j")
    assert set(_shown(page)) == set(OTHERS)
    _press(page, "k")
    assert _shown(page) == [LEADER, VARIANT]
    _press(page, "ArrowRight")
    _press(page, "f")
    assert NameDecision.objects.filter(kind="different", undone_at=None).count() == 1


@pytest.mark.slow
def test_single_names_are_answered_with_keys_and_another_name_is_typed(visit: Visit) -> None:
    page = sign_in(visit, f"{QUEUE}?of=names")
    assert _shown(page) == ["x"]
    page.keyboard.press("n")
    page.keyboard.type("Malcolm X")
    _press(page, "Enter")
    expect(page.locator(".done")).to_contain_text("Omdøbt: x hedder nu Malcolm X.")
    _press(page, "z")
    _press(page, "a")
    expect(page.locator(".done")).to_contain_text("x regnes aldrig for et navn.")


@pytest.mark.slow
def test_letters_that_are_typed_elsewhere_answer_nothing(visit: Visit) -> None:
    page = sign_in(visit, QUEUE)
    page.locator("#nav-filter").press_sequentially("sfv")
    page.keyboard.press("Control+b")
    page.locator("#content h1").click()
    page.get_by_label("Svar med de taster, der står på knapperne").uncheck()
    page.locator("#content h1").click()
    page.keyboard.press("s")
    page.goto(QUEUE)  # it is remembered
    page.keyboard.press("s")
    assert _shown(page) == [LEADER, VARIANT]
    assert NameDecision.objects.count() == 0


@pytest.mark.slow
def test_everything_works_without_javascript(visit: Visit) -> None:
    page = sign_in(visit, QUEUE, javascript=False)
    expect(page.get_by_label("Svar med de taster, der står på knapperne")).to_be_hidden()
    page.locator(".candidate").nth(1).get_by_role("radio").check()
    page.get_by_role("button", name="Samme").click()
    expect(page.locator(".done")).to_contain_text(f"Lagt sammen: {LEADER} er nu {VARIANT}.")
    page.locator(".done").get_by_role("button", name="Fortryd").click()
    assert _shown(page) == [LEADER, VARIANT]
    page.get_by_role("link", name="Spring over").click()
    assert set(_shown(page)) == set(OTHERS)
