"""What a found name is by the standing decisions: chains, splits, ways round."""

import pytest

from articles.entities.decisions.rules import Rules, Step

A, B, C, D, E = range(1, 6)
SPORT, ABROAD = 71, 72


def move(decision, entity, target):
    return Step(decision=decision, entity=entity, target=target)


def split(decision, entity, target, *, section=None, stories=()):
    return Step(
        decision=decision, entity=entity, target=target, is_split=True, section=section, stories=frozenset(stories)
    )


def test_without_decisions_a_name_is_what_was_found():
    assert Rules().shown(A, SPORT, 1) == A


def test_a_chain_is_followed_to_its_end():
    rules = Rules([move(1, A, B), move(2, B, C)])
    assert [rules.shown(found, None, None) for found in (A, B, C)] == [C, C, C]


def test_what_leads_to_a_blocked_name_is_no_name():
    rules = Rules([move(1, A, B), move(2, B, None)])
    assert [rules.root(found) for found in (A, B)] == [None, None]
    assert rules.blocker(A) == move(2, B, None)


@pytest.mark.parametrize(
    ("section", "story", "shown"), [(None, 1, A), (SPORT, 1, B), (ABROAD, 1, A), (SPORT, 9, C), (ABROAD, 9, C)]
)
def test_a_split_by_hand_comes_before_one_by_section(section, story, shown):
    rules = Rules([split(1, A, C, stories=[9]), split(2, A, B, section=SPORT)])
    assert rules.shown(A, section, story) == shown


def test_of_two_splits_of_one_story_the_later_holds():
    assert Rules([split(2, A, C, stories=[9]), split(1, A, B, stories=[9])]).shown(A, None, 9) == C


def test_a_split_holds_at_every_step_and_for_what_was_merged():
    rules = Rules([move(1, A, B), split(2, B, C, section=SPORT), move(3, C, D)])
    assert [rules.shown(A, section, 1) for section in (SPORT, ABROAD)] == [D, B]


def test_a_split_of_a_merged_name_takes_its_own_mentions_alone():
    rules = Rules([move(1, A, B), split(2, A, C, stories=[9])])
    assert [rules.shown(found, None, 9) for found in (A, B)] == [C, B]


def test_a_split_whose_stories_are_gone_moves_nothing():
    assert Rules([split(1, A, B)]).shown(A, SPORT, 9) == A


def test_ways_before_and_after():
    steps = [move(1, A, B), split(2, B, C, section=SPORT), move(3, D, B)]
    rules = Rules(steps)
    assert rules.way(A, C) == (steps[0], steps[1])
    assert rules.way(C, A) == ()
    assert rules.before(B) == {A, B, D}
    assert rules.after(A) == {A, B, C}
    assert rules.splits(A) == (steps[1],)


def test_a_round_that_should_not_be_there_is_told():
    with pytest.raises(RuntimeError, match="go round"):
        Rules([move(1, A, B), move(2, B, A)]).shown(A, None, None)
