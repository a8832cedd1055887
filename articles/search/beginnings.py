"""Which names have a spelling whose words begin as typed."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from articles.index.columns import Array
from articles.models import EntityType, SpellingWord
from articles.search.spellings import public_spellings


def names_begun(type_: EntityType, words: Sequence[str], held: Array, now: datetime) -> Array:
    """Entities (primary keys) of a type with a spelling some word of which begins with each of `words`, folded.

    `held` says of each primary key whether the name is asked for. Spellings are those of public_spellings(); only for
    names that are not called so themselves is the database asked which these are. One query or two.
    """
    first, *others = sorted(words, key=len, reverse=True)
    spelled = SpellingWord.objects.filter(type=type_.value, word__startswith=first)
    for word in others:
        begun = SpellingWord.objects.filter(type=type_.value, word__startswith=word)
        spelled = spelled.filter(alias__in=begun.values("alias"))
    rows = np.array(list(spelled.values_list("entity", "alias", "is_own")), np.int64).reshape(-1, 3)
    rows = rows[np.isin(rows[:, 0], np.flatnonzero(held))]
    called = np.unique(rows[rows[:, 2] > 0, 0])
    written = np.unique(rows[~np.isin(rows[:, 0], called), 1])
    if not len(written):
        return called
    public = public_spellings(now).filter(pk__in=written.tolist()).values_list("entity", flat=True)
    return np.union1d(called, np.array(list(public), np.int64))
