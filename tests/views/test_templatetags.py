"""Dates, numbers, marks, links and bars as templates show them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from articles.search.page import Month
from articles.story import Moment, Note, Precision
from articles.templatetags import reading
from articles.templatetags.bars import FEWEST, MOST, draw
from articles.views.params import read_params

DAY = date(2020, 8, 16)
YEAR = Moment.of_year(2020)
MONTH = Moment.of_month(2020, 8)
WHOLE_DAY = Moment.of_day(DAY)
MINUTE = Moment.of_instant(datetime(2020, 8, 16, 5, 42, tzinfo=UTC), Precision.MINUTE)

DASHED = '<b aria-hidden="true"></b>'
AUGUST = "<span>aug. 2020</span>"


@pytest.fixture(autouse=True)
def _danish() -> Iterator[None]:
    with translation.override("da"):
        yield


def render(text: str, **values: object) -> str:
    """The template with the library loaded, white space collapsed."""
    return " ".join(Template("{% load reading %}" + text).render(Context(values)).split())


@pytest.mark.parametrize(
    ("moment", "danish", "english"),
    [
        (None, "dato ukendt", "date unknown"),
        (YEAR, "2020, måned ukendt", "2020, month unknown"),
        (MONTH, "august 2020, dag ukendt", "August 2020, day unknown"),
        (WHOLE_DAY, "søndag 16. august 2020", "Sunday 16 August 2020"),
        (MINUTE, "søndag 16. august 2020 kl. 07.42", "Sunday 16 August 2020 at 07:42"),
    ],
)
def test_a_date_says_what_is_known_and_what_is_not(moment: Moment | None, danish: str, english: str) -> None:
    assert render("{{ moment|full_date }}", moment=moment) == danish
    with translation.override("en"):
        assert render("{{ moment|full_date }}", moment=moment) == english


@pytest.mark.parametrize(
    ("moment", "stamp"),
    [
        (None, f'<span class="stamp stamp--month">{DASHED} <em>dato ukendt</em></span>'),
        (
            YEAR,
            f'<time class="stamp stamp--month" datetime="2020">{DASHED} <span>2020</span> <em>måned ukendt</em></time>',
        ),
        (
            MONTH,
            f'<time class="stamp stamp--month" datetime="2020-08">{DASHED} {AUGUST} <em>dag ukendt</em></time>',
        ),
        (
            WHOLE_DAY,
            f'<time class="stamp" datetime="2020-08-16"><span>søn.</span> <b>16.</b> {AUGUST}</time>',
        ),
        (
            MINUTE,
            f'<time class="stamp" datetime="2020-08-16T05:42Z"><span>søn.</span> <b>16.</b> {AUGUST}</time>',
        ),
    ],
)
def test_a_stamp_is_as_precise_as_its_source(moment: Moment | None, stamp: str) -> None:
    assert render('{% include "articles/parts/stamp.html" with moment=moment %}', moment=moment) == stamp


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9000, 1, 1)))
def test_no_day_is_invented(day: date) -> None:
    text = '{% include "articles/parts/stamp.html" with moment=m big=1 %}{{ m|full_date }}{{ m|short_date }}'
    of_month = render(text, m=Moment.of_month(day.year, day.month))
    shown = html.fromstring(f"<div>{of_month}</div>").text_content()
    assert set(shown.split()) & {f"{number}." for number in range(1, 32)} == set()


def test_times_are_danish_times_summer_and_winter() -> None:
    winter = datetime(2020, 1, 16, 6, 42, tzinfo=UTC)
    assert [render("{{ w|clock }}", w=w) for w in (MINUTE, winter, WHOLE_DAY, MONTH, None)] == [
        "07.42",
        "07.42",
        "",
        "",
        "",
    ]
    assert render("{{ w|long_date }}", w=datetime(2020, 8, 15, 22, 30, tzinfo=UTC)) == "16. august 2020"


def test_numbers_are_parted_as_the_language_does() -> None:
    text = "{{ n|num }} {% count n %} {{ n|telegrams }} {{ one|telegrams }}"
    assert render(text, n=39131, one=1) == '39.131 <data value="39131">39.131</data> 39.131 telegrammer 1 telegram'
    with translation.override("en"):
        assert render(text, n=39131, one=1) == '39,131 <data value="39131">39,131</data> 39,131 stories 1 story'


def test_shares_are_svg_lengths_in_every_language() -> None:
    assert [reading.share(1, 3), reading.share(5, 4), reading.share(0, 0), reading.percent(46.4291)] == [
        "33%",
        "100%",
        "0%",
        "46.43%",
    ]


def test_heat_has_five_steps_and_one_for_nothing() -> None:
    assert [reading.heat(number, 10) for number in (0, 1, 2, 3, 6, 9, 10)] == ["h0", "h1", "h1", "h2", "h3", "h5", "h5"]
    assert reading.heat(0, 0) == "h0"


@given(st.lists(st.tuples(st.text(), st.booleans())))
def test_marks_show_the_text_and_never_its_markup(pieces: list[tuple[str, bool]]) -> None:
    shown = reading.marked(pieces)
    assert shown.count("<") == shown.count(">") == 2 * sum(hit for _text, hit in pieces)
    assert shown.count("<mark>") == shown.count("</mark>") == sum(hit for _text, hit in pieces)


def test_marks_stand_around_the_marked_pieces() -> None:
    assert reading.marked([("a<b> ", False), ("Putins & co", True), (".", False)]) == (
        "a&lt;b&gt; <mark>Putins &amp; co</mark>."
    )


def test_a_note_is_said_with_its_values() -> None:
    assert reading.sentence(Note(code="x", text="%(field)s: is odd", params={"field": "sted"})) == "sted: is odd"


def test_search_addresses_leave_out_what_is_empty() -> None:
    text = "{% search_url q=q person=names from=day sort='' %}"
    assert render(text, q="øl & vin", names=["A B", "C"], day=None) == (
        "/search/?q=%C3%B8l+%26+vin&amp;person=A+B&amp;person=C"
    )
    with translation.override("en"):
        assert render("{% search_url %}") == "/en/search/"


def page_at(address: str) -> str:
    request = RequestFactory().get(address, headers={"host": "localhost"})
    request.resolver_match = resolve(request.path)
    text = "{% language_url 'da' %} {% language_url 'en' %} {% language_url 'en' as e %}{% absolute_url e %}"
    return render("{% autoescape off %}" + text + "{% endautoescape %}", request=request)


def test_the_other_language_is_the_same_page_with_the_same_query() -> None:
    assert page_at("/dates/2020/08/?page=2&q=%C3%B8l") == (
        "/dates/2020/08/?page=2&q=%C3%B8l /en/dates/2020/08/?page=2&q=%C3%B8l"
        " http://localhost/en/dates/2020/08/?page=2&q=%C3%B8l"
    )


def test_the_pager_keeps_everything_but_the_page() -> None:
    request = RequestFactory().get("/search/?q=a+b&person=X&person=Y&page=5")
    nav = html.fromstring(render("{% pager 5 12 %}", request=request))
    assert [(step.text, step.get("href"), step.get("rel"), step.get("aria-current")) for step in nav] == [
        ("Forrige", "?q=a+b&person=X&person=Y&page=4", "prev", None),
        ("1", "?q=a+b&person=X&person=Y", None, None),
        ("…", None, None, None),
        ("4", "?q=a+b&person=X&person=Y&page=4", None, None),
        ("5", None, None, "page"),
        ("6", "?q=a+b&person=X&person=Y&page=6", None, None),
        ("…", None, None, None),
        ("12", "?q=a+b&person=X&person=Y&page=12", None, None),
        ("Næste", "?q=a+b&person=X&person=Y&page=6", "next", None),
    ]


def test_a_single_page_has_no_pager() -> None:
    assert render("{% pager 1 1 %}", request=RequestFactory().get("/search/")) == ""


def months_from(first: int, counts: list[int]) -> list[Month]:
    """Months in a row from January of the year `first`."""
    return [Month(period=f"{first + n // 12:04}-{n % 12 + 1:02}", count=count) for n, count in enumerate(counts)]


def bars_of(drawing: str) -> list[tuple[str | None, str]]:
    svg = html.fromstring(drawing)
    return [(bar.get("href"), bar.findtext("title")) for bar in svg if bar.tag in ("a", "g")]


def test_bars_lead_to_the_calendar_and_empty_months_nowhere() -> None:
    months = months_from(2020, [0] * 6 + [3, 13] + [0] * 4)
    shown = bars_of(render("{% activity months %}", months=months))
    assert shown[5:9] == [
        (None, "juni 2020: 0"),
        ("/dates/2020/07/", "juli 2020: 3"),
        ("/dates/2020/08/", "august 2020: 13"),
        (None, "september 2020: 0"),
    ]


def test_bars_of_a_search_replace_its_period_and_begin_at_its_first_page() -> None:
    said = read_params(QueryDict("q=valg&person=A&person=B&from=2016&to=2017&page=3"))
    shown = bars_of(render("{% activity months search=said %}", months=months_from(2020, [2]), said=said))
    assert shown[0] == ("/search/?q=valg&person=A&person=B&from=2020-01&to=2020-01", "januar 2020: 2")


def test_a_few_months_are_drawn_within_their_years_and_very_many_as_years() -> None:
    few = draw([Month(period="2020-08", count=3, undated=1)], height=120)
    assert [bar.period for bar in few.bars] == [f"2020-{month:02}" for month in range(1, FEWEST + 1)]
    many = draw(months_from(1900, [1] * (MOST + 12)), height=120)
    assert [(bar.period, bar.count) for bar in many.bars] == [(f"{year}", 12) for year in range(1900, 1921)]


def test_the_band_covers_the_chosen_months_and_no_others() -> None:
    drawing = draw(months_from(2020, [1] * 12), height=64, first_day=date(2020, 7, 15), end_day=date(2020, 9, 1))
    assert [bar.period for bar in drawing.bars if bar.chosen] == ["2020-07", "2020-08"]
    open_ended = draw(months_from(2020, [1] * 12), height=64, first_day=date(2020, 11, 1))
    assert [bar.period for bar in open_ended.bars if bar.chosen] == ["2020-11", "2020-12"]
    unasked = draw(months_from(2020, [1] * 12), height=64)
    assert not any(bar.chosen for bar in unasked.bars)
    bands = [one.band and (round(one.band.x), round(one.band.width)) for one in (drawing, open_ended, unasked)]
    assert bands == [(50, 17), (83, 17), None]


def test_a_label_keeps_clear_of_a_narrow_band_but_not_of_a_wide_one() -> None:
    counts = [*[1] * 46, 60, 1]

    def label_of(first_day: date) -> float:
        (label,) = draw(months_from(2017, counts), height=64, first_day=first_day).peaks
        return round(label.x)

    assert label_of(date(2020, 10, 1)) == 94  # the band begins a month before the peak
    assert label_of(date(2018, 7, 1)) == 96  # beside the peak itself


@given(
    st.lists(st.integers(min_value=0, max_value=100_000), max_size=400),
    st.integers(min_value=30, max_value=300),
    st.integers(min_value=0, max_value=3),
)
def test_a_drawing_stays_within_its_frame(counts: list[int], height: int, peaks: int) -> None:
    drawing = draw(months_from(1990, counts), height=height, peaks=peaks)
    assert sum(bar.count for bar in drawing.bars) == sum(counts)
    assert all(bar.x >= 0 and bar.x + bar.width <= 100.0001 for bar in drawing.bars)
    assert all(bar.y >= 0 and bar.y + bar.height == height for bar in drawing.bars)
    assert all((bar.height > 0) == (bar.count > 0) and bar.undated <= bar.height for bar in drawing.bars)
    assert all(12 <= label.y <= height and 0 <= label.x <= 100 for label in drawing.peaks)
    assert len(drawing.peaks) <= peaks


def test_the_peak_is_named_beside_its_bar() -> None:
    drawing = draw(months_from(2020, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 60, 1]), height=120)
    assert [(label.period, label.count, label.anchor, round(label.x)) for label in drawing.peaks] == [
        ("2020-11", 60, "end", 83)
    ]


@pytest.mark.parametrize(
    ("high", "is_for_wide"),
    [
        pytest.param({20: 60, 80: 50}, [False, True], id="towards each other"),
        pytest.param({20: 50, 80: 60}, [True, False], id="the lower one gives way"),
        pytest.param({5: 60, 95: 50}, [False, False], id="room for both"),
        pytest.param({5: 60, 45: 50}, [False, False], id="both to the right"),
        pytest.param({20: 60, 50: 50}, [False], id="too near"),
    ],
)
def test_labels_that_might_meet_on_a_phone_are_for_wide_screens(high: dict[int, int], is_for_wide: list[bool]) -> None:
    drawing = draw(months_from(2010, [high.get(at, 1) for at in range(100)]), height=120, peaks=2)
    assert [label.is_for_wide for label in drawing.peaks] == is_for_wide


def test_years_on_the_axis_do_not_run_together() -> None:
    drawing = draw([Month(period="2015-12", count=1), *months_from(2016, [1] * 60)], height=120)
    assert [tick.words for tick in drawing.ticks] == ["", "2016", "2017", "2018", "2019", "2020"]


def test_the_drawing_says_in_words_what_it_shows() -> None:
    svg = html.fromstring(render("{% activity months %}", months=months_from(2020, [2, 1355, 3])))
    assert svg.get("aria-label") == (
        "Telegrammer pr. måned fra januar 2020 til marts 2020. Flest i februar 2020: 1.355."
    )
    assert "style" not in svg.attrib
