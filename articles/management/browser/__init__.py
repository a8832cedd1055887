"""The archive in a real browser: one list of all its pages, for pictures, for measurements and for the tests.

`furnish` makes an archive in which every page has something to show, `site` serves it, `pages` is the list. `chromium`,
`pictures`, `timing` and `measuring` need Playwright, which is an extra, and are imported by name; `extra` says what is
missing.
"""

from articles.management.browser.extra import missing
from articles.management.browser.furnish import furnish, sign_in
from articles.management.browser.pages import PAGES, NoSuchPage, Page, address_in, chosen
from articles.management.browser.site import Site, demo_site, served

__all__ = [
    "PAGES",
    "NoSuchPage",
    "Page",
    "Site",
    "address_in",
    "chosen",
    "demo_site",
    "furnish",
    "missing",
    "served",
    "sign_in",
]
