"""The value of a field: what a reader may type after the colon, and how the tree spells it."""

from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache

from babel import Locale

from articles.query.dates import ImpossibleDate, Range, Span, is_range, not_a_date, read_range, read_span
from articles.query.faults import fault, shortened
from articles.query.fields import STATES, Field, FieldKind
from articles.story import Note, gettext_noop

_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis"})
"""CLDR's codes for unknown, several, none and unlisted."""

MOST_MORE_WORDS = 6
"""Words after the first that a date may have: dato:16. august 2020 has two, den 16. august 2020..den 20. august 2020
six."""


class Refusal(Exception):
    """The value is not one that `field` can have. `nearest` is one that it can; None when none suggests itself."""

    def __init__(self, field: Field, note: Note, advice: Note, nearest: str | None = None) -> None:
        super().__init__(str(note))
        self.field = field
        self.note = note
        self.advice = advice
        self.nearest = nearest


def spelled(field: Field, value: str, language: str = "da") -> str:
    """The value as the tree spells it, so that queries that mean the same compare equal.

    Dates become ISO cut at their precision, languages their code, states their name; the rest stays. Raises Refusal,
    whose offer is in `language` where it needs words of ours.
    """
    match field.kind:
        case FieldKind.DATE:
            try:
                return _read_date(field, value).isoformat()
            except ImpossibleDate as impossible:
                raise _refusal(field, impossible) from None
        case FieldKind.LANGUAGE:
            return _language(field, value)
        case FieldKind.STATE:
            return _state(field, value, language)
    return value


def with_more_words(refusal: Refusal, longer: Sequence[str]) -> tuple[int, Refusal]:
    """What to say of an unquoted date if the words after it belong to it.

    `longer` holds the value with one more word each, white space single. Returns how many of those words
    belong to the date, and the refusal for all of it; 0 and `refusal` itself when none does.
    """
    best = (0, refusal)
    for words, typed in enumerate(longer, start=1):
        try:
            read = _read_date(refusal.field, typed)
        except ImpossibleDate as impossible:
            if impossible.is_nearly_one:
                best = (words, _refusal(refusal.field, impossible))
        else:
            spaced = fault("date-unquoted", 0, 0, date=read.isoformat())
            best = (words, Refusal(refusal.field, spaced.note, spaced.advice, typed))
    return best


def as_range(value: str) -> str | None:
    """A range in ISO, of a value typed where only one date can be. None when it is none that can be."""
    try:
        return read_range(value).isoformat() if is_range(value) else None
    except ImpossibleDate as impossible:
        return impossible.nearest.isoformat() if isinstance(impossible.nearest, Range) else None


def _read_date(field: Field, value: str) -> Span | Range:
    if field.takes_ranges:
        return read_range(value)
    if is_range(value):
        raise not_a_date(value)
    return read_span(value)


def _refusal(field: Field, impossible: ImpossibleDate) -> Refusal:
    nearest = impossible.nearest.isoformat() if impossible.nearest else None
    return Refusal(field, impossible.note, impossible.advice, nearest)


def _language(field: Field, value: str) -> str:
    wanted = value.casefold()
    codes = language_codes()
    code = codes.get(wanted) or codes.get(wanted.replace("_", "-").partition("-")[0])
    if code:
        return code
    near = get_close_matches(wanted, codes, n=1, cutoff=0.75) if len(wanted) > 3 else []
    raise Refusal(
        field,
        Note(
            code="language-unknown",
            text=gettext_noop("%(language)s is not a language that is known here"),
            params={"language": shortened(value)},
        ),
        Note(
            code="language-unknown-advice",
            text=gettext_noop("Write the name or the code of the language: Danish or da, English or en, German or de."),
        ),
        near[0] if near else None,
    )


def _state(field: Field, value: str, language: str) -> str:
    wanted = value.casefold()
    for name, state in STATES.items():
        if wanted in (*state.danish, *state.english):
            return name
    offered = {state.spelling(language): name for name, state in STATES.items()}
    near = next(iter(get_close_matches(wanted, offered, n=1, cutoff=0)), None)
    raise Refusal(
        field,
        Note(
            code="state-unknown",
            text=gettext_noop("%(state)s is nothing that a story can have here"),
            params={"state": shortened(value)},
        ),
        Note(
            code="state-unknown-advice",
            text=gettext_noop("Write %(example)s for the stories that have been corrected."),
            params={"example": field.example(language)},
        ),
        near,
    )


@cache
def language_codes() -> dict[str, str]:
    """The code of a language by its code (ISO 639, lower case) and its Danish and English names (from CLDR)."""
    named = [_names("en"), _names("da")]
    codes = {code: code for names in named for code in names}
    for names in named:
        for code, name in names.items():
            codes.setdefault(name.casefold(), code)
    return codes


def _names(locale: str) -> dict[str, str]:
    return {
        str(code): str(name)
        for code, name in Locale(locale).languages.items()
        if len(str(code)) in (2, 3) and code not in _NO_LANGUAGE
    }
