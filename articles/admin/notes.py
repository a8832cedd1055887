"""Reasons as editors read them: translated where they are shown, stored with code and places."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext

from articles.story import Note


def sentence(note: Note | Mapping[str, Any]) -> str:
    """A note, or one as a batch stores it ({code, text, params}), in the language in force."""
    text, params = (note.text, note.params) if isinstance(note, Note) else (note["text"], note["params"])
    return gettext(text) % dict(params)


def sentences(notes: Iterable[Note | Mapping[str, Any]]) -> list[str]:
    """All of them."""
    return [sentence(note) for note in notes]
