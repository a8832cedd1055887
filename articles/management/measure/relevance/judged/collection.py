"""A judged collection, in whatever format it was found."""

from collections.abc import Mapping
from dataclasses import dataclass


class CollectionFault(Exception):
    """There is no collection, or it is not what it should be; the message says which, and what to do."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document. The title is empty where the collection has none."""

    title: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Documents and questions by their keys, in the order in which they are judged and shown.

    Every question has a judgment.
    """

    name: str
    documents: Mapping[str, Document]
    questions: Mapping[str, str]
    grades: Mapping[str, Mapping[str, int]]
    """By question and document: 1 or more, the more the better. What is not here is of no use to the question."""
    language: str = "en"
    """Of all texts: a primary language subtag of BCP 47."""


Documents = dict[str, Document]
Questions = dict[str, str]
Grades = dict[str, dict[str, int]]


def collection_of(
    name: str, documents: Documents, questions: Questions, grades: Grades, *, language: str = "en"
) -> Collection:
    """The collection, without questions that have no answer. Raises CollectionFault when nothing is left."""
    if not documents:
        raise CollectionFault(f"{name}: no document could be read")
    judged = {key: text for key, text in questions.items() if grades.get(key)}
    if not judged:
        raise CollectionFault(f"{name}: no question has a judgment; do the files belong together?")
    return Collection(
        name=name,
        documents=documents,
        questions=judged,
        grades={key: grades[key] for key in judged},
        language=language,
    )
