"""Notes of the pure rooms as people read them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from articles.story import Note


def sentence(note: Note | Mapping[str, Any]) -> str:
    """A note in the language in force, or one as a batch stores it ({code, text, params})."""
    text, params = (note.text, note.params) if isinstance(note, Note) else (note["text"], note["params"])
    return gettext(text) % dict(params)


def stored(note: Note) -> dict[str, Any]:
    """A note as a row keeps it; sentence() reads it."""
    return {"code": note.code, "text": note.text, "params": dict(note.params)}
