"""How names are filed, kept by every process: in the order of a Danish dictionary, under their letters.

A name never changes what it is called (articles.models.Entity), so what was read once stays right, and only what a list
needs and is not here has to be read.
"""

from bisect import bisect_left
from dataclasses import dataclass
from threading import Lock

import numpy as np

from articles.entities.fold import danish_sort_key
from articles.index.columns import Array
from articles.index.current import this_database
from articles.models import Entity, EntityType

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"
OTHER_LETTER = "#"
"""Stands for every name that begins with no letter of the Danish alphabet: 3F, Минск."""
STEPS = LETTERS + OTHER_LETTER
FEW = 2_000
"""Names that are asked for by their keys; for more, all of their type are read."""
_BEGINNINGS = [danish_sort_key(letter).encode() for letter in LETTERS]
_KEY = 8
"""Bytes of a primary key."""


@dataclass(frozen=True, slots=True)
class Filed:
    """Entities of one type (primary keys) in their order, and of each the place of its letter in STEPS.

    `seconds` are the places of the letters behind these, in the same word; aa is one letter, å.
    """

    pks: Array
    letters: Array
    seconds: Array


class _File:
    """The entities of one type that have been asked for."""

    def __init__(self, type_: EntityType) -> None:
        self._type = type_
        self._lock = Lock()
        self._keys: list[bytes] = []
        """Sort key, a zero, primary key: byte by byte they sort as the names do."""
        self._filed = Filed(np.zeros(0, np.int64), np.zeros(0, np.int8), np.zeros(0, np.int8))
        self._is_known = np.zeros(1, bool)
        """By primary key; the last is of none."""

    def with_all(self, pks: Array) -> Filed:
        with self._lock:
            missing = pks[~self._is_known[np.minimum(pks, len(self._is_known) - 1)]]
            if len(missing):
                self._take_in(missing)
            return self._filed

    def _take_in(self, missing: Array) -> None:
        names = Entity.objects.filter(type=self._type).order_by()
        if len(missing) <= FEW:
            names = names.filter(pk__in=missing.tolist())
        read = {key.encode() + b"\0" + pk.to_bytes(_KEY) for pk, key in names.values_list("pk", "sort_key")}
        self._keys = sorted(read.union(self._keys))
        pks = np.frombuffer(b"".join([key[-_KEY:] for key in self._keys]), f">i{_KEY}").astype(np.int64)
        self._filed = Filed(pks, *_letters(self._keys))
        self._is_known = np.zeros(int(self._filed.pks.max(initial=0)) + 2, bool)
        self._is_known[self._filed.pks] = True


def _letters(keys: list[bytes]) -> tuple[Array, Array]:
    """The places in STEPS of the first letters of names whose ordered keys these are, and of those behind them."""
    letters, seconds = (np.full(len(keys), len(LETTERS), np.int8) for _row in range(2))
    for letter, beginning in enumerate(_BEGINNINGS):
        start, end = _reach(keys, beginning, 0, len(keys))
        letters[start:end] = letter
        for second, behind in enumerate(_BEGINNINGS):
            first, last = _reach(keys, beginning + behind, start, end)
            seconds[first:last] = second
    return letters, seconds


def _reach(keys: list[bytes], beginning: bytes, start: int, end: int) -> tuple[int, int]:
    """From where to where, within `start` and `end`, ordered keys begin so."""
    # No text in UTF-8 holds the byte 255.
    return bisect_left(keys, beginning, start, end), bisect_left(keys, beginning + b"\xff", start, end)


_files: dict[tuple[str, ...], _File] = {}
_making = Lock()


def filed(type_: EntityType, pks: Array) -> Filed:
    """The names of a type in order, those with these keys (primary, each once) among them; one query if any is new."""
    with _making:
        file = _files.setdefault((*this_database(), type_.value), _File(type_))
    return file.with_all(pks)
