"""A real browser before the real site, Content-Security-Policy and all.

Whatever the console complains of, whatever cannot be fetched and whatever is asked of another host fails the test.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, sync_playwright
from pytest_django.live_server_helper import LiveServer

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DESKTOP = {"viewport": {"width": 1360, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}

Visit = Callable[..., Page]

LOOKS = pytest.mark.parametrize(
    ("phone", "dark"),
    [
        pytest.param(False, False, id="light-desktop"),
        pytest.param(True, True, id="dark-phone", marks=pytest.mark.slow),
        pytest.param(True, False, id="light-phone", marks=pytest.mark.slow),
        pytest.param(False, True, id="dark-desktop", marks=pytest.mark.slow),
    ],
)
"""Every size in every colour scheme; all but one combination are for the longer trials."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI has to have a Chromium: .ci/run installs one")
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    # Playwright keeps an event loop running in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def visit(live_server: LiveServer, browser: Browser) -> Iterator[Visit]:
    """visit("/search/?q=x", phone=True, dark=True, javascript=False) -> the page, loaded."""
    complaints: list[str] = []
    contexts = []

    def listen(page: Page) -> None:
        page.on("console", lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.extend(_not_fetched(request)))
        page.on("request", lambda request: complaints.extend(_elsewhere(request.url, live_server.url)))

    def visit(path: str, *, phone: bool = False, dark: bool = False, javascript: bool = True) -> Page:
        context = browser.new_context(
            **(PHONE if phone else DESKTOP),
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce",
            base_url=live_server.url,
        )
        contexts.append(context)
        page = context.new_page()
        listen(page)
        page.goto(path, wait_until="load")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def check_access() -> Callable[[Page], None]:
    """Fails with axe-core's report when the page has barriers."""

    def check(page: Page) -> None:
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()

    return check


def _not_fetched(request: Request) -> list[str]:
    """What the page lacks. The icon alone may be given up by the browser, when the reader goes on before it came."""
    given_up = request.failure == "net::ERR_ABORTED" and urlsplit(request.url).path.endswith("/icon.svg")
    return [] if given_up else [f"not fetched: {request.url} ({request.failure})"]


def _elsewhere(url: str, home: str) -> list[str]:
    asked = urlsplit(url)
    if asked.scheme not in ("http", "https") or asked.netloc == urlsplit(home).netloc:
        return []
    return [f"asked another host: {url}"]
