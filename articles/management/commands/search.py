"""`manage.py search "QUERY"`: the readers' search, in a terminal."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError
from django.utils import translation

from articles.importing.trouble import database_trouble
from articles.management.options import create_parser
from articles.management.prepared import refuse_unprepared_database
from articles.management.report import DATABASE_LOST
from articles.query import ReadQuery, read_query
from articles.search import Hit, SearchPage, SearchRequest, Sort, UnanswerableQuery, search
from articles.search.as_json import page_as_json
from articles.search.explain import explained
from articles.story import Note

FAULTY = 1
MOST = 200
"""Stories on one page."""
CHOICES = 5
"""Values shown of a facet."""
EPILOG = """\
A query with a mistake is told where the mistake is; what is found is found with the repaired query. Words that were
searched for stand between asterisks. --json prints what /search.json answers, but for advice, spellings and
addresses of searches.
--explain also says which terms were looked up, how many stories hold them, how long each step took, and how PostgreSQL
planned every statement.

Exit code: 0 fine; 1 the query has a mistake or cannot be answered; 2 an option is wrong or the database is not ready;
3 the database was lost.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why the question could not be put as it stands; in the query, from code point `position` to `end`."""

    note: Note
    advice: Note | None
    position: int | None = None
    end: int | None = None
    suggestion: str = ""


class Command(BaseCommand):
    """Reads the query, searches, prints."""

    help = "Search the archive as its readers do."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Keep the line ends of the epilogue."""
        return create_parser(super().create_parser, prog_name, subcommand, epilog=EPILOG, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The question, and how to answer."""
        parser.add_argument("query", metavar="QUERY", help="as one argument; empty: all stories")
        parser.add_argument("--limit", type=_limit, default=20, metavar="N", help=f"stories on a page, up to {MOST}")
        parser.add_argument("--page", type=_positive, default=1, metavar="N", help="which page")
        parser.add_argument("--sort", choices=[sort.value for sort in Sort], default=Sort.NEWEST.value)
        parser.add_argument("--json", action="store_true", dest="as_json", help="print JSON")
        parser.add_argument("--explain", action="store_true", help="say how the answer came about")
        parser.add_argument("--language", choices=("da", "en"), default="da", help="of a repaired query and addresses")

    def handle(self, *, query: str, language: str, as_json: bool, explain: bool, **options: Any) -> None:
        """Print the answer; leave with an exit code that says how it went."""
        refuse_unprepared_database()
        read = read_query(query, language)
        problem = _problem_of(read)
        request = SearchRequest(
            tree=read.tree, sort=Sort(options["sort"]), page=options["page"], per_page=options["limit"]
        )
        page: SearchPage | None = None
        lines: list[str] = []
        try:
            if problem is None or problem.suggestion:
                page, lines = explained(request) if explain else (search(request), [])
        except UnanswerableQuery as unanswerable:
            problem = Problem(note=unanswerable.note, advice=unanswerable.advice)
        except (OperationalError, InterfaceError) as lost:
            self.stderr.write(database_trouble(lost))
            sys.exit(DATABASE_LOST)
        if as_json:
            self._print_json(query, language, page, problem, lines if explain else None)
        else:
            self.stdout.write("\n".join([*_problem_lines(query, problem), *_page_lines(page), *lines]))
        if problem is not None:
            sys.exit(FAULTY)

    def _print_json(
        self, query: str, language: str, page: SearchPage | None, problem: Problem | None, lines: list[str] | None
    ) -> None:
        with translation.override(language):
            told = {"query": query, **page_as_json(page), "error": _error(problem), "advice": [], "spelling": []}
        if lines is not None:
            told["explain"] = lines
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))


def _problem_of(read: ReadQuery) -> Problem | None:
    if (fault := read.error) is None:
        return None
    return Problem(
        note=fault.note, advice=fault.advice, position=fault.position, end=fault.end, suggestion=read.suggestion
    )


def _error(problem: Problem | None) -> dict[str, Any] | None:
    if problem is None:
        return None
    return {
        "code": problem.note.code,
        "message": str(problem.note),
        "position": problem.position,
        "suggestion": problem.suggestion or None,
        "parameter": "q",
        "advice": str(problem.advice or ""),
        "suggestion_url": None,
    }


def _problem_lines(query: str, problem: Problem | None) -> Iterator[str]:
    if problem is None:
        return
    if problem.position is not None:
        width = max((problem.end or problem.position + 1) - problem.position, 1)
        yield " ".join(query.split("\n"))
        yield f"{' ' * problem.position}{'^' * width} character {problem.position + 1}: {problem.note}"
    else:
        yield f"{problem.note}."
    if problem.advice:
        yield str(problem.advice)
    if problem.suggestion:
        yield f"Searched instead: {problem.suggestion}"
    yield ""


def _page_lines(page: SearchPage | None) -> Iterator[str]:
    if page is None:
        return
    stories = "1 story" if page.count == 1 else f"{page.count:,} stories"
    unsure = f", {page.uncertain:,} of them may fall outside the period" if page.uncertain else ""
    yield f"{stories}{unsure}; page {page.page:,} of {page.pages:,}"
    for place, hit in enumerate(page.hits, start=(page.page - 1) * page.request.per_page + 1):
        yield from _hit_lines(place, hit)
    yield ""
    for facet, choices in page.facets.items():
        if choices:
            yield f"{facet.value + ':':<10}" + ", ".join(f"{one.label} ({one.count:,})" for one in choices[:CHOICES])


def _hit_lines(place: int, hit: Hit) -> Iterator[str]:
    article = hit.article
    moment = article.moment.isoformat() if article.moment else "no date"
    yield ""
    yield f"{place:>3,}. {_marked(hit.headline)}"
    yield f"     {moment}, {article.provider.name}, story {article.pk}, {article.guid}"
    if snippet := _marked(hit.snippet):
        yield f"     {snippet}"


def _marked(pieces: tuple[tuple[str, bool], ...]) -> str:
    """On one line, the marked words between asterisks."""
    return " ".join("".join(f"*{text}*" if is_marked else text for text, is_marked in pieces).split())


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError("must be a whole number, one or more")
    return int(text)


def _limit(text: str) -> int:
    if _positive(text) > MOST:
        raise ArgumentTypeError(f"must be a number from 1 to {MOST}")
    return int(text)
