"""An editor decides while stories are being written: the decision holds for those before it and those after."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connections, transaction

from articles.entities.decisions import Wanted, decide
from articles.entities.link import KnownNames, link_mentions
from articles.models import NameDecision
from tests.entities.decisions.stories import MERGE, named, shown_in, story
from tests.factories import ArticleFactory

BODY = "Det siger Ole Bruun til Ole Brun."


def of_its_own(deed, *args):
    try:
        return deed(*args)
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_a_decision_waits_for_the_story_that_is_being_written_and_holds_for_it():
    story(BODY)
    being_written = ArticleFactory(headline="", body=BODY)
    wanted = Wanted(kind=MERGE, entity=named("Ole Brun"), target=named("Ole Bruun"))
    is_written, may_end = Event(), Event()

    def write():
        with transaction.atomic():
            link_mentions(being_written)
            is_written.set()
            assert may_end.wait(20)

    with ThreadPoolExecutor(2) as pool:
        writing = pool.submit(of_its_own, write)
        assert is_written.wait(20)
        deciding = pool.submit(of_its_own, decide, None, wanted)
        with pytest.raises(TimeoutError):
            deciding.result(0.3)
        assert not NameDecision.objects.exists()
        may_end.set()
        writing.result(20)
        deciding.result(20)
    assert shown_in(being_written) == ["Ole Bruun", "Ole Bruun"]


@pytest.mark.django_db(transaction=True)
def test_a_story_waits_for_the_decision_that_is_being_made_and_follows_it():
    first = story(BODY)
    known = KnownNames()
    link_mentions(first, known)
    arriving = ArticleFactory(headline="", body=BODY)
    wanted = Wanted(kind=MERGE, entity=named("Ole Brun"), target=named("Ole Bruun"))
    is_decided, may_end = Event(), Event()

    def decide_slowly():
        with transaction.atomic():
            decide(None, wanted)
            is_decided.set()
            assert may_end.wait(20)

    with ThreadPoolExecutor(2) as pool:
        deciding = pool.submit(of_its_own, decide_slowly)
        assert is_decided.wait(20)
        writing = pool.submit(of_its_own, link_mentions, arriving, known)
        with pytest.raises(TimeoutError):
            writing.result(0.3)
        may_end.set()
        deciding.result(20)
        writing.result(20)
    assert [shown_in(each) for each in (first, arriving)] == [["Ole Bruun", "Ole Bruun"]] * 2
