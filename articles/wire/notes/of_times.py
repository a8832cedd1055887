"""What is said about dates, times and embargoes."""

from articles.story import Note, gettext_noop

NO_DATE = Note(code="date_missing", text=gettext_noop("There is no date."))
DATE_OF_CREATION = Note(
    code="date_of_creation",
    text=gettext_noop("The file does not say when this version was sent; the date of creation was used."),
)
HOUR_TWICE = Note(
    code="hour_twice", text=gettext_noop("The time falls in the hour that the clock ran twice; the first was taken.")
)
HOUR_MISSING = Note(
    code="hour_missing",
    text=gettext_noop("The time falls in the hour that the clock skipped; it was moved one hour forward."),
)
DATE_IN_FUTURE = Note(code="date_in_future", text=gettext_noop("The date lies in the future."))
DATE_TOO_OLD = Note(
    code="date_too_old", text=gettext_noop("The date is before 1866, when the first Danish news agency was founded.")
)
EMBARGO_EMPTY = Note(code="embargo_empty", text=gettext_noop("There is an embargo without a time; it was ignored."))
EMBARGO_DAY = Note(
    code="embargo_day",
    text=gettext_noop("The embargo names no time of day; the story is held back until the day has ended."),
)
EMBARGO_WITHOUT_END = Note(
    code="embargo_without_end",
    text=gettext_noop("The story is under an embargo that names no end, so it is withheld from the public."),
)

GMT_ASSUMED = Note(code="gmt_assumed", text=gettext_noop("The time names no zone; it was read as GMT."))


def zone_unknown(zone: str) -> Note:
    """A name of a time zone that nobody knows, or that means several."""
    return Note(
        code="zone_unknown",
        text=gettext_noop("The time zone %(zone)s is not known or means several; the provider's clock was used."),
        params={"zone": zone},
    )


def unreadable_date(value: str) -> Note:
    """A date that cannot be read; the story keeps none."""
    return Note(
        code="date_unreadable",
        text=gettext_noop("The date cannot be read: “%(value)s”."),
        params={"value": value},
    )


def unreadable_embargo(value: str) -> Note:
    """An embargo that cannot be read must not leak."""
    return Note(
        code="embargo_unreadable",
        text=gettext_noop("The embargo cannot be read (%(value)s), so the story is withheld from the public."),
        params={"value": value},
    )
