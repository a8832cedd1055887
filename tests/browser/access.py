"""What axe-core finds, and whether a page scrolls sideways."""

from collections.abc import Iterable, Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""WCAG 2.2, levels A and AA."""
TAGS = (*WCAG, "best-practice")
WIDTHS = range(320, 1601, 40)
FEW_WIDTHS = (320, 480, 640, 800, 959, 961, 1120, 1280, 1440, 1600)
"""Both sides of the breakpoint among them."""


_STILL = """() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)))"""


def barriers(page: Page, tags: Sequence[str] = TAGS) -> str:
    """The report of axe-core with everything folded out; empty when there are none."""
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.evaluate(_STILL)  # a colour on its way from light to dark has no contrast of its own
    # Without preloading, which would fetch what the admin's style sheets import from the wrong place.
    options = {"runOnly": list(tags), "resultTypes": ["violations"], "preload": False}
    found = Axe().run(page, options=options)
    return str(found.generate_report()) if found.violations_count else ""


def too_wide(page: Page, widths: Iterable[int]) -> list[int]:
    """The widths of the window at which the page scrolls sideways."""
    height = (page.viewport_size or {"height": 900})["height"]
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": height})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(width)
    return found
