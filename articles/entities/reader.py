"""Which reader of names and dates this is: a fingerprint that changes with its rules, lists and pipeline. Pure."""

import hashlib
from functools import lru_cache
from pathlib import Path

import babel

_ROOM = Path(__file__).parent
_NOT_READING = ("__main__.py", "link.py", "link_dates.py", "rows.py", "insert.py", "decisions", "__pycache__")
"""Files and rooms here that put names into rows: what a text says does not depend on them."""


def reader_version() -> str:
    """The fingerprint of what reads names and dates now, 20 characters.

    Two processes of one release agree on it, and a story whose Article.names_read_with is another one is to be read
    again. Nothing is loaded for it but the bytes of the files, once per process.
    """
    return _own_version()


@lru_cache(maxsize=1)
def _own_version() -> str:
    digest = hashlib.sha256(babel.__version__.encode())  # the names of countries are its
    for path in sorted(_ROOM.rglob("*")):
        place = path.relative_to(_ROOM)
        if path.is_file() and not set(place.parts) & set(_NOT_READING):
            digest.update(f"{place.as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:20]
