"""Which reader of names this is: a fingerprint of all that decides what is found in a text."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from articles.entities.spacy_names import pipeline_version
from articles.lexicon import dictionary

_ROOM = Path(__file__).parent
_DICTIONARY = (Path(dictionary.__file__), dictionary.FILE)
"""All that the reader takes from the lexicon: how compounds are taken apart is nothing to it."""
_KINDS = frozenset({".py", ".txt", ".xz"})
_NOT_READING = frozenset(
    {
        "__main__.py", "fold.py", "insert.py", "link.py", "link_dates.py", "rows.py", "shape.py", "version.py",
        "dates/expressions.py", "dates/expressions.txt", "lists/make.py",
        "recognise/corpora.py", "recognise/respell.py", "recognise/score.py", "recognise/train.py",
    }
)  # fmt: skip
"""What makes rows of names, trains or measures, and changes nothing of what is found."""
_NOT_READING_ROOMS = ("decisions/", "queues/", "variants/")
"""The same of whole rooms."""


def reader_version() -> str:
    """A word of 16 characters that changes with the model, the lists, the dictionary or the rules.

    With a configured spaCy pipeline its version follows after a plus. Two processes with the same files have the same
    one. Hashes some 4 MB once a process; loads no model.
    """
    return "+".join(filter(None, (_own_version(), pipeline_version())))


@lru_cache(maxsize=1)
def _own_version() -> str:
    whole = hashlib.sha256()
    for name, path in sorted(_files()):
        whole.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


def _files() -> Iterator[tuple[str, Path]]:
    """All files that decide what is found, each with its name within its room."""
    for path in _ROOM.rglob("*"):
        name = path.relative_to(_ROOM).as_posix()
        if path.suffix in _KINDS and name not in _NOT_READING and not name.startswith(_NOT_READING_ROOMS):
            yield name, path
    for path in _DICTIONARY:
        yield f"lexicon/{path.name}", path
