"""The query as a tree. Frozen values; two queries that mean the same by spelling compare equal."""

from dataclasses import dataclass

MAX_EDITS = 2
"""Letters that a Fuzzy may differ in."""
MAX_DISTANCE = 50
"""Words that the parts of a Near may be apart."""
_LONG = 8
"""Letters from which on a word may differ in two letters, if nothing else is said."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word: any inflection of it, by the stemming of the story's own language, and as a part of a compound.

    One with punctuation inside (EU-topmøde) is its words side by side.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words exactly as they were typed, not inflected, side by side in this order: "kollektiv militærpagt", =valg."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word: demonstr*. `text` is without the star."""

    text: str


@dataclass(frozen=True, slots=True)
class Suffix:
    """The end of a word: *valg. `text` is without the star."""

    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word that may be spelled a little differently: lukashenko~, lukashenko~1.

    `edits` letters, 1 or 2, may be added, missing, exchanged or different. 0 stands for the usual number, see
    usual_edits, and is replaced by it, so that a field's value can be made a Fuzzy by Named.how alone.
    """

    text: str
    edits: int = 0

    def __post_init__(self) -> None:
        if not self.edits:
            object.__setattr__(self, "edits", usual_edits(self.text))


def usual_edits(text: str) -> int:
    """Letters that a word of this length may differ in when the query does not say: 1 up to seven letters, then 2."""
    return 1 if sum(map(str.isalnum, text)) < _LONG else 2


Leaf = Word | Phrase | Prefix | Suffix | Fuzzy
How = type[Word] | type[Phrase] | type[Prefix] | type[Suffix] | type[Fuzzy]


@dataclass(frozen=True, slots=True)
class Near:
    """At least two `parts` near each other within one of the texts, in any order: "a b"~5, a NEAR/5 b.

    Each part occurs so that the greatest of their positions, counted in words, is at most `distance` (1 to 50) more
    than the least. A part of several words stands where its first word does.
    """

    parts: tuple[Leaf, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Named:
    """A field with its value: person:"Vladimir Putin", titel:hilsen, dato:2020-08.

    `field` is the canonical name of articles.query.fields; `value` is what stood after the colon,
    unquoted. A date is in ISO form, cut at its precision; a range is two of them with .. between, either of which
    may be missing; a language is its code; what a story has (har:rettelse) is its English name. `how` is the node
    type that the value was typed as, for fields that search in text; for all others it is Word.
    """

    field: str
    value: str
    how: How = Word


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


Node = Leaf | Near | Named | Not | And | Or
