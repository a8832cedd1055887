"""Front and search in Chromium: every width, the sheet of filters, nothing that moves, and how little is sent."""

import gzip
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Page, expect

from articles.story import Moment
from tests.browser.conftest import Visit
from tests.factories import ArticleFactory, ProviderFactory, SectionFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
FULL = "/search/?q=Lukasjenko&place=Minsk&from=2020-08-10&to=2020-08"
EMPTY = "/search/?q=Lukasjenko+xyzzy&place=Minsk&from=2020-05&to=2020-05"
MISTAKEN = f"/search/?q={WORD}+%28hund"
PAGES = ("/", FULL, EMPTY, MISTAKEN)
WIDTHS = (320, 340, 390, 480, 600, 768, 960, 961, 1024, 1100, 1360, 1600)
MOST_BYTES = 60_000
"""Of HTML, style and script, compressed, without the fonts."""


@pytest.fixture(autouse=True)
def _archive() -> None:
    for day in range(1, 22):
        ArticleFactory(
            headline=f"Lukasjenko holder tale nummer {day}",
            lead="Talen blev holdt i Minsk for mange mennesker, der havde ventet hele dagen.",
            moment=Moment.of_day(date(2020, 8, day)) if day % 4 else Moment.of_month(2020, 8),
            section=SectionFactory(name="Udland"),
            persons=["Aleksandr Lukasjenko", f"Đorđe Šćepanović {day}"],
            orgs=["Łódź Żegluga"],
            places=["Minsk"],
            is_corrected=day == 21,
        )
    ArticleFactory(
        headline=f"{WORD}{WORD}",
        lead=f"{WORD}{WORD}",
        moment=Moment.of_day(date(2020, 8, 30)),
        section=SectionFactory(name=WORD),
        provider=ProviderFactory(code="long", name=WORD),
        persons=[WORD],
        orgs=[f"{WORD} A/S"],
        places=[f"{WORD}by"],
        is_corrected=True,
    )
    ArticleFactory(moment=Moment.of_month(2016, 1))


def test_no_width_scrolls_sideways(visit: Visit) -> None:
    page = visit("/")
    for path in (*PAGES, "/en/", f"/search/?person={WORD}"):
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} at {width}"


@pytest.mark.slow
def test_zoomed_to_four_hundred_per_cent_everything_is_still_reached(visit: Visit) -> None:
    page = visit(FULL)
    page.set_viewport_size({"width": 340, "height": 256})  # 1360 by 1024, four times as large
    for link in page.locator(".top nav a").all():
        box = link.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 340
    page.get_by_role("button", name="Afgræns").click()
    last = page.locator("#filters summary").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()


@pytest.mark.slow
@pytest.mark.parametrize("phone", [False, True])
def test_everything_to_hit_is_24_pixels_high(visit: Visit, phone: bool) -> None:
    page = visit("/", phone=phone)
    for path in PAGES:
        page.goto(path)
        small = page.evaluate(
            """[...document.querySelectorAll("a, button, summary, input:not([type=hidden])")]
            .filter((one) => one.checkVisibility() && !one.closest("svg") && !one.matches(".skip"))
            .filter((one) => one.getBoundingClientRect().height < 24)
            .map((one) => one.outerHTML)"""
        )
        assert small == [], path


@pytest.mark.slow
def test_the_sheet_of_filters_opens_and_closes_by_keyboard(visit: Visit) -> None:
    page = visit(FULL, phone=True)
    opener, sheet = page.get_by_role("button", name="Afgræns (2)"), page.locator("#filters")
    opener.focus()
    page.keyboard.press("Enter")
    expect(sheet).to_be_visible()
    page.keyboard.press("Tab")
    expect(sheet.get_by_role("button", name="Luk")).to_be_focused()
    page.keyboard.press("Tab")
    expect(sheet.locator("summary").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()


@pytest.mark.slow
@pytest.mark.parametrize("phone", [False, True])
def test_names_to_narrow_by_are_there_without_javascript(visit: Visit, phone: bool) -> None:
    page = visit(FULL, phone=phone, javascript=False)
    if phone:
        page.get_by_role("button", name="Afgræns").click()
    people = page.locator(".facet").filter(has_text="Personer")
    expect(people.get_by_role("link").first).to_be_visible()
    unfold = people.locator(".unfold summary")
    unfold.click()
    expect(people.locator(".unfold a").last).to_be_visible()


@pytest.mark.slow  # test_weight.py has the same of front and search in the ordinary run
@pytest.mark.parametrize("phone", [False, True])
def test_nothing_moves_while_a_page_loads(visit: Visit, phone: bool) -> None:
    for path in PAGES:
        page = visit(path, phone=phone)  # nothing is at hand yet
        assert _shifts(page) == [], path
        page.reload(wait_until="load")  # the fonts are
        assert _shifts(page) == [], path
    page.locator("h1").evaluate(
        "(heading) => heading.before(Object.assign(document.createElement('p'), {textContent: 'x'}))"
    )
    assert _shifts(page) != [], "the browser would not tell"


@pytest.mark.slow
def test_nothing_is_hidden_behind_the_focus(visit: Visit) -> None:
    """Every stop of the Tab key has a ring, and no box cuts it off."""
    page = visit("/")
    for _stop in range(25):
        page.keyboard.press("Tab")
        ring, cut = page.evaluate(
            """(() => {
              const at = document.activeElement;
              const holder = at.closest("search form") ?? at;
              const style = getComputedStyle(holder);
              let cut = false;
              for (let up = holder.parentElement; up !== document.documentElement; up = up.parentElement)
                cut ||= getComputedStyle(up).overflowX !== "visible";
              return [style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2, cut];
            })()"""
        )
        assert (ring, cut) == (True, False), page.evaluate("document.activeElement.outerHTML")


@pytest.mark.slow
def test_a_page_weighs_little(visit: Visit) -> None:
    for path in ("/", FULL):
        page = visit(path)
        fetched = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
        sent = [urlsplit(address).path for address in fetched]
        assert len(sent) == len(set(sent)), "something is fetched twice"
        files = [name for name in sent if name.endswith((".css", ".js"))]
        assert {name[-3:] for name in files} == {"css", ".js"}
        weight = sum(_compressed(_source(name).read_bytes()) for name in files)
        assert weight + _compressed(page.request.get(path).body()) < MOST_BYTES, path


@pytest.mark.slow
def test_the_fonts_have_the_letters_of_the_neighbours(visit: Visit) -> None:
    page = visit("/search/?q=Lukasjenko")
    page.reload(wait_until="load")
    for family in ("Newsreader", "Public Sans"):
        assert page.evaluate(
            """(family) => document.fonts.load(`16px "${family}"`, "ŁódźĐorđeŠćŽ").then((faces) =>
              faces.some((face) => face.status === "loaded" && face.unicodeRange.includes("U+100")))""",
            family,
        ), f"{family} has no letters beyond Latin-1"


def _shifts(page: Page) -> list[dict[str, object]]:
    """What moved by itself since the page began, by the browser's own account."""
    moved: list[dict[str, object]] = page.evaluate(
        """new Promise((done) => {
          const moved = [];
          const note = (list) => moved.push(...list.getEntries().map((one) => ({
            value: one.value, what: one.sources.map((source) => source.node?.outerHTML?.slice(0, 80)),
          })));
          new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
          document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(moved))));
        })"""
    )
    return moved


def _source(address: str) -> Path:
    found = finders.find(address.split("/static/", 1)[1])
    assert isinstance(found, str), address
    return Path(found)


def _compressed(content: bytes) -> int:
    return len(gzip.compress(content, mtime=0))
