"""How light and how quick a page is, by Chromium's own performance interfaces, as Lighthouse reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, Request
from playwright.sync_api import Page as Tab
from playwright.sync_api import TimeoutError as TooLate

from articles.management.browser.chromium import HEIGHTS, new_context
from articles.management.browser.pages import Page, address_in
from articles.management.browser.site import Site

# Kept from before the first paint: long tasks are not told of afterwards.
_LISTEN = """
globalThis.measured = {lcp: 0, cls: 0, blocked: 0};
const listen = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take))
  .observe({type, buffered: true});
listen("largest-contentful-paint", (one) => { measured.lcp = one.startTime; });
listen("layout-shift", (one) => { if (!one.hadRecentInput) measured.cls += one.value; });
listen("longtask", (one) => { measured.blocked += Math.max(0, one.duration - 50); });
"""
_READ = """
() => new Promise((resolve) => setTimeout(() => {
  const page = performance.getEntriesByType("navigation")[0];
  const painted = performance.getEntriesByName("first-contentful-paint")[0];
  const fetched = performance.getEntriesByType("resource").map((one) => (
    {url: one.name, transferred: one.transferSize, compressed: one.encodedBodySize}));
  fetched.push({url: "page", transferred: page.transferSize, compressed: page.encodedBodySize});
  resolve({...measured, fcp: painted ? painted.startTime : 0, answered: page.responseStart, fetched});
}, 300))
"""
CODE = (".css", ".js")
"""What counts as code besides the page itself; fonts and icons do not."""
PATIENCE = 30_000
"""Milliseconds that a page may take."""
HEADER = (
    f"{'page':<26}{'as':<7}{'answer':>8}{'FCP':>7}{'LCP':>7}{'CLS':>7}{'TBT':>6}{'requests':>10}"
    f"{'transferred':>13}{'HTML+CSS+JS':>13}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """What a page is loaded on: Lighthouse's desk and, with its slow network and processor, its phone."""

    name: str
    width: int
    slower: int = 1
    """How many times as slow as this machine."""
    latency: int = 0
    """Of a request, in milliseconds."""
    bytes_a_second: int = -1
    """-1: as fast as it comes."""


DESK = Device(name="desk", width=1360)
PHONE = Device(name="phone", width=390, slower=4, latency=150, bytes_a_second=1_638_400 // 8)
DEVICES = (DESK, PHONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One page on one device, nothing in the cache. Times in milliseconds from the beginning of the navigation."""

    page: str
    device: str
    answered: float
    """First byte of the answer."""
    fcp: float
    """First contentful paint."""
    lcp: float
    """Largest contentful paint."""
    cls: float
    """Cumulative layout shift."""
    blocked: float
    """What tasks took longer than 50 ms each: Lighthouse's total blocking time."""
    requests: int
    transferred: int
    """Bytes, headers included."""
    code: int
    """Bytes of HTML, CSS and JavaScript as they were sent, compressed; fonts and pictures apart."""


class NotLoaded(Exception):
    """A page was not there after PATIENCE; the message says what of it was missing."""


def measure_once(browser: Browser, site: Site, page: Page, device: Device) -> Measured:
    """Load the page as somebody who was never here. Raises NotLoaded.

    Slowed down, on a busy machine, Chromium now and then does not finish a page, why is not known, and is asked once
    more. What is always wrong with a page is wrong the second time too.
    """
    try:
        told = _measured(browser, site, page, device)
    except NotLoaded:
        told = _measured(browser, site, page, device)
    fetched = told.pop("fetched")
    return Measured(
        page=page.name,
        device=device.name,
        requests=len(fetched),
        transferred=sum(one["transferred"] for one in fetched),
        code=sum(one["compressed"] for one in fetched if one["url"].endswith(("page", *CODE))),
        **told,
    )


def _measured(browser: Browser, site: Site, page: Page, device: Device) -> dict[str, Any]:
    size = {"width": device.width, "height": HEIGHTS[device.width]}
    with new_context(browser, site, signed_in=page.signed_in, viewport=size) as context:
        context.add_init_script(_LISTEN)
        shown = context.new_page()
        _slow_down(context.new_cdp_session(shown), device)
        _load(shown, address_in("da", page))
        told: dict[str, Any] = shown.evaluate(_READ)
        return told


def _load(shown: Tab, address: str) -> None:
    missing: dict[str, None] = {}

    def came(request: Request) -> None:
        missing.pop(request.url, None)

    shown.on("request", lambda request: missing.setdefault(request.url))
    shown.on("requestfinished", came)
    shown.on("requestfailed", came)
    try:
        shown.goto(address, wait_until="load", timeout=PATIENCE)
    except TooLate as problem:
        raise NotLoaded(f"{address} was not loaded; not there were: {', '.join(missing) or 'none'}") from problem


def line(one: Measured) -> str:
    """A row below HEADER."""
    return (
        f"{one.page:<26}{one.device:<7}{one.answered:>8.0f}{one.fcp:>7.0f}{one.lcp:>7.0f}{one.cls:>7.3f}"
        f"{one.blocked:>6.0f}{one.requests:>10}{one.transferred / 1000:>10.1f} kB{one.code / 1000:>10.1f} kB"
    )


def median_of(found: Sequence[Measured]) -> Measured:
    """Of times the median; of what should not differ the worst."""
    return Measured(
        page=found[0].page,
        device=found[0].device,
        answered=median(one.answered for one in found),
        fcp=median(one.fcp for one in found),
        lcp=median(one.lcp for one in found),
        blocked=median(one.blocked for one in found),
        cls=max(one.cls for one in found),
        requests=max(one.requests for one in found),
        transferred=max(one.transferred for one in found),
        code=max(one.code for one in found),
    )


def _slow_down(session: CDPSession, device: Device) -> None:
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": device.slower})
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": device.latency,
            "downloadThroughput": device.bytes_a_second,
            "uploadThroughput": device.bytes_a_second,
        },
    )
