"""Chromium, and the ways in which pages are looked at."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Error, sync_playwright

from articles.management.browser.extra import ALLOWED, NO_CHROMIUM, find_chromium
from articles.management.browser.site import Site

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
HEIGHTS = {1360: 900, 390: 844}
"""Of the window, by its width: a desk and a phone."""
LANGUAGES = ("da", "en")


class NoChromium(Exception):
    """There is no browser; the message says what to install."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One way in which a page is looked at."""

    language: str
    scheme: Literal["light", "dark"]
    width: int

    def __str__(self) -> str:
        """da-light-1360."""
        return f"{self.language}-{self.scheme}-{self.width}"


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LOOKS = tuple(
    Look(language=language, scheme=scheme, width=width)
    for language, scheme, width in product(LANGUAGES, SCHEMES, HEIGHTS)
)
"""Both languages, both schemes, both widths."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine, without a window. Raises NoChromium.

    To be started before demo_site(): while Playwright's event loop runs in this thread, Django keeps other connections.
    """
    if (program := find_chromium()) is None:
        raise NoChromium(NO_CHROMIUM)
    # Playwright keeps an event loop running in this thread, which Django takes for asynchronous code.
    before = os.environ.get(ALLOWED)
    os.environ[ALLOWED] = "true"
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
            yield browser
            with suppress(Error):  # Ctrl-C reaches the browser too
                browser.close()
    finally:
        if before is None:
            del os.environ[ALLOWED]


def new_context(browser: Browser, site: Site, *, signed_in: bool, **options: Any) -> BrowserContext:
    """A reader at the site, or an editor, with nothing in the cache."""
    context = browser.new_context(base_url=site.address, reduced_motion="reduce", **options)
    if signed_in:
        context.add_cookies([{"name": site.cookie, "value": site.session, "url": site.address}])
    return context
