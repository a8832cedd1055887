"""The general format: documents and questions as JSON lines.

A document is `{"id": "d1", "title": "...", "text": "..."}`, a question `{"id": "q1", "text": "..."}`; the title may be
left out, and `_id` may stand for `id`. A document may tell its `language` (BCP 47); the first that does speaks for all.
"""

import json
from collections.abc import Iterator
from typing import Any

from articles.management.measure.relevance.judged.collection import CollectionFault, Document, Documents, Questions


def read_documents(text: str) -> tuple[Documents, str]:
    """Every document, and the primary subtag of their language: English unless one of them says otherwise."""
    documents: Documents = {}
    language = ""
    for key, row in _rows(text):
        documents[key] = Document(_text(row, "title"), _text(row, "text"))
        language = language or _text(row, "language")
    return documents, language.partition("-")[0].lower() or "en"


def read_questions(text: str) -> Questions:
    """Every question."""
    return {key: _text(row, "text") for key, row in _rows(text)}


def _rows(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Raises CollectionFault naming the line that is none."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as problem:
            raise CollectionFault(f"line {number} is not JSON: {problem}") from problem
        key = row.get("id", row.get("_id")) if isinstance(row, dict) else None
        if not isinstance(key, str | int):
            raise CollectionFault(f'line {number} is no object with an "id"')
        yield str(key), row


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return value.strip() if isinstance(value, str) else ""
