"""Django's own full-text search as its documentation shows it, on PostgreSQL, in a database beside the archive's."""

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from operator import and_, or_
from pathlib import Path
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db import OperationalError, connections, transaction
from django.db.models import Count, F, Max, QuerySet
from django.db.models.functions import Left, TruncMonth

from articles.management.measure.cpu import backend_cpu_ms, own_cpu_ms
from articles.management.measure.database import connection_to, drop, is_there, make, name_beside
from articles.management.measure.search.corpus import SECTIONS, SOURCES, Doc
from articles.management.measure.search.names import kind_of, name_of
from articles.management.measure.search.peer import Answer, By
from articles.management.measure.search.peers.django_models import MODELS, Name, Section, Source, Story
from articles.management.measure.search.peers.kept import KINDS, NAMES, PAGE, Kept
from articles.management.measure.search.queries import BenchQuery

ALIAS = "plain"
TIMEOUT = 20
"""Seconds after which a question is given up."""
_CONFIG = "danish"
_OPENING = 200
"""Characters shown of a text when no word is asked for."""
_STORY, _NAMED = Story._meta.db_table, Story.names.through._meta.db_table


class PlainDjango(Kept):
    """SearchVectorField with a GIN, SearchRank, SearchHeadline, names through a ManyToMany, facets by Count.

    PostgreSQL's own Danish configuration stems and drops stop words; beginnings are looked for among the stems.
    """

    name = "plain Django"
    code = "plain_django"

    def __init__(self, directory: Path, fingerprint: str) -> None:
        super().__init__(directory, fingerprint)
        self.database = name_beside("plain")
        """The name of the database, which stays until somebody drops it."""

    def build(self, corpus: Callable[[], Iterator[Doc]]) -> float:
        """Take the corpus in, unless it is there already; see Kept.build(). Questions have TIMEOUT from then on."""
        seconds = super().build(corpus)
        with self._connected().cursor() as cursor:
            cursor.execute(f"SET statement_timeout = '{TIMEOUT}s'")
            # What a parallel worker does would not be found in the processor time of the backend.
            cursor.execute("SET max_parallel_workers_per_gather = 0")
        return seconds

    def run(self, query: BenchQuery, by: By) -> Answer:
        """Do the work of one page; a statement that takes longer than TIMEOUT ends it, and the answer says so."""
        try:
            return _answer(query, by)
        except OperationalError as problem:
            if "statement timeout" not in str(problem):
                raise
            return Answer(0, (), timed_out=True)

    def cpu_ms(self) -> float:
        """Of this process and of its backend, where that is on this machine."""
        return own_cpu_ms() + (backend_cpu_ms(self._connected()) or 0.0)

    def close(self) -> None:
        """Let go of the database."""
        self._connected().close()

    def _connected(self) -> Any:
        """The connection behind ALIAS, which stays."""
        try:
            found = connections[ALIAS]
        except connections.exception_class:
            found = None
        if found is None or found.settings_dict["NAME"] != self.database:
            connections[ALIAS] = found = connection_to(self.database, ALIAS)
        return found

    def _begin(self) -> None:
        self.close()
        drop(self.database)
        make(self.database)
        with self._connected().schema_editor() as editor:
            for model in MODELS:
                editor.create_model(model)
            for index in Story._meta.indexes:
                editor.remove_index(Story, index)
        Section.objects.using(ALIAS).bulk_create(Section(pk=at, name=name) for at, name in enumerate(SECTIONS, 1))
        sources = enumerate(SOURCES, 1)
        Source.objects.using(ALIAS).bulk_create(Source(pk=at, name=name) for at, (_code, name) in sources)

    def _last(self) -> int | None:
        if not is_there(self.database) or _STORY not in self._connected().introspection.table_names():
            return None
        return Story.objects.using(ALIAS).aggregate(last=Max("pk"))["last"] or 0

    def _add(self, docs: Sequence[Doc]) -> None:
        numbers = sorted({number for doc in docs for number in doc.entities})
        with transaction.atomic(using=ALIAS), self._connected().cursor() as cursor:
            Name.objects.using(ALIAS).bulk_create(
                [Name(pk=number, kind=kind_of(number), name=name_of(number)) for number in numbers],
                ignore_conflicts=True,
            )
            cursor.execute(f"CREATE TEMPORARY TABLE arriving (LIKE {_STORY}) ON COMMIT DROP")
            cursor.execute("ALTER TABLE arriving ALTER search DROP NOT NULL")
            with cursor.copy("COPY arriving (id, published, section_id, source_id, title, body) FROM STDIN") as copy:
                for doc in docs:
                    copy.write_row((doc.id, doc.published, doc.section, doc.source, doc.title, doc.body))
            cursor.execute(
                f"INSERT INTO {_STORY} (id, published, section_id, source_id, title, body, search)"  # noqa: S608
                " SELECT id, published, section_id, source_id, title, body,"
                f" setweight(to_tsvector('{_CONFIG}', title), 'A') || setweight(to_tsvector('{_CONFIG}', body), 'B')"
                " FROM arriving ORDER BY id"
            )
            with cursor.copy(f"COPY {_NAMED} (story_id, name_id) FROM STDIN") as copy:
                for doc in docs:
                    for number in doc.entities:
                        copy.write_row((doc.id, number))

    def _finish(self) -> None:
        connection = self._connected()
        with connection.cursor() as cursor:
            there = connection.introspection.get_constraints(cursor, _STORY)
        with connection.schema_editor() as editor:
            for index in Story._meta.indexes:
                if index.name not in there:
                    editor.add_index(Story, index)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _answer(query: BenchQuery, by: By) -> Answer:
    asked = _search_query(query)
    stories = _stories(query, asked)
    ordered = stories.order_by("-published", "-pk")
    if asked is not None and by == "relevance":
        ordered = stories.annotate(rank=SearchRank(F("search"), asked)).order_by("-rank", "-published", "-pk")
    page = list(ordered.select_related("section", "source").defer("search")[:PAGE])
    count = stories.count()
    list(stories.values(month=TruncMonth("published")).annotate(number=Count("pk")).order_by("month"))
    for facet in ("section__name", "source__name"):
        list(stories.values(facet).annotate(number=Count("pk")).order_by("-number"))
    for kind in KINDS:
        of_kind = stories.filter(names__kind=kind).values("names__pk", "names__name")
        list(of_kind.annotate(number=Count("pk")).order_by("-number")[:NAMES])
    ids = tuple(story.pk for story in page)
    snippet = Left("body", _OPENING) if asked is None else SearchHeadline("body", asked, config=_CONFIG)
    list(Story.objects.using(ALIAS).filter(pk__in=ids).values_list("pk").annotate(snippet=snippet))
    return Answer(count, ids)


def _stories(query: BenchQuery, asked: Any) -> QuerySet[Story]:
    stories = Story.objects.using(ALIAS)
    if asked is not None:
        stories = stories.filter(search=asked)
    if query.instants:
        first, end = query.instants
        stories = stories.filter(published__gte=first, published__lt=end)
    if query.entity is not None:
        stories = stories.filter(names=query.entity)
    return stories


def _search_query(query: BenchQuery) -> Any:
    """All of its words as one SearchQuery; None when it has none."""
    parts: list[Any] = [_plain(word) for word in query.must]
    if query.should:
        parts.append(reduce(or_, map(_plain, query.should)))
    if query.phrase:
        parts.append(SearchQuery(" ".join(query.phrase), config=_CONFIG, search_type="phrase"))
    if query.prefix:
        # Danish stemming would cut the beginning itself.
        parts.append(SearchQuery(f"'{query.prefix}':*", config="simple", search_type="raw"))
    parts += [~_plain(word) for word in query.nots]
    return reduce(and_, parts) if parts else None


def _plain(word: str) -> SearchQuery:
    return SearchQuery(word, config=_CONFIG)
