"""The index as it stands: in every process a copy of its columns, kept current.

One query tells what has changed since the last time. Segments that are new are loaded; stories in the journal are read
as they are now, into segments that only this process has. So an answer holds all that was committed when it was asked
for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

import numpy as np
from django.db import connection

from articles.index.blocks import MOST_SLOTS, Found, found_in
from articles.index.columns import Array, IndexedStory, instant_of
from articles.index.instant import unlimited, untimed
from articles.index.load import load_stories, stories_of_names
from articles.index.opened import OpenSegment
from articles.index.segment import merged, segment_of
from articles.index.store import Ask, State, find_blocks, read_alive, read_columns, read_paired, read_state
from articles.index.totals import LARGE, NameTotals

MOST_LOCAL = 6
"""Segments of this process alone, before they are made one."""
ATTEMPTS = 5
_EVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class IndexView:
    """What is listed at one instant: segments, and of each the mask of its listed slots."""

    segments: tuple[OpenSegment, ...]
    listed: tuple[Array, ...]
    sections: Mapping[int, str]
    """What sections are called, by key."""
    providers: Mapping[int, tuple[str, str]]
    """Codes and names of agencies, by key."""
    totals: NameTotals
    """Of the names in large segments."""
    small_totals: NameTotals
    """Of those in the other stored ones, which come and go while stories are imported."""

    @property
    def count(self) -> int:
        """Listed stories."""
        return sum(segment.sums(mask)[0] for segment, mask in zip(self.segments, self.listed, strict=True))

    @property
    def length(self) -> float:
        """Words of a listed story on average, at least one. What is hidden has no say in it."""
        words = sum(segment.sums(mask)[1] for segment, mask in zip(self.segments, self.listed, strict=True))
        return max(words / max(self.count, 1), 1.0)

    def find(self, asks: Sequence[Ask], *, with_times: bool = False) -> dict[tuple[int, int], list[Found]]:
        """By the place of the segment and of the ask, the postings of the terms in its range; in one query."""
        stored = [(at, segment.pk) for at, segment in enumerate(self.segments) if segment.pk is not None]
        places = {pk: at for at, pk in stored}
        moved = {at: place for place, (at, _pk) in enumerate(stored)}
        of_stored = [
            Ask(one.range, one.is_placed, frozenset(moved[at] for at in one.left_out if at in moved)) for one in asks
        ]
        blocks = [
            (places[pk], number, block)
            for pk, number, block in find_blocks(list(places), of_stored, with_times=with_times)
        ]
        for at, segment in enumerate(self.segments):
            if segment.pk is None:
                here_asked = [(number, one) for number, one in enumerate(asks) if at not in one.left_out]
                blocks += [(at, number, block) for number, one in here_asked for block in segment.find(one.range)]
        found: dict[tuple[int, int], list[Found]] = {}
        for at, number, block in blocks:
            if (here := found_in(block, asks[number].range, self.segments[at].size)) is not None:
                found.setdefault((at, number), []).append(here)
        return found


class _Local:
    """A segment of this process: the journal's stories as they were when each had its stamp."""

    def __init__(self, segment: OpenSegment, stamps: Array, shows_from: Array, shows_until: Array) -> None:
        self.segment = segment
        self.stamps = stamps
        self.shows_from = shows_from
        self.shows_until = shows_until

    def is_current(self, stories: Mapping[int, int]) -> Array:
        """The slots whose story has not changed since."""
        now = np.array([stories.get(pk, -1) for pk in self.segment.columns.ids.tolist()], np.int64)
        current: Array = now == self.stamps
        return current


class _Index:
    """The copy that a process has of one database's index."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stored: dict[int, OpenSegment] = {}
        """By the stamp of their columns."""
        self._stamps: dict[int, int] = {}
        """By it the stamps that they had when their living slots were read."""
        self._local: list[_Local] = []
        self._known: dict[int, int] = {}
        self._names: dict[int, int] = {}
        self._pairs: tuple[Array, Array] = (np.zeros(0, np.int64), np.zeros(0, np.int64))
        self._state: State | None = None
        self._alive: list[tuple[OpenSegment, Array]] = []
        self._totals = self._small_totals = NameTotals(())

    def view(self, now: datetime) -> IndexView:
        """What is listed at `now` of the index as it stands."""
        with untimed(), self._lock:
            state = self._refresh()
            instant = instant_of(now)
            shown = [
                (one.segment, one.segment.is_alive & (one.shows_from <= instant) & (instant < one.shows_until))
                for one in self._local
            ]
            pairs = [pair for pair in (*self._alive, *shown) if pair[0].size]
            return IndexView(
                segments=tuple(segment for segment, _mask in pairs),
                listed=tuple(mask for _segment, mask in pairs),
                sections=state.sections,
                providers=state.providers,
                totals=self._totals,
                small_totals=self._small_totals,
            )

    def _refresh(self) -> State:
        for _attempt in range(ATTEMPTS):
            state = read_state()
            if state == self._state:
                return state
            with unlimited():
                if is_whole := self._load(state):
                    break
        with unlimited():
            self._take_in(state.stories)
            if state.names != self._names:
                self._rename(state.names)
        opened = [self._stored[one.columns_stamp] for one in state.segments if one.columns_stamp in self._stored]
        changed = np.array(sorted(state.stories), np.int64)
        self._alive = [(one, one.is_alive & ~one.mask_of(changed)) for one in opened]
        large = tuple(one for one in opened if one.size >= LARGE)
        if large != self._totals.segments:
            self._totals = NameTotals(large)
        small = tuple(one for one in opened if one.size < LARGE)
        if small != self._small_totals.segments:
            self._small_totals = NameTotals(small)
        # A segment that was joined with others while it was read is looked for again the next time.
        self._state = state if is_whole else None
        return state

    def _load(self, state: State) -> bool:
        """Open what is new; False when a segment has gone since the state was read."""
        segments = state.segments
        missing = [one for one in segments if one.columns_stamp not in self._stored]
        stale = [one for one in segments if self._stamps.get(one.columns_stamp) != one.stamp]
        columns = read_columns(missing) if missing else {}
        paired = read_paired(list(columns)) if missing else {}
        alive = read_alive(stale) if stale else {}
        kept = {one.columns_stamp for one in segments}
        self._stored = {stamp: opened for stamp, opened in self._stored.items() if stamp in kept}
        for one in missing:
            if one.pk in columns and one.pk in alive:
                opened = OpenSegment(columns[one.pk], alive[one.pk], one.pk, paired=paired.get(one.pk, ()))
                # By what was read of the names, only while that is still what is noted of them.
                self._stored[one.columns_stamp] = self._renamed(opened) if state.names == self._names else opened
        for one in stale:
            if one.columns_stamp in self._stored and one.pk in alive:
                self._stored[one.columns_stamp].is_alive = alive[one.pk]
        self._stamps = {one.columns_stamp: one.stamp for one in segments}
        return len(columns) == len(missing) and len(alive) == len(stale)

    def _renamed(self, opened: OpenSegment) -> OpenSegment:
        if not self._names:
            return opened
        return opened.renamed(np.array(sorted(self._names), np.int64), self._pairs)

    def _take_in(self, stories: Mapping[int, int]) -> None:
        """Read the stories that the journal has and this process has not."""
        fresh = [pk for pk, stamp in stories.items() if self._known.get(pk) != stamp]
        for start in range(0, len(fresh), MOST_SLOTS):
            if loaded := load_stories(fresh[start : start + MOST_SLOTS]):
                self._local.append(_local_of(loaded, stories))
        self._known = dict(stories)
        kept = []
        for one in self._local:
            current = one.is_current(stories)
            if current.any():
                one.segment.is_alive = current
                kept.append(one)
        small = [one for one in kept if one.segment.size < MOST_SLOTS // 2]
        self._local = kept
        if len(small) > MOST_LOCAL:
            self._local = [one for one in kept if one not in small] + [_joined(small)]

    def _rename(self, names: Mapping[int, int]) -> None:
        """Give the segments the mentions of these entities as they are now."""
        self._names = dict(names)
        pairs = np.array(stories_of_names(names) if names else [], np.int64).reshape(-1, 2)
        self._pairs = (pairs[:, 0], pairs[:, 1])
        self._stored = {stamp: self._renamed(opened) for stamp, opened in self._stored.items()}
        for one in self._local:
            one.segment = self._renamed(one.segment)


_indexes: dict[tuple[str, ...], _Index] = {}
_making = Lock()


def this_database() -> tuple[str, ...]:
    """What tells the database at hand from others that the process has copies of."""
    told = connection.settings_dict
    return tuple(str(told.get(name, "")) for name in ("HOST", "PORT", "NAME", "DATA_DIR"))


def open_index(now: datetime) -> IndexView:
    """The index as it stands, and what of it is listed at `now`. One query while nothing has changed."""
    with _making:
        index = _indexes.setdefault(this_database(), _Index())
    return index.view(now)


def _local_of(stories: Sequence[IndexedStory], stamps: Mapping[int, int]) -> _Local:
    segment = segment_of(stories)
    ids = segment.columns.ids.tolist()
    by_pk = {story.pk: story for story in stories}
    shows_from = [by_pk[pk].shows_from for pk in ids]
    shows_until = [by_pk[pk].shows_until for pk in ids]
    opened = OpenSegment(segment.columns, np.ones(segment.size, bool), blocks=segment.blocks, paired=segment.paired)
    return _Local(
        opened,
        np.array([stamps[pk] for pk in ids], np.int64),
        np.array([-_EVER if at is None else at for at in shows_from], np.int64),
        np.array([_EVER if at is None else at for at in shows_until], np.int64),
    )


def _joined(parts: Sequence[_Local]) -> _Local:
    """Several as one, without the stories that have changed since."""
    kept = [one.segment.is_alive for one in parts]
    segment = merged([(one.segment.columns, list(one.segment.blocks)) for one in parts], kept)
    opened = OpenSegment(segment.columns, np.ones(segment.size, bool), blocks=segment.blocks, paired=segment.paired)
    ids = np.concatenate([one.segment.columns.ids[keep] for one, keep in zip(parts, kept, strict=True)])
    order = np.argsort(ids)
    place = order[np.searchsorted(ids[order], segment.columns.ids)]
    of = {
        name: np.concatenate([getattr(one, name)[keep] for one, keep in zip(parts, kept, strict=True)])[place]
        for name in ("stamps", "shows_from", "shows_until")
    }
    return _Local(opened, of["stamps"], of["shows_from"], of["shows_until"])
