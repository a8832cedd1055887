"""What can be wrong with a query: where, what, how to write it, and the edits that would mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from articles.story import Note, gettext_noop

MAX_LENGTH = 10_000
"""Characters that are looked at. Longer than anything the other limits let through."""
MAX_CONTENT = 4_000
"""Characters in all words and values together."""
MAX_TERMS = 200
"""Words, phrases, fields and exclusions together."""
MAX_WORD = 250
"""Characters between two spaces. PostgreSQL takes lexemes of at most 2,046 bytes."""
MAX_DEPTH = 20
"""Parentheses within parentheses."""
MAX_NOTS = 10
"""Exclusions of exclusions."""

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace text[start:end] by `text`."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One mistake. It is about text[position:end], code points from 0.

    `note` says what is wrong in few words, without a full stop; `advice` says how to write it.
    """

    position: int
    end: int
    note: Note
    advice: Note
    edits: tuple[Edit, ...] = field(default=(), repr=False, compare=False)


class QuerySyntaxError(ValueError):
    """A query that cannot be read as it stands. `position` is the code point, from 0, of the first mistake."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"{fault.note} (character {fault.position + 1})")
        self.fault = fault
        self.note = fault.note
        self.position = fault.position


def shortened(text: str) -> str:
    """`text` as a message may quote it: at most 40 characters."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


_STAR = gettext_noop(
    "A star stands right after the beginning of a word or right before its end: demonstr* finds every word that begins"
    " so, *valg every word that ends so."
)
_TILDE = gettext_noop("A ~ stands right after a word, to find it spelled a little differently too: lukashenko~")
_NEAR = gettext_noop("Write how many words apart they may be, from 1 to %(most)s: %(example)s")
_OPERATOR = gettext_noop("To search for the word itself, write it in small letters or in quotation marks.")

MESSAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "quote-open": (
            gettext_noop("The quotation mark is never closed"),
            gettext_noop(
                "At character %(character)s a phrase begins with %(mark)s, but there is no %(closing)s to end it."
            ),
        ),
        "field-empty": (
            gettext_noop("Nothing stands after %(field)s:"),
            gettext_noop("Write the value right after the colon, without a space: %(example)s"),
        ),
        "field-unknown": (
            gettext_noop("%(field)s: is not a field"),
            gettext_noop(
                "The fields are person:, org:, place:, title:, section:, source:, date:, from:, to:, mentions:, lang:"
                " and has:. To search for text with a colon in it, put quotation marks around it."
            ),
        ),
        "star-alone": (gettext_noop("The star has no word beside it"), _STAR),
        "star-inside": (gettext_noop("A star can only stand at one end of a word"), _STAR),
        "star-in-phrase": (gettext_noop("A star does not work in quotation marks"), _STAR),
        "star-in-field": (
            gettext_noop("%(field)s: takes no star"),
            gettext_noop("Of the fields, only title: takes a star."),
        ),
        "exact-alone": (
            gettext_noop("The equals sign has no word after it"),
            gettext_noop("An equals sign stands right before a word, to find only that form of it: =valg"),
        ),
        "exact-sign": (
            gettext_noop("With an equals sign, a word takes neither star nor ~"),
            gettext_noop("The equals sign asks for the word exactly as it is written. Leave out one of the two."),
        ),
        "tilde-alone": (gettext_noop("The ~ has no word before it"), _TILDE),
        "tilde-star": (
            gettext_noop("A word takes either a star or a ~"),
            gettext_noop("The beginning or the end of a word has to be spelled as it is. Leave out one of the two."),
        ),
        "tilde-number": (
            gettext_noop("A word can be spelled differently by 1 or 2 letters"),
            gettext_noop("Write ~1 or ~2 after the word, or ~ alone: the archive then goes by its length."),
        ),
        "tilde-in-field": (
            gettext_noop("%(field)s: takes no ~"),
            gettext_noop("Of the fields, only title: takes a ~."),
        ),
        "tilde-number-in-field": (
            gettext_noop("In %(field)s: the number of letters cannot be chosen"),
            gettext_noop("Write ~ alone: the archive goes by the length of the word."),
        ),
        "near-distance": (gettext_noop("It does not say how many words apart"), _NEAR),
        "near-range": (gettext_noop("%(number)s is not a number of words from 1 to %(most)s"), _NEAR),
        "near-one": (
            gettext_noop("One word cannot be near itself"),
            gettext_noop("Write at least two words within the quotation marks."),
        ),
        "near-operand": (
            gettext_noop("%(operator)s has a word or a phrase on either side, or several with OR between"),
            gettext_noop("It takes no fields, no exclusions and no parenthesis of words that must all be there."),
        ),
        "near-distances": (
            gettext_noop("A row of words near each other has one distance"),
            gettext_noop("Write the same number each time: %(example)s"),
        ),
        "near-many": (
            gettext_noop("There are too many ways to be near each other"),
            gettext_noop(
                "Each word on one side is paired with each on the other. A query has room for %(terms)s words in all."
            ),
        ),
        "near-in-field": (
            gettext_noop("%(field)s: takes no distance"),
            gettext_noop("Words near each other are looked for in the whole story."),
        ),
        "paren-open": (
            gettext_noop("The parenthesis is never closed"),
            gettext_noop("At character %(character)s a parenthesis begins, but there is no ) to end it."),
        ),
        "paren-close": (
            gettext_noop("The parenthesis was never opened"),
            gettext_noop("At character %(character)s a parenthesis ends, but there is no ( before it."),
        ),
        "paren-empty": (
            gettext_noop("There is nothing in the parenthesis"),
            gettext_noop("Put words in it, or leave it out."),
        ),
        "operator-alone": (gettext_noop("%(operator)s needs something on both sides"), _OPERATOR),
        "not-alone": (
            gettext_noop("%(operator)s has nothing to leave out"),
            gettext_noop("Write what the stories must not contain right after it: -CNN"),
        ),
        "nothing": (
            gettext_noop("There is nothing to search for"),
            gettext_noop("Write at least one word with letters or digits."),
        ),
        "too-long": (
            gettext_noop("The query is too long"),
            gettext_noop(
                "A query has room for %(terms)s words and %(characters)s characters;"
                " what stands from character %(character)s on is too much."
            ),
        ),
        "word-too-long": (
            gettext_noop("The word is too long"),
            gettext_noop("A word has at most %(characters)s characters."),
        ),
        "too-deep": (
            gettext_noop("Too much is nested"),
            gettext_noop(
                "A query has room for %(depth)s parentheses within each other and %(nots)s exclusions in a row."
            ),
        ),
        "date-period": (
            gettext_noop("%(field)s: takes one date, not a period"),
            gettext_noop("Write the period with date: %(example)s"),
        ),
        "date-unquoted": (
            gettext_noop("A date with spaces needs quotation marks"),
            gettext_noop("Put quotation marks around it, or write it with digits and without spaces: %(date)s"),
        ),
    }
)
"""By code: what is wrong, and how to write it. English, for translation."""


def fault(code: str, start: int, end: int, *edits: Edit, **params: str | int) -> Fault:
    """The fault of MESSAGES that text[start:end] has; `character`, counted from 1, is filled in by itself."""
    note, advice = MESSAGES[code]
    values = {"character": start + 1, **params}
    return Fault(
        position=start,
        end=end,
        note=Note(code=code, text=note, params=values),
        advice=Note(code=f"{code}-advice", text=advice, params=values),
        edits=edits,
    )


def too_long(start: int, end: int, *edits: Edit) -> Fault:
    """From text[start] on there is no room."""
    return fault("too-long", start, end, *edits, terms=MAX_TERMS, characters=MAX_CONTENT)


def too_deep(start: int, end: int, *edits: Edit) -> Fault:
    """text[start:end] nests too deeply."""
    return fault("too-deep", start, end, *edits, depth=MAX_DEPTH, nots=MAX_NOTS)


def value_refused(start: int, end: int, note: Note, advice: Note, *edits: Edit) -> Fault:
    """text[start:end] is no value of its field; `note` and `advice` come from what read it."""
    return Fault(position=start, end=end, note=note, advice=advice, edits=edits)
