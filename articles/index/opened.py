"""A segment opened for reading: its columns in memory, with what is often asked of them worked out once."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from articles.index.blocks import Block
from articles.index.columns import NAME_BITS, NEVER, PRECISIONS, UNITS, Array, Columns, owners, ranges, with_names
from articles.index.frequent import FrequentWords
from articles.index.terms import TermRange, code_of, word_of

EPOCH = 719_163
"""The ordinal of 1 January 1970."""
YEAR, MONTH = PRECISIONS.index("year"), PRECISIONS.index("month")


SPARSE = 8
"""Where less than one slot in so many is masked, what belongs to each is gone through slot by slot."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Neighbouring slots that have something in common: where each run begins, and the last ends, and its number."""

    bounds: Array
    numbers: Array

    def counts(self, slots: Array) -> Array:
        """How many of these slots, which are in order, are in each run."""
        before = np.searchsorted(slots, self.bounds)
        counted: Array = before[1:] - before[:-1]
        return counted


def _owned(values: Array, owners: Array, mask: Array) -> Array:
    """Those of the values whose owners are masked."""
    # take() and compress() need half the time of brackets; every owner is a slot.
    owned: Array = values.compress(mask.take(owners, mode="clip"))
    return owned


def _listed(values: Array, starts: Array, slots: Array) -> Array:
    """The values of some slots, each of which has them from its start to the next one's."""
    firsts = starts.take(slots).astype(np.int64)
    listed: Array = values.take(ranges(firsts, starts.take(slots + 1) - firsts))
    return listed


class OpenSegment:
    """The columns of a segment. `pk` is None of one that only this process has; its `blocks` are at hand then.

    `is_alive` are the slots whose story is still this segment's. `paired` are the terms of the words whose pairs have
    terms of their own (articles.index.pairs).
    """

    def __init__(
        self,
        columns: Columns,
        is_alive: Array,
        pk: int | None = None,
        blocks: Sequence[Block] = (),
        paired: Iterable[bytes] = (),
    ) -> None:
        self.columns = columns
        self.is_alive = is_alive
        self.pk = pk
        self.blocks = blocks
        self.paired = frozenset(paired)
        self.frequent: FrequentWords | None = None
        """The frequent words, once they have been asked for; see articles.index.finished."""
        self._firsts = [block.first for block in blocks]
        self._summed: tuple[Array | None, tuple[int, int]] = (None, (0, 0))

    @property
    def size(self) -> int:
        """Slots."""
        return self.columns.size

    def sums(self, mask: Array) -> tuple[int, int]:
        """How many slots are masked, and the words of their stories; known of the mask that was asked for last."""
        known, sums = self._summed
        if known is not mask:
            sums = int(np.count_nonzero(mask)), int(np.sum(self.columns.length, where=mask, dtype=np.int64))
            self._summed = mask, sums
        return sums

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of languages (articles.index.terms) that there may be stories of."""
        return frozenset(map(code_of, self.columns.labels["language"]))

    def find(self, asked: TermRange) -> Iterable[Block]:
        """The blocks at hand that may hold terms of the range."""
        at = max(bisect_right(self._firsts, asked.low) - 1, 0)
        while at < len(self.blocks) and self._firsts[at] < asked.high:
            if self.blocks[at].last >= asked.low:
                yield self.blocks[at]
            at += 1

    @cached_property
    def words(self) -> list[tuple[str, tuple[str, str, str]]]:
        """The words of the blocks at hand, each after its form: code, form and stem."""
        terms = (a_term for block in self.blocks for a_term in block.terms.split(b"\n"))
        return sorted((word[1], word) for a_term in terms if (word := word_of(a_term)) is not None)

    @cached_property
    def words_backwards(self) -> list[tuple[str, tuple[str, str, str]]]:
        """The same, each after its form from the last letter to the first."""
        return sorted((word[1][::-1], word) for _form, word in self.words)

    @cached_property
    def _by_id(self) -> tuple[Array, Array]:
        order = np.argsort(self.columns.ids, kind="stable")
        return order, self.columns.ids[order]

    def slots_of(self, pks: Array) -> tuple[Array, Array]:
        """Which of these stories (keys, in any order) are here: their places in `pks`, and their slots."""
        order, ids = self._by_id
        at = np.searchsorted(ids, pks)
        at[at == len(ids)] = 0
        found = np.flatnonzero(ids[at] == pks) if len(ids) else np.zeros(0, np.int64)
        return found, order[at[found]]

    def mask_of(self, pks: Array) -> Array:
        """The slots of these stories."""
        mask = np.zeros(self.size, bool)
        mask[self.slots_of(pks)[1]] = True
        return mask

    @cached_property
    def first_dated(self) -> int:
        """The first slot of a story that has a place in time; those before it have none."""
        return int(np.searchsorted(self.columns.sort_at, NEVER, side="right"))

    @cached_property
    def _months(self) -> Array:
        """Of each slot the month of its first day, counted from year 0."""
        days = (self.columns.first_day.astype(np.int64) - EPOCH).astype("M8[D]")
        return days.astype("M8[M]").astype(np.int64) + 1970 * 12

    @cached_property
    def in_month(self) -> Array:
        """Stories of which a month is known."""
        mask: Array = self.columns.precision != YEAR
        mask[: self.first_dated] = False
        return mask

    @cached_property
    def of_a_month(self) -> Array:
        """The slots of those of which no day is known, in order."""
        return np.flatnonzero(self.in_month & (self.columns.precision == MONTH))

    @cached_property
    def of_a_year(self) -> Array:
        """The slots of stories that have a place in time and of which no month is known, in order."""
        slots: Array = np.flatnonzero(~self.in_month[self.first_dated :]) + self.first_dated
        return slots

    @cached_property
    def months(self) -> Runs:
        """Runs of slots of one month; the number is year * 12 + month - 1."""
        return self._runs(self._months)

    @cached_property
    def years(self) -> Runs:
        """Runs of slots of one year."""
        return self._runs(self._months // 12)

    @cached_property
    def years_of_doubtful(self) -> tuple[Array, Array]:
        """Slots that have a date and no place in time, and the years of their dates."""
        slots = np.flatnonzero(self.columns.first_day[: self.first_dated])
        return slots, self._months[slots] // 12

    def _runs(self, numbers: Array) -> Runs:
        dated = numbers[self.first_dated :]
        if not len(dated):
            return Runs(np.zeros(1, np.int64), np.zeros(0, np.int64))
        bounds = np.concatenate([[0], np.flatnonzero(np.diff(dated)) + 1, [len(dated)]])
        return Runs(bounds + self.first_dated, dated[bounds[:-1]])

    def names_in(self, mask: Array, slots: Array) -> Array:
        """The names of the masked stories, whose slots are given too, one after the other."""
        columns = self.columns
        if len(slots) * SPARSE > self.size:
            return _owned(columns.names, self.name_owners, mask)
        return _listed(columns.names, columns.names_at, slots)

    def spans_in(self, mask: Array, slots: Array) -> Array:
        """The spans that they speak of, as rows of the span table."""
        columns = self.columns
        if len(slots) * SPARSE > self.size:
            return _owned(columns.spans, self.span_owners, mask)
        return _listed(columns.spans, columns.spans_at, slots)

    @cached_property
    def name_owners(self) -> Array:
        """The slot of each entry of the column of names."""
        return owners(self.columns.names_at)

    @cached_property
    def origins(self) -> Array:
        """Of each slot its section and its agency as one number: section * agencies + agency."""
        agencies = len(self.columns.labels["provider"])
        origins = self.columns.section.astype(np.int64) * agencies + self.columns.provider
        # Few as they are, a byte holds them: less to read for each story that is counted.
        return origins.astype(np.min_scalar_type(int(origins.max(initial=0))))

    @cached_property
    def span_owners(self) -> Array:
        """The slot of each entry of the column of spans."""
        return owners(self.columns.spans_at)

    @cached_property
    def whole_dates(self) -> Array:
        """Of each row of the span table the whole day, month or year it is, 0 for other spans.

        As (year * 13 + month) * 32 + day, where month and day are 0 if it does not say them: in the order of dates,
        a month before its days, and so close together that they can be counted in an array.
        """
        unit, first, end = self.columns.span_table.reshape(-1, 3).astype(np.int64).T
        begins, ends = (first - EPOCH).astype("M8[D]"), (end - EPOCH).astype("M8[D]")
        month, year = begins.astype("M8[M]"), begins.astype("M8[Y]")
        years = year.astype(np.int64) + 1970
        months = month.astype(np.int64) % 12 + 1
        days = (begins - month).astype(np.int64) + 1
        is_month = (unit == UNITS.index("month")) & (begins == month) & (ends == (month + 1).astype("M8[D]"))
        is_year = (unit == UNITS.index("year")) & (begins == year) & (ends == (year + 1).astype("M8[D]"))
        is_day = (unit == UNITS.index("day")) & (end - first == 1)
        whole: Array = (years * 13 + months * (is_day | is_month)) * 32 + days * is_day
        whole *= is_day | is_month | is_year
        return whole

    def renamed(self, entities: Array, pairs: tuple[Array, Array]) -> "OpenSegment":
        """The same with the mentions of `entities` (names without their types' bits) as pairs of story and name say."""
        kept = ~np.isin(self.columns.names >> NAME_BITS, entities)
        found, slots = self.slots_of(pairs[0])
        columns = with_names(
            self.columns,
            np.concatenate([self.name_owners[kept].astype(np.int64), slots]),
            np.concatenate([self.columns.names[kept].astype(np.int64), pairs[1][found]]),
        )
        return OpenSegment(columns, self.is_alive, self.pk, self.blocks, self.paired)
