"""Story, names and dates in Chromium: usable by keyboard, alive without JavaScript."""

import re
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from articles.models import Article, Entity
from articles.story import Moment
from tests.browser.conftest import Visit
from tests.factories import DateMentionFactory, RevisionFactory
from tests.views.stories import story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAMES = {"Eva Holm": "person", "Åse Dahl": "person", "Kystministeriet": "org", "Ærø": "place"}
TEXT = "Eva Holm og Åse Dahl fra Kystministeriet er på Ærø."


@pytest.fixture
def article() -> Article:
    """A corrected story in two versions, among others of the day, the month, the year and no date."""
    article = story(
        NAMES,
        headline="Diger på Ærø skal forhøjes",
        lead=f"Lead. {TEXT}",
        body=f"{TEXT}\n\nÆrøs diger siden 3. marts 2019 og 1990'erne.",
        section="Indland",
        moment=Moment.of_instant(datetime(2020, 8, 16, 5, 42, tzinfo=UTC)),
        is_corrected=True,
    )
    for text, when in (("3. marts 2019", "2019-03-03"), ("1990'erne", ("1990-01-01", "2000-01-01", "decade"))):
        DateMentionFactory(article=article, text=text, start=article.body.index(text), date=when)
    article.shown.version, article.shown.is_correction, article.shown.credit = 2, True, "/nordvest/"
    article.shown.public_note = "Digerne ligger på Ærø."
    article.shown.save()
    before = [TEXT.replace("er på", "var på"), *(f"Afsnit {number}." for number in range(4)), "Før."]
    RevisionFactory(article=article, version=1, headline="Diger", paragraphs=before)
    for moment in (Moment.of_day(date(2020, 8, 16)), Moment.of_month(2020, 8), Moment.of_year(2020), None):
        story(NAMES, body=TEXT, moment=moment, section="Udland", dates=["2020-08-16", "2020-08", "2020"])
    return article


def addresses(article: Article) -> list[str]:
    return [
        article.get_absolute_url(),
        f"{article.get_absolute_url()}?version=1",
        f"{article.get_absolute_url()}?version=2&compare=1",
        "/people/",
        "/places/?sort=count",
        "/people/?q=xyz",
        Entity.objects.get(name="Eva Holm").get_absolute_url(),
        "/dates/",
        "/dates/2020/",
        "/dates/2020/08/",
        "/dates/2020/08/?undated=1",
        "/dates/2020/08/16/",
        "/dates/2020/08/17/",
        "/dates/2019/03/03/",
        "/en/dates/2020/08/16/",
    ]


@pytest.mark.slow
def test_names_can_be_unmarked_by_keyboard_and_without_javascript(visit: Visit, article: Article) -> None:
    page = visit(article.get_absolute_url(), javascript=False)
    name = page.locator(".text .ent").first
    colour = "element => getComputedStyle(element).textDecorationColor"
    marked = name.evaluate(colour)
    page.get_by_label("Markér navne").focus()
    page.keyboard.press("Space")
    assert name.evaluate(colour) != marked
    assert name.evaluate(colour) == "rgba(0, 0, 0, 0)"
    name.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Eva Holm")


@pytest.mark.slow
def test_a_date_in_the_text_leads_by_keyboard_to_its_day_which_leads_back(visit: Visit, article: Article) -> None:
    page = visit(article.get_absolute_url(), javascript=False)
    page.locator(".text").get_by_role("link", name="3. marts 2019").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Søndag 3. marts 2019")
    page.get_by_role("region", name="Omtales i").get_by_role("link", name=article.headline).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(article.headline)


@pytest.mark.slow
@pytest.mark.parametrize("phone", [False, True])
def test_what_was_sent_stands_beside_what_speaks_of_the_day_and_on_a_phone_above_it(
    visit: Visit, article: Article, phone: bool
) -> None:
    page = visit("/dates/2020/08/16/", phone=phone)
    boxes = [page.get_by_role("region", name=name).bounding_box() for name in ("Udsendt", "Omtales i")]
    sent, speaking = ((box["x"], box["y"]) for box in boxes if box)
    assert (sent[0] < speaking[0], sent[1] < speaking[1]) == (not phone, phone)


@pytest.mark.slow
def test_what_was_corrected_is_a_click_away_without_javascript(visit: Visit, article: Article) -> None:
    page = visit(article.get_absolute_url(), javascript=False)
    page.get_by_role("link", name="Vis, hvad der er rettet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(article.headline)
    expect(page.get_by_role("insertion").first).to_contain_text("på Ærø skal forhøjes")
    expect(page.get_by_role("deletion").first).to_contain_text("var")
    expect(page.get_by_role("deletion").first).to_have_css("text-decoration-line", "line-through")
    expect(page.get_by_role("insertion").first).to_have_css("text-decoration-line", "underline")
    page.get_by_role("link", name="Læs version 1").click()
    page.get_by_role("link", name="Vis, hvad der er ændret siden").click()
    expect(page.locator(".dateline b")).to_have_text("Fra version 1 til version 2")


def test_a_reader_goes_from_the_calendar_to_a_story_by_keyboard(visit: Visit, article: Article) -> None:
    page = visit("/dates/")
    page.get_by_role("link", name="16. august, 2 telegrammer").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Søndag 16. august 2020")
    expect(page.locator("[aria-current=date]")).to_have_text("16")
    page.get_by_role("link", name=article.headline).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(article.headline)


@pytest.mark.slow
def test_the_filter_of_names_is_a_form_that_keeps_its_words(visit: Visit, article: Article) -> None:
    page = visit("/people/?sort=count", javascript=False)
    name = page.get_by_role("searchbox", name="Navn")
    name.fill("åse")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/people/\?q=%C3%A5se&sort=count$"))
    expect(name).to_have_value("åse")
    expect(page.locator(".name-columns li")).to_have_text(["Åse Dahl 5"])


@pytest.mark.slow
def test_every_link_of_these_pages_leads_somewhere(visit: Visit, article: Article) -> None:
    seen: set[str] = set()
    for path in addresses(article):
        page = visit(path)
        links = page.evaluate(
            """[...document.querySelectorAll("a[href]")]
               .map(link => new URL(link.getAttribute("href"), location).href.split("#")[0])"""
        )
        for link in set(links) - seen:
            assert page.request.get(link).status == 200, f"{path} links to {link}"
        fragments = page.evaluate(
            """[...document.querySelectorAll('a[href^="#"]')].map(link => link.hash)
               .filter(hash => !document.querySelector(hash))"""
        )
        assert fragments == [], path
        seen |= set(links)
        page.context.close()


@pytest.mark.slow
def test_a_story_prints_without_what_only_works_on_a_screen(visit: Visit, article: Article) -> None:
    page = visit(article.get_absolute_url())
    page.emulate_media(media="print")
    expect(page.locator(".legend")).to_be_hidden()
    expect(page.locator(".trail")).to_be_hidden()
    expect(page.locator(".text")).to_be_visible()
    expect(page.locator("#cite")).to_be_visible()
