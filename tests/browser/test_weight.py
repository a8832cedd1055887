"""What a page costs: bytes and requests to a reader who was never here, and nothing that moves once it is there."""

from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from articles.management.browser import Site, timing
from articles.management.browser.pages import READERS, Page
from articles.management.browser.timing import DESK, PHONE, measure_once
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser
MOST_CODE = 60_000
"""Bytes of HTML, CSS and JavaScript, compressed."""
UNFINISHED = '<!doctype html><link rel="stylesheet" href="/a.css"><p>Her kommer aldrig mere.'
HEAVIEST = [page for page in READERS if page.name in ("front", "search", "search-narrowed")]


@pytest.fixture
def site(demo: Visits) -> Site:
    assert demo.cookie is not None
    return Site(address=demo.home, cookie=demo.cookie[0], session=demo.cookie[1])


@pytest.mark.parametrize("page", HEAVIEST, ids=lambda page: page.name)
def test_front_and_search_are_light(browser: Browser, site: Site, page: Page) -> None:
    found = measure_once(browser, site, page, DESK)
    assert 5_000 < found.code < MOST_CODE
    assert found.transferred > found.code
    assert 0 < found.fcp <= found.lcp


def test_of_a_page_that_is_never_there_it_is_said_what_was_missing(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No server is asked: how long one takes for a page must not decide what is missing when patience ends."""
    monkeypatch.setattr(timing, "PATIENCE", 5_000)
    with browser.new_context(base_url="http://archive.test") as context:
        tab = context.new_page()
        tab.route("**/", lambda route: route.fulfill(content_type="text/html", body=UNFINISHED))
        tab.route("**/*.css", lambda _route: None)
        with pytest.raises(timing.NotLoaded, match=r"^/ was not loaded; not there were: http://archive\.test/a\.css$"):
            timing._load(tab, "/")


@pytest.mark.slow
@pytest.mark.parametrize("page", HEAVIEST[:2], ids=lambda page: page.name)
def test_nothing_moves_on_a_slow_phone(browser: Browser, site: Site, page: Page) -> None:
    assert measure_once(browser, site, page, PHONE).cls == 0


@pytest.mark.slow
@pytest.mark.parametrize("page", READERS, ids=lambda page: page.name)
def test_nothing_moves_on_any_page(browser: Browser, site: Site, page: Page) -> None:
    """What comes late can move others, not what takes long to work out: the network is slow, the processor is not."""
    assert measure_once(browser, site, page, replace(PHONE, slower=1)).cls == 0
