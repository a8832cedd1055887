"""The format of the NPL collection: records parted by lines of a slash, each a number and what belongs to it."""

import re

from articles.management.measure.relevance.judged.collection import Document, Documents, Grades, Questions

_PARTING = re.compile(r"^[ \t]*/[ \t]*$", re.MULTILINE)


def read_documents(text: str) -> Documents:
    """Every document that has a text; without titles."""
    return {key: Document("", body) for key, body in _records(text)}


def read_questions(text: str) -> Questions:
    """Every question that has a text."""
    return dict(_records(text))


def read_grades(text: str) -> Grades:
    """The documents of each question, all of grade 1."""
    return {question: dict.fromkeys(documents.split(), 1) for question, documents in _records(text)}


def _records(text: str) -> list[tuple[str, str]]:
    records = (record.split(None, 1) for record in _PARTING.split(text))
    return [(record[0], record[1].strip()) for record in records if len(record) == 2]
