"""Corrections, help, sign-in, a day of many years and the pages that refuse, in Chromium."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article
from articles.story import Moment
from tests.browser.conftest import LOOKS, Visit
from tests.factories import ArticleFactory, RevisionFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/corrections/",
    "/en/corrections/",
    "/help/search/",
    "/about/",
    "/dates/2020/08/16/",
    "/admin/login/",
    "/en/admin/login/",
)
WIDTHS = (320, 600, 960, 961, 1600)


@pytest.fixture(autouse=True)
def article() -> Article:
    """A corrected story, and the same day of many other years."""
    for year in range(2005, 2020):
        ArticleFactory(moment=Moment.of_instant(datetime(year, 8, 16, 9, tzinfo=UTC)))
    article = ArticleFactory(
        headline="Diger på Ærø skal forhøjes",
        body="Digerne er ni meter.\n\nSådan er det.",
        section="Indland",
        moment=Moment.of_instant(datetime(2020, 8, 16, 5, 42, tzinfo=UTC)),
        is_corrected=True,
    )
    article.shown.version, article.shown.is_correction = 2, True
    article.shown.public_note = "Digerne er ni meter."
    article.shown.save()
    RevisionFactory(article=article, headline="Diger", paragraphs=["Digerne er otte meter.", "Sådan er det."])
    return article


@pytest.mark.slow
@LOOKS
def test_no_page_has_barriers(visit: Visit, check_access: Callable[[Page], None], phone: bool, dark: bool) -> None:
    for path in PAGES:
        page = visit(path, phone=phone, dark=dark)
        for details in page.locator("details").all():
            details.evaluate("(one) => { one.open = true }")
        check_access(page)
        page.context.close()


@pytest.mark.slow
def test_no_page_scrolls_sideways_at_any_width(visit: Visit) -> None:
    for path in PAGES:
        page = visit(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} at {width}"
        page.context.close()


def test_a_reader_goes_from_the_footer_to_what_was_corrected_without_javascript(visit: Visit, article: Article) -> None:
    page = visit("/about/", javascript=False)
    page.get_by_role("contentinfo").get_by_role("link", name="Rettet for nylig").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rettet for nylig")
    expect(page.get_by_role("deletion").first).to_have_css("text-decoration-line", "line-through")
    page.get_by_role("link", name="Vis, hvad der er rettet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(article.headline)
    expect(page.locator(".dateline b")).to_have_text("Fra version 1 til version 2")


@pytest.mark.slow
def test_a_reader_goes_by_keyboard_to_the_same_day_of_another_year(visit: Visit) -> None:
    page = visit("/dates/2020/08/16/", javascript=False)
    page.get_by_role("link", name="16. august 2019, 1 telegram").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Fredag 16. august 2019")


@pytest.mark.slow
def test_what_is_on_the_help_page_stands_beside_it_and_on_a_phone_above_it(visit: Visit) -> None:
    for phone in (False, True):
        page = visit("/help/search/", phone=phone)
        contents, chapter = page.locator(".help-page nav").bounding_box(), page.locator("#words").bounding_box()
        assert contents
        assert chapter
        assert (contents["x"] > chapter["x"], contents["y"] < chapter["y"]) == (not phone, phone)


@pytest.mark.slow
@LOOKS
def test_the_page_of_a_closed_archive_has_no_barriers(
    live_server: LiveServer,
    browser: Browser,
    check_access: Callable[[Page], None],
    settings: Any,
    tmp_path: Path,
    phone: bool,
    dark: bool,
) -> None:
    settings.DATA_DIR = tmp_path
    (tmp_path / "maintenance").touch()
    page = browser.new_page(
        viewport={"width": 390 if phone else 1360, "height": 800}, color_scheme="dark" if dark else "light"
    )
    response = page.goto(f"{live_server.url}/en/search/")
    assert response is not None
    assert (response.status, response.headers["retry-after"]) == (503, "600")
    expect(page.get_by_role("heading", level=1)).to_have_text("Closed for a moment")
    check_access(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()
