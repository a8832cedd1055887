"""Every row of the table of outcomes, one test each."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from articles.importing.choose import Chosen
from articles.importing.versions import History, in_order
from articles.models import Outcome, Standing
from articles.story import Moment, Status
from tests.importing.versions import NOON, arrivals, is_at, kill, shown, standings, version

CREATED, NEW, OLDER = Outcome.CREATED, Outcome.NEW_VERSION, Outcome.OLDER_FILED
SAME, CONFLICT, HELD = Outcome.UNCHANGED, Outcome.CONFLICT, Outcome.HELD


def test_an_unknown_story_is_created_and_shown():
    first = version()
    story, outcomes = arrivals(first)
    assert outcomes == [CREATED]
    assert shown(story) == Chosen(shown=first, status=Status.USABLE)


def test_a_higher_version_is_shown_and_a_lower_one_filed():
    one, two, three = version(1, 0), version(2, 10), version(3, 20)
    story, outcomes = arrivals(two, three, one)
    assert outcomes == [CREATED, NEW, OLDER]
    assert is_at(shown(story), three)


def test_numbers_need_not_be_small_or_follow_each_other():
    old, new = version(978556838, 0), version(978556999, 1)
    story, outcomes = arrivals(new, old)
    assert outcomes == [CREATED, OLDER]
    assert is_at(shown(story), new)


def test_the_later_time_wins_where_numbers_are_not_ordered_like_times():
    late, early = version(1, 60), version(2, 0)
    story, outcomes = arrivals(early, late)
    assert outcomes == [CREATED, NEW]
    assert is_at(shown(story), late)


def test_the_number_decides_where_a_date_is_missing_or_too_vague_to_contradict():
    dated = version(1, 0)
    for vague in (version(2, None), version(2, published=Moment.of_month(2020, 8))):
        story, outcomes = arrivals(dated, vague)
        assert outcomes == [CREATED, NEW]
        assert is_at(shown(story), vague)


def test_a_date_that_cannot_be_right_orders_nothing():
    typo = version(1, published=Moment.of_instant(datetime(2062, 1, 1, tzinfo=UTC)))
    put_right = version(2, 0)
    story, outcomes = arrivals(typo, put_right)
    assert outcomes == [CREATED, NEW]
    assert is_at(shown(story), put_right)


def test_versions_that_are_no_numbers_are_ordered_by_time():
    early, late = version(None, 0, text="U"), version(None, 5, text="A")
    story, outcomes = arrivals(late, early)
    assert outcomes == [CREATED, OLDER]
    assert is_at(shown(story), late)


def test_the_same_version_again_changes_nothing():
    one, two = version(1, 0), version(2, 1)
    story, _ = arrivals(one, two)
    again, outcomes = arrivals(two, one, history=story)
    assert outcomes == [SAME, SAME]
    assert again == story


def test_the_same_bytes_are_the_same_version_however_well_they_are_read():
    read_badly = version(content="read badly", raw=("5ha", 1, "utf-8"))
    read_well = version(content="read well", raw=("5ha", 1, "utf-8"))
    other_charset = version(content="chosen charset", raw=("5ha", 1, "cp865"))
    assert arrivals(read_badly, read_well, other_charset)[1] == [CREATED, SAME, CONFLICT]


def test_other_content_under_the_same_version_is_kept_beside_the_first_and_not_shown():
    first, other = version(content="first"), version(content="other")
    story, outcomes = arrivals(first, other, other, first)
    assert outcomes == [CREATED, CONFLICT, SAME, SAME]
    assert standings(story) == {first.fingerprint: Standing.ACCEPTED, other.fingerprint: Standing.CONFLICT}
    assert is_at(shown(story), first)


def test_of_two_rivals_the_withheld_one_counts_whichever_came_first():
    usable, withheld = version(content="usable"), version(status=Status.WITHHELD)
    for order in ((usable, withheld), (withheld, usable)):
        story, outcomes = arrivals(*order)
        assert outcomes == [CREATED, CONFLICT]
        assert standings(story) == {usable.fingerprint: Standing.CONFLICT, withheld.fingerprint: Standing.ACCEPTED}
        assert shown(story).status is Status.WITHHELD


def test_a_correction_marks_the_story_from_then_on():
    first, correction, later = version(1, 0), version(2, 1, is_correction=True), version(3, 2)
    assert shown(arrivals(first)[0]).correction is None
    assert shown(arrivals(first, correction)[0]).correction == correction
    assert shown(arrivals(first, correction, later)[0]).correction == correction


def test_a_withheld_version_hides_the_story_until_a_newer_usable_one():
    first, withheld, released = version(1, 0), version(2, 1, status=Status.WITHHELD), version(3, 2)
    hidden, _ = arrivals(first, withheld)
    assert shown(hidden) == Chosen(
        shown=hidden.versions[1], status=Status.WITHHELD, withdrawn_by=hidden.versions[1], embargo_until=None
    )
    story, outcomes = arrivals(released, history=hidden)
    assert outcomes == [NEW]
    assert shown(story) == Chosen(shown=story.versions[2], status=Status.USABLE)


def test_a_kill_hides_every_version_and_overwrites_no_text():
    one, two, killed = version(1, 0), version(2, 1), kill(3, 2)
    story, outcomes = arrivals(one, two, killed)
    assert outcomes == [CREATED, NEW, NEW]
    assert shown(story) == Chosen(shown=two, status=Status.CANCELED, withdrawn_by=killed)


def test_a_kill_needs_no_number_of_its_own():
    one, killed = version(1, 0), kill(1, 5)
    for order in ((one, killed), (killed, one)):
        story, _ = arrivals(*order)
        assert shown(story) == Chosen(shown=one, status=Status.CANCELED, withdrawn_by=killed)


def test_a_kill_of_an_unknown_story_leaves_a_tombstone():
    killed, older = kill(4, 9), version(1, 0)
    tombstone, outcomes = arrivals(killed)
    assert outcomes == [CREATED]
    assert shown(tombstone) == Chosen(shown=None, status=Status.CANCELED, withdrawn_by=killed)
    story, outcomes = arrivals(older, history=tombstone)
    assert outcomes == [OLDER]
    assert shown(story) == Chosen(shown=older, status=Status.CANCELED, withdrawn_by=killed)


def test_what_is_newer_than_a_kill_waits_for_an_editor_also_when_the_kill_comes_late():
    one, killed, three = version(1, 0), kill(2, 1), version(3, 2)
    in_time, outcomes = arrivals(one, killed, three)
    assert outcomes == [CREATED, NEW, HELD]
    late, outcomes = arrivals(one, three, killed)
    assert outcomes == [CREATED, NEW, OLDER]
    assert standings(late) == standings(in_time)
    assert shown(late) == shown(in_time) == Chosen(shown=one, status=Status.CANCELED, withdrawn_by=killed)


def released_by_an_editor() -> History:
    story, _ = arrivals(version(1, 0), kill(2, 1), version(3, 2))
    versions = [replace(known, standing=Standing.ACCEPTED) for known in story.versions]
    return story.amended(versions, Status.USABLE)


def test_what_an_editor_released_stays_released():
    four = version(4, 3)
    story, outcomes = arrivals(four, history=released_by_an_editor())
    assert outcomes == [NEW]
    assert shown(story) == Chosen(shown=four, status=Status.USABLE)


@pytest.mark.parametrize("again", [kill(5, 9), kill(0, -5)], ids=["newer", "older"])
def test_a_kill_that_comes_after_the_release_kills_again(again):
    story, _ = arrivals(again, history=released_by_an_editor())
    assert shown(story).status is Status.CANCELED


def test_the_embargo_of_a_newer_version_covers_what_is_shown():
    until = NOON + timedelta(days=1)
    one, two = version(1, 0), version(2, 1, embargo_until=until)
    assert shown(arrivals(one, two)[0]).embargo_until == until
    assert shown(arrivals(two, one)[0]).embargo_until == until


def test_the_embargo_of_a_teaser_or_a_rival_covers_what_is_shown():
    until = NOON + timedelta(days=1)
    full = version(1, 0)
    for other in (version(2, 1, embargo_until=until, is_teaser=True), version(1, 0, embargo_until=until)):
        story, _ = arrivals(full, other)
        assert is_at(shown(story), full)
        assert shown(story).embargo_until == until


def test_a_newer_version_without_embargo_ends_it():
    one, two = version(1, 0, embargo_until=NOON + timedelta(days=1)), version(2, 1)
    assert shown(arrivals(one, two)[0]).embargo_until is None


def test_a_teaser_never_takes_the_place_of_a_full_text():
    full, teaser = version(1, 0), version(2, 1, is_teaser=True)
    story, outcomes = arrivals(full, teaser)
    assert outcomes == [CREATED, NEW]
    assert is_at(shown(story), full)
    assert is_at(shown(arrivals(teaser)[0]), teaser)


def test_a_teaser_does_not_bring_back_what_was_withheld():
    withheld, teaser = version(1, 0, status=Status.WITHHELD), version(2, 1, is_teaser=True)
    assert is_at(shown(arrivals(withheld, teaser)[0]), teaser)


def test_a_version_without_a_date_stands_after_the_one_whose_number_it_follows():
    late, undated, early = version(1, 60), version(2, None), version(3, 0)
    assert in_order([late, undated, early]) == [early, late, undated]
