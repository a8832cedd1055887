"""The queue of names that may be none."""

import pytest

from articles.entities.decisions import Wanted, decide, undo
from articles.entities.queues import doubtful_queue
from articles.models import Mention
from tests.entities.decisions.stories import BLOCK, KEEP
from tests.entities.queues.test_duplicates import mentioned

pytestmark = pytest.mark.django_db


@pytest.fixture
def names():
    """An odd one, one that the recogniser was unsure of, a good one and a rare good one."""
    odd, unsure = mentioned("KØBENHAVN", "place", times=4), mentioned("Bo Dal", times=3)
    mentioned("Ole Bruun", times=3)
    mentioned("Ida Storm")
    for mention in Mention.objects.filter(entity=unsure)[:2]:
        Mention.objects.filter(pk=mention.pk).update(confidence=0.3)
    return odd, unsure


def queued(**asked):
    return [(one.side.entity.name, [note.code for note in one.reasons]) for one in doubtful_queue(**asked).names]


BOTH = [("KØBENHAVN", ["shape-capitals"]), ("Bo Dal", ["low-confidence"])]


def test_odd_names_and_unsure_ones_come_by_their_mentions(names):
    assert queued() == BOTH
    assert queued(type="person") == BOTH[1:]


def test_a_name_that_is_seldom_unsure_is_not_doubted(names):
    Mention.objects.filter(confidence__lt=0.5).first().delete()
    assert queued() == BOTH[:1]


def test_that_it_is_rare_is_told_of_a_doubtful_name_alone(names):
    mentioned("han")
    assert queued()[-1] == ("han", ["shape-lower", "rare"])


@pytest.mark.parametrize("kind", [KEEP, BLOCK])
def test_what_is_kept_or_blocked_is_out_until_that_is_undone(names, kind):
    decision = decide(None, Wanted(kind=kind, entity=names[0]))
    assert queued() == BOTH[1:]
    undo(None, decision)
    assert queued() == BOTH


def test_pages_follow_each_other(names):
    first = doubtful_queue(size=1)
    second = doubtful_queue(size=1, after=first.after)
    assert [one.side.entity for page in (first, second) for one in page.names] == list(names)
    assert second.after == ""
    assert queued(after="no mark") == BOTH


def test_each_name_is_shown_with_where_it_stands(names):
    side = doubtful_queue().names[0].side
    assert (side.mentions, side.stories, len(side.examples)) == (4, 4, 3)


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_takes_the_same_queries_however_long(django_assert_num_queries, number):
    for one in range(number):
        mentioned(f"han{one}")
    with django_assert_num_queries(6):
        assert len(doubtful_queue().names) == number
