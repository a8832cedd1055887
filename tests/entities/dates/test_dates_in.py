"""What holds for any text: offsets, order, ranges; and what of the rules no single expression shows."""

import re
import sys
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.entities import dates
from articles.entities.dates import DateFound, StoryDate, Unit, dates_in
from articles.entities.dates.language import words

DAYS = st.dates(min_value=date(1, 1, 2), max_value=date(9998, 12, 30))
STORIES = st.one_of(
    st.none(),
    DAYS.map(lambda day: StoryDate(day, day + timedelta(days=1))),
    st.builds(lambda year, month: StoryDate.of(f"{year:04}-{month:02}"), st.integers(1, 9998), st.integers(1, 12)),
    st.integers(1, 9998).map(lambda year: StoryDate.of(f"{year:04}")),
)
WORDS = words(
    "i på den d. fra til og mellem om for siden år uge uger måned dage sidste næste denne samme første anden 1.",
    "2. 3 9. 16. 31. 29. august februar maj jan. jul. dec. mandag søndag søndags tirsdagens tir. går dag morgen",
    "fjor nat 2020 1994 1800- 1800-tallet 90'erne 1990'erne '68 2014-16 2014/15 12/8 3/4 16.08.2020 05.06.21",
    "2020-08-16 kl. 11 kroner sommeren vinteren foråret 2019-2020 kvartal halvår århundrede juleaften påskedag",
    "f.Kr. 9999 10000 0 00 - / , . ( ) in on the last next this ago weeks years May August Sunday 1990s quarter",
    "of Christmas Eve İ ſ K ß to eller",
)
PIECES = st.sampled_from([*sorted(WORDS), "\n", "\xa0", " "])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join))
LANGUAGES = st.sampled_from(["da", "en"])


@given(TEXTS, STORIES, LANGUAGES)
@settings(max_examples=400, deadline=None)
@example("İ 9. august İ", None, "da")
@example("9. ſeptember 2020", None, "da")
@example("for 9999 år siden om 9999 uger", StoryDate.of("0001-01-01"), "da")
@example("i morgen, om 9999 uger, næste år", StoryDate.of("9999-12-30"), "da")
def test_of_any_text(text, story, language):
    found = dates_in(text, story=story, language=language)
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= following.start for one, following in pairwise(found))
    for one in found:
        if one.first_day is None or one.end_day is None:
            assert (one.first_day, one.end_day, one.unit) == (None, None, "")
        else:
            assert one.first_day < one.end_day
            assert one.unit in set(Unit)
    assert found == dates_in(text, story=story, language=language)


@given(TEXTS, STORIES)
def test_other_languages_have_none(text, story):
    assert dates_in(text, story=story, language="de") == ()


def test_nothing_asks_what_day_it_is():
    sources = [path.read_text(encoding="utf-8") for path in Path(dates.__file__).parent.glob("*.py")]
    assert [call for source in sources for call in re.findall(r"\b(?:today|now|time|localtime)\(", source)] == []


def test_the_whole_value():
    text = "Siden valget 9. august har tusinder demonstreret, og søndag ventes flere."
    assert dates_in(text, story=StoryDate.of("2020-08"), language="da") == (
        DateFound(13, 22, "9. august", date(2020, 8, 9), date(2020, 8, 10), "day"),
        DateFound(53, 59, "søndag", None, None, ""),
    )


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("9. august 2020", "day"),
        ("3. til 7. maj 2021", "day"),
        ("uge 42 i 2020", "day"),
        ("august 2020", "month"),
        ("sommeren 2019", "month"),
        ("første kvartal 2020", "month"),
        ("1994", "year"),
        ("2014-2016", "year"),
        ("fra 1994 til maj 2001", "month"),
        ("1990'erne", "decade"),
        ("1600-tallet", "century"),
        ("19. århundrede", "century"),
    ],
)
def test_units(text, unit):
    assert [one.unit for one in dates_in(text, story=None, language="da")] == [unit]


@pytest.mark.parametrize(
    ("story", "told"),
    [
        ("2020-01", "2019-08-09"),
        ("2020-02", None),
        ("2020-03", "2020-08-09"),
        ("2020-08", "2020-08-09"),
        ("2020", None),
        ("2020-02-07", "2019-08-09"),
        ("2020-02-08", None),
        ("2020-02-09", "2020-08-09"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_one(story, told):
    """8 February 2020 is equally far from both; in February 2020 it depends on the day."""
    (found,) = dates_in("9. august", story=StoryDate.of(story), language="da")
    assert (found.first_day.isoformat() if found.first_day else None) == told


def test_characters_that_look_alike_are_read_alike():
    for text in ("15.–17. juni 2020", "15.‑17. juni 2020", "15.-17.\u00a0juni\u00a02020", "15.-17. JUNI 2020"):
        found = dates_in(text, story=None, language="da")
        assert [(one.text, one.first_day, one.end_day) for one in found] == [
            (text, date(2020, 6, 15), date(2020, 6, 18))
        ]


def test_a_date_goes_on_over_a_line_end_but_not_over_a_paragraph():
    story = StoryDate.of("2020-08-16")
    assert [one.text for one in dates_in("den 9.\naugust 2020", story=story, language="da")] == ["9.\naugust 2020"]
    assert [one.text for one in dates_in("uge 3\n\n2020 kom", story=story, language="da")] == ["uge 3", "2020"]


HARD = [
    "1 " * 300, "1." * 300, "1-" * 300, "1/" * 300, "9. " * 300, "9., " * 300, "9. og " * 300, "i " * 300,
    "mandag " * 300, "mandag og " * 300, "maj " * 300, "maj-" * 300, "maj, " * 300, "1994 " * 300, "1994, " * 300,
    "1994-" * 300, "fra 1994 til " * 100, "for " * 300, "for to " * 300, " " * 3000, "\n" * 3000, "9. " + " " * 3000,
    "sidste " * 300, "første " * 300, "a" * 3000, "1" * 3000, "'" * 3000, "kl. 11 " * 300, "a, " * 100,
]  # fmt: skip


def _steps(text: str, language: str) -> int:
    """How many lines of our code run: a measure of work that knows no clock."""
    count = 0

    def trace(frame, event, _argument):
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        dates_in(text, story=StoryDate.of("2020-08-16"), language=language)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("text", HARD, ids=lambda text: repr(text[:12]))
def test_work_grows_with_the_length_alone(text):
    half, whole = text[: len(text) // 2], text
    assert _steps(whole, "da") <= 2.2 * _steps(half, "da") + 500


def test_no_pattern_looks_further_than_a_few_words():
    """Repeats without a bound in a pattern stand alone at most: nested ones are what makes matching quadratic."""
    from articles.entities.dates import (
        danish_periods,
        danish_told,
        danish_words,
        english,
        english_words,
        numeric,
        years,
    )

    unbounded = re.compile(r"(?<!\\)[*+](?![?+]?\))")
    modules = (danish_periods, danish_told, danish_words, english, english_words, numeric, years)
    patterns = [value.pattern for module in modules for value in vars(module).values() if isinstance(value, re.Pattern)]
    assert len(patterns) > 60
    assert [pattern for pattern in patterns if unbounded.search(re.sub(r"\[[^\]]*\]", "", pattern))] == []
