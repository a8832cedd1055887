"""Pictures of every page in every look, and a page that shows them side by side."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import groupby, product
from pathlib import Path

from playwright.sync_api import Browser, Error
from playwright.sync_api import Page as Shown

from articles.management.browser.chromium import HEIGHTS, LANGUAGES, LOOKS, SCHEMES, Look, new_context
from articles.management.browser.pages import Page, address_in
from articles.management.browser.site import Site

SHEET = "index.html"


def take(
    browser: Browser,
    site: Site,
    pages: Sequence[Page],
    folder: Path,
    taken: Callable[[], object],
    wants_to_stop: Callable[[], bool],
) -> int:
    """Write folder/<page>-<look>.png for every look of every page; how many. `taken` is told of each.

    Stops before the next page when somebody asked for it. Raises WrongPage.
    """
    number = 0
    try:
        contexts = [new_context(browser, site, signed_in=signed_in) for signed_in in (False, True)]
        for context in contexts:  # the site's typefaces are optional: shown to those who have them already
            with context.new_page() as first:
                first.goto("/", wait_until="networkidle")
        for page, language in product(pages, LANGUAGES):
            if wants_to_stop():
                break
            with contexts[page.signed_in].new_page() as shown:
                for picture in _looks_of(shown, page, language):
                    shown.screenshot(path=folder / picture, full_page=True, animations="disabled")
                    number += 1
                    taken()
    except Error:
        if not wants_to_stop():  # Ctrl-C reaches the browser too, which goes at once
            raise
    return number


def _looks_of(shown: Shown, page: Page, language: str) -> Iterator[str]:
    """Show the page in one look after the other; what the picture of each is to be called. Raises WrongPage."""
    response = shown.goto(address_in(language, page), wait_until="load")
    if response is None or response.status != page.status:
        raise WrongPage(page, response.status if response else None)
    for width, height in HEIGHTS.items():
        shown.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            shown.emulate_media(color_scheme=scheme)
            yield picture_of(page, Look(language=language, scheme=scheme, width=width))


class WrongPage(Exception):
    """An address of the list is not answered as the list says."""

    def __init__(self, page: Page, status: int | None) -> None:
        super().__init__(
            f"The page {page.name} of articles/management/browser/pages.py was answered with {status}, not with"
            f" {page.status}. No further pictures were taken."
        )


def picture_of(page: Page, look: Look) -> str:
    """The name of a picture's file."""
    return f"{page.name}-{look}.png"


def write_sheet(pages: Sequence[Page], folder: Path) -> Path:
    """The contact sheet of the pictures that are in the folder; its file."""
    sections = []
    for page in pages:
        looks = [look for look in LOOKS if (folder / picture_of(page, look)).exists()]
        if not looks:
            continue
        rows = "".join(
            f"<div>{''.join(_figure(page, look) for look in of_language)}</div>"
            for _language, of_language in groupby(looks, key=lambda look: look.language)
        )
        sections.append(f'<section id="{page.name}"><h2><a href="#{page.name}">{page.name}</a></h2>{rows}</section>')
    links = " ".join(f'<a href="#{page.name}">{page.name}</a>' for page in pages)
    sheet = folder / SHEET
    sheet.write_text(_FRAME.format(links=links, sections="\n".join(sections)), encoding="utf-8")
    return sheet


def _figure(page: Page, look: Look) -> str:
    file = escape(picture_of(page, look))
    kind = "phone" if look.width < 960 else "desk"
    return (
        f'<figure class="{kind}"><a href="{file}"><img src="{file}" alt="{page.name}, {look}" loading="lazy"></a>'
        f"<figcaption>{look}</figcaption></figure>"
    )


_FRAME = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Every page of the archive</title>
<style>
body {{ margin: 1rem; font: 15px/1.4 sans-serif; background: #888; color: #000; }}
nav {{ columns: 14rem; }} nav a {{ display: block; }} a {{ color: inherit; }}
section > div {{ display: flex; gap: 1rem; align-items: start; flex-wrap: wrap; }}
figure {{ margin: 0 0 1rem; }}
img {{ display: block; width: 100%; max-height: 40rem; object-fit: cover; object-position: top; }}
.desk {{ width: 34rem; }} .phone {{ width: 13rem; }}
</style>
</head>
<body>
<h1>Every page of the archive</h1>
<nav>{links}</nav>
{sections}
</body>
</html>
"""
