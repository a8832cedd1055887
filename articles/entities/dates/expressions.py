"""The file of expressions with their answers: what stands in it, and how well the rules read it.

The format is told at the head of expressions.txt. Scored as agreed for the set: a date found and one expected are the
same when their characters overlap and their ranges are equal, none to none; each counts once.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from articles.entities.dates.found import DateFound, StoryDate
from articles.entities.dates.scan import dates_in

SHIPPED = Path(__file__).with_name("expressions.txt")
_MARKED = re.compile(r"\[([^\[\]]+)\]\(([0-9/?-]+)\)")
_HEADING = re.compile(r"== (\w+), (.+)")

Range = tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Expected:
    """A date that a text holds: characters (end exclusive) and the half-open range, None when untold."""

    start: int
    end: int
    range: Range


@dataclass(frozen=True, slots=True)
class Expression:
    """One text of the set with its answers; `line` is where it stands in the file."""

    line: int
    language: str
    part: str
    story: StoryDate | None
    text: str
    dates: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, found and expected, and a sentence for each fault."""

    right: int
    found: int
    expected: int
    faults: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Share of the found that are right; 1 when none was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the expected that were found; 1 when none was expected."""
        return self.right / self.expected if self.expected else 1.0


def read_expressions(lines: Iterable[str]) -> list[Expression]:
    """The expressions of a file. Raises ValueError, with the number of the line, when one cannot be read."""
    language, part, expressions = "", "", list[Expression]()
    for number, line in enumerate(lines, 1):
        content = line.rstrip("\n")
        heading = _HEADING.fullmatch(content)
        if heading:
            language, part = heading.groups()
        elif content and not content.startswith("#"):
            try:
                expressions.append(_expression(number, language, part, content))
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from error
    return expressions


def _expression(number: int, language: str, part: str, line: str) -> Expression:
    story, bar, marked = line.partition(" | ")
    if not language or not bar:
        raise ValueError(f"{line!r} is not STORY | TEXT below a heading such as == da, open")
    text, dates, copied = "", list[Expected](), 0
    for match in _MARKED.finditer(marked):
        text += marked[copied : match.start()]
        dates.append(Expected(len(text), len(text) + len(match[1]), read_range(match[2])))
        text += match[1]
        copied = match.end()
    told = None if story == "-" else StoryDate.of(story)
    return Expression(number, language, part, told, text + marked[copied:], tuple(dates))


def read_range(text: str) -> Range:
    """ "2020", "2020-08", "2020-08-09", "FIRST/END" with END outside, or "?". Raises ValueError for anything else."""
    if text == "?":
        return None
    first, slash, end = text.partition("/")
    if slash:
        return date.fromisoformat(first), date.fromisoformat(end)
    span = StoryDate.of(text)
    return span.first_day, span.end_day


Reader = Callable[[Expression], Sequence[Expected]]


def our_reading(expression: Expression) -> list[Expected]:
    """What the rules of this archive find."""
    found = dates_in(expression.text, story=expression.story, language=expression.language)
    return [Expected(one.start, one.end, _range(one)) for one in found]


def _range(found: DateFound) -> Range:
    return (found.first_day, found.end_day) if found.first_day and found.end_day else None


def score(expressions: Iterable[Expression], reader: Reader = our_reading) -> Score:
    """Compare what `reader` finds with what is expected."""
    right = found_count = expected_count = 0
    faults: list[str] = []
    for expression in expressions:
        found = list(reader(expression))
        found_count += len(found)
        expected_count += len(expression.dates)
        for wanted in expression.dates:
            match = next((one for one in found if _same(one, wanted)), None)
            if match is None:
                faults.append(_fault(expression, "missed", wanted))
            else:
                right += 1
                found.remove(match)
        faults += [_fault(expression, "found", one) for one in found]
    return Score(right, found_count, expected_count, tuple(faults))


def _same(found: Expected, wanted: Expected) -> bool:
    return found.start < wanted.end and wanted.start < found.end and found.range == wanted.range


def _fault(expression: Expression, what: str, one: Expected) -> str:
    told = f"{one.range[0]}/{one.range[1]}" if one.range else "?"
    return f"line {expression.line}: {what} [{expression.text[one.start : one.end]}]({told}) in: {expression.text}"
