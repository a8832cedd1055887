"""The search page: what was found and what was asked, ways to narrow, widen and order it, errors in words."""

from datetime import UTC, date, datetime
from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.story import Moment
from tests.factories import ArticleFactory, ProviderFactory
from tests.pages.look import check_snapshot, elements, links, words
from tests.search.seeds import DEMONSTRATIONS, GREETINGS, make_seed

pytestmark = pytest.mark.django_db


@pytest.fixture
def seeds() -> None:
    make_seed(DEMONSTRATIONS)
    make_seed(GREETINGS)


def hidden(page: HttpResponse, form: str) -> dict[str, list[str]]:
    """The hidden inputs of a form."""
    said: dict[str, list[str]] = {}
    for field in elements(page, f"{form} input"):
        if field.get("type") == "hidden":
            said.setdefault(field.get("name"), []).append(field.get("value"))
    return said


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("query", "heading", "title"),
    [
        ("q=Lukasjenko", "2 telegrammer", "Lukasjenko: 2 telegrammer, Nyhedsarkiv"),
        ("q=valgfusk", "1 telegram", "valgfusk: 1 telegram, Nyhedsarkiv"),
        ("", "2 telegrammer", "2 telegrammer, Nyhedsarkiv"),
        (
            "q=titel%3Axyzzy",
            "Ingen telegrammer opfylder alle krav",
            "Ingen telegrammer: titel:xyzzy, Nyhedsarkiv",
        ),
        ("q=%22a+b", "Der mangler et afsluttende citationstegn", "Søgningen kan ikke læses, Nyhedsarkiv"),
    ],
)
def test_title_and_heading_say_what_was_found(client: Client, query: str, heading: str, title: str) -> None:
    page = client.get(f"/search/?{query}")
    assert page.status_code == 200
    assert (words(page, "h1"), words(page, "head title")) == ([heading], [title])


@pytest.mark.usefixtures("seeds")
def test_hits_have_their_marks_and_their_honest_dates(client: Client) -> None:
    page = client.get("/search/?q=militærpagt")
    assert words(page, ".hit mark") == ["militærpagt"]
    assert words(page, ".hit .stamp") == ["aug. 2020 dag ukendt"]
    assert [stamp.get("datetime") for stamp in elements(page, ".hit time")] == ["2020-08"]
    assert elements(page, ".hit")[0].get("style") is None


def test_markup_in_stories_and_queries_is_text(client: Client) -> None:
    ArticleFactory(headline="<script>alert(1)</script> & <b>valg</b>", body="<img src=x onerror=alert(1)> valg")
    page = client.get("/search/", {"q": 'valg "<b>'})
    assert words(page, [".hit h3", " .hit h2"][0]) == ["<script>alert(1)</script> & <b>valg</b>"]
    assert elements(page, ".hit script") == elements(page, ".hit img") == []
    assert elements(page, ".searchbox input")[0].get("value") == 'valg "<b>'


@pytest.mark.usefixtures("seeds")
def test_chips_take_their_own_filter_away(client: Client) -> None:
    page = client.get("/search/?q=Lukasjenko&place=Minsk&person=Vladimir+Putin&from=2020&to=2020-08")
    chips = [(text, parse_qs(href[1:])) for text, href in links(page, ".chips a")]
    everything = {"q": ["Lukasjenko"], "person": ["Vladimir Putin"], "place": ["Minsk"]}
    period = {"from": ["2020"], "to": ["2020-08"]}
    assert chips == [
        ("Person Vladimir Putin , fjern filteret", {"q": ["Lukasjenko"], "place": ["Minsk"], **period}),
        ("Sted Minsk , fjern filteret", {"q": ["Lukasjenko"], "person": ["Vladimir Putin"], **period}),
        ("Periode 2020 til august 2020 , fjern filteret", everything),
        ("Ryd alle", {"q": ["Lukasjenko"]}),
    ]


@pytest.mark.usefixtures("seeds")
def test_facets_count_and_lead_to_one_choice_more_or_less(client: Client) -> None:
    page = client.get("/search/?person=Angela+Merkel&person=Ingen+Her")
    people = elements(page, ".facet")[0]
    rows = [
        (" ".join(row.text_content().split()), row.get("aria-current"), parse_qs(row.get("href")[1:]).get("person"))
        for row in people.iter("a")
    ]
    assert rows == [
        ("Aleksandr Lukasjenko 2", None, ["Angela Merkel", "Ingen Her", "Aleksandr Lukasjenko"]),
        ("Vladimir Putin 2", None, ["Angela Merkel", "Ingen Her", "Vladimir Putin"]),
        ("Angela Merkel 1", "true", ["Ingen Her"]),
        ("Emmanuel Macron 1", None, ["Angela Merkel", "Ingen Her", "Emmanuel Macron"]),
        ("Svetlana Tikhanovskaja 1", None, ["Angela Merkel", "Ingen Her", "Svetlana Tikhanovskaja"]),
        ("Ingen Her 0", "true", ["Angela Merkel"]),
    ]


def test_the_newest_year_comes_first(client: Client) -> None:
    for year in (2016, 2016, 2020, 2018):
        ArticleFactory(moment=Moment.of_year(year))
    years = elements(client.get("/search/"), ".facet")[-1]
    assert [" ".join(row.text_content().split()) for row in years.iter("a")] == ["2020 1", "2018 1", "2016 2"]


def test_a_long_facet_unfolds(client: Client) -> None:
    ArticleFactory(persons=[f"Navn {letter}" for letter in "ABCDEFGH"])
    people = elements(client.get("/search/"), ".facet")[0]
    unfold = people.find_class("unfold")[0]
    assert len(people.findall(".//a")) == 8
    assert len(unfold.findall(".//a")) == 3
    assert unfold.findtext("summary") == "3 flere"


@pytest.mark.usefixtures("seeds")
def test_a_new_query_and_a_new_period_keep_everything_else(client: Client) -> None:
    page = client.get("/search/?q=Putin&person=Vladimir+Putin&from=2020-08&certain=1&sort=oldest&page=1")
    kept = {"person": ["Vladimir Putin"], "certain": ["1"], "sort": ["oldest"]}
    assert hidden(page, ".searchbox") == {**kept, "from": ["2020-08"]}
    assert hidden(page, ".range") == {**kept, "q": ["Putin"]}
    assert [field.get("value") for field in elements(page, ".range input") if field.get("type") != "hidden"] == [
        "2020-08",
        "",
    ]


@pytest.mark.usefixtures("seeds")
def test_stories_that_may_fall_outside_are_marked_counted_and_can_be_left_out(client: Client) -> None:
    ArticleFactory(headline="Vis dag", moment=Moment.of_day(date(2020, 8, 16)))
    page = client.get("/search/?from=2020-08-15&to=2020-08-20")
    assert words(page, "h1") == ["3 telegrammer"]
    assert words(page, ".uncertain") == ["kan ligge uden for perioden"] * 2
    assert words(page, ".certainty") == [
        "2 af dem kan ligge uden for perioden, fordi dagen ikke er kendt. Kun de sikre"
    ]
    (switch,) = links(page, ".certainty a")
    certain = client.get(f"/search/{switch[1]}")
    assert words(certain, ".hit h2") == ["Vis dag"]
    assert words(certain, ".certainty") == ["Kun telegrammer, der sikkert er fra perioden. Tag dem uden kendt dag med"]


def test_orders_are_links_and_relevance_needs_a_query(client: Client) -> None:
    ArticleFactory(headline="valg")
    assert links(client.get("/search/?q=valg&section="), ".sort a") == [
        ("Mest relevante", "?q=valg&sort=relevant"),
        ("Nyeste", "?q=valg"),
        ("Ældste", "?q=valg&sort=oldest"),
    ]
    assert links(client.get("/search/?sort=oldest"), ".sort a") == [("Nyeste", "?"), ("Ældste", "?sort=oldest")]


def test_months_around_the_period_stay_to_be_chosen(client: Client) -> None:
    for month in (3, 7, 8):
        ArticleFactory(headline="valg", moment=Moment.of_month(2020, month), section="Udland")
    page = client.get("/search/?q=valg&section=Udland&from=2020-08&to=2020-08")
    assert words(page, "h1") == ["1 telegram"]
    assert [
        (" ".join(bar.text_content().split()), bar.get("href"))
        for bar in elements(page, ".activity svg a")
        if bar.get("href")
    ] == [
        ("marts 2020: 1", "/search/?q=valg&section=Udland&from=2020-03&to=2020-03"),
        ("juli 2020: 1", "/search/?q=valg&section=Udland&from=2020-07&to=2020-07"),
        ("august 2020: 1", "/search/?q=valg&section=Udland&from=2020-08&to=2020-08"),
    ]
    assert len(elements(page, ".activity .band")) == 1


def test_pages_of_a_long_result_keep_the_search(client: Client) -> None:
    ArticleFactory.create_batch(41, headline="valg")
    page = client.get("/search/?q=valg&sort=oldest&page=2")
    assert len(elements(page, ".hit")) == 20
    assert links(page, ".pager a") == [
        ("Forrige", "?q=valg&sort=oldest"),
        ("1", "?q=valg&sort=oldest"),
        ("3", "?q=valg&sort=oldest&page=3"),
        ("Næste", "?q=valg&sort=oldest&page=3"),
    ]


@pytest.mark.usefixtures("seeds")
def test_an_error_points_at_the_character_and_shows_what_the_repair_finds(client: Client) -> None:
    page = client.get("/search/", {"q": 'person:"Lukasjenko sted:Minsk'})
    assert words(page, "#error h1") == ["Der mangler et afsluttende citationstegn"]
    pointed = elements(page, "#error pre")[0].text_content()
    assert pointed == 'person:"Lukasjenko sted:Minsk\n       ↑ tegn 8'
    ((text, link),) = links(page, "#error .advice a")
    assert text == 'person:"Lukasjenko" sted:Minsk'
    assert words(page, "#error .advice li") == [f"{text} 2 telegrammer"]
    assert words(page, "h2.count") == ["2 telegrammer"]
    assert len(elements(page, ".hit")) == 2
    repaired = client.get(f"/search/{link}")
    assert (words(repaired, "h1"), elements(repaired, "#error")) == (["2 telegrammer"], [])
    box = elements(page, ".searchbox input")[0]
    assert (box.get("aria-invalid"), box.get("aria-describedby")) == ("true", "hint error")


def test_a_fault_far_into_the_query_is_shown_with_the_words_before_it(client: Client) -> None:
    typed = "en ganske lang og udførlig begyndelse hund ("
    page = client.get("/en/search/", {"q": typed})
    shown, pointer = elements(page, "#error pre")[0].text_content().split("\n")
    assert shown == "…ndelse hund ("
    assert pointer == " " * shown.index("(") + "↑ character 44"
    assert typed[43] == "("


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("query", ["person:", "*", "(a", "dato:2020-13", '"a b', "-", "ELLER", "hund (", "\x00"])
def test_no_query_is_an_error_page(client: Client, query: str) -> None:
    page = client.get("/search/", {"q": query})
    assert page.status_code == 200
    assert len(elements(page, "h1")) == 1


@pytest.mark.usefixtures("seeds")
def test_an_impossible_date_in_the_form_is_answered_in_words(client: Client) -> None:
    page = client.get("/search/?q=Putin&from=2020-13")
    assert words(page, "#error h1") == ["2020-13 er ikke en måned"]
    field = next(field for field in elements(page, ".range input") if field.get("name") == "from")
    assert (field.get("value"), field.get("aria-invalid")) == ("2020-13", "true")
    ids = [one.get("id") for one in elements(page, "*") if one.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.usefixtures("seeds")
def test_nothing_found_is_answered_with_changes_that_find_something(client: Client) -> None:
    page = client.get("/search/?q=Lukasjenko+xyzzy&place=Minsk")
    advice = links(page, ".advice a")
    assert advice != []
    for (_text, href), line in zip(advice, words(page, ".advice li"), strict=True):
        found = words(client.get(href), "h1")[0]
        assert line.endswith(found)
        assert not found.startswith("Ingen")


def test_where_nothing_is_found_the_archive_says_what_it_covers(client: Client) -> None:
    ArticleFactory(moment=Moment.of_month(2016, 1))
    ArticleFactory(moment=Moment.of_day(date(2020, 8, 31)))
    page = client.get("/en/search/?q=xyzzy")
    assert words(page, ".outcome .small") == ["The archive covers January 2016 to 31 August 2020. See what there is"]
    assert words(client.get("/en/search/?section=Ingen"), ".outcome .small") != []
    assert words(client.get("/en/search/"), ".outcome") == []


def test_the_key_of_the_months_is_there_when_a_bar_needs_it(client: Client) -> None:
    ArticleFactory(headline="dag", moment=Moment.of_day(date(2020, 8, 31)))
    ArticleFactory(headline="måned", moment=Moment.of_month(2020, 8))
    assert words(client.get("/en/search/?q=måned"), ".key") == ["month only"]
    assert words(client.get("/en/search/?q=dag"), ".key") == []


def test_an_empty_archive_says_so(client: Client) -> None:
    page = client.get("/en/search/?q=anything")
    assert words(page, "h1") == ["There is nothing in the archive yet"]


@pytest.mark.usefixtures("seeds")
def test_the_other_language_asks_the_same(client: Client) -> None:
    page = client.get("/search/?q=Merkel+ELLER+Tikhanovskaja&place=Minsk")
    ((_text, href),) = links(page, ".top .end a")
    english = client.get(href)
    assert words(english, "h1") == ["2 stories"]
    assert links(english, ".top .end a") == [("Dansk", "/search/?q=Merkel+ELLER+Tikhanovskaja&place=Minsk")]


@pytest.mark.parametrize(("query", "number"), [("q=valg", 5), ("q=valg&person=Emma+Holst&from=2020", 8)])
@pytest.mark.parametrize("stories", [1, 3])
def test_queries_do_not_grow_with_the_stories(client: Client, query: str, number: int, stories: int) -> None:
    ArticleFactory.create_batch(stories, headline="valg", persons=["Emma Holst"], section="Indland")
    client.get("/search/")  # this process reads what has changed
    with CaptureQueriesContext(connection) as queries:
        page = client.get(f"/search/?{query}")
    assert len(elements(page, ".hit")) == stories
    assert len(queries) == number


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("language", ["da", "en"])
def test_snapshot(client: Client, language: str, update_golden: bool) -> None:
    ArticleFactory(
        headline="Præsidentvalg i Vestby",
        lead="Der er valg.",
        moment=Moment.of_instant(datetime(2020, 8, 16, 5, 42, tzinfo=UTC)),
        provider=ProviderFactory(code="dpa", name="dpa"),
        section="Udland",
        places=["Vestby"],
        is_corrected=True,
    )
    root = {"da": "", "en": "/en"}[language]
    page = client.get(f"{root}/search/?q=valg&from=2020-08-10&to=2020-08-20")
    check_snapshot(f"search.{language}", page, update=update_golden)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", ["help/search", "about"])
def test_snapshots_of_prose(client: Client, name: str, language: str, update_golden: bool) -> None:
    root = {"da": "", "en": "/en"}[language]
    check_snapshot(f"{name.partition('/')[0]}.{language}", client.get(f"{root}/{name}/"), update=update_golden)
