"""What is counted beside a search has its time limit, and does not hang where a process was forked."""

import os
import threading
from math import inf

import pytest

from articles.index.instant import TooSlow, check_time, one_instant
from articles.search.beside import beside


def test_work_is_done_in_another_thread_and_its_faults_are_told():
    assert beside(threading.get_ident).result() != threading.get_ident()
    with pytest.raises(ZeroDivisionError):
        beside(lambda: 1 / 0).result()


@pytest.mark.django_db
def test_the_time_of_the_search_is_that_of_what_is_done_beside_it(settings):
    settings.SEARCH_SECONDS = inf
    with one_instant():
        beside(check_time).result()
    settings.SEARCH_SECONDS = -1
    with one_instant(), pytest.raises(TooSlow):
        beside(check_time).result()


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_process_counts_too():
    beside(int).result()
    child = os.fork()
    if not child:
        os._exit(beside(lambda: 7).result(timeout=20))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
