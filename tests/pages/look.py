"""Looking at a page as a test does: the words of elements, and the page without what differs from run to run."""

import re
from pathlib import Path

from django.http import HttpResponse
from lxml import etree, html

SNAPSHOTS = Path(__file__).parent


def elements(response: HttpResponse, selector: str) -> list[html.HtmlElement]:
    """Elements by a simple selector: tags, .classes and #ids, parted by spaces for "somewhere within"."""
    steps = []
    for step in selector.split():
        tag, *marks = re.split(r"(?=[.#])", step)
        tests = "".join(
            f"[@id='{mark[1:]}']" if mark[0] == "#" else f"[contains(concat(' ', @class, ' '), ' {mark[1:]} ')]"
            for mark in marks
        )
        steps.append(f"//{tag or '*'}{tests}")
    return html.fromstring(response.content).xpath("".join(steps))


def words(response: HttpResponse, selector: str) -> list[str]:
    """The text of every element that matches, white space collapsed."""
    return [" ".join(element.text_content().split()) for element in elements(response, selector)]


def links(response: HttpResponse, selector: str) -> list[tuple[str, str]]:
    """The words and the address of every link that matches."""
    return [(" ".join(link.text_content().split()), link.get("href")) for link in elements(response, selector)]


def normalised(response: HttpResponse) -> str:
    """Title and <main>, one element a line, keys of rows as 0."""
    page = html.fromstring(response.content)
    title = " ".join(page.findtext(".//title").split())
    main = page.find(".//main")
    for element in main.iter():
        element.text = _collapsed(element.text)
        element.tail = _collapsed(element.tail)
    body = etree.tostring(main, pretty_print=True, encoding="unicode")
    body = re.sub(r"/(stories|names)/\d+/", r"/\1/0/", body)
    body = re.sub(r"\bstory-\d+", "story-0", body)
    return f"<title>{title}</title>\n{body}"


def _collapsed(text: str | None) -> str | None:
    return " ".join(text.split()) if text and text.strip() else None


def check_snapshot(name: str, response: HttpResponse, *, update: bool) -> None:
    """The page is as in tests/pages/<name>.html, which `pytest --update` rewrites."""
    path = SNAPSHOTS / f"{name}.html"
    page = normalised(response)
    if update:
        path.write_text(page, encoding="utf-8")
    assert page == path.read_text(encoding="utf-8")
