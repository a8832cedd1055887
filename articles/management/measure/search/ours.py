"""The archive's own search, measured as the pages ask it."""

from django.db import connection

from articles.management.measure.cpu import backend_cpu_ms, own_cpu_ms
from articles.management.measure.search.corpus import number_of
from articles.management.measure.search.peer import Answer, By
from articles.management.measure.search.queries import BenchQuery
from articles.search import SearchRequest, Sort, search
from articles.search.limits import TooBroad

SORTS: dict[By, Sort] = {"newest": Sort.NEWEST, "relevance": Sort.RELEVANT}


class Ours:
    """Everything that a page of results shows."""

    name = "newsarchive"

    def run(self, query: BenchQuery, by: By) -> Answer:
        """Do the work of one page."""
        return self.ask(query.request(SORTS[by]))

    def ask(self, request: SearchRequest) -> Answer:
        """The same of any request."""
        try:
            page = search(request)
        except TooBroad:
            return Answer(0, (), timed_out=True)
        return Answer(page.count, tuple(number_of(hit.article.guid) for hit in page.hits))

    def cpu_ms(self) -> float:
        """Of this process and of its backend, where that is on this machine."""
        return own_cpu_ms() + (backend_cpu_ms(connection) or 0.0)


def knows_backend_cpu() -> bool:
    """Whether the processor time of the database can be told; if not, only wall time says what a query costs."""
    return backend_cpu_ms(connection) is not None
