"""Which words the index knows that begin, end or are spelled in some way."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db import connection
from rapidfuzz.distance import OSA

from articles.index.current import IndexView
from articles.index.opened import OpenSegment


class KnownWord(NamedTuple):
    """A word as it is indexed: the code of its language, its form and its stem."""

    code: str
    form: str
    stem: str


_BEGINNING = "form >= %s AND form < %s"
_END = "backwards >= %s AND backwards < %s"
_WORDS = "SELECT code, form, stem FROM articles_searchword WHERE code = ANY(%s) AND {} LIMIT %s"


def ending_in(view: IndexView, codes: Sequence[str], end: str, most: int) -> list[KnownWord]:
    """Words that end so, more than `most` of them only if there are."""
    return _found(view, codes, _END, end[::-1], most)


def with_shorter_stem(view: IndexView, codes: Sequence[str], beginning: str, most: int) -> list[KnownWord]:
    """Words that begin so and whose stem is shorter, more than `most` of them only if there are."""
    found = _found(view, codes, f"length(stem) < {len(beginning)} AND {_BEGINNING}", beginning, most)
    return [word for word in found if len(word.stem) < len(beginning)]


def spelled_like(view: IndexView, codes: Sequence[str], word: str, edits: int) -> list[KnownWord]:
    """Words with at most so many letters changed, missing, added or swapped with their neighbour.

    Their beginning or their end must be the same: a half of the word for one edit, a third of it for two.
    """
    length = max(len(word) // (edits + 1), 1)
    lengths = f"length(form) BETWEEN {len(word) - edits} AND {len(word) + edits}"
    found = {
        *_found(view, codes, f"{lengths} AND {_BEGINNING}", word[:length]),
        *_found(view, codes, f"{lengths} AND {_END}", word[-length:][::-1]),
    }
    return sorted(one for one in found if is_spelled_like(one.form, word, edits))


def is_spelled_like(form: str, word: str, edits: int) -> bool:
    """Whether spelled_like() takes a form for the (folded) word."""
    length = max(len(word) // (edits + 1), 1)
    if form[:length] != word[:length] and form[-length:] != word[-length:]:
        return False
    return int(OSA.distance(form, word, score_cutoff=edits)) <= edits


def _found(
    view: IndexView, codes: Sequence[str], condition: str, begun: str, most: int | None = None
) -> list[KnownWord]:
    """All words of the condition, of stored ones no more than one above `most`."""
    low, high = begun, begun + "\U0010ffff"
    found: dict[KnownWord, None] = {}
    if any(segment.pk is not None for segment in view.segments):
        with connection.cursor() as cursor:
            cursor.execute(_WORDS.format(condition), [list(codes), low, high, None if most is None else most + 1])
            found |= dict.fromkeys(KnownWord(*row) for row in cursor.fetchall())
    for segment in view.segments:
        if segment.pk is None:
            found |= dict.fromkeys(_local(segment, low, high, is_backwards=condition.endswith(_END)))
    return list(found)


def _local(segment: OpenSegment, low: str, high: str, *, is_backwards: bool) -> Iterator[KnownWord]:
    words = segment.words_backwards if is_backwards else segment.words
    at = bisect_left(words, (low,))
    while at < len(words) and words[at][0] < high:
        yield KnownWord(*words[at][1])
        at += 1
