"""Parts of the index made anew where they lie, segment by segment, each in a transaction of its own."""

from collections.abc import Callable

import numpy as np
from django.db import transaction

from articles.index.columns import Array, Columns, owners, with_names
from articles.index.journal import changed_names, forget_names
from articles.index.kept_words import right_words
from articles.index.load import names_of_stories
from articles.index.opened import OpenSegment
from articles.index.settle import LOCK
from articles.index.store import Header, headers, read_columns, read_terms, rewrite_names
from articles.models.lock import locked

Tell = Callable[[int], None]
"""Told how many more stories are done."""


def renew_words(tell: Tell = lambda _stories: None) -> int:
    """Have the vocabulary hold every word of every segment; how many it did not hold, or held with another stem.

    Words that no story has any more stay: they find nothing, and processes that index remember what they have stored.
    """
    return _each(lambda one: right_words(read_terms(one.pk)), tell)


def renew_names(tell: Tell = lambda _stories: None) -> int:
    """Have the columns of names say what the mentions say; of how many stories they did not."""
    noted = changed_names()
    wrong = _each(_rename, tell)
    with transaction.atomic():
        locked(LOCK, is_patient=True)
        forget_names(noted)
    return wrong


def _each(deed: Callable[[Header], int], tell: Tell) -> int:
    """Do it to each segment there is now, but for those that are joined with others meanwhile: these are new."""
    total = 0
    for known in headers():
        with transaction.atomic():
            locked(LOCK, is_patient=True)
            total += sum(deed(one) for one in headers() if one.pk == known.pk)
        tell(known.size)
    return total


def _rename(header: Header) -> int:
    columns = read_columns([header])[header.pk]
    pairs = np.array(names_of_stories(columns.ids.tolist()), np.int64).reshape(-1, 2)
    found, slots = OpenSegment(columns, np.ones(header.size, bool), header.pk).slots_of(pairs[:, 0])
    renamed = with_names(columns, slots, pairs[found, 1])
    wrong = np.setxor1d(_keys(columns), _keys(renamed)) >> _NAME_ROOM
    if len(wrong):
        rewrite_names(header.pk, renamed)
    return len(np.unique(wrong))


_NAME_ROOM = 32
"""Bits of a name in the column."""


def _keys(columns: Columns) -> Array:
    """Slot and name of each entry as one number."""
    return owners(columns.names_at).astype(np.int64) << _NAME_ROOM | columns.names
