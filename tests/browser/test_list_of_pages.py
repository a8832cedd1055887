"""The list of pages is the list of all pages: every address of the site is in it, or excused here with a reason."""

import re
from typing import Any

import pytest
from django.urls import resolve
from django.utils.translation import override

from articles.management.browser import PAGES, address_in
from articles.management.browser.site import OUTCOMES
from tests.site.hidden import patterns

pytestmark = pytest.mark.browser

NO_PAGES = {
    "healthz": "for machines",
    "robots.txt": "for machines",
    "opensearch.xml": "for machines",
    "sitemap.xml": "for machines",
    "suggest/": "options for a script",
    "sitemap-<slug:kind>-<int:number>.xml": "for machines",
    "search.json": "for machines",
    "stories/<int:pk>/": "leads to the story's full address",
    "names/<int:pk>/": "leads to the name's full address",
}
"""Addresses of readers that show no page, and why."""
NO_SCREENS = {
    r"admin/articles/importbatch/<int:pk>/problems/": "a CSV file",
    r"admin/articles/rawfile/<int:pk>/download/": "a wire file",
    r"admin/articles/namedecision/<int:pk>/undo/": "a deed, no page",
    r"admin/articles/article/versions/<int:pk>/decide/": "a deed, no page",
    r"admin/articles/entity/<int:pk>/wikidata/": "a deed, no page",
    r"admin/articles/(section|subject|datemention)/": "rows to look up, listed by Django as those of other models are",
    r"admin/articles/\w+/(add/|<path:object_id>/(history/|delete/|change/)?)": "Django's own form, not ours",
    r"admin/(auth|procrastinate)/.*": "Django's own screens of other apps",
    r"admin/(logout|password_change|password_change/done|autocomplete|jsi18n)/": "Django's own",
    r"admin/r/<path:content_type_id>/<path:object_id>/": "leads elsewhere",
    r"admin/\^\(\?P<app_label>.*": "part of the index",
    r"admin/\(\?P<url>\.\*\)\$": "whatever is no address",
}
"""The same of editors, as patterns of patterns."""


def _excused(route: str) -> bool:
    return route in NO_PAGES or any(re.fullmatch(one, route) for one in NO_SCREENS)


@pytest.fixture
def listed(demo: Any) -> set[str]:
    """The patterns to which the pages of the list lead."""
    with override("da"):
        paths = [address_in("da", page).partition("?")[0] for page in PAGES if not page.name.startswith("outcome")]
        return {resolve(path).route for path in paths}


def test_every_address_is_listed_or_excused(listed: set[str]) -> None:
    """Add a new page to articles/management/browser/pages.py, so that it is looked at."""
    addresses = set(patterns()) | set(patterns("admin/"))
    assert sorted(one for one in addresses - listed if not _excused(one)) == []


def test_nothing_is_excused_that_is_not_there_or_that_is_listed(listed: set[str]) -> None:
    addresses = set(patterns()) | set(patterns("admin/"))
    assert set(NO_PAGES) - addresses == set()
    assert set(NO_PAGES) & listed == set()
    assert [one for one in NO_SCREENS if not any(re.fullmatch(one, route) for route in addresses)] == []


def test_what_goes_wrong_has_pages_too() -> None:
    failing = [page for page in PAGES if page.name.startswith("outcome")]
    asked = {address_in("da", page).removeprefix("/") for page in failing}
    assert set(OUTCOMES) <= asked
