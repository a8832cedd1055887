"""A real browser before the real site, Content-Security-Policy and all.

`visit` goes to the pages of a test's own archive, `demo` to those of the demo corpus, which is imported once for all
tests that only read it; `demo_to_change` is a copy of that for one test. See Visits for what fails a test by itself.
Pages as such are looked at in test_every_page.py; what can be done on them has tests of its own.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test.utils import override_settings
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from articles.management.browser import furnish, served
from articles.management.browser.chromium import NoChromium, chromium
from articles.management.browser.furnish import held_imports
from articles.management.measure.database import drop, instead_of_archive, make, name_beside
from tests.browser.access import barriers
from tests.browser.visits import Visits

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
"""For pages in a state that the demo archive has not: every size in every scheme, all but one in the longer trials."""

HASHED = {**settings.STORAGES, "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
"""Static files as in production."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    try:
        with chromium() as started:
            yield started
    except NoChromium as problem:
        if os.environ.get("CI"):
            pytest.fail("CI has to have a Chromium: .ci/run installs one")
        pytest.skip(f"{problem}")


@pytest.fixture
def visit(live_server: LiveServer, browser: Browser) -> Iterator[Visits]:
    """Pages of what the test itself has put into the archive."""
    visits = Visits(browser, live_server.url, strict=False)
    yield visits
    visits.close()


@pytest.fixture
def check_access() -> Callable[[Page], None]:
    """Fails with axe-core's report when the page has barriers."""

    def check(page: Page) -> None:
        assert (found := barriers(page)) == "", found

    return check


@pytest.fixture(scope="session")
def production(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Settings under which static files are hashed and compressed, as collectstatic leaves them."""
    there = override_settings(STATIC_ROOT=tmp_path_factory.mktemp("static"), STORAGES=HASHED)
    with there:
        call_command("collectstatic", interactive=False, verbosity=0)
    return there


@pytest.fixture(scope="session")
def furnished(browser: Browser, django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[str, str]]:
    """The database of the demo archive, to be copied and never used, and an editor's session in it."""
    with django_db_blocker.unblock():
        kept = name_beside("kept")
        drop(kept, in_use=True)
        make(kept)
        with instead_of_archive(kept):
            call_command("migrate", verbosity=0, interactive=False)
            session = furnish()
    yield kept, session
    with django_db_blocker.unblock():
        drop(kept, in_use=True)


@pytest.fixture(scope="session")
def demo_database(furnished: tuple[str, str], django_db_blocker: Any) -> Iterator[str]:
    """A copy for all tests that only read."""
    with django_db_blocker.unblock():
        name = name_beside("demo")
        drop(name, in_use=True)
        make(name, like=furnished[0])
    yield name
    with django_db_blocker.unblock():
        drop(name, in_use=True)


def _visits(browser: Browser, database: str, session: str) -> Iterator[Visits]:
    with instead_of_archive(database), held_imports(), served(database, session) as site:
        visits = Visits(browser, site.address, cookie=(site.cookie, site.session), strict=True)
        yield visits
        visits.close()


@pytest.fixture
def demo(
    browser: Browser, demo_database: str, furnished: tuple[str, str], production: Any, django_db_blocker: Any
) -> Iterator[Visits]:
    """Pages of the demo archive, which the test leaves as it is."""
    with django_db_blocker.unblock(), production:
        yield from _visits(browser, demo_database, furnished[1])


@pytest.fixture
def demo_to_change(
    browser: Browser, furnished: tuple[str, str], production: Any, django_db_blocker: Any
) -> Iterator[Visits]:
    """Pages of a demo archive of the test's own."""
    with django_db_blocker.unblock(), production:
        name = name_beside("changed")
        drop(name, in_use=True)
        make(name, like=furnished[0])
        try:
            yield from _visits(browser, name, furnished[1])
        finally:
            drop(name, in_use=True)
