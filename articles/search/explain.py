"""What a search did, in words for whoever runs the archive: terms, postings, segments, times, PostgreSQL's plans."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import numpy as np
from django.db import OperationalError, connection

from articles.index.current import IndexView
from articles.index.instant import TooSlow, one_instant
from articles.index.terms import TermRange
from articles.search.engine import search
from articles.search.page import SearchPage, SearchRequest
from articles.search.plan import LeafPlan
from articles.search.question import Question
from articles.search.trace import Trace

_EXPLAINED = ("SELECT", "WITH")
_SHOWN = 160
"""Characters of a statement."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement that the search sent, and how long it waited for the answer."""

    sql: str
    parameters: Any
    seconds: float

    @property
    def is_explained(self) -> bool:
        """Whether PostgreSQL has a plan for it."""
        return self.sql.lstrip().startswith(_EXPLAINED)


def explained(request: SearchRequest) -> tuple[SearchPage, list[str]]:
    """The answer, and lines that tell how it came about. Raises UnanswerableQuery."""
    statements: list[Statement] = []

    def listen(execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any) -> Any:
        started = perf_counter()
        try:
            return execute(sql, parameters, many, context)
        finally:
            statements.append(Statement(sql, parameters, perf_counter() - started))

    trace = Trace()
    with connection.execute_wrapper(listen):
        page = search(request, trace)
    lines = [*_steps(trace)]
    if trace.question is not None:
        lines = [*_segments(trace.question.view), *_leaves(trace.question), *lines]
    return page, [*lines, *_statements(statements)]


def _segments(view: IndexView) -> Iterator[str]:
    local = sum(segment.pk is None for segment in view.segments)
    yield f"Index: {view.count:,} stories listed, {len(view.segments) - local} segments stored, {local} of this process"
    for segment, listed in zip(view.segments, view.listed, strict=True):
        name = f"segment {segment.pk}" if segment.pk is not None else "of this process"
        yield f"  {name}: {segment.size:,} slots, {int(np.count_nonzero(listed)):,} listed"


def _leaves(question: Question) -> Iterator[str]:
    plans = question.compiler.plans
    yield f"Words: {len(plans)}, {len(question.compiler.ranges.asked)} ranges of terms"
    for (leaf, in_title), plan in plans.items():
        stories = sum(
            int(np.count_nonzero(question.texts.mask(at, plan) & listed))
            for at, listed in enumerate(question.view.listed)
        )
        yield f"  {leaf!r}{' in the headline' if in_title else ''}: {stories:,} stories"
        yield from _ranges(question, plan)


def _ranges(question: Question, plan: LeafPlan) -> Iterator[str]:
    for number in plan.numbers:
        found = [one for at in range(len(question.view.segments)) for one in question.texts.found.get((at, number), ())]
        if found:
            terms = len({a_term for one in found for a_term in one.terms})
            postings = sum(int(one.counts.sum()) for one in found)
            asked = _told(question.compiler.ranges.asked[number])
            yield f"    {asked}: {terms:,} terms, {postings:,} postings, {len(found):,} blocks"


def _told(asked: TermRange) -> str:
    low, high = (repr(end.decode("utf-8", "backslashreplace")) for end in asked)
    return f"{low} to {high}"


def _steps(trace: Trace) -> Iterator[str]:
    yield f"Steps: {1000 * sum(trace.seconds.values()):.1f} ms"
    for name, seconds in trace.seconds.items():
        yield f"  {name:<16}{1000 * seconds:>9.1f} ms"


def _statements(statements: list[Statement]) -> Iterator[str]:
    yield f"Statements: {len(statements)}, {1000 * sum(one.seconds for one in statements):.1f} ms"
    for one in statements:
        yield f"  {1000 * one.seconds:>8.1f} ms  {_shortened(one.sql)}"
        if one.is_explained:
            yield from (f"      {line}" for line in _plan(one))


def _shortened(sql: str) -> str:
    line = " ".join(sql.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _plan(statement: Statement) -> list[str]:
    """EXPLAIN (ANALYZE, BUFFERS) of it, done once more, as long as a search may take."""
    try:
        with one_instant(), connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {statement.sql}", statement.parameters)
            return [line for (line,) in cursor.fetchall()]
    except (OperationalError, TooSlow) as problem:
        return [f"no plan: {problem or 'it takes too long'}"]
