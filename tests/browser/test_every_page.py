"""Every page of the list, in every look: no barriers, no sideways scroll, no complaint of the console."""

import re
from collections.abc import Sequence

import pytest

from articles.management.browser import PAGES, Page, address_in
from articles.management.browser.chromium import HEIGHTS, LANGUAGES, LOOKS, Look
from tests.browser.access import FEW_WIDTHS, TAGS, WCAG, WIDTHS, barriers, too_wide
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser
CHOSEN = {
    *("front", "search-narrowed", "search-no-hits", "help", "story-changes", "story-withdrawn", "people"),
    *("name-person", "dates", "day", "outcome-404", "admin-preview", "admin-doubtful-pairs"),
}
"""A page of every kind."""
IN_TURN = [(page, LOOKS[place % len(LOOKS)]) for place, page in enumerate(one for one in PAGES if one.name in CHOSEN)]
"""Each of these once, every look in turn; the longer trials see every page."""
DESK, PHONE = HEIGHTS
SEEN = {"da": ((DESK, "light"), (PHONE, "dark")), "en": ((DESK, "dark"),)}
"""How the longer trials see a page, whose words have no colours and whose barriers no language."""


def _tags(page: Page) -> Sequence[str]:
    """What is asked of a page: of Django's admin no more than WCAG."""
    return WCAG if page.name.startswith("admin") else TAGS


@pytest.mark.parametrize(("page", "look"), IN_TURN, ids=lambda one: one.name if isinstance(one, Page) else str(one))
def test_a_page_in_one_look(demo: Visits, page: Page, look: Look) -> None:
    dark, size = look.scheme == "dark", {"width": look.width, "height": HEIGHTS[look.width]}
    seen = demo.come(dark=dark, signed_in=page.signed_in, viewport=size)
    demo.go(seen, address_in(look.language, page), status=page.status)
    assert seen.locator("html").get_attribute("lang") == look.language
    assert (found := barriers(seen, _tags(page))) == "", found
    assert too_wide(seen, FEW_WIDTHS) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_in_every_look(demo: Visits, page: Page, language: str) -> None:
    """In Danish at every width, light on a desk and dark on a phone; in English at a few widths, dark on a desk."""
    seen = demo.come(signed_in=page.signed_in)
    demo.go(seen, address_in(language, page), status=page.status)
    assert seen.locator("html").get_attribute("lang") == language
    assert too_wide(seen, WIDTHS if language == "da" else FEW_WIDTHS) == []
    for width, scheme in SEEN[language]:
        seen.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        seen.emulate_media(color_scheme=scheme)
        assert (found := barriers(seen, _tags(page))) == "", f"{width} px, {scheme}:\n{found}"


def test_names_of_pages_are_names_of_files() -> None:
    names = [page.name for page in PAGES]
    assert len(set(names)) == len(names)
    assert set(names) >= CHOSEN
    assert [name for name in names if not re.fullmatch("[a-z0-9-]+", name)] == []
