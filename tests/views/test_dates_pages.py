"""The calendar: counts that agree with the search, days that are Copenhagen days, dates that cannot be."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from articles.story import Moment, Precision
from tests.factories import ArticleFactory
from tests.pages.look import elements, links, words
from tests.views.stories import hidden_stories, story

pytestmark = pytest.mark.django_db
AUGUST = Moment.of_month(2020, 8)
THE_16TH = Moment.of_day(date(2020, 8, 16))


def at(*parts: int) -> Moment:
    return Moment.of_instant(datetime(*parts, tzinfo=UTC), Precision.MINUTE)


def certain(client: Client, first: str, last: str) -> int:
    """What a search says of a period, counting only what certainly lies in it."""
    return client.get("/search.json", {"from": first, "to": last, "certain": "1"}).json()["count"]


@pytest.fixture
def august() -> None:
    """Seven listed stories around August 2020, one for each way of being dated, and hidden ones on every date."""
    for moment, headline in (
        (at(2020, 8, 16, 5, 42), "Klokken 07.42"),
        (at(2020, 8, 15, 22, 30), "Klokken 00.30"),
        (THE_16TH, "Uden klokkeslæt"),
        (at(2020, 8, 16, 22, 0), "Den 17."),
        (AUGUST, "Uden dag"),
        (Moment.of_year(2020), "Uden måned"),
        (None, "Uden dato"),
    ):
        story({"Eva Holm": "person"}, headline=headline, body="Eva Holm", moment=moment, section="Udland")
    for moment in (at(2020, 8, 16, 9, 0), Moment.of_day(date(2020, 8, 30)), AUGUST, Moment.of_year(2020), None):
        hidden_stories({"Kun Der": "person"}, moment=moment, section="Hemmelig")


def test_the_table_has_every_year_and_month_with_its_count(client: Client, august: None) -> None:
    response = client.get("/dates/")
    assert words(response, "h1") == ["Datoer"]
    assert words(response, "header p") == [
        "12 telegrammer. Jo kraftigere felt, jo flere telegrammer. 1 telegram har slet ingen dato."
    ]
    assert words(response, ".heat tbody th") == ["2020", "1999"]
    assert words(response, ".heat tbody td") == [
        *["·0"] * 7, "5", *["·0"] * 4, "6",
        "5", *["·0"] * 11, "5",
    ]  # fmt: skip
    assert links(response, ".heat tbody a")[:3] == [
        ("2020", "/dates/2020/"),
        ("5", "/dates/2020/08/"),
        ("6", "/dates/2020/"),
    ]
    assert words(response, ".cal caption") == ["August 2020 5"]
    assert certain(client, "2020", "2020") == 6
    assert certain(client, "2020-08", "2020-08") == 5


def test_the_table_can_be_heard(client: Client, august: None) -> None:
    response = client.get("/dates/")
    assert words(response, ".heat caption") == ["Telegrammer pr. måned og år"]
    assert {cell.get("scope") for cell in elements(response, ".heat th")} == {"col", "row"}
    assert [link.get("aria-label") for link in elements(response, ".heat td a")][:2] == [
        "august 2020, 5 telegrammer",
        "2020, 6 telegrammer",
    ]
    assert [cell.get("abbr") for cell in elements(response, ".cal th")] == [
        "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
    ]  # fmt: skip
    assert [link.get("aria-label") for link in elements(response, ".cal td a")] == [
        "16. august, 3 telegrammer",
        "17. august, 1 telegram",
        "1 uden dag i august 2020",
    ]


def test_the_newest_year_shown_is_never_one_that_cannot_be(client: Client) -> None:
    ArticleFactory(moment=Moment.of_month(2091, 3), date_is_doubtful=True)
    ArticleFactory(moment=AUGUST)
    response = client.get("/dates/")
    assert words(response, ".heat tbody th") == ["2091", "2020"]
    assert words(response, ".cal caption") == ["August 2020 1"]


def test_an_empty_archive_has_an_empty_calendar(client: Client) -> None:
    response = client.get("/dates/")
    assert words(response, ".lead") == ["Arkivet har endnu ingen telegrammer med en dato."]
    assert elements(response, "table") == []


def test_a_year_has_its_months_and_the_stories_without_one(client: Client, august: None) -> None:
    response = client.get("/dates/2020/")
    assert words(response, "title") == ["2020, Nyhedsarkiv"]
    assert words(response, "header.bar-row p")[0] == "6 telegrammer"
    assert words(response, ".cal caption") == ["August 2020 5"]
    assert links(response, ".cal td a") == [
        ("16", "/dates/2020/08/16/"),
        ("17", "/dates/2020/08/17/"),
        ("1 uden dag", "/dates/2020/08/?undated=1"),
    ]
    assert words(response, "#month-unknown h3") == ["Uden måned"]
    assert words(response, "#month-unknown .stamp") == ["2020 måned ukendt"]
    assert links(response, ".actions a") == [("Søg i dem", "/search/?from=2020&to=2020&certain=1")]


def test_a_month_lists_its_stories_and_marks_those_without_a_day(client: Client, august: None) -> None:
    response = client.get("/dates/2020/08/")
    assert words(response, "title") == ["August 2020, Nyhedsarkiv"]
    assert words(response, "header.bar-row p")[0] == "5 telegrammer"
    assert words(response, ".hits h2") == ["Den 17.", "Klokken 07.42", "Klokken 00.30", "Uden klokkeslæt", "Uden dag"]
    assert words(response, ".hits .stamp")[-1] == "aug. 2020 dag ukendt"
    assert links(response, ".sort a") == [("Alle", "?"), ("Dag ukendt (1)", "?undated=1")]
    assert words(response, ".notice p") == [
        "Måske er der flere. 1 telegram er fra 2020, men uden måned. Det kan være fra denne måned.",
        "Vis telegrammer uden måned",
    ]
    assert certain(client, "2020-08", "2020-08") == 5


def test_only_the_stories_of_an_unknown_day(client: Client, august: None) -> None:
    response = client.get("/dates/2020/08/?undated=1")
    assert words(response, ".hits h2") == ["Uden dag"]
    assert [link.text_content() for link in elements(response, ".sort a") if link.get("aria-current")] == [
        "Dag ukendt (1)"
    ]


def test_a_day_is_a_copenhagen_day_by_the_clock(client: Client, august: None) -> None:
    response = client.get("/dates/2020/08/16/")
    assert words(response, "title") == ["Søndag 16. august 2020, Nyhedsarkiv"]
    assert words(response, ".bar-row p") == ["3 telegrammer"]
    assert words(response, ".timeline time") == ["–klokkeslæt ukendt", "00.30", "07.42"]
    assert [time.get("datetime") for time in elements(response, ".timeline time")] == [
        "2020-08-16",
        "2020-08-15T22:30Z",
        "2020-08-16T05:42Z",
    ]
    assert words(response, ".timeline h3") == ["Uden klokkeslæt", "Klokken 00.30", "Klokken 07.42"]
    assert certain(client, "2020-08-16", "2020-08-16") == 3


def test_a_day_says_that_there_may_be_more(client: Client, august: None) -> None:
    response = client.get("/dates/2020/08/16/")
    assert words(response, ".notice p") == [
        "Måske er der flere. 1 telegram er fra august 2020, men uden dag. Det kan være fra denne dag.",
        "Vis telegrammer uden dag",
        "For 1 telegram kendes kun året. Vis telegrammer uden måned",
    ]
    assert links(response, ".notice a") == [
        ("Vis telegrammer uden dag", "/dates/2020/08/?undated=1"),
        ("Vis telegrammer uden måned", "/dates/2020/#month-unknown"),
    ]


def test_a_day_sums_up_its_names_and_sections(client: Client, august: None) -> None:
    response = client.get("/dates/2020/08/16/")
    assert words(response, ".side .names li") == ["Eva Holm 3", "Udland 3"]
    address = links(response, ".side .names a")[1][1]
    assert address == "/search/?section=Udland&from=2020-08-16&to=2020-08-16&certain=1"
    assert client.get(address.replace("/search/", "/search.json")).json()["count"] == 3


def test_a_day_names_the_same_day_of_other_years_with_their_counts(client: Client, august: None) -> None:
    for year in (2018, 2019, 2019):
        story(moment=at(year, 8, 16, 9))
    story(moment=at(2018, 8, 15, 22, 30))  # which is the 16th in Copenhagen
    ArticleFactory(moment=at(2091, 8, 16, 9), date_is_doubtful=True)
    story(moment=Moment.of_month(2017, 8))
    hidden_stories({"Kun Der": "person"}, moment=at(2016, 8, 16, 9))
    response = client.get("/dates/2020/08/16/")
    assert words(response, "#other-years") == ["Denne dag i andre år"]
    assert links(response, ".other-years a") == [
        ("2091", "/dates/2091/08/16/"),
        ("2019", "/dates/2019/08/16/"),
        ("2018", "/dates/2018/08/16/"),
    ]
    assert words(response, ".other-years data") == ["1", "2", "2"]
    for _year, address in links(response, ".other-years a"):
        day = words(client.get(address), "header.bar-row p")
        assert day == ["1 telegram" if "2091" in address else "2 telegrammer"]
    assert elements(client.get("/dates/2020/08/30/"), ".other-years") == []


def test_the_29th_of_february_has_other_leap_years_only(client: Client) -> None:
    for year, day in ((2016, 29), (2019, 28), (2019, 31), (2020, 29)):
        story(moment=at(year, 2 if day < 31 else 3, day, 9))
    assert links(client.get("/dates/2020/02/29/"), ".other-years a") == [("2016", "/dates/2016/02/29/")]
    assert links(client.get("/dates/2016/02/28/"), ".other-years a") == [("2019", "/dates/2019/02/28/")]


def test_more_than_ten_other_years_are_folded(client: Client) -> None:
    for year in range(2000, 2013):
        story(moment=at(year, 8, 16, 9))
    response = client.get("/dates/2012/08/16/")
    years = [year for year, _address in links(response, ".other-years a")]
    assert years == [str(year) for year in range(2011, 1999, -1)]
    assert [year for year, _address in links(response, ".other-years details a")] == ["2001", "2000"]


def test_a_day_leads_to_its_neighbours_that_have_stories(client: Client, august: None) -> None:
    story(moment=at(2019, 12, 31, 22, 59))
    assert links(client.get("/dates/2020/08/16/"), ".trail a") == [
        ("‹ Tirsdag 31. december 2019", "/dates/2019/12/31/"),
        ("August 2020", "/dates/2020/08/"),
        ("Mandag 17. august ›", "/dates/2020/08/17/"),
    ]
    assert links(client.get("/dates/2020/08/30/"), ".trail a") == [
        ("‹ Mandag 17. august", "/dates/2020/08/17/"),
        ("August 2020", "/dates/2020/08/"),
    ]


def test_a_month_leads_to_its_neighbours_that_have_stories(client: Client, august: None) -> None:
    story(moment=Moment.of_month(2021, 2))
    story(moment=Moment.of_year(2022))
    assert links(client.get("/dates/2020/08/"), ".trail a") == [
        ("‹ Januar 1999", "/dates/1999/01/"),
        ("2020", "/dates/2020/"),
        ("Februar 2021 ›", "/dates/2021/02/"),
    ]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/dates/2015/", "Arkivet har ingen telegrammer fra 2015."),
        ("/dates/2015/03/", "Arkivet har ingen telegrammer fra marts 2015."),
        ("/dates/2015/03/01/", "Ingen telegrammer er dateret til denne dag."),
        ("/dates/2020/02/29/", "Ingen telegrammer er dateret til denne dag."),
    ],
)
def test_a_date_without_stories_says_so(client: Client, address: str, sentence: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert words(response, ".lead") == [sentence]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("2020/13/", "2020-13 er ikke en måned."),
        ("2020/00/", "2020-00 er ikke en måned."),
        ("2020/02/30/", "2020-02-30 er ikke en dag: Måneden har 29 dage."),
        ("2021/2/29/", "2021-02-29 er ikke en dag: Måneden har 28 dage."),
        ("2020/13/01/", "2020-13-01 er ikke en dag: Der findes ingen måned 13."),
        ("2020/08/00/", "2020-08-00 er ikke en dag: Måneden har 31 dage."),
        ("0000/", "0000 er ikke et årstal mellem 1000 og 9998."),
        ("9999/12/31/", "9999-12-31 er ikke et årstal mellem 1000 og 9998."),
        ("20200/", "20200 er ikke et årstal mellem 1000 og 9998."),
        ("2020/100/", "2020-100 er ikke en dato."),
    ],
)
def test_a_date_that_cannot_be_is_not_found_in_words(client: Client, path: str, sentence: str) -> None:
    response = client.get(f"/dates/{path}")
    assert response.status_code == 404
    assert words(response, ".lead") == [sentence]


@pytest.mark.parametrize("path", ["9" * 5000 + "/", "-1/", "2020/-8/", "august/", "2020/08/16/12/"])
def test_what_is_no_date_at_all_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/dates/{path}").status_code == 404


@pytest.mark.parametrize(
    ("asked", "right"),
    [("2020/8/", "2020/08/"), ("2020/8/6/", "2020/08/06/"), ("02020/", "2020/"), ("2020/008/", "2020/08/")],
)
def test_a_date_has_one_address(client: Client, asked: str, right: str) -> None:
    response = client.get(f"/dates/{asked}?page=2")
    assert (response.status_code, response["Location"]) == (301, f"/dates/{right}?page=2")


def test_dates_in_english(client: Client, august: None) -> None:
    response = client.get("/en/dates/2020/08/16/")
    assert words(response, "title") == ["Sunday 16 August 2020, Nyhedsarkiv"]
    assert words(response, ".timeline time") == ["–time unknown", "00:30", "07:42"]
    assert elements(response, ".cal th")[0].get("abbr") == "Monday"
    assert words(client.get("/en/dates/2020/13/"), ".lead") == ["2020-13 is not a month."]


def test_hidden_stories_leave_no_trace_in_the_calendar(client: Client, august: None) -> None:
    for address in ("", "2020/", "2020/08/", "2020/08/?undated=1", "2020/08/16/", "2020/08/30/"):
        page = client.get(f"/dates/{address}").content.decode()
        for trace in ("HEMMELIGT", "Kun Der", "Hemmelig", 'href="/dates/2020/08/30/"'):
            assert trace not in page, (address, trace)


def test_a_busy_day_comes_in_pages_of_fifty(client: Client) -> None:
    for minute in range(51):
        ArticleFactory(moment=at(2020, 8, 16, 6, minute), headline=f"Minut {minute}")
    response = client.get("/dates/2020/08/16/?page=2")
    assert words(response, ".bar-row p") == ["51 telegrammer"]
    assert words(response, ".timeline h3") == ["Minut 50"]
    assert links(response, ".pager a") == [("Forrige", "?"), ("1", "?")]


def test_a_long_month_comes_in_pages_of_twenty(client: Client) -> None:
    for number in range(21):
        ArticleFactory(moment=AUGUST, headline=f"Nummer {number}")
    assert len(words(client.get("/dates/2020/08/?undated=1"), ".hits h2")) == 20
    last = client.get("/dates/2020/08/?undated=1&page=7")
    assert words(last, ".hits h2") == ["Nummer 0"]
    assert links(last, ".pager a") == [("Forrige", "?undated=1"), ("1", "?undated=1")]


@pytest.mark.parametrize("stories", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"), [("", 2), ("2020/", 5), ("2020/08/", 5), ("2020/08/16/", 7), ("2015/08/16/", 2)]
)
def test_a_calendar_page_asks_the_database_the_same_however_much_there_is(
    client: Client, django_assert_num_queries: Any, address: str, queries: int, stories: int
) -> None:
    for number in range(stories):
        for moment in (at(2020, 8, 16, 6, number), AUGUST, Moment.of_year(2020)):
            story(
                {"Eva Holm": "person"},
                body="Eva Holm",
                moment=moment,
                section=f"Sektion {number}",
                dates=["2020-08-16"],
            )
    client.get(f"/dates/{address}")  # which reads what the index does not have yet
    with django_assert_num_queries(queries):
        client.get(f"/dates/{address}")
