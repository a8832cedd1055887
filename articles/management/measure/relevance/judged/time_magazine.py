"""The format of the TIME collection: news of 1963, in capitals.

`*TEXT` and a line of particulars begin an article, `*FIND NUMBER` a question, `*STOP` ends the file. Judgments are
rows of a question and its articles, named by their place in the file, counted from 1.
"""

import re

from articles.management.measure.relevance.judged.collection import Document, Documents, Grades, Questions

_ARTICLE = re.compile(r"^\*TEXT.*$", re.MULTILINE)
_QUESTION = re.compile(r"^\*FIND[ \t]+(\d+)", re.MULTILINE)
_STOP = "\n*STOP"


def read_documents(text: str) -> Documents:
    """Every article by its place; without titles."""
    articles = _ARTICLE.split(text.partition(_STOP)[0])[1:]
    return {str(place): Document("", body.strip()) for place, body in enumerate(articles, 1)}


def read_questions(text: str) -> Questions:
    """Every question by its number."""
    pieces = _QUESTION.split(text.partition(_STOP)[0])
    return {str(int(key)): asked.strip() for key, asked in zip(pieces[1::2], pieces[2::2], strict=True)}


def read_grades(text: str) -> Grades:
    """The articles of each question, all of grade 1."""
    rows = (line.split() for line in text.splitlines())
    return {question: dict.fromkeys(articles, 1) for question, *articles in filter(None, rows)}
