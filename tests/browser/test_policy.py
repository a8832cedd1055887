"""The Content-Security-Policy on every answer, whatever it is."""

from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from articles.management.browser import PAGES, address_in
from tests.browser.visits import Visits, policy_faults

pytestmark = pytest.mark.browser


class Machine:
    """Asks as no browser does: follows nothing, keeps nothing."""

    def __init__(self, demo: Visits) -> None:
        self.connection = HTTPConnection(urlsplit(demo.home).netloc)
        assert demo.cookie is not None
        self.cookie = "=".join(demo.cookie)

    def ask(
        self, path: str, *, method: str = "GET", signed_in: bool = False, **headers: str
    ) -> tuple[int, dict[str, str]]:
        """Status and headers, their names in small letters."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request(method, path, headers=sent | ({"Cookie": self.cookie} if signed_in else {}))
        answer = self.connection.getresponse()
        answer.read()
        return answer.status, {name.lower(): value for name, value in answer.headers.items()}


@pytest.fixture
def machine(demo: Visits) -> Iterator[Machine]:
    one = Machine(demo)
    yield one
    one.connection.close()


def test_the_policy_forbids_everything_that_is_not_needed(machine: Machine) -> None:
    _status, headers = machine.ask("/")
    directives = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert directives.pop("default-src") == "'none'"
    assert set(directives.values()) == {"'self'", "'none'"}
    assert (directives["base-uri"], directives["frame-ancestors"]) == ("'none'", "'none'")


def test_every_page_is_served_with_it(machine: Machine) -> None:
    for page in PAGES:
        address = address_in("en", page)
        status, headers = machine.ask(address, signed_in=page.signed_in)
        assert (address, status, policy_faults(headers)) == (address, page.status, [])


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/search", 301),
        ("/stories/1/", 301),
        ("/admin/", 302),
        ("/search.json?q=storm", 200),
        ("/healthz", 200),
        ("/robots.txt", 200),
        ("/static/nothing.css", 404),
    ],
)
def test_redirects_and_what_machines_ask_have_it_too(machine: Machine, path: str, status: int) -> None:
    answered, headers = machine.ask(path)
    assert (answered, policy_faults(headers)) == (status, [])


def test_a_refused_form_and_a_refused_method_have_it_too(machine: Machine) -> None:
    status, headers = machine.ask("/admin/login/", method="POST")
    assert (status, policy_faults(headers)) == (403, [])
    status, headers = machine.ask("/search/", method="HEAD")
    assert (status, policy_faults(headers)) == (200, [])


@pytest.mark.slow
def test_what_has_not_changed_has_it_too(machine: Machine) -> None:
    """Whatever can be asked for conditionally is asked again: 304."""
    unchanged = []
    for path in (f"{settings.STATIC_URL}icon.svg", *(address_in("da", page) for page in PAGES if not page.signed_in)):
        _status, first = machine.ask(path)
        marks = {"If_None_Match": first.get("etag"), "If_Modified_Since": first.get("last-modified")}
        if any(marks.values()):
            status, headers = machine.ask(path, **{name: value for name, value in marks.items() if value})
            assert (path, status, policy_faults(headers)) == (path, 304, [])
            unchanged.append(path)
    assert f"{settings.STATIC_URL}icon.svg" in unchanged
