"""Several at the index at once: nobody's change is lost, and nobody waits for long."""

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction

from articles.index import kept_words
from articles.index.check import check
from articles.index.settle import reindex, settle
from articles.index.store import headers, read_state
from articles.models import Article, SearchWord
from articles.query.tree import Phrase
from articles.search import SearchRequest, search
from tests.beside import PATIENCE, beside, wait_until_somebody_waits
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_words_of_other_tests() -> Iterator[None]:
    """Tables are emptied between these tests, which no archive ever does."""
    kept_words._kept_words.clear()
    yield
    kept_words._kept_words.clear()


def in_the_midst(work: Callable[[], object], change: Callable[[], object]) -> list[object]:
    """Make a change while `work` is storing a segment with the word "midt"; what the work gives.

    It waits for a transaction that is about to store the same word.
    """
    with transaction.atomic():
        SearchWord.objects.create(code="d", form="midt", stem="midt", backwards="tdim")
        thread, given = beside(work)
        wait_until_somebody_waits()
        changing, _nothing = beside(change)
        changing.join(PATIENCE)
        assert not changing.is_alive()
        transaction.set_rollback(True)
    thread.join(PATIENCE)
    assert not thread.is_alive()
    return given


def found(text: str) -> int:
    return search(SearchRequest(tree=Phrase(text))).count


def settle_all() -> int:
    return settle(waiting=1)


@pytest.mark.parametrize("work", [settle_all, reindex])
def test_what_changes_while_it_is_indexed_is_not_lost(work):
    story, killed = ArticleFactory(headline="Midt imellem"), ArticleFactory(headline="Midt i")

    def change() -> None:
        Article.objects.filter(pk=story.pk).update(headline="Rettet imens")
        Article.objects.filter(pk=killed.pk).update(status="canceled")
        ArticleFactory(headline="Kommet imens")

    assert len(in_the_midst(work, change)) == 1
    assert (found("rettet imens"), found("kommet imens"), found("midt")) == (1, 1, 0)
    assert list(check()) == []
    settle_all()
    assert read_state().stories == {}
    assert (found("rettet imens"), found("kommet imens"), found("midt")) == (1, 1, 0)
    assert list(check()) == []


def test_only_one_at_a_time_settles_and_the_other_does_not_wait():
    ArticleFactory(headline="Midt imellem")
    others: list[object] = []
    assert in_the_midst(settle_all, lambda: others.append(settle_all())) == [1]
    assert others == [0]
    assert len(headers()) == 1
    assert list(check()) == []


def test_a_change_that_is_taken_back_leaves_the_story_as_it_was():
    story = ArticleFactory(headline="Midt imellem")
    settle_all()
    with transaction.atomic():
        Article.objects.filter(pk=story.pk).update(headline="Aldrig")
        assert found("aldrig") == 1
        transaction.set_rollback(True)
    assert (found("aldrig"), found("midt imellem")) == (0, 1)
    assert list(check()) == []


def test_what_another_has_not_committed_is_not_seen():
    story = ArticleFactory(headline="Midt imellem")
    with transaction.atomic():
        Article.objects.filter(pk=story.pk).update(headline="Snart")
        thread, given = beside(lambda: (found("snart"), found("midt imellem"), settle_all()))
        thread.join(PATIENCE)
        # The line in the journal is in the hands of this transaction, so it is not taken off.
        assert given == [(0, 1, 0)]
    assert (found("snart"), found("midt imellem")) == (1, 0)
    assert list(check()) == []
    settle_all()
    assert (found("snart"), found("midt imellem"), read_state().stories) == (1, 0, {})
    assert list(check()) == []


def test_a_broken_off_settling_has_done_nothing():
    ArticleFactory(headline="Midt imellem")
    with transaction.atomic():
        assert settle_all() == 1
        transaction.set_rollback(True)
    assert (headers(), SearchWord.objects.count(), found("midt imellem")) == ([], 0, 1)
    settle_all()
    assert SearchWord.objects.filter(form="midt").exists()
    assert list(check()) == []
