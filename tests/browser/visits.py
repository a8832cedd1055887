"""Going to pages in Chromium, with an ear for all that must not happen there."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

DESKTOP = {"viewport": {"width": 1360, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
    console.error(`policy: ${event.violatedDirective} forbids ${event.blockedURI}`))"""


class Visits:
    """visit("/search/?q=x", phone=True, dark=True, javascript=False, status=200) -> the page, loaded.

    Whatever the console complains of, what cannot be fetched, what is asked of another host, what the policy forbids
    and every answer that is served without the policy is a complaint.
    """

    def __init__(self, browser: Browser, home: str, *, cookie: tuple[str, str] | None = None, strict: bool) -> None:
        self.browser = browser
        self.home = home
        self.cookie = cookie
        """Name and value of an editor's session."""
        self.strict = strict
        """Whether static files too are served as in production, with the policy."""
        self.complaints: list[str] = []
        self._contexts: list[BrowserContext] = []
        self._failing: set[str] = set()

    def __call__(self, path: str, *, status: int = 200, **how: Any) -> Page:
        """Go there as somebody who was never there before."""
        page = self.come(**how)
        self.go(page, path, status=status)
        return page

    def come(
        self, *, phone: bool = False, dark: bool = False, javascript: bool = True, signed_in: bool = False, **how: Any
    ) -> Page:
        """An empty page of a new reader."""
        context = self.browser.new_context(
            **{**(PHONE if phone else DESKTOP), **how},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce",
            base_url=self.home,
        )
        self._contexts.append(context)
        if signed_in:
            assert self.cookie is not None
            context.add_cookies([{"name": self.cookie[0], "value": self.cookie[1], "url": self.home}])
        self._listen(context)
        return context.new_page()

    def go(self, page: Page, path: str, *, status: int = 200) -> Response:
        """To an address that is answered with `status`."""
        if status >= 400:
            self.expect_failure(path)
        response = page.goto(path, wait_until="load")
        assert response is not None
        assert response.status == status, f"{path}: {response.status}"
        return response

    def expect_failure(self, path: str) -> None:
        """That the page at this address is answered with an error is no complaint."""
        self._failing.add(self.home + path)

    def close(self) -> None:
        """Leave. Fails when there were complaints."""
        for context in self._contexts:
            context.close()
        assert not self.complaints, "\n".join(self.complaints)

    def _listen(self, context: BrowserContext) -> None:
        context.add_init_script(TELL_VIOLATIONS)
        context.on("console", lambda line: self.complaints.extend(self._said(line)))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("requestfailed", lambda request: self.complaints.extend(_not_fetched(request)))
        context.on("request", lambda request: self.complaints.extend(self._elsewhere(request.url)))
        context.on("response", lambda response: self.complaints.extend(self._unprotected(response)))

    def _said(self, line: ConsoleMessage) -> Iterator[str]:
        """Errors and warnings; not that a page which was to fail did."""
        expected = line.text.startswith("Failed to load resource") and line.location["url"] in self._failing
        if line.type in ("error", "warning") and not expected:
            yield line.text

    def _elsewhere(self, url: str) -> Iterator[str]:
        asked = urlsplit(url)
        if asked.scheme in ("http", "https") and asked.netloc != urlsplit(self.home).netloc:
            yield f"asked another host: {url}"

    def _unprotected(self, response: Response) -> Iterator[str]:
        if not self.strict and urlsplit(response.url).path.startswith(settings.STATIC_URL):
            return
        yield from (f"{response.url}: {fault}" for fault in policy_faults(response.headers))


def policy_faults(headers: dict[str, str]) -> list[str]:
    """What is wrong with the Content-Security-Policy of an answer."""
    policy = headers.get("content-security-policy", "")
    faults = [] if "default-src 'none'" in policy else [f"the policy is {policy!r}"]
    return faults + [f"the policy has {word}" for word in ("unsafe", "data:", "*", "http:") if word in policy]


def _not_fetched(request: Request) -> list[str]:
    """What the page lacks. Icons, pages and what scripts ask may be given up: the reader went on before they came."""
    is_icon = "/icon." in urlsplit(request.url).path
    may_wait = is_icon or request.resource_type in ("document", "fetch", "xhr")
    given_up = request.failure == "net::ERR_ABORTED" and may_wait
    return [] if given_up else [f"not fetched: {request.url} ({request.failure})"]
