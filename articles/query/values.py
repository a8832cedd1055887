"""The value of a field: what a reader may type after the colon, and how the tree spells it."""

from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache

from babel import Locale

from articles.query.dates import ImpossibleDate, read_period, read_span
from articles.query.faults import fault, shortened
from articles.query.fields import Field, FieldKind
from articles.story import Note, gettext_noop

_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis"})
"""CLDR's codes for unknown, several, none and unlisted."""

MOST_MORE_WORDS = 3
"""Words after the first that a date may have: dato:16. august 2020 has two."""


class Refusal(Exception):
    """The value is not one that `field` can have. `nearest` is one that it can; None when none suggests itself."""

    def __init__(self, field: Field, note: Note, advice: Note, nearest: str | None = None) -> None:
        super().__init__(str(note))
        self.field = field
        self.note = note
        self.advice = advice
        self.nearest = nearest


def spelled(field: Field, value: str) -> str:
    """The value as the tree spells it, so that queries that mean the same compare equal.

    Dates become ISO cut at their precision, languages their code; the rest stays. Raises Refusal.
    """
    if field.kind is FieldKind.DATE:
        try:
            return read_span(value).isoformat()
        except ImpossibleDate as impossible:
            raise _refusal(field, impossible) from None
    return _language(field, value) if field.kind is FieldKind.LANGUAGE else value


def with_more_words(refusal: Refusal, longer: Sequence[str]) -> tuple[int, Refusal]:
    """What to say of an unquoted date if the words after it belong to it.

    `longer` holds the value with one more word each, white space single. Returns how many of those words
    belong to the date, and the refusal for all of it; 0 and `refusal` itself when none does.
    """
    best = (0, refusal)
    for words, typed in enumerate(longer, start=1):
        try:
            read_span(typed)
        except ImpossibleDate as impossible:
            if impossible.is_nearly_one:
                best = (words, _refusal(refusal.field, impossible))
        else:
            spaced = fault("date-unquoted", 0, 0, date=spelled(refusal.field, typed))
            return words, Refusal(refusal.field, spaced.note, spaced.advice, typed)
    return best


def as_period(value: str) -> tuple[str, str] | None:
    """Both ends, in ISO, of a period typed as one value: 2020-01..2020-08. None when it is none."""
    first, dots, last = value.partition("..")
    if not dots:
        return None
    try:
        read_period(first, last.lstrip("."))
        return read_span(first).isoformat(), read_span(last.lstrip(".")).isoformat()
    except ImpossibleDate:
        return None


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
