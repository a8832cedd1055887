"""The order in which versions arrive leaves no trace."""

from datetime import timedelta
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.versions import Version, in_order
from articles.models import Outcome
from articles.story import Moment, Status
from tests.importing.versions import NOON, arrivals, shown, standings, version

MOMENTS = st.one_of(
    st.none(),
    st.just(Moment.of_month(2020, 8)),
    st.just(Moment.of_day(NOON.date())),
    st.integers(0, 5).map(lambda minute: Moment.of_instant(NOON + timedelta(minutes=minute))),
    st.just(Moment.of_instant(NOON + timedelta(days=9999))),
)
VERSIONS = st.builds(
    version,
    st.integers(1, 6),
    content=st.just(""),
    published=MOMENTS,
    status=st.sampled_from(Status),
    is_teaser=st.booleans(),
    is_correction=st.booleans(),
    embargo_until=st.sampled_from([None, NOON, NOON + timedelta(days=1)]),
)
NUMBERED = st.lists(VERSIONS, min_size=1, max_size=4, unique_by=lambda v: v.slot)
UNNUMBERED = st.lists(
    st.builds(version, st.none(), text=st.sampled_from("UNAX"), published=MOMENTS, status=st.sampled_from(Status)),
    min_size=1,
    max_size=3,
    unique_by=lambda v: v.slot,
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(NUMBERED, UNNUMBERED, st.tuples(NUMBERED, UNNUMBERED).map(lambda two: [*two[0][:2], *two[1][:2]])))
def test_every_order_of_arrival_ends_in_the_same_story(versions: list[Version]):
    ends = [arrivals(*order)[0] for order in permutations(versions)]
    assert all(standings(end) == standings(ends[0]) for end in ends)
    assert all(shown(end) == shown(ends[0]) for end in ends)


@settings(max_examples=200, deadline=None)
@given(st.lists(VERSIONS, min_size=1, max_size=6, unique_by=lambda v: v.fingerprint))
def test_once_a_story_is_killed_only_an_editor_brings_it_back(versions: list[Version]):
    killed = False
    story = None
    for new in versions:
        story, outcomes = arrivals(new, history=story)
        assert outcomes != [Outcome.UNCHANGED]
        killed = killed or new.is_kill
        assert (shown(story).status is Status.CANCELED) is killed


@settings(max_examples=200, deadline=None)
@given(st.lists(VERSIONS, min_size=1, max_size=6, unique_by=lambda v: v.fingerprint))
def test_importing_all_of_it_again_changes_nothing(versions: list[Version]):
    story, _ = arrivals(*versions)
    again, outcomes = arrivals(*reversed(versions), history=story)
    assert outcomes == [Outcome.UNCHANGED] * len(versions)
    assert again == story


@settings(deadline=None)
@given(st.lists(VERSIONS, max_size=6, unique_by=lambda v: v.fingerprint), st.randoms(use_true_random=False))
def test_the_order_of_versions_is_one_order(versions: list[Version], random):
    shuffled = list(versions)
    random.shuffle(shuffled)
    assert in_order(shuffled) == in_order(versions)


@given(st.lists(VERSIONS, min_size=1, max_size=6, unique_by=lambda v: v.fingerprint))
def test_what_is_shown_in_public_is_usable_and_newer_than_anything_withheld(versions: list[Version]):
    story, _ = arrivals(*versions)
    chosen = shown(story)
    if chosen.status is Status.USABLE:
        assert chosen.shown is not None
        assert chosen.shown.status is Status.USABLE
