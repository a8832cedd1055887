"""What goes into the reading of dates and what comes out: the values that other rooms hold."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Unit(StrEnum):
    """What the two ends of a date are counted in; coarser ones come later."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class StoryDate:
    """The story's own date as a half-open span of days: one day, one month or one year.

    Raises ValueError when the span holds no day.
    """

    first_day: date
    end_day: date

    def __post_init__(self) -> None:
        if self.first_day >= self.end_day:
            raise ValueError(f"the span {self.first_day} to {self.end_day} holds no day")

    @property
    def day(self) -> date | None:
        """The day, when it is known that precisely."""
        return self.first_day if self.last_day == self.first_day else None

    @property
    def last_day(self) -> date:
        """The last day that the story's date may be."""
        return self.end_day - timedelta(days=1)

    @classmethod
    def of(cls, text: str) -> "StoryDate":
        """From "2020", "2020-08" or "2020-08-16". Raises ValueError when it is none of them."""
        shapes = {4: "-01-01", 7: "-01", 10: ""}
        try:
            first = date.fromisoformat(text + shapes[len(text)])
            if len(text) == 10:
                return cls(first, first + timedelta(days=1))
            later = first.month % 12 + 1 if len(text) == 7 else 1
            return cls(first, date(first.year + (later == 1), later, 1))
        except (KeyError, ValueError, OverflowError):
            raise ValueError(f"{text!r} is no year, month or day such as 2020, 2020-08 or 2020-08-16") from None


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date at characters `start` to `end` (code points, end exclusive) of a text.

    Invariants: `text` is what stands there; `first_day` < `end_day` (half-open) with a unit, or both are
    None and the unit is "" because the date cannot be told for certain.
    """

    start: int
    end: int
    text: str
    first_day: date | None
    end_day: date | None
    unit: str
