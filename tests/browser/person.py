"""Somebody before the screen, who reads what is there and uses what has a name. No addresses, no selectors."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

_FOCUSED = """() => {
  const one = document.activeElement;
  const label = one.labels && one.labels.length ? one.labels[0].innerText : "";
  return (one.getAttribute("aria-label") || label || one.innerText || one.value || "").replace(/\\s+/g, " ").trim();
}"""
MOST_TABS = 150


class Person:
    """With eyes for headings and hands for links, buttons and fields."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @contextmanager
    def _leaving(self) -> Iterator[None]:
        """Wait for the page's fonts, and then for the next page: a font that is given up would be a complaint."""
        self.page.evaluate("document.fonts.ready.then(() => null)")
        with self.page.expect_navigation():
            yield

    def reads(self, heading: str | re.Pattern[str]) -> None:
        """The page is called so."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def follow(self, words: str | re.Pattern[str], *, within: Locator | None = None) -> None:
        """Click the first link of that name, and wait for where it leads."""
        link = (within or self.page).get_by_role("link", name=words).first
        with self._leaving():
            link.click()

    def press(self, words: str) -> None:
        """Click the button of that name, and wait for where it leads."""
        with self._leaving():
            self.page.get_by_role("button", name=words, exact=True).first.click()

    def ask(self, query: str) -> None:
        """Write into the search box, and Enter."""
        box = self.page.get_by_label("Søg i arkivet").and_(self.page.locator("input")).first
        box.fill(query)
        with self._leaving():
            box.press("Enter")

    def narrow(self, facet: str, value: str) -> None:
        """Choose a value where results are narrowed, folded out first if need be."""
        box = self.page.get_by_role("group").filter(has=self.page.get_by_text(facet, exact=True)).first
        link = box.get_by_role("link", name=re.compile(rf"^{re.escape(value)}\b")).first
        if not link.is_visible():
            box.get_by_text(facet, exact=True).first.click()
        with self._leaving():
            link.click()

    def between(self, first: str, last: str) -> None:
        """Fill in the period."""
        self.page.get_by_label("Fra", exact=True).fill(first)
        self.page.get_by_label("til", exact=True).fill(last)
        self.press("Vælg")

    @property
    def found(self) -> int:
        """How many stories the page says there are."""
        words = self.page.get_by_role("heading", level=1).inner_text()
        number = re.match(r"[\d.]+", words)
        assert number, words
        return int(number[0].replace(".", ""))

    @property
    def headlines(self) -> list[str]:
        """Of the stories on the page of results, and of those that are folded away as nearly the same."""
        stories = self.page.get_by_role("main").get_by_role("article")
        folded = stories.get_by_role("group").get_by_role("link", include_hidden=True)
        return stories.get_by_role("heading").all_inner_texts() + folded.all_text_contents()

    def leaf_through(self) -> list[str]:
        """The headlines of this page and of all that follow."""
        seen = self.headlines
        onward = self.page.get_by_role("navigation", name="Sider").get_by_role("link", name="Næste")
        while onward.count():
            with self._leaving():
                onward.click()
            seen += self.headlines
        return seen

    def tab_to(self, words: str | re.Pattern[str]) -> None:
        """Press Tab until what has the focus is called so. What has it must be seen to have it."""
        wanted = re.compile(re.escape(words)) if isinstance(words, str) else words
        passed = []
        for _step in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            passed.append(self.page.evaluate(_FOCUSED))
            if wanted.search(passed[-1]):
                expect(self.page.locator(":focus")).to_be_in_viewport()
                return
        raise AssertionError(f"no Tab led to {words}: {passed}")

    def enter(self) -> None:
        """Press Enter on what has the focus, and wait for where it leads."""
        with self._leaving():
            self.page.keyboard.press("Enter")
