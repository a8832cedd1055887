"""Whether the index says what the stories say: all of it made again and compared, one segment at a time."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.utils import timezone

from articles.index.blocks import Block, postings_of_blocks
from articles.index.columns import LABELLED, Array, Columns, owners, same, with_names
from articles.index.kept_words import missing_words
from articles.index.load import load_stories, stories_of_names
from articles.index.opened import OpenSegment
from articles.index.pairs import parted, with_pairs, without_pairs
from articles.index.postings import Postings, with_positions
from articles.index.segment import Segment, merged, segment_of
from articles.index.store import Header, read_alive, read_blocks, read_columns, read_paired, read_state, words_of
from articles.models import Article

_SHOWN = 3
"""Stories or terms that a sentence names of those it counts."""


def check(tell: Callable[[int], None] = lambda _stories: None) -> Iterator[str]:
    """What is wrong with the index, as sentences; none when it is as `articles.index.settle.reindex` would make it.

    Sees the archive as it is when the first sentence is asked for, whatever changes meanwhile. `tell` gets the number
    of stories after each segment. Holds the stories of one segment in memory, and the keys of all.
    """
    with _one_instant():
        state = read_state()
        changed = np.array(sorted(state.stories), np.int64)
        entities = np.array(sorted(state.names), np.int64)
        rows = np.array(stories_of_names(state.names) if state.names else [], np.int64).reshape(-1, 2)
        settled = []
        for header in state.segments:
            columns = read_columns([header]).get(header.pk)
            if columns is None:
                yield f"Segment {header.pk} has no columns."
                continue
            yield from _row_faults(header, columns)
            opened = OpenSegment(columns, read_alive([header])[header.pk], header.pk)
            opened = opened.renamed(entities, (rows[:, 0], rows[:, 1])) if state.names else opened
            kept = opened.is_alive & ~opened.mask_of(changed)
            settled.append(columns.ids[kept])
            yield from _segment_faults(opened, kept)
            tell(int(kept.sum()))
        yield from _places(settled, changed)


@contextmanager
def _one_instant() -> Iterator[None]:
    """All statements see the database as the first one does; within a transaction of the caller's, as that sees it."""
    is_own = not connection.in_atomic_block
    with transaction.atomic():
        if is_own:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _row_faults(header: Header, columns: Columns) -> Iterator[str]:
    of = f"Segment {header.pk}"
    if header.size != columns.size:
        yield f"{of} has {columns.size} stories, and its row says {header.size}."
    if (said := words_of(header)) != int(columns.length.sum()):
        yield f"{of} has {int(columns.length.sum())} words, and its row says {said}."
    order = np.lexsort((columns.ids, columns.sort_rank, columns.sort_at))
    if (order != np.arange(columns.size)).any():
        yield f"{of} does not have its stories in the order of their dates."
    if same(columns, with_names(columns, owners(columns.names_at), columns.names)):
        yield f"{of} does not have by names what it has by stories."


def _segment_faults(opened: OpenSegment, kept: Array) -> Iterator[str]:
    """What differs between a segment's kept stories as stored and as made from the stories of now."""
    of = f"Segment {opened.pk}"
    blocks = read_blocks(opened.pk or 0)
    yield from _block_faults(of, blocks)
    yield from _pair_faults(of, opened, blocks)
    stories = load_stories(opened.columns.ids[kept].tolist())
    instant = _instant()
    for_good = {story.pk for story in stories if story.shows_until is None and (story.shows_from or instant) <= instant}
    gone = kept & ~opened.mask_of(np.array(sorted(for_good), np.int64))
    if gone.any():
        yield f"{of} has {_some(opened.columns.ids[gone].tolist())} that should not be in it: not listed for good."
    kept = kept & ~gone
    stored = merged([(opened.columns, blocks)], [kept])
    again = segment_of([story for story in stories if story.pk in for_good])
    yield from _column_faults(of, stored.columns, again.columns)
    yield from _term_faults(of, stored, again)
    if absent := missing_words(again.terms):
        yield f"{of} has {absent} words that the vocabulary does not hold as they are."


def _column_faults(of: str, one: Columns, other: Columns) -> Iterator[str]:
    for name in dict.fromkeys(_OF_NAMES.get(name, name) for name in same(one, other)):
        different = sum(has != should for has, should in zip(_values(one, name), _values(other, name), strict=True))
        yield f"{of} has another {name} than its stories for {different} of them."


_OF_NAMES = dict.fromkeys(("names_at", "held", "held_at", "holders"), "names")


def _values(columns: Columns, name: str) -> list[Any]:
    """What a column says of each story."""
    if name in ("names", "spans"):
        rows = columns.span_table.reshape(-1, 3)[columns.spans] if name == "spans" else columns.names
        starts = getattr(columns, f"{name}_at").tolist()
        return [sorted(rows[start:end].tolist()) for start, end in pairwise(starts)]
    numbers = getattr(columns, name).tolist()
    return [columns.labels[name][number] for number in numbers] if name in LABELLED else numbers


def _instant() -> int:
    return int(timezone.now().timestamp() * 1_000_000)


def _block_faults(of: str, blocks: Sequence[Block]) -> Iterator[str]:
    terms = [block.terms.split(b"\n") for block in blocks]
    wrong = sum((block.first, block.last) != (has[0], has[-1]) for block, has in zip(blocks, terms, strict=True))
    if wrong:
        yield f"{of} has {wrong} blocks whose first or last term is another than they say."
    every = [a_term for has in terms for a_term in has]
    if any(one >= other for one, other in pairwise(every)):
        yield f"{of} does not have its terms in order, each once."


def _pair_faults(of: str, opened: OpenSegment, blocks: Sequence[Block]) -> Iterator[str]:
    """Whether the pairs are those of the stored words; these are compared with the stories."""
    pairs, words = parted(postings_of_blocks(list(blocks), opened.size))
    should, paired = with_pairs(words, opened.size)
    said = read_paired([opened.pk or 0]).get(opened.pk or 0)
    if said is None and paired:
        yield f"{of} was made before pairs of frequent words were indexed: phrases of such words are found slowly."
    elif (said or frozenset()) != frozenset(paired):
        yield f"{of} has other words paired than its frequent ones."
    elif said is not None:
        yield from _different_terms(of, pairs, parted(should)[0], _PAIRS)


def _term_faults(of: str, stored: Segment, again: Segment) -> Iterator[str]:
    one, other = (without_pairs(postings_of_blocks(each.blocks, each.size)) for each in (stored, again))
    yield from _different_terms(of, one, other, _TERMS)


_TERMS = (
    "lacks the terms of its stories",
    "has terms that none of its stories has",
    "has other postings than its stories, of the terms",
)
_PAIRS = ("lacks pairs of its words", "has pairs that none of its stories has", "has other postings of pairs of words")


def _different_terms(of: str, one: Postings, other: Postings, whats: Sequence[str]) -> Iterator[str]:
    for terms, what in zip(_different(one, other), whats, strict=True):
        if terms:
            shown = ", ".join(repr(a_term.decode()) for a_term in terms[:_SHOWN])
            yield f"{of} {what}: {len(terms)}, among them {shown}."


def _different(one: Postings, other: Postings) -> tuple[list[bytes], list[bytes], list[bytes]]:
    """Terms that only `other` has, that only `one` has, and that have different postings in them."""
    has, should = _by_term(one), _by_term(other)
    return (
        [a_term for a_term in should if a_term not in has],
        [a_term for a_term in has if a_term not in should],
        [a_term for a_term in has if a_term in should and has[a_term] != should[a_term]],
    )


def _by_term(postings: Postings) -> dict[bytes, tuple[bytes, ...]]:
    """Of each term its slots, frequencies, places and positions."""
    ends = np.concatenate([[0], np.cumsum(postings.counts)])
    sizes = postings.tfs.astype(np.int64) * np.repeat(with_positions(postings.terms), postings.counts)
    position_ends = np.concatenate([[0], np.cumsum(sizes)])
    columns = [each.astype("<u2").tobytes() for each in (postings.docs, postings.tfs, postings.wheres)]
    positions = postings.positions.astype("<u2").tobytes()
    bounds = pairwise((ends * 2).tolist())
    position_bounds = pairwise((position_ends[ends] * 2).tolist())
    return {
        a_term: (*(column[start:end] for column in columns), positions[first:last])
        for a_term, (start, end), (first, last) in zip(postings.terms, bounds, position_bounds, strict=True)
    }


def _places(settled: Sequence[Array], changed: Array) -> Iterator[str]:
    """Whether every listed story is in one segment or the journal, and in no two."""
    pks, times = np.unique(np.concatenate([*settled, np.zeros(0, np.int64)]), return_counts=True)
    if (times > 1).any():
        yield f"{_some(pks[times > 1].tolist())} in more than one segment."
    listed = np.fromiter(Article.objects.listed().values_list("pk", flat=True).iterator(), np.int64)
    missing = np.setdiff1d(listed, np.concatenate([pks, changed]))
    if len(missing):
        yield f"{_some(missing.tolist())} neither in a segment nor among the changed ones."


def _some(pks: Sequence[int]) -> str:
    """How many stories, and which some of them are."""
    shown = ", ".join(map(str, pks[:_SHOWN]))
    count = "1 story" if len(pks) == 1 else f"{len(pks)} stories"
    return f"{count} ({shown}{', …' if len(pks) > _SHOWN else ''})"
