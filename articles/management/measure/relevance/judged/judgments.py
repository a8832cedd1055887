"""Judgments in rows: which document answers which question, and how well."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from articles.management.measure.relevance.judged.collection import CollectionFault, Grades

_WORST_OF_CRANFIELD = 4
"""Cranfield's codes go from 1, a complete answer, to 4, of minimum interest."""
_HEADING = "query-id"
"""The first word of a table with a heading."""

Row = list[str]


class Columns(NamedTuple):
    """What the columns of a kind of rows are."""

    pick: Callable[[Row], tuple[str, str, str]]
    """Question, document, grade."""
    grade: Callable[[int], int]
    """The grade of what stands there; 0 or less for a document that is of no use."""


_TREC = Columns(lambda row: (row[0], row[2], row[3]), lambda grade: grade)
_CISI = Columns(lambda row: (row[0], row[1], "1"), lambda grade: grade)
_TABLE = Columns(lambda row: (row[0], row[1], row[2]), lambda grade: grade)
_CRANFIELD = Columns(
    lambda row: (row[0], row[1], row[2]), lambda code: max(_WORST_OF_CRANFIELD + 1 - code, 1) if code > 0 else 0
)


def read_grades(text: str) -> Grades:
    """Judgments in any of four kinds of columns. Raises CollectionFault.

    "question 0 document grade" as TREC and MED have it; "question document 0 0" as CISI; "question document code" as
    Cranfield, where 1 is best; and "question document grade" under a heading of those names, as BEIR has it.
    """
    rows = [row for line in text.splitlines() if (row := line.split())]
    has_heading = bool(rows) and rows[0][0] == _HEADING
    rows = rows[has_heading:]
    columns = _TABLE if has_heading else _columns_of(rows)
    grades: Grades = defaultdict(dict)
    for row in rows:
        if len(row) != len(rows[0]):
            raise CollectionFault(f"a judgment has {len(row)} columns, the first has {len(rows[0])}: {' '.join(row)}")
        question, document, said = columns.pick(row)
        grade = columns.grade(_whole(said, row))
        if grade > 0:
            grades[question][document] = grade
    return dict(grades)


def are_cranfields(text: str) -> bool:
    """Whether these are Cranfield's judgments, which count questions by their place and not by their number."""
    return len(next(filter(None, map(str.split, text.splitlines())), [])) == 3


def _columns_of(rows: Sequence[Row]) -> Columns:
    if rows and len(rows[0]) == 3:
        return _CRANFIELD
    if rows and len(rows[0]) == 4:
        return _TREC if rows[0][1] in ("0", "Q0") else _CISI
    raise CollectionFault("the judgments have neither three nor four columns")


def _whole(text: str, row: Row) -> int:
    try:
        return int(text)
    except ValueError as problem:
        raise CollectionFault(f"{text} is no grade, in the judgment {' '.join(row)}") from problem
