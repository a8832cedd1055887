"""What the reader typed -> tree -> canonical text. Pure: no Django, no database.

`python -m articles.query 'TEXT'` is its console.
"""

from articles.query.dates import (
    ImpossibleDate,
    Period,
    Range,
    Span,
    period_between,
    period_of_field,
    read_period,
    read_range,
    read_span,
    span_of_field,
)
from articles.query.faults import Fault, QuerySyntaxError
from articles.query.fields import FIELDS, Field, FieldKind
from articles.query.grammar import GRAMMAR
from articles.query.narrow import Loosened, named_of, narrowed, period_of, title_words_of, without, words_of
from articles.query.parser import parse_query
from articles.query.printer import field_value_text, to_text
from articles.query.read import ReadQuery, read_query

__all__ = [
    "FIELDS",
    "GRAMMAR",
    "Fault",
    "Field",
    "FieldKind",
    "ImpossibleDate",
    "Loosened",
    "Period",
    "QuerySyntaxError",
    "Range",
    "ReadQuery",
    "Span",
    "field_value_text",
    "named_of",
    "narrowed",
    "parse_query",
    "period_between",
    "period_of",
    "period_of_field",
    "read_period",
    "read_query",
    "read_range",
    "read_span",
    "span_of_field",
    "title_words_of",
    "to_text",
    "without",
    "words_of",
]
