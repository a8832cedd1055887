"""The format of the SMART system, in which Cranfield, CISI and MED are handed on.

A record begins with `.I NUMBER`; a line of one capital after a point begins a field: .T a title, .W a text.
Should a field stand twice in one record, the last counts.
"""

import re

from articles.management.measure.relevance.judged.collection import Document, Documents, Questions

_RECORD = re.compile(r"^\.I[ \t]+(\S+)[ \t]*$", re.MULTILINE)
_FIELD = re.compile(r"^\.([A-Z])[ \t]*$", re.MULTILINE)
_REPEATED = 20
"""Characters by which a text is known to begin with its own title."""


def read_documents(text: str, *, titles_repeated: bool) -> Documents:
    """Title and text of every record. `titles_repeated`: a text that begins with its title goes on without it."""
    documents = {}
    for key, fields in _records(text):
        title, body = fields.get("T", ""), fields.get("W", "")
        rest = body[len(title) :]
        repeats = titles_repeated and bool(title) and body.startswith(title[:_REPEATED]) and not rest[:1].isalnum()
        documents[key] = Document(title, rest if repeats else body)
    return documents


def read_questions(text: str, *, by_place: bool) -> Questions:
    """Title and text of every record.

    `by_place`: judgments name a question by its place in the file, counted from 1, whatever number it bears.
    """
    records = ((key, " ".join(filter(None, (fields.get("T"), fields.get("W"))))) for key, fields in _records(text))
    return {str(place) if by_place else key: asked for place, (key, asked) in enumerate(records, 1)}


def _records(text: str) -> list[tuple[str, dict[str, str]]]:
    pieces = _RECORD.split(text)
    return [(_number(key), _fields(record)) for key, record in zip(pieces[1::2], pieces[2::2], strict=True)]


def _fields(record: str) -> dict[str, str]:
    pieces = _FIELD.split(record)
    return {name: text.strip() for name, text in zip(pieces[1::2], pieces[2::2], strict=True)}


def _number(key: str) -> str:
    """The key without leading zeros, which judgments leave out."""
    return key.lstrip("0") or key
