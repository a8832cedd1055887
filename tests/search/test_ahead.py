"""The index is there before anybody asks for it."""

import gc
from collections.abc import Iterator

import pytest
from django.db import connection

from articles.index import current
from articles.search.ahead import open_ahead
from articles.search.limits import TooBroad
from tests.factories import ArticleFactory
from tests.waiting import wait_until


@pytest.fixture(autouse=True)
def unfrozen() -> Iterator[None]:
    """This process goes on to other tests."""
    yield
    gc.unfreeze()


def connections_here() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_the_index_is_loaded_by_a_thread_of_its_own():
    ArticleFactory()
    current._indexes.clear()
    before = connections_here()
    open_ahead().join()
    index = current._indexes[current.this_database()]
    assert sum(one.segment.size for one in index._local) == 1
    loaded = index._local[0].segment
    assert not any(one is loaded for one in gc.get_objects())  # which are those that are looked through for garbage
    wait_until(lambda: connections_here() <= before)  # the server takes its time to see that one has been closed


@pytest.mark.django_db(transaction=True)
def test_what_goes_wrong_is_left_to_whoever_asks_first(settings, caplog):
    settings.SEARCH_SECONDS = -1
    caplog.set_level("INFO", "articles.search.ahead")
    open_ahead().join()
    [record] = caplog.records
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], TooBroad)
