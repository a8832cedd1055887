"""The set of expressions: how well it is read, that it is large enough, and that its file says what it means."""

from collections import Counter
from datetime import date

import pytest

from articles.entities.dates import StoryDate
from articles.entities.dates.expressions import (
    SHIPPED,
    Expected,
    Expression,
    Score,
    read_expressions,
    read_range,
    score,
)

WANTED_PRECISION = 0.97
WANTED_RECALL = 0.92


@pytest.fixture(scope="module")
def expressions() -> list[Expression]:
    with SHIPPED.open(encoding="utf-8") as lines:
        return read_expressions(lines)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("part", ["open", "held out"])
def test_precision_and_recall(expressions, language, part):
    got = score(one for one in expressions if (one.language, one.part) == (language, part))
    assert got.precision >= WANTED_PRECISION, got.faults
    assert got.recall >= WANTED_RECALL, got.faults


def test_the_set_is_large_enough(expressions):
    danish = [one for one in expressions if one.language == "da"]
    assert len(danish) >= 320
    assert len([one for one in danish if not one.dates]) >= 60
    assert len([one for one in danish if one.text.endswith(".")]) >= len(danish) * 0.45
    assert len([one for one in danish if one.part == "held out"]) >= len(danish) / 3
    assert len([one for one in expressions if one.language == "en"]) >= 60


def test_no_text_stands_twice(expressions):
    counts = Counter((one.story, one.text) for one in expressions)
    assert [text for text, count in counts.items() if count > 1] == []


LINES = ["# told", "", "== da, open", "2020-08 | Siden [9. august](2020-08-09) og [søndag](?) er 112 [x](2020/2021).\n"]


def test_how_a_line_is_read():
    with pytest.raises(ValueError, match=r"line 4: Invalid isoformat string: '2020'"):
        read_expressions(LINES)
    assert read_expressions([*LINES[:3], "- | Siden [9. august](2020-08-09) og [søndag](?)\n"]) == [
        Expression(
            line=4,
            language="da",
            part="open",
            story=None,
            text="Siden 9. august og søndag",
            dates=(Expected(6, 15, (date(2020, 8, 9), date(2020, 8, 10))), Expected(19, 25, None)),
        )
    ]


@pytest.mark.parametrize("lines", [["2020 | no heading"], ["== da, open", "no bar"]])
def test_a_line_that_says_nothing_is_refused(lines):
    with pytest.raises(ValueError, match=r"line \d: .* is not STORY \| TEXT"):
        read_expressions(lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("?", None),
        ("2020", (date(2020, 1, 1), date(2021, 1, 1))),
        ("2020-12", (date(2020, 12, 1), date(2021, 1, 1))),
        ("2020-08-31", (date(2020, 8, 31), date(2020, 9, 1))),
        ("2020-01-01/2020-04-01", (date(2020, 1, 1), date(2020, 4, 1))),
    ],
)
def test_how_a_range_is_read(text, expected):
    assert read_range(text) == expected


def test_how_faults_are_counted():
    text = Expression(
        line=7,
        language="da",
        part="open",
        story=StoryDate.of("2020"),
        text="1994 og søndag og 2001",
        dates=(
            Expected(0, 4, read_range("1994")),
            Expected(8, 14, None),
            Expected(18, 22, read_range("2001")),
        ),
    )

    def reader(_: Expression) -> list[Expected]:
        return [Expected(2, 7, read_range("1994")), Expected(8, 14, read_range("2020")), Expected(0, 1, None)]

    assert score([text], reader) == Score(
        right=1,
        found=3,
        expected=3,
        faults=(
            "line 7: missed [søndag](?) in: 1994 og søndag og 2001",
            "line 7: missed [2001](2001-01-01/2002-01-01) in: 1994 og søndag og 2001",
            "line 7: found [søndag](2020-01-01/2021-01-01) in: 1994 og søndag og 2001",
            "line 7: found [1](?) in: 1994 og søndag og 2001",
        ),
    )


def test_nothing_found_where_nothing_is_expected_is_right():
    empty = score([])
    assert (empty.precision, empty.recall) == (1.0, 1.0)
