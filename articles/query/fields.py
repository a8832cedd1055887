"""The fields of the query language: the one list that lexer, printer, search and help page go by."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from articles.story import gettext_noop


class FieldKind(StrEnum):
    """What a field's value is."""

    NAME = "name"
    """A name or some of its words, of the type that the field says."""
    TEXT = "text"
    """A word, a "phrase", a prefix*, a *suffix or a misspelling~; the only kind whose Named.how says anything."""
    CHOICE = "choice"
    """One of the archive's own sections or sources."""
    DATE = "date"
    """A year, a month or a day; see articles.query.dates."""
    LANGUAGE = "language"
    """A language's code or its Danish or English name."""
    STATE = "state"
    """Something that a story has or has not; one of STATES."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field. The first spelling of a language is the one that the archive writes; all are lower case."""

    name: str
    """The canonical name, as in Named.field."""
    danish: tuple[str, ...]
    english: tuple[str, ...]
    kind: FieldKind
    help: str
    """An English sentence for translation: what the field finds."""
    danish_example: str
    english_example: str
    left_out_in_help: bool = False
    """Whether help shows the example with a minus before it, which is then what `help` speaks of: so that it finds
    something in an archive of the seed stories alone."""
    takes_ranges: bool = False
    """Of a field of dates: whether it takes two of them with .. between."""

    def spelling(self, language: str) -> str:
        """How the archive writes the field in "da" or "en"."""
        return (self.danish if language == "da" else self.english)[0]

    def example(self, language: str) -> str:
        """A whole query that uses the field, in "da" or "en"."""
        return self.danish_example if language == "da" else self.english_example


_ALL = (
    Field(
        name="person",
        danish=("person", "personer"),
        english=("person", "people"),
        kind=FieldKind.NAME,
        help=gettext_noop("Stories that mention the person, whichever form of the name they use"),
        danish_example='person:"Vladimir Putin"',
        english_example='person:"Vladimir Putin"',
    ),
    Field(
        name="org",
        danish=("org", "organisation"),
        english=("org", "organization"),
        kind=FieldKind.NAME,
        help=gettext_noop("Stories that mention the organisation"),
        danish_example="org:EU",
        english_example="org:EU",
    ),
    Field(
        name="place",
        danish=("sted", "steder"),
        english=("place", "places"),
        kind=FieldKind.NAME,
        help=gettext_noop("Stories that mention the place"),
        danish_example="sted:Minsk",
        english_example="place:Minsk",
    ),
    Field(
        name="title",
        danish=("titel", "overskrift"),
        english=("title", "headline"),
        kind=FieldKind.TEXT,
        help=gettext_noop("Stories with the word in the headline; phrases and words with * or ~ work there too"),
        danish_example="titel:samarbejdet",
        english_example="title:samarbejdet",
    ),
    Field(
        name="section",
        danish=("sektion",),
        english=("section",),
        kind=FieldKind.CHOICE,
        help=gettext_noop("Stories that are not of the section; without the minus, those that are"),
        danish_example="sektion:Sport",
        english_example="section:Sport",
        left_out_in_help=True,
    ),
    Field(
        name="source",
        danish=("kilde",),
        english=("source",),
        kind=FieldKind.CHOICE,
        help=gettext_noop("Stories from the news agency"),
        danish_example="kilde:ritzau",
        english_example="source:ritzau",
    ),
    Field(
        name="date",
        danish=("dato",),
        english=("date",),
        kind=FieldKind.DATE,
        help=gettext_noop("Stories that were sent, or may have been sent, in the year, in the month or on the day"),
        danish_example='dato:"august 2020"',
        english_example='date:"August 2020"',
        takes_ranges=True,
    ),
    Field(
        name="from",
        danish=("fra",),
        english=("from",),
        kind=FieldKind.DATE,
        help=gettext_noop("Stories from the date or later; the date itself is included"),
        danish_example="fra:2020-08-15",
        english_example="from:2020-08-15",
    ),
    Field(
        name="to",
        danish=("til",),
        english=("to",),
        kind=FieldKind.DATE,
        help=gettext_noop("Stories from the date or earlier; the date itself is included"),
        danish_example="til:31.8.2020",
        english_example="to:31.8.2020",
    ),
    Field(
        name="mentions",
        danish=("omtaler",),
        english=("mentions",),
        kind=FieldKind.DATE,
        help=gettext_noop("Stories whose text speaks of the year, of the month or of the day, whenever they were sent"),
        danish_example="omtaler:2020-08-09",
        english_example="mentions:2020-08-09",
        takes_ranges=True,
    ),
    Field(
        name="lang",
        danish=("sprog",),
        english=("lang", "language"),
        kind=FieldKind.LANGUAGE,
        help=gettext_noop("Stories written in the language"),
        danish_example="sprog:dansk",
        english_example="lang:Danish",
    ),
    Field(
        name="has",
        danish=("har",),
        english=("has",),
        kind=FieldKind.STATE,
        help=gettext_noop("Stories that have not been corrected; without the minus, those that have"),
        danish_example="har:rettelse",
        english_example="has:correction",
        left_out_in_help=True,
    ),
)

FIELDS: Mapping[str, Field] = MappingProxyType({field.name: field for field in _ALL})
"""Every field by its canonical name, in the order in which help and messages list them."""

SPELLINGS: Mapping[str, Field] = MappingProxyType(
    {spelling: field for field in _ALL for spelling in (*field.danish, *field.english)}
)
"""Every spelling that a reader may type before the colon, in lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A value of has:. The first spelling of a language is the one that the archive writes; all are lower case."""

    danish: tuple[str, ...]
    english: tuple[str, ...]

    def spelling(self, language: str) -> str:
        """How the archive writes it in "da" or "en"."""
        return (self.danish if language == "da" else self.english)[0]


STATES: Mapping[str, State] = MappingProxyType(
    {"correction": State(danish=("rettelse", "rettelser"), english=("correction", "corrections"))}
)
"""What a story may have, by the canonical value as in Named.value."""

RELATED: Mapping[str, str] = MappingProxyType(
    {
        "land": "sted",
        "country": "place",
        "city": "place",
        "navn": "person",
        "name": "person",
        "bureau": "kilde",
        "agency": "source",
        "år": "dato",
        "måned": "dato",
        "dag": "dato",
        "year": "date",
        "month": "date",
        "day": "date",
        "siden": "fra",
        "efter": "fra",
        "since": "from",
        "after": "from",
        "før": "til",
        "indtil": "til",
        "before": "to",
        "until": "to",
        "nævner": "omtaler",
        "omtalt": "omtaler",
        "omtale": "omtaler",
        "mention": "mentions",
        "mentioned": "mentions",
        "about": "mentions",
    }
)
"""What a reader may take for a field, and the spelling to offer instead."""
