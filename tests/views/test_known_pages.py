"""What a process knows of pages it has made: since when the archive is as it is, and which ETags are of that state."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.views import conditional
from articles.views.conditional import Known

NOON = datetime(2026, 11, 26, 12, 0, 0, 1, tzinfo=UTC)


def test_a_state_is_dated_only_when_it_has_stood_for_a_minute() -> None:
    state = Known().state((), "a", NOON)
    settled = datetime(2026, 11, 26, 12, 1, 1, tzinfo=UTC)
    assert state.modified(settled - timedelta(microseconds=1)) is None
    assert state.modified(settled) == state.modified(settled + timedelta(days=1)) == int(settled.timestamp())


def test_a_state_is_never_dated_before_the_one_that_came_before_it() -> None:
    known = Known()
    known.state((), "a", NOON)
    assert known.state((), "b", NOON - timedelta(hours=1)).since == NOON
    assert known.state((), "b", NOON + timedelta(hours=1)).since == NOON


def test_an_etag_is_known_of_the_state_it_was_made_of_alone() -> None:
    known = Known()
    first, second = known.state((), "a", NOON), known.state((), "b", NOON)
    known.remember(("page",), first, "etag")
    assert (known.etag(("page",), first), known.etag(("page",), second)) == ("etag", None)


def test_only_so_many_pages_are_remembered_those_asked_for_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conditional, "MOST", 2)
    known = Known()
    state = known.state((), "a", NOON)
    known.remember(("one",), state, "1")
    known.remember(("two",), state, "2")
    assert known.etag(("one",), state) == "1"
    known.remember(("three",), state, "3")
    assert [known.etag((page,), state) for page in ("one", "two", "three")] == ["1", None, "3"]
