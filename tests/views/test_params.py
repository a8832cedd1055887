"""Query strings read and written: one question, one address."""

from datetime import date
from urllib.parse import parse_qsl

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from articles.query.tree import Word
from articles.search import Facet, SearchRequest, Sort
from articles.views.params import Chip, link_to, read_params

EVERYTHING = (
    "q=Putin&person=Angela+Merkel&person=Vladimir+Putin&place=Minsk&section=Udland&source=ritzau&year=2020"
    "&from=2020-08&to=2020-08-20&certain=1&sort=oldest&page=3"
)
PERIODS = st.sampled_from(["2020", "2020-08", "16.8.2020", "aug 2020", "2020-13", "30.2.2020", "sludder", "", "\0"])
QUERY_STRINGS = st.lists(
    st.tuples(
        st.sampled_from(["q", "person", "place", "section", "source", "year", "certain", "sort", "page", "mayor"]),
        st.text(max_size=8) | st.sampled_from(["1", "oldest", "2020"]),
    )
    | st.tuples(st.sampled_from(["from", "to"]), PERIODS),
    max_size=8,
)


def read(query: str):
    return read_params(QueryDict(query))


def test_everything_is_read():
    assert read(EVERYTHING).to_request(Word("Putin")) == SearchRequest(
        tree=Word("Putin"),
        chosen={
            Facet.PERSON: ("Angela Merkel", "Vladimir Putin"),
            Facet.PLACE: ("Minsk",),
            Facet.SECTION: ("Udland",),
            Facet.SOURCE: ("ritzau",),
            Facet.YEAR: ("2020",),
        },
        first_day=date(2020, 8, 1),
        end_day=date(2020, 8, 21),
        only_certain=True,
        sort=Sort.OLDEST,
        page=3,
    )


def test_nothing_is_read_from_nothing():
    assert read("").to_request(None) == SearchRequest()
    assert read("").link == "?"


def test_an_address_is_written_as_it_was_read():
    assert read(EVERYTHING).link == "?" + EVERYTHING


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("page=1&sort=newest&certain=0&q=&person=&mayor=x", ""),
        ("to=20.8.2020&from=august+2020&q=++Putin++", "q=Putin&from=2020-08&to=2020-08-20"),
        ("place=A&person=B&place=A&place=C", "person=B&place=A&place=C"),
        ("sort=sideways&page=&q=a%00b", "q=a+b"),
        ("q=first&q=last", "q=last"),
    ],
)
def test_one_question_has_one_address(typed, written):
    assert read(typed).link == "?" + written


@given(QUERY_STRINGS)
def test_reading_what_was_written_changes_nothing(pairs):
    data = QueryDict(mutable=True)
    for name, value in pairs:
        data.appendlist(name, value)
    params = read_params(data)
    again = read_params(QueryDict(params.link[1:]))
    assert again.link == params.link
    assert again.values == params.values
    assert [error.name for error in again.errors] == [error.name for error in params.errors]
    assert all(value for _name, value in parse_qsl(params.link[1:], keep_blank_values=True))
    assert read_params(QueryDict(params.repaired().link[1:])).errors == ()


@given(QUERY_STRINGS)
def test_a_link_is_the_same_with_a_form_and_without(pairs):
    data = QueryDict(mutable=True)
    for name, value in pairs:
        data.appendlist(name, value)
    assert link_to(data) == read_params(data).link


@pytest.mark.parametrize("query", [EVERYTHING, "", "page=2", "from=2019&q=%26", "to=sludder&from=2020-13&certain=1"])
def test_the_links_of_many_periods_are_those_of_each(query):
    periods = ["2020", "1987-03", "2020-08-16"]
    assert read(query).with_periods(periods) == [read(query).with_period(one, one) for one in periods]


def test_links():
    params = read("q=Putin&place=Minsk&from=2020&page=4")
    assert params.with_query("Merkel") == "?q=Merkel&place=Minsk&from=2020"
    assert params.with_choice(Facet.PLACE, "Moskva") == "?q=Putin&place=Minsk&place=Moskva&from=2020"
    assert params.with_choice("place", "Minsk") == "?q=Putin&place=Minsk&from=2020"
    assert params.without_choice(Facet.PLACE, "Minsk") == "?q=Putin&from=2020"
    assert params.without_choice(Facet.PLACE) == "?q=Putin&from=2020"
    assert params.with_period("2020-08", None) == "?q=Putin&place=Minsk&from=2020-08"
    assert params.with_period(None, "2020-08-16") == "?q=Putin&place=Minsk&to=2020-08-16"
    assert params.without_period() == "?q=Putin&place=Minsk"
    assert params.with_certain(True) == "?q=Putin&place=Minsk&from=2020&certain=1"
    assert params.with_sort(Sort.RELEVANT) == "?q=Putin&place=Minsk&from=2020&sort=relevant"
    assert params.with_page(5) == "?q=Putin&place=Minsk&from=2020&page=5"
    assert params.with_page(1) == "?q=Putin&place=Minsk&from=2020"
    assert params.cleared() == "?q=Putin"
    assert read("person=Anna").without_choice("person", "Anna") == "?"


def test_chips_take_away_one_filter_each():
    with translation.override("en"):
        assert read("q=Putin&place=Minsk&place=Moskva&from=2020-08&to=16.8.2020&certain=1").active() == (
            Chip(
                kind="Place",
                value="Minsk",
                link="?q=Putin&place=Moskva&from=2020-08&to=2020-08-16&certain=1",
            ),
            Chip(
                kind="Place",
                value="Moskva",
                link="?q=Putin&place=Minsk&from=2020-08&to=2020-08-16&certain=1",
            ),
            Chip(kind="Period", value="August 2020 to 16 August 2020", link="?q=Putin&place=Minsk&place=Moskva"),
            Chip(
                kind="Date",
                value="only certain",
                link="?q=Putin&place=Minsk&place=Moskva&from=2020-08&to=2020-08-16",
            ),
        )


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ""),
        ("from=2020&to=2020", "2020"),
        ("from=2020-08-16", "fra 16. august 2020"),
        ("to=2020-08", "til og med august 2020"),
        ("from=2019&to=2020-08-16", "2019 til 16. august 2020"),
        ("from=2020-08-15&to=2020-08-20", "15. til 20. august 2020"),
        ("from=2020-08-30&to=2020-09-02", "30. august til 2. september 2020"),
        ("from=2019-12-30&to=2020-01-02", "30. december 2019 til 2. januar 2020"),
        ("from=2020-07&to=2020-08", "juli til august 2020"),
        ("from=2019-12&to=2020-01", "december 2019 til januar 2020"),
        ("from=2020-08&to=2020-08-16", "august 2020 til 16. august 2020"),
    ],
)
def test_periods_in_words(query, words):
    assert read(query).period_words() == words


@pytest.mark.parametrize(
    ("query", "name", "code", "repaired"),
    [
        ("q=a&from=2020-13", "from", "date-month", "?q=a&from=2020"),
        ("to=30.2.2020", "to", "date-day", "?to=2020-02"),
        ("from=sludder&to=2020", "from", "date-unclear", "?to=2020"),
        ("from=2020-09&to=2020-08", "to", "date-order", "?from=2020-08&to=2020-09"),
        ("year=2020&page=x", "page", "page", "?year=2020"),
        ("page=0", "page", "page", "?"),
        ("page=99999999", "page", "page", "?"),
    ],
)
def test_what_cannot_be_used_is_said_and_kept(query, name, code, repaired):
    params = read(query)
    [error] = params.errors
    assert (error.name, error.note.code) == (name, code)
    assert params.link == "?" + query
    assert params.repaired().link == repaired
    assert params.form.errors[name]


def test_the_form_shows_what_was_typed():
    form = read("q=Putin&from=aug+2020&certain=1&place=Minsk&place=Moskva").form
    assert 'value="aug 2020"' in str(form["from"])
    assert str(form["place"]).count('type="hidden"') == 2
    assert "checked" in str(form["certain"])
    assert "checked" not in str(read("certain=0").form["certain"])
