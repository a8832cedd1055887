"""The query as a tree. Frozen values; two queries that mean the same by spelling compare equal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One word: matches any inflection of it, by the stemming of the story's own language."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side, in this order: "kollektiv militærpagt"."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word: demonstr*. `text` is without the star."""

    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """A field with its value: person:"Vladimir Putin", titel:hilsen, dato:2020-08.

    `field` is the canonical name of articles.query.fields; `value` is what stood after the colon,
    unquoted; a date is in ISO form, cut at its precision, and a language is its code. `how` is the node
    type that the value was typed as, for fields that search in text; for all others it is Word.
    """

    field: str
    value: str
    how: type[Word] | type[Phrase] | type[Prefix] = Word


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but `part`."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """All of `parts`; at least two, none of them an And."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of `parts`; at least two, none of them an Or."""

    parts: tuple["Node", ...]


Node = Word | Phrase | Prefix | Named | Not | And | Or
