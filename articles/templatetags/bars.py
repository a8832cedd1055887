"""Where the bars, the labels and the chosen period of a month histogram lie: geometry only, no markup."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from articles.search.page import Month
from articles.story import Moment

FEWEST = 12
"""Fewer months than this are shown within their whole years, so that one month is not one bar across the page."""
MOST = 240
"""More months than this are drawn as years: at 240 a bar is still a few pixels wide."""
HEADROOM = 20
"""Pixels above the tallest bar, for its label."""
LABEL_REACH = 24.0
"""Per cent of the width that a peak's label covers on a small screen as a rule."""
LONGEST_REACH = 36.0
"""The same of "september 2019: 12.345", where another label might be met."""
BAND_EDGE = 6.0
"""Per cent of the width that a label may stand away from its bar, to keep clear of the chosen period."""
AXIS_ROOM = 9.0
"""Per cent of the width that a year's label needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar. `x` and `width` in per cent of the drawing, `y`, `height` and `undated` in pixels."""

    period: str
    """ISO, "2020-08", or "2020" when the bars are years."""
    count: int
    x: float
    width: float
    y: int
    height: int
    undated: int
    chosen: bool = False

    @property
    def inner_x(self) -> float:
        """Left edge of what is drawn: a bar leaves a gap on either side."""
        return self.x + self.width * 0.12

    @property
    def inner_width(self) -> float:
        """Width of what is drawn."""
        return self.width * 0.76


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at a place. `x` in per cent, `y` in pixels; `anchor` as SVG's text-anchor."""

    period: str
    count: int
    x: float
    y: int
    anchor: str
    is_for_wide: bool = False
    """Whether it might meet a higher bar's label where there is less room than on a desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """The beginning of a year on the axis; without words where they would run together."""

    x: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The ground behind the chosen bars; `x` and `width` in per cent. One piece, for pieces show their seams."""

    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A whole histogram, `height` pixels of bars with an axis below them."""

    height: int
    bars: tuple[Bar, ...]
    peaks: tuple[Label, ...]
    ticks: tuple[Tick, ...]
    band: Band | None = None


def draw(
    months: Sequence[Month],
    *,
    height: int,
    peaks: int = 1,
    first_day: date | None = None,
    end_day: date | None = None,
) -> Drawing:
    """The histogram of `months` (in order, none left out), `peaks` of its highest bars labelled.

    `first_day` and `end_day` are the period chosen, half open, either side open when None; with both
    None no bar is marked as chosen.
    """
    periods = _periods(months)
    if not periods:
        return Drawing(height=height, bars=(), peaks=(), ticks=())
    top = max(1, *(month.count for month in periods))
    width = 100 / len(periods)
    bars = tuple(
        _bar(month, number * width, width, height, top, chosen=_overlaps(month.period, first_day, end_day))
        for number, month in enumerate(periods)
    )
    return Drawing(height=height, bars=bars, peaks=_labels(bars, peaks), ticks=_ticks(bars), band=_band(bars))


def _periods(months: Sequence[Month]) -> list[Month]:
    if len(months) > MOST:
        return _years(months)
    if not months or len(months) >= FEWEST:
        return list(months)
    known = {month.period: month for month in months}
    years = range(int(months[0].period[:4]), int(months[-1].period[:4]) + 1)
    return [
        known.get(period, Month(period=period, count=0))
        for period in (f"{year:04}-{month:02}" for year in years for month in range(1, 13))
    ]


def _years(months: Sequence[Month]) -> list[Month]:
    years = []
    for year, group in groupby(months, key=lambda month: month.period[:4]):
        held = list(group)
        years.append(Month(period=year, count=sum(m.count for m in held), undated=sum(m.undated for m in held)))
    return years


def _bar(month: Month, x: float, width: float, height: int, top: int, *, chosen: bool) -> Bar:
    tall = max(1, round((height - HEADROOM) * month.count / top)) if month.count else 0
    return Bar(
        period=month.period,
        count=month.count,
        x=x,
        width=width,
        y=height - tall,
        height=tall,
        undated=round(tall * month.undated / month.count) if month.count else 0,
        chosen=chosen,
    )


def _overlaps(period: str, first_day: date | None, end_day: date | None) -> bool:
    if first_day is None and end_day is None:
        return False
    span = moment_of(period)
    return (first_day is None or first_day < span.end_day) and (end_day is None or span.first_day < end_day)


def _band(bars: tuple[Bar, ...]) -> Band | None:
    chosen = [bar for bar in bars if bar.chosen]
    return Band(x=chosen[0].x, width=chosen[-1].x + chosen[-1].width - chosen[0].x) if chosen else None


def moment_of(period: str) -> Moment:
    """The month or the year that a bar stands for: "2020-08", "2020"."""
    year, _dash, month = period.partition("-")
    return Moment.of_month(int(year), int(month)) if month else Moment.of_year(int(year))


def _labels(bars: tuple[Bar, ...], most: int) -> tuple[Label, ...]:
    """The highest bars that stand far enough from each other for their labels and are worth one."""
    chosen: list[Bar] = []
    for bar in sorted(bars, key=lambda bar: (-bar.count, bar.x)):
        if len(chosen) == most or bar.count == 0 or (chosen and bar.count < max(2, chosen[0].count / 5)):
            break
        if all(abs(bar.x - other.x) > LONGEST_REACH for other in chosen):
            chosen.append(bar)
    labels = [
        replace(_label(bar, bars), is_for_wide=any(_may_meet(bar, other) for other in chosen[:place]))
        for place, bar in enumerate(chosen)
    ]
    return tuple(sorted(labels, key=lambda label: label.period))


def _may_meet(bar: Bar, other: Bar) -> bool:
    """Whether the labels of two bars go towards each other, and have no room for both at their longest."""
    left, right = sorted([bar, other], key=lambda one: one.x)
    return not _goes_left(left) and _goes_left(right) and right.x - left.x <= 2 * LONGEST_REACH


def _goes_left(bar: Bar) -> bool:
    return bar.x > 50


def _label(bar: Bar, bars: tuple[Bar, ...]) -> Label:
    """Beside the top of its bar on the roomier side, lifted above whatever stands there."""
    left = _goes_left(bar)
    edge = _edge_of_band(bar, bars) if left else bar.x + bar.width
    covered = [
        other.y
        for other in bars
        if (edge - LABEL_REACH < other.x + other.width <= edge if left else edge <= other.x < edge + LABEL_REACH)
    ]
    beside = bar.y + 11 if bar.height > HEADROOM else bar.y - 2
    y = max(12, min([beside, *(top - 4 for top in covered)]))
    return Label(period=bar.period, count=bar.count, x=edge, y=y, anchor="end" if left else "start")


def _edge_of_band(bar: Bar, bars: tuple[Bar, ...]) -> float:
    """Left edge of the run of chosen bars that `bar` belongs to, or of the bar itself where the run goes on and on."""
    edge = bar.x
    for other in reversed([other for other in bars if other.x < bar.x]):
        if not (bar.chosen and other.chosen):
            break
        edge = other.x
    return edge if edge > LABEL_REACH and bar.x - edge <= BAND_EDGE else bar.x


def _ticks(bars: tuple[Bar, ...]) -> tuple[Tick, ...]:
    starts = [bar for number, bar in enumerate(bars) if number == 0 or bar.period[5:] in ("", "01")]
    ticks: list[Tick] = []
    taken = 100.0
    for number, bar in reversed(list(enumerate(starts))):
        year = int(bar.period[:4])
        room = min(taken, 100.0) - bar.x >= AXIS_ROOM or len(starts) == 1
        words = f"{year:04}" if room and (number == 0 or _is_round(year, len(starts))) else ""
        taken = bar.x if words else taken
        ticks.append(Tick(x=bar.x, words=words))
    return tuple(reversed(ticks))


def _is_round(year: int, years: int) -> bool:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if years / step <= 10 or step == 1000)
    return year % step == 0
